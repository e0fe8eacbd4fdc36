"""The key and the marks as scoring compares them: as sets of words, each with what it weighs.

Two rules keep a mark to one thing. An extent never reaches into the core of another span to be
found, of any category, even where its author wrote it so: a mark that runs over two things to
check would otherwise be full for both, and marking it under every name would pay. And two spans
to be found with the same words are one with two names, for the same reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from whosays.lesson_packs.lesson import KeySpan, Lesson, Role
from whosays.marking.mark import Mark

THRESHOLD = 0.3
"""A lower weight is none. A wrong name's weight is halved after it passed this."""

Words = frozenset[int]
"""The numbers of the compared words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A span of the key, as the words that are compared."""

    span: KeySpan
    names: tuple[str, ...]
    """Its categories that the lesson trains; the first is the one whose recall it counts in."""
    core: Words
    extent: Words

    @property
    def home(self) -> str:
        """Return the category whose recall it counts in."""
        return self.names[0]

    @property
    def rank(self) -> tuple[int, int, str]:
        """Return what decides between entries that weigh the same: the start, the length."""
        return (self.span.core.start, len(self.span.core), self.span.id)

    def weight(self, words: Words) -> float:
        """Return what a mark of *words* weighs here: 1 in full, 0 below the threshold."""
        if self.core <= words <= self.extent:
            return 1.0
        weight = len(words & self.core) / (len(self.core) + len(words - self.extent))
        return weight if weight >= THRESHOLD else 0.0


@dataclass(frozen=True, slots=True)
class DistinctMark:
    """A mark that is scored; identical ones (same category, same compared words) are one."""

    mark: Mark
    """Of the identical ones, the one that starts first, then the shortest."""
    words: Words

    @property
    def category(self) -> str:
        """Return the category it was made under."""
        return self.mark.category


def distinct(lesson: Lesson, marks: Iterable[Mark]) -> list[DistinctMark]:
    """Return *marks* in reading order, identical ones once."""
    found: dict[tuple[str, Words], DistinctMark] = {}
    for mark in sorted(marks):
        words = lesson.words.compared(mark.start, mark.end)
        # marks without a compared word have nothing to be identical in
        identity = (mark.category, words or frozenset({-1, -2 - mark.start, -mark.end}))
        found.setdefault(identity, DistinctMark(mark, words))
    return list(found.values())


def scored_entries(lesson: Lesson) -> list[Entry]:
    """Return the spans to be found, in reading order."""
    by_core: dict[Words, Entry] = {}
    for entry in _entries(lesson, (span for span in lesson.key if span.scored)):
        earlier = by_core.get(entry.core)
        by_core[entry.core] = _joined(earlier, entry) if earlier else entry
    entries = list(by_core.values())
    return [_kept_to_itself(entry, entries) for entry in entries]


def neutral_entries(lesson: Lesson) -> list[Entry]:
    """Return the spans on which a mark is neither right nor wrong."""
    return _entries(
        lesson,
        (span for span in lesson.key if span.given or span.role in (Role.CONTESTED, Role.AGAIN)),
    )


def decoy_entries(lesson: Lesson) -> list[Entry]:
    """Return the decoys."""
    return _entries(
        lesson, (span for span in lesson.key if span.role is Role.DECOY and not span.given)
    )


def _entries(lesson: Lesson, spans: Iterable[KeySpan]) -> list[Entry]:
    found = []
    for span in spans:
        names = tuple(name for name in span.categories if name in lesson.categories)
        core = lesson.words.compared(span.core.start, span.core.end)
        extent = lesson.words.compared(span.extent.start, span.extent.end) | core
        if names and core:
            found.append(Entry(span, names, core, extent))
    return sorted(found, key=lambda entry: entry.rank)


def _joined(first: Entry, second: Entry) -> Entry:
    span = replace(
        first.span,
        explanation="\n\n".join(filter(None, (first.span.explanation, second.span.explanation))),
        ask=first.span.ask or second.span.ask,
    )
    names = dict.fromkeys(first.names + second.names)
    return Entry(span, tuple(names), first.core, first.extent | second.extent)


def _kept_to_itself(entry: Entry, entries: list[Entry]) -> Entry:
    others: set[int] = set()
    for other in entries:
        if other.core != entry.core:
            others |= other.core
    return replace(entry, extent=(entry.extent - others) | entry.core)
