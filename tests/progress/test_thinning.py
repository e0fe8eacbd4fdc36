"""Which backups stay."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from whosays.progress.thinning import staying

NOW = datetime(2026, 5, 17, 12, 30, tzinfo=UTC)  # a Sunday


def ago(**ages: float) -> datetime:
    return NOW - timedelta(**ages)


def test_the_last_of_each_hour_stays_for_a_day() -> None:
    # 12:25 and 12:05 are in one hour, 11:50 and 11:10 in another; 13:00 of the day before is
    # 23.5 hours old
    moments = [ago(minutes=age) for age in (5, 25, 40, 80, 23.5 * 60)]
    assert staying(moments, NOW) == {moments[0], moments[2], moments[4]}


def test_the_last_of_each_day_stays_for_a_week() -> None:
    # 24 h old is 12:30 on the 16th, 30 h is 06:30 on it, 40 h is 20:30 on the 15th
    moments = [ago(hours=age) for age in (24, 30, 40, 7 * 24, 8 * 24 - 1)]
    assert staying(moments, NOW) == {moments[0], moments[2], moments[3], moments[4]}


def test_the_last_of_each_week_stays_for_a_term() -> None:
    # 8 days old is Saturday the 9th; weeks begin on Mondays, so that Sunday the 3rd, 14 days old,
    # is of another week, and Monday the 27th of April, 20 days old, of the same as the 3rd
    moments = [ago(days=age) for age in (0, 8, 13, 14, 20, 83, 84)]
    assert staying(moments, NOW) == {moments[number] for number in (0, 1, 3, 5)}


def test_the_latest_stays_however_old() -> None:
    assert staying([ago(days=900), ago(days=901)], NOW) == {ago(days=900)}
    assert staying([], NOW) == frozenset()


def test_a_clock_that_was_put_back_deletes_nothing() -> None:
    ahead = [NOW + timedelta(minutes=minute) for minute in range(1, 50)]
    assert staying(ahead, NOW) == set(ahead)


def test_a_year_of_backups_every_ten_minutes_leaves_a_few_dozen() -> None:
    moments = [ago(minutes=10 * number) for number in range(52_560)]
    # 24 or 25 hours, 7 or 8 days, 10 to 12 weeks that are over
    assert 24 + 7 + 10 <= len(staying(moments, NOW)) <= 25 + 8 + 12


moments = st.lists(
    st.integers(-100, 90 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes)),
    unique=True,
)


@given(moments)
def test_thinning_again_takes_nothing_more(moments: list[datetime]) -> None:
    stay = staying(moments, NOW)
    assert stay <= set(moments)
    assert staying(stay, NOW) == stay


@given(moments, st.integers(0, 120 * 24 * 60))
def test_thinning_in_between_loses_nothing_that_would_have_stayed(
    moments: list[datetime], earlier: int
) -> None:
    past = [moment for moment in moments if moment <= NOW]
    before = max(past, default=NOW)
    thinned = staying(past, before)
    later = NOW + timedelta(minutes=earlier)
    assert staying(past, later) <= staying(thinned, later) | (set(past) - thinned)
    # each day that still counts has its last backup
    for moment in past:
        age = later - moment
        if timedelta(days=1) <= age < timedelta(days=8):
            assert any(one.date() == moment.date() and one >= moment for one in thinned)
