"""What a learner took for what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from whosays.marking.result import OutcomeName

_FOUND = (OutcomeName.FOUND, OutcomeName.FOUND_IN_PART)


class NamedOutcomes(NamedTuple):
    """How often an outcome came about in one attempt under one category."""

    attempt: str
    name: str
    category: str
    """The mark's, or the key's where there is no mark."""
    meant: str | None
    """The key's, where the mark had another and it was kept."""
    times: int


@dataclass(frozen=True, slots=True)
class ConfusionCell:
    """How often one thing was taken for another."""

    meant: str | None
    """The category that the key names; None where it names nothing to check."""
    marked: str | None
    """The category that it was marked under; None where it was not marked."""
    decoy: bool
    """Whether it was a decoy; then *meant* is None."""
    times: int


@dataclass(frozen=True, slots=True)
class Confusion:
    """What was taken for what, and how often."""

    cells: tuple[ConfusionCell, ...]
    """Those above zero, the most frequent first."""
    left_out: int
    """Wrong names whose right one was not kept yet when they were checked."""

    def times(self, meant: str | None, marked: str | None) -> int:
        """Return how often *meant* was marked as *marked*, decoys included."""
        return sum(
            cell.times for cell in self.cells if (cell.meant, cell.marked) == (meant, marked)
        )


def confusion(outcomes: Iterable[NamedOutcomes], attempts: Collection[str]) -> Confusion:
    """Return what was taken for what in *attempts*, the ids of those that count.

    *outcomes* are one learner's, as ``Record.named_outcomes`` gives them.
    """
    chosen = frozenset(attempts)
    counts: Counter[tuple[str | None, str | None, bool]] = Counter()
    left_out = 0
    for one in outcomes:
        if one.attempt not in chosen:
            continue
        if one.name == OutcomeName.FOUND_UNDER_ANOTHER_NAME and one.meant is None:
            left_out += one.times
        elif (cell := _cell(one)) is not None:
            counts[cell] += one.times
    cells = [ConfusionCell(*cell, times) for cell, times in counts.items()]
    cells.sort(key=lambda cell: (-cell.times, cell.meant or "", cell.marked or "", cell.decoy))
    return Confusion(tuple(cells), left_out)


def _cell(one: NamedOutcomes) -> tuple[str | None, str | None, bool] | None:
    """Return what was meant, as what it was marked, and whether it was a decoy."""
    if one.meant is not None:
        return (one.meant, one.category, False)
    if one.name in _FOUND:
        return (one.category, one.category, False)
    if one.name == OutcomeName.MISSED:
        return (one.category, None, False)
    if one.name in (OutcomeName.FALSE_ALARM, OutcomeName.DECOY_TAKEN):
        return (None, one.category, one.name == OutcomeName.DECOY_TAKEN)
    return None
