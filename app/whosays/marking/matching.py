"""Decides what each mark is about, and which mark stands for each span to be found.

Every decision looks at a mark's place first and at the other marks second, and a mark that loses
its place does not fall back on another. That is what makes it impossible to gain by replacing a
correct mark with its words, its paragraph, copies or all categories: such marks are on the same
core, so they take nothing but its place, and nothing else comes free.

A mark's place, in this order: the span it weighs most on among those that it touches under a right
name; else a contested, given or later mention of its category; else the span it weighs most on
under a wrong name. Of the marks that have their place on a span, a right name goes before a wrong
one, then the highest weight, the earliest start, the shortest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from whosays.marking.weights import DistinctMark, Entry

WRONG_NAME = 0.5
"""What is left of the weight of the right place under a wrong name."""


@dataclass(slots=True)
class Placed:
    """A mark with its place."""

    mark: DistinctMark
    touched: tuple[Entry, ...]
    """The spans to be found under its own category whose cores it shares a word with."""
    entry: Entry | None
    """The span to be found that it is about."""
    weight: float
    """On that span, before any other mark is looked at; halved for a wrong name."""
    neutral: Entry | None = None
    credit: float = 0.0
    """What it adds to the score."""
    set_aside: bool = False
    """Not counted: it says again what a better mark says."""

    @property
    def right_name(self) -> bool:
        """Tell whether its category is one of the names of the span it is about."""
        return self.entry is not None and self.mark.category in self.entry.names

    @property
    def counts(self) -> bool:
        """Tell whether it is one of the marks that precision counts."""
        return bool(self.mark.words) and self.neutral is None and not self.set_aside

    @property
    def rank(self) -> tuple[float, int, int, str]:
        """Return what decides between marks on one span, the best first."""
        mark = self.mark.mark
        return (-self.weight, mark.start, mark.end, mark.category)


@dataclass(slots=True)
class Matching:
    """What became of the marks and of the spans to be found."""

    placed: list[Placed]
    found: dict[str, Placed] = field(default_factory=dict)
    """By the span's id, the mark that stands for it."""


def match(
    marks: Sequence[DistinctMark], entries: Sequence[Entry], neutral: Sequence[Entry]
) -> Matching:
    """Match *marks* of the lesson's categories with the spans to be found, *entries*.

    *neutral* are the contested, given and later mentions.
    """
    matching = Matching([_placed(mark, entries, neutral) for mark in marks])
    on: dict[str, list[Placed]] = {entry.span.id: [] for entry in entries}
    for placed in matching.placed:
        for entry in placed.touched:
            on[entry.span.id].append(placed)
    for placed in matching.placed:
        if placed.right_name and _runs_into_another(placed, entries, on):
            placed.weight = 0.0
    for entry in entries:
        _match_one(matching, entry, on[entry.span.id])
    return matching


def _placed(mark: DistinctMark, entries: Sequence[Entry], neutral: Sequence[Entry]) -> Placed:
    touched = tuple(
        entry for entry in entries if mark.category in entry.names and entry.core & mark.words
    )
    if touched:
        entry, weight = _heaviest(mark, touched)
        return Placed(mark, touched, entry or touched[0], weight)
    own = [entry for entry in neutral if mark.category in entry.names]
    argued, _weight = _heaviest(mark, own)
    if argued is not None:
        return Placed(mark, (), None, 0.0, neutral=argued)
    entry, weight = _heaviest(mark, entries)
    return Placed(mark, (), entry, weight * WRONG_NAME)


def _heaviest(mark: DistinctMark, entries: Sequence[Entry]) -> tuple[Entry | None, float]:
    """Return the entry that *mark* weighs most on, the earliest of equals; None below 0.3."""
    weighed = [(entry.weight(mark.words), entry) for entry in entries]
    weight, entry = min(weighed, key=lambda pair: (-pair[0], pair[1].rank), default=(0.0, None))
    return (entry, weight) if weight else (None, 0.0)


def _runs_into_another(
    placed: Placed, entries: Sequence[Entry], on: dict[str, list[Placed]]
) -> bool:
    """Tell whether *placed* also marks a span that a mark under a right name is on.

    Either it touches a second core of its own category, or it holds just the place of a span
    that has another name. Its weight would then be paid twice.
    """
    if placed.entry is None:
        return False
    for entry in placed.touched:
        if entry is not placed.entry and (
            entry.home != placed.entry.home
            or any(other is not placed for other in on[entry.span.id])
        ):
            return True
    words = placed.mark.words
    return any(
        entry.core <= words <= entry.extent and on[entry.span.id]
        for entry in entries
        if placed.mark.category not in entry.names
    )


def _match_one(matching: Matching, entry: Entry, on: Sequence[Placed]) -> None:
    """Let the best mark stand for *entry*; *on* are the marks on it under a right name."""
    best: Placed | None
    if on:
        _set_repeats_aside(entry, on)
        best = min((placed for placed in on if placed.entry is entry), key=_rank, default=None)
    else:
        best = min(
            (placed for placed in matching.placed if placed.entry is entry), key=_rank, default=None
        )
    if best is not None and best.weight:
        best.credit = best.weight
        matching.found[entry.span.id] = best


def _rank(placed: Placed) -> tuple[float, int, int, str]:
    return placed.rank


def _set_repeats_aside(entry: Entry, on: Sequence[Placed]) -> None:
    """Count marks that are full once, and a mark under each of two right names as one."""
    groups: list[list[Placed]] = []
    for name in entry.names:
        group = sorted(
            (
                placed
                for placed in on
                if placed.mark.category == name
                and len(placed.touched) == 1
                and entry.weight(placed.mark.words)
            ),
            key=_rank,
        )
        full = [placed for placed in group if entry.weight(placed.mark.words) == 1.0]
        for repeat in full[1:]:
            repeat.set_aside = True
        groups.append([placed for placed in group if not placed.set_aside])
    for same in zip_longest(*groups):
        _best, *others = sorted((placed for placed in same if placed), key=_rank)
        for other in others:
            other.set_aside = True
