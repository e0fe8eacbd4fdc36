"""The figures behind the pictures."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from progress.opportunities import (
    CATEGORIES,
    STATE,
    UNNAMED,
    attempts_of,
    clean,
    day,
    failed,
    found,
    histories,
    met,
    rates,
)

from whosays.marking.result import OutcomeName
from whosays.progress.history.confusion import ConfusionCell, NamedOutcomes, confusion
from whosays.progress.history.over_time import checked_times, progress, rates_by_period
from whosays.progress.history.periods import MOST, periods
from whosays.progress.history.practice_days import PracticeDay, practice_days
from whosays.progress.skills.discernment import discernment
from whosays.progress.skills.mastery import skills
from whosays.progress.skills.opportunity import Opportunity


def test_progress_has_the_estimates_of_skill_and_both_rates() -> None:
    history = [found("a"), failed("b", 1), replace(found("a"), attempt="again"), clean("c", 2)]
    points = progress(history, [STATE, UNNAMED])
    assert points[UNNAMED] == ()
    assert [point.opportunity.attempt for point in points[STATE]] == ["a", "b", "c"]
    (skill,) = skills(history, [STATE], day(3))
    assert [point.estimate for point in points[STATE]] == [step.estimate for step in skill.steps]
    first = points[STATE][0].opportunity
    assert (first.hits, first.targets, first.alarms, first.noise) == (2, 2, 0, 3)


def test_periods_of_a_day_two_days_a_week_and_years() -> None:
    def lengths(*days: float) -> set[int]:
        return {
            (period.end - period.start).days
            for period in periods([day(at) for at in days], day(max(days)))
        }

    assert lengths(0) == {1}
    assert lengths(0, 11) == {1}
    assert lengths(0, 12) == {2}
    assert lengths(0, 30) == {7}
    assert lengths(0, 365) == {91}
    assert lengths(0, 3650) == {364}
    assert lengths(0, 36500) == {3276}
    assert periods([], day(0)) == ()
    # noon of the 17th in UTC is the 18th in Auckland
    (only,) = periods([day(0)], day(0).astimezone(timezone(timedelta(hours=12))))
    assert (only.start.isoformat(), only.end.day) == ("2026-05-18T00:00:00+12:00", 19)


@given(st.lists(st.floats(-9000, 9000), min_size=1), st.floats(-9000, 9000))
def test_every_time_is_in_just_one_period(times: list[float], now: float) -> None:
    moments = [day(at) for at in times]
    found = periods(moments, day(now))
    assert len(found) <= MOST
    assert all(sum(period.holds(at) for period in found) == 1 for at in moments)
    assert all(one.end == other.start for one, other in pairwise(found))


def test_rates_by_period() -> None:
    history = [
        found("a", 0),
        failed("b", 1),
        met("b", rates(0, 1, 1, UNNAMED), "mar", 1),
        clean("c", 20, "aarrr"),
    ]
    # 0 to 20 are 21 days: eleven periods of two days up to the end of the 20th day
    cut = periods(checked_times(history), day(20))
    pooled = rates_by_period(history, cut)
    state = rates_by_period(history, cut, STATE)
    assert [(one.rates.hits, one.rates.targets) for one in pooled] == [(2, 2), (0, 3), (0, 0)]
    assert [(one.rates.alarms, one.rates.noise) for one in pooled] == [(0, 3), (1, 5), (2, 5)]
    assert [one.rates.targets for one in state] == [2, 2, 0]
    assert pooled[-1].period.holds(day(20))


@given(histories())
def test_all_periods_together_are_all_there_is(history: list[Opportunity]) -> None:
    whole = discernment(history)
    parts = rates_by_period(history, periods(checked_times(history), day(60)))
    assert sum(one.rates.hits for one in parts) == whole.hits
    assert sum(one.rates.noise for one in parts) == whole.noise
    by_category = [
        one
        for category in CATEGORIES
        for one in rates_by_period(history, periods(checked_times(history), day(60)), category)
    ]
    assert sum(one.rates.targets for one in by_category) == whole.targets
    assert len(attempts_of(history)) >= len({one.rates.attempts for one in parts})


def named(
    name: OutcomeName, category: str, meant: str | None = None, times: int = 1
) -> NamedOutcomes:
    return NamedOutcomes("a", name, category, meant, times)


def test_what_was_taken_for_what() -> None:
    outcomes = [
        named(OutcomeName.FOUND, STATE, times=4),
        named(OutcomeName.FOUND_IN_PART, STATE),
        named(OutcomeName.FOUND_IN_PART, STATE, UNNAMED),  # a wrong name on a part of it
        named(OutcomeName.FOUND_UNDER_ANOTHER_NAME, STATE, UNNAMED, 2),
        named(OutcomeName.FOUND_UNDER_ANOTHER_NAME, STATE, None, 3),
        named(OutcomeName.MISSED, UNNAMED, times=2),
        named(OutcomeName.FALSE_ALARM, UNNAMED),
        named(OutcomeName.DECOY_TAKEN, UNNAMED),
        named(OutcomeName.LEFT_ALONE_RIGHTLY, UNNAMED, times=9),
        named(OutcomeName.NEUTRAL, STATE, times=9),
        NamedOutcomes("another", OutcomeName.MISSED, STATE, None, 7),
    ]
    seen = confusion(outcomes, ["a"])
    assert seen.cells == (
        ConfusionCell(STATE, STATE, decoy=False, times=5),
        ConfusionCell(UNNAMED, STATE, decoy=False, times=3),
        ConfusionCell(UNNAMED, None, decoy=False, times=2),
        ConfusionCell(None, UNNAMED, decoy=False, times=1),
        ConfusionCell(None, UNNAMED, decoy=True, times=1),
    )
    assert seen.left_out == 3
    assert (seen.times(None, UNNAMED), seen.times(STATE, UNNAMED)) == (2, 0)
    assert confusion([], []).cells == ()


def test_days_of_practice_are_those_of_the_reader() -> None:
    late = datetime(2026, 5, 17, 23, 30, tzinfo=UTC)
    times = [(late, late + timedelta(hours=1)), (late, None)]
    assert practice_days(times, UTC) == (
        PracticeDay(date(2026, 5, 17), started=2, checked=0),
        PracticeDay(date(2026, 5, 18), started=0, checked=1),
    )
    assert practice_days(times, timezone(timedelta(hours=3))) == (
        PracticeDay(date(2026, 5, 18), started=2, checked=1),
    )
    assert practice_days([], None) == ()
