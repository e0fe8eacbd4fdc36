"""When a category is due: examples by hand from FSRS's formulas, and what holds for any clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from fsrs import Card, Rating, Scheduler
from hypothesis import given
from hypothesis import strategies as st
from progress.opportunities import (
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

from whosays.progress.review.clock import in_order
from whosays.progress.review.schedule import (
    LONGEST_INTERVAL,
    Grade,
    Scheduled,
    grade,
    reviews,
    schedule,
)
from whosays.progress.skills.opportunity import Opportunity


def planned(*history: Opportunity, now: float = 400) -> Scheduled:
    (one,) = schedule(reviews(history, day(now)))
    return one


@pytest.mark.parametrize(
    ("weight", "marks", "spans", "expected"),
    [
        (0, 0, 2, Grade.AGAIN),  # nothing found: F1 0
        (1, 3, 2, Grade.AGAIN),  # precision 1/3, recall 1/2: 2·(1/6)/(5/6) = 0.4
        (1, 2, 2, Grade.HARD),  # 1/2 and 1/2: 0.5
        (3, 4, 4, Grade.HARD),  # 0.75
        (4, 5, 5, Grade.GOOD),  # 0.8
        (2, 2, 2, Grade.GOOD),
        (0, 0, 0, Grade.GOOD),  # nothing to find and nothing marked
        (0, 1, 0, Grade.AGAIN),  # nothing to find, and something marked
    ],
)
def test_grades(weight: float, marks: int, spans: int, expected: Grade) -> None:
    assert grade(rates(weight, marks, spans)) is expected


@pytest.mark.parametrize(
    ("one", "days"),
    [
        # FSRS-6 begins with a stability of 0.212, 1.2931 and 2.3065 days for Again, Hard and
        # Good; at a retention of 0.9 the interval is the stability, rounded, at least a day
        (failed("x"), 1),
        (met("x", rates(1, 2, 2)), 1),
        (found("x"), 2),
    ],
)
def test_the_first_review(one: Opportunity, days: int) -> None:
    assert planned(one).due == day(days)


def test_the_second_review() -> None:
    # Good, and Good two days after. Stability S = 2.3065, difficulty D = 6.4133 − e^(0.8334·2) + 1
    # = 2.1181. The factor is 0.9^(−1/0.1542) − 1 = 0.98036, retrievability after two days
    # R = (1 + 0.98036·2/2.3065)^−0.1542 = 0.90949. Then S grows by 1 + e^1.8722·(11 − D)·
    # S^−0.1666·(e^(0.796·(1 − R)) − 1) = 1 + 6.5026·8.8819·0.87003·0.074705 = 4.754
    # to 10.96: 11 days
    assert planned(found("x", 0), found("y", 2)).due == day(13)


def test_nothing_is_put_off_for_more_than_half_a_year() -> None:
    # Good each time it is due: after 2, 11, 46 and 164 days the stability is past 500 days
    history: list[Opportunity] = []
    at, waits = 0.0, []
    for number in range(8):
        history.append(found(f"x{number}", at))
        due = (planned(*history, now=4000).due - day(0)).days
        waits.append(due - at)
        at = due
    assert waits == sorted(waits)
    assert waits[-1] == 183
    assert planned(*history, failed("y", at), now=4000).due < day(at + 60)


def test_years_of_reviews_are_due_as_the_scheduler_says_and_so_is_a_part_of_them() -> None:
    history = [
        (failed if number % 7 in (2, 5) else found)(f"x{number}", 3 * number + number % 3)
        for number in range(200)
    ]
    for count in (200, 199, 129, 128, 127, 65, 64, 63, 2, 200):
        one = planned(*history[:count], now=1000)
        assert len(one.reviews) == count
        scheduler = Scheduler(
            learning_steps=(),
            relearning_steps=(),
            maximum_interval=LONGEST_INTERVAL,
            enable_fuzzing=False,
        )
        card = Card(card_id=1)
        for review in one.reviews:
            card, _log = scheduler.review_card(card, Rating(int(review.grade)), review.at)
        assert one.due == card.due, count


def test_a_sitting_is_one_review_with_its_rates_added_up() -> None:
    # 2 of 2 found, then a clean one with 2 marks: weight 2, marks 4, spans 2: F1 2/3, Hard
    sitting = [found("x"), clean("y", 0.1, "aarrr")]
    (review,) = planned(*sitting).reviews
    assert (review.result.f1, review.grade) == (pytest.approx(2 / 3), Grade.HARD)
    assert (review.at, review.attempts) == (day(0.1), ("x", "y"))
    # eight hours after its first check the next sitting begins
    assert len(planned(*sitting, found("z", 8 / 24)).reviews) == 2
    assert len(planned(*sitting, found("z", 7.9 / 24)).reviews) == 1


def test_wrong_names_are_added_up_too() -> None:
    crossed = met("x", rates(0.5, 1, 1, found=0.0))
    (review,) = planned(crossed, found("y")).reviews
    # weight 2.5 of 3 marks, 2 of 3 spans found: 2·(5/6)(2/3)/(3/2) = 20/27
    assert review.result.f1 == pytest.approx(20 / 27)


def test_tests_and_help_are_no_reviews_and_repeats_are() -> None:
    assert reviews([replace(found("x"), practice="test")], day(9)) == {}
    assert reviews([replace(found("x"), practice="guided")], day(9)) == {}
    assert len(planned(found("x"), replace(found("x", 3), attempt="again")).reviews) == 2


def test_each_category_by_itself_the_earliest_first() -> None:
    known = reviews([found("x"), met("x", rates(0, 0, 1, UNNAMED), "m")], day(9))
    assert [(one.category, one.due) for one in schedule(known)] == [
        (UNNAMED, day(1)),
        (STATE, day(2)),
    ]
    assert schedule({}) == ()


@pytest.mark.parametrize(
    ("told", "right"),
    [
        ([0, 1, 2], [0, 1, 2]),
        ([0, 1, 300, 2, 3], [0, 1, 1, 2, 3]),  # ran ahead for a day
        ([0, 1, -9000, 2, 3], [0, 1, 1, 2, 3]),  # the battery was empty
        ([-9000, 1, 2], [-9000, 1, 2]),  # nobody can tell
        ([0, 500], [0, 0]),  # ahead of now
        ([500, 0], [0, 0]),
        ([500], [35]),  # nothing is known: a year before now
        ([], []),
    ],
)
def test_a_clock_that_was_wrong(told: list[float], right: list[float]) -> None:
    assert in_order([day(at) for at in told], day(400)) == [day(at) for at in right]


def test_a_clock_that_ran_ahead_does_not_put_reviews_off_for_years() -> None:
    assert planned(found("x", 3000), now=10).due < day(10)
    assert planned(found("x", 3000), found("y", 1), now=10).due < day(20)


@given(st.lists(st.floats(-100, 500)), st.floats(0, 400))
def test_times_put_right_never_go_back(told: list[float], now: float) -> None:
    times = [day(at) for at in told]
    ordered = in_order(times, day(now))
    assert ordered == sorted(ordered)
    assert all(at <= day(now) for at in ordered)
    assert in_order(ordered, day(now)) == ordered
    if times == sorted(times) and all(at <= day(now) for at in times):
        assert ordered == times


@given(histories(), st.floats(61, 400))
def test_the_schedule_can_be_recomputed_and_is_never_before_its_last_review(
    history: list[Opportunity], now: float
) -> None:
    known = reviews(history, day(now))
    assert schedule(known) == schedule(reviews(history, day(now)))
    for one in schedule(known):
        assert one.due - one.reviews[-1].at >= timedelta(days=1)
        assert all(review.at <= day(now) for review in one.reviews)
    assert {one.category for one in schedule(known)} == {
        one.category for one in history if one.practice == "independent"
    }


@given(histories())
def test_what_comes_later_changes_no_review_of_another_day(history: list[Opportunity]) -> None:
    attempts = sorted(attempts_of(history), key=lambda attempt: attempt[0].at)
    in_time = [one for attempt in attempts for one in attempt]
    half = in_time[: len(in_time) // 2]
    before = reviews(half, day(90))
    whole = reviews(in_time, day(90))
    for category, of_category in before.items():
        assert whole[category][: len(of_category) - 1] == of_category[:-1]


@given(histories(), st.floats(0, 60))
def test_reviews_before_a_moment_are_those_of_what_was_checked_before(
    history: list[Opportunity], at: float
) -> None:
    in_time = sorted(history, key=lambda one: one.at)
    moment: datetime = day(at)
    before = [one for one in in_time if one.at < moment]
    assert reviews(in_time, day(90), before=moment) == reviews(before, day(90))
