"""Draws the passages of one round: for what is due, not seen lately, clean ones among them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from whosays.progress.review.passages import Passage

MINUTES = 10.0
"""About as long as a round takes."""
LATELY = timedelta(days=14)
"""A passage that was opened within this time is not shown again."""
_CLEAN = 1 / 3  # so many are clean on average; a fixed share could be reckoned with
_TOLERANCE = 1.0  # minutes

LastSeen = Mapping[tuple[str, str, str], datetime]


def draw(
    passages: Iterable[Passage],
    due: Iterable[str],
    last_seen: LastSeen,
    now: datetime,
    seed: str,
) -> tuple[Passage, ...]:
    """Return a round of *passages* for the categories *due*: the same for the same arguments.

    *last_seen* says when a passage was opened last, by its place. Passages never seen come first,
    then those not seen for longest; among equals *seed* decides, and also the order of the round.
    As far as the passages allow, each category due has something to find in the round, at least
    one passage is clean, and decoys of the categories are among them.
    """
    wanted = sorted(set(due))
    fresh = [
        passage
        for passage in passages
        if set(wanted) & set(passage.listed.categories) and not _is_recent(passage, last_seen, now)
    ]
    chance = random.Random(seed)  # noqa: S311 - the same round for the same seed
    fresh.sort(key=lambda passage: passage.place)
    chance.shuffle(fresh)
    fresh.sort(key=lambda passage: _when(last_seen.get(passage.place)))
    choice = _Choice(fresh, wanted)
    for category in wanted:
        if not any(category in passage.targets for passage in choice.chosen):
            choice.take(lambda passage, category=category: category in passage.targets)  # type: ignore[misc]
    choice.take_clean()
    while choice.goes_on:
        if chance.random() < _CLEAN:
            choice.take_clean()
        else:
            choice.take_rarest()
    chance.shuffle(choice.chosen)
    return tuple(choice.chosen)


def free_again(passages: Iterable[Passage], last_seen: LastSeen) -> datetime | None:
    """Return when the first of *passages* was not seen lately any more; None without passages."""
    seen = [last_seen[passage.place] for passage in passages if passage.place in last_seen]
    return min(seen) + LATELY if seen else None


@dataclass(slots=True)
class _Choice:
    """A round while it is drawn."""

    left: list[Passage]
    wanted: list[str]
    chosen: list[Passage] = field(default_factory=list)

    @property
    def goes_on(self) -> bool:
        """Tell whether there is time for another passage, and one left."""
        return bool(self.left) and sum(each.minutes for each in self.chosen) < MINUTES - _TOLERANCE

    def take(self, fits: Callable[[Passage], bool]) -> bool:
        """Take the first passage that *fits*; tell whether there was one."""
        for number, passage in enumerate(self.left):
            if fits(passage):
                self.chosen.append(self.left.pop(number))
                return True
        return False

    def take_clean(self) -> None:
        """Take a clean passage, with a decoy of what is due while the round has none; else any."""
        wanted = set(self.wanted)
        if not any(passage.decoys & wanted for passage in self.chosen) and self.take(
            lambda passage: passage.is_clean and bool(passage.decoys & wanted)
        ):
            return
        if not self.take(lambda passage: passage.is_clean):
            self.take_any()

    def take_rarest(self) -> None:
        """Take a passage for the category due that the round has least of; else any."""
        for category in sorted(self.wanted, key=self._count):
            if self.take(lambda passage, category=category: category in passage.targets):  # type: ignore[misc]
                return
        self.take_any()

    def take_any(self) -> None:
        """Take the first passage left, if there is one."""
        self.take(lambda _passage: True)

    def _count(self, category: str) -> int:
        return sum(category in passage.targets for passage in self.chosen)


def _is_recent(passage: Passage, last_seen: LastSeen, now: datetime) -> bool:
    seen = last_seen.get(passage.place)
    return seen is not None and now - seen < LATELY


def _when(seen: datetime | None) -> tuple[bool, float]:
    return (False, 0.0) if seen is None else (True, seen.timestamp())
