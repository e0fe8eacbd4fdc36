"""The unit that skill is counted in: one category in one article, as one attempt went."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from whosays.lesson_packs.lesson import Practice
from whosays.marking.result import CategoryResult
from whosays.marking.trials import Trial

SUCCESS = 0.8
"""The F1 from which an opportunity is a success."""
UNAIDED = frozenset({Practice.INDEPENDENT.value, Practice.TEST.value})
"""The kinds of practice in which nothing of the key is shown before the check."""
_ROUNDING = 1e-9  # four fifths must not fail for its last binary digit


@dataclass(frozen=True, slots=True)
class Opportunity:
    """One category in one article, as one checked attempt went."""

    attempt: str
    """The attempt's id."""
    at: datetime
    """When it was checked, by the clock of that moment."""
    pack: str
    lesson: str
    """The lesson's id, also where the attempt was at one of its articles alone."""
    article: str | None
    """The article's id in the lesson; None for a check from before articles were told apart."""
    practice: str
    result: CategoryResult
    decoys: int = 0
    trials: str = ""
    """A letter of ``Trial`` for each sentence; empty for a check from before they were kept."""
    sentences: int | None = None
    """The version of the splitting into sentences that the trials rest on."""

    @property
    def category(self) -> str:
        """Return the category."""
        return self.result.category

    @property
    def nothing_to_find(self) -> bool:
        """Tell whether the article holds nothing of the category to be found."""
        return not self.result.spans

    @property
    def is_success(self) -> bool:
        """Tell whether F1 is at least 0.8, or nothing was to be found and nothing marked."""
        f1 = self.result.f1
        return f1 is None or f1 >= SUCCESS - _ROUNDING

    @property
    def hits(self) -> int:
        """Return how many sentences with a target were marked."""
        return hits_in(self.trials)

    @property
    def targets(self) -> int:
        """Return how many sentences with a target there are."""
        return targets_in(self.trials)

    @property
    def alarms(self) -> int:
        """Return how many sentences without a target were marked."""
        return alarms_in(self.trials)

    @property
    def noise(self) -> int:
        """Return how many sentences without a target there are."""
        return noise_in(self.trials)


def hits_in(trials: str) -> int:
    """Return how many of *trials*, a letter of ``Trial`` each, are targets that were marked."""
    return trials.count(Trial.HIT)


def targets_in(trials: str) -> int:
    """Return how many of *trials* are targets."""
    return hits_in(trials) + trials.count(Trial.MISS)


def alarms_in(trials: str) -> int:
    """Return how many of *trials* were marked and are no target."""
    return trials.count(Trial.ALARM) + trials.count(Trial.DECOY_ALARM)


def noise_in(trials: str) -> int:
    """Return how many of *trials* are no target."""
    quiet = trials.count(Trial.REJECTION) + trials.count(Trial.DECOY_REJECTION)
    return alarms_in(trials) + quiet


def counting(opportunities: Iterable[Opportunity]) -> tuple[Opportunity, ...]:
    """Return those of *opportunities* that count for skill: each article's first unaided attempt.

    They are given, and returned, in the order in which they were recorded, which is also what
    decides which attempt was the first: a clock can be set back, the record's order cannot.
    """
    counted: list[Opportunity] = []
    first: dict[tuple[str, str, str | None], str] = {}
    for one in opportunities:
        if one.practice not in UNAIDED:
            continue
        lesson = (one.pack, one.lesson)
        # a check from before articles were told apart was one of them all
        whole = first.get((*lesson, None), one.attempt)
        if one.attempt == whole == first.setdefault((*lesson, one.article), one.attempt):
            counted.append(one)
    return tuple(counted)
