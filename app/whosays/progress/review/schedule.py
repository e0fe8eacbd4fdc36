"""When each category is due for review, by the field's own scheduler.

FSRS (the ``fsrs`` package, under the MIT licence; Ye, Su and Cao 2022, “A stochastic shortest path
algorithm for optimizing spaced repetition scheduling”, KDD) keeps one card a category. All that
was checked in one sitting is one review: its rates are added up before they are graded, so that a
round of six passages is not six reviews. Tests measure and are no reviews; aided attempts are
none, either.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from whosays.lesson_packs.lesson import Practice
from whosays.marking.result import CategoryResult
from whosays.progress.review.clock import in_order
from whosays.progress.skills.opportunity import Opportunity

if TYPE_CHECKING:
    from fsrs import Card

SITTING = timedelta(hours=8)
"""What is checked within this time of a sitting's first check belongs to the sitting."""
LONGEST_INTERVAL = 183
"""Days after which a category comes back at the latest.

FSRS would go on to years, because it is made for facts that stand beside thousands of others. Here
there are a handful of categories, a round takes ten minutes, and nobody plans by a date years off.
"""
_ROUNDING = 1e-9
_AT_ONCE = 64  # reviews
_REMEMBERED = 256


class Grade(IntEnum):
    """How a review went; the numbers are FSRS's ratings."""

    AGAIN = 1
    HARD = 2
    GOOD = 3


@dataclass(frozen=True, slots=True)
class Review:
    """One category in one sitting."""

    at: datetime
    """Of the sitting's last check, UTC; corrected where the clock was set back."""
    result: CategoryResult
    """The passages' added up."""
    grade: Grade
    attempts: tuple[str, ...]
    """The ids of the attempts it comes from."""


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A category that was practised alone at least once."""

    category: str
    reviews: tuple[Review, ...]
    due: datetime
    """UTC."""

    def due_day(self, zone: tzinfo | None) -> date:
        """Return the day, in *zone*, on which it is due: reviews come by the day, not the hour."""
        return self.due.astimezone(zone).date()


def reviews(
    opportunities: Iterable[Opportunity], now: datetime, before: datetime | None = None
) -> dict[str, tuple[Review, ...]]:
    """Return the reviews of each category that has any, in the order of recording.

    *opportunities* are one learner's in that order. No review is later than *now*, which is
    aware; with *before*, only what was checked before it is looked at.
    """
    alone = [one for one in opportunities if one.practice == Practice.INDEPENDENT]
    times = in_order([one.at for one in alone], now)
    sittings: dict[str, list[list[tuple[datetime, Opportunity]]]] = {}
    for at, one in zip(times, alone, strict=True):
        if before is not None and at >= before:
            break
        of_category = sittings.setdefault(one.category, [])
        if not of_category or at - of_category[-1][0][0] >= SITTING:
            of_category.append([])
        of_category[-1].append((at, one))
    return {
        category: tuple(_review(sitting) for sitting in of_category)
        for category, of_category in sittings.items()
    }


def schedule(reviewed: dict[str, tuple[Review, ...]]) -> tuple[Scheduled, ...]:
    """Return when each category of *reviewed* is due, the earliest first.

    Needs only what ``reviews`` gave, and gives the same each time: nothing is left to chance.
    """
    scheduled = [
        Scheduled(category, of_category, _due(of_category))
        for category, of_category in reviewed.items()
        if of_category
    ]
    return tuple(sorted(scheduled, key=lambda one: (one.due, one.category)))


def grade(result: CategoryResult) -> Grade:
    """Return Again for an F1 below 0.5, Hard for one below 0.8, else Good.

    Also Good where nothing was to be found and nothing was marked.
    """
    f1 = result.f1
    if f1 is None or f1 >= 0.8 - _ROUNDING:
        return Grade.GOOD
    return Grade.HARD if f1 >= 0.5 - _ROUNDING else Grade.AGAIN


def _review(sitting: Sequence[tuple[datetime, Opportunity]]) -> Review:
    results = [one.result for _at, one in sitting]
    total = results[0] if len(results) == 1 else _added_up(results)
    attempts = tuple(dict.fromkeys(one.attempt for _at, one in sitting))
    return Review(sitting[-1][0], total, grade(total), attempts)


def _added_up(results: Sequence[CategoryResult]) -> CategoryResult:
    return CategoryResult(
        category=results[0].category,
        weight=sum(result.weight for result in results),
        marks=sum(result.marks for result in results),
        spans=sum(result.spans for result in results),
        span_weight=sum(result.found for result in results),
    )


def _due(reviewed: Sequence[Review]) -> datetime:
    return _card(tuple((one.grade, one.at) for one in reviewed)).due


@lru_cache(maxsize=_REMEMBERED)
def _card(reviewed: tuple[tuple[Grade, datetime], ...]) -> Card:
    """Return what FSRS knows after *reviewed*; what it knew a while before is not worked out again.

    The years before today's review stay as they are, and take longest.
    """
    from fsrs import Card, Rating, Scheduler

    # whole days, and the same days each time
    scheduler = Scheduler(
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST_INTERVAL,
        enable_fuzzing=False,
    )
    earlier = max(len(reviewed) - 1, 0) // _AT_ONCE * _AT_ONCE
    card = _card(reviewed[:earlier]) if earlier else Card(card_id=1)
    for grade_, at in reviewed[earlier:]:
        card, _log = scheduler.review_card(card, Rating(int(grade_)), at)
    return card
