"""Lays proposals beside a key, by the rule that learners' marks are laid by.

A proposal finds a span where it weighs 0.3 or more on it under a right name, one to one; later
mentions and contested spans count neither way. Of what is found, a proposal is exact where it
holds the same words as the core, after the articles and punctuation at its edges are dropped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from suggest.gold import Passage, Quiet

from whosays.articles.span import Span
from whosays.lesson_packs.lesson import Lesson
from whosays.marking.mark import Mark
from whosays.marking.matching import match
from whosays.marking.weights import distinct, neutral_entries, scored_entries
from whosays.suggestions.suggestion import Suggestion

UNNAMED, STATE, FIGURE = CATEGORIES = ("unnamed-source", "state-agency", "unverifiable-figure")


@dataclass(slots=True)
class Tally:
    """How one category went, over any number of passages."""

    found: int = 0
    marks: int = 0
    spans: int = 0
    exact: int = 0

    def add(self, other: Tally) -> None:
        """Add what another counted."""
        self.found += other.found
        self.marks += other.marks
        self.spans += other.spans
        self.exact += other.exact

    @property
    def precision(self) -> float | None:
        """The share of the proposals that found something; None without any."""
        return self.found / self.marks if self.marks else None

    @property
    def recall(self) -> float | None:
        """The share of the spans that was found; None without any."""
        return self.found / self.spans if self.spans else None

    @property
    def f1(self) -> float | None:
        """Twice what was found, by proposals and spans together; None without either."""
        both = self.marks + self.spans
        return 2 * self.found / both if both else None

    @property
    def exact_rate(self) -> float | None:
        """The share of what was found that has the core's words; None where nothing was."""
        return self.exact / self.found if self.found else None


@dataclass(frozen=True, slots=True)
class Error:
    """One thing that went wrong."""

    what: str
    """``MISS``, ``ALARM``, ``EDGE`` or ``NOISE`` (a proposal on what should stay silent)."""
    category: str
    span: Span
    note: str
    """The rule that fired, the core that was wanted, or the kind of what should stay silent."""


@dataclass(slots=True)
class Silence:
    """Of what should stay silent, by kind: how much there is, and how much did not."""

    asked: Counter[str] = field(default_factory=Counter)
    broken: Counter[str] = field(default_factory=Counter)

    def add(self, other: Silence) -> None:
        """Add what another counted."""
        self.asked.update(other.asked)
        self.broken.update(other.broken)

    def rate(self, kinds: Iterable[str] = ()) -> float | None:
        """Return the share that stayed silent, of *kinds* or of all; None where there is none."""
        chosen = tuple(kinds) or tuple(self.asked)
        asked = sum(self.asked[kind] for kind in chosen)
        return 1 - sum(self.broken[kind] for kind in chosen) / asked if asked else None


@dataclass(slots=True)
class Measured:
    """What proposals were worth, on a passage or on many."""

    tallies: dict[str, Tally] = field(
        default_factory=lambda: {name: Tally() for name in CATEGORIES}
    )
    numbers: Silence = field(default_factory=Silence)
    words: Silence = field(default_factory=Silence)
    errors: list[Error] = field(default_factory=list)

    def add(self, other: Measured) -> None:
        """Add what was measured elsewhere; errors stay with their passage."""
        for name, tally in other.tallies.items():
            self.tallies[name].add(tally)
        self.numbers.add(other.numbers)
        self.words.add(other.words)

    @property
    def together(self) -> Tally:
        """The three categories as one."""
        total = Tally()
        for tally in self.tallies.values():
            total.add(tally)
        return total


def measure(passage: Passage, proposed: Iterable[Suggestion]) -> Measured:
    """Return what the *proposed* marks are worth on *passage*."""
    proposals = tuple(proposed)
    measured = Measured()
    _against_key(measured, passage.lesson, proposals)
    figures = [each for each in proposals if each.category == FIGURE]
    sources = [each for each in proposals if each.category != FIGURE]
    _keep_silent(measured, measured.numbers, passage.numbers, figures)
    _keep_silent(measured, measured.words, passage.words, sources)
    measured.errors.sort(key=lambda error: error.span)
    return measured


def _against_key(measured: Measured, lesson: Lesson, proposals: Iterable[Suggestion]) -> None:
    rules = {(each.category, each.span): each.rule for each in proposals}
    marks = [Mark(each.span.start, each.span.end, each.category) for each in proposals]
    entries = scored_entries(lesson)
    matching = match(distinct(lesson, marks), entries, neutral_entries(lesson))
    found = {name: each for name, each in matching.found.items() if each.right_name}
    matched = {id(each) for each in found.values()}
    for entry in entries:
        tally = measured.tallies[entry.home]
        tally.spans += 1
        standing = found.get(entry.span.id)
        if standing is None:
            measured.errors.append(Error("MISS", entry.home, entry.span.core, ""))
            continue
        tally.found += 1
        tally.marks += 1
        if standing.mark.words == entry.core:
            tally.exact += 1
        else:
            wanted = f"wanted «{entry.span.core.of(lesson.text)}»"
            measured.errors.append(Error("EDGE", entry.home, standing.mark.mark.span, wanted))
    for placed in matching.placed:
        if id(placed) in matched or not placed.counts:
            continue
        category, span = placed.mark.category, placed.mark.mark.span
        measured.tallies[category].marks += 1
        measured.errors.append(Error("ALARM", category, span, rules[category, span]))


def _keep_silent(
    measured: Measured, silence: Silence, wanted: Iterable[Quiet], proposals: list[Suggestion]
) -> None:
    for quiet in wanted:
        silence.asked[quiet.kind] += 1
        breaking = [each for each in proposals if each.span.overlaps(quiet.span)]
        if breaking:
            silence.broken[quiet.kind] += 1
            first = breaking[0]
            measured.errors.append(
                Error("NOISE", first.category, first.span, f"{quiet.kind}, {first.rule}")
            )
