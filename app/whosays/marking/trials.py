"""Counts a check as trials of discernment: each sentence once under each trained category.

A target belongs to the sentence that holds its core's first word. A sentence is left out for a
category where nobody could say what a mark in it would mean: a target of that category reaches
into it from another one; its only candidates are contested, given or later mentions; or what it
holds has two names and is counted under the other. A mark counts in every sentence where it holds
a compared word, under its own category, or where it is on a span with two names, under the one
that the span is counted under. Marks that are neutral count nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from whosays.lesson_packs.lesson import Lesson
from whosays.marking.matching import Matching, Placed
from whosays.marking.weights import Entry, Words, decoy_entries, neutral_entries

_Where = set[tuple[int, str]]
"""Sentences by their number, each with a category."""


class Trial(StrEnum):
    """What came of one sentence under one category; the record keeps the letter."""

    HIT = "h"
    """It holds a target, and was marked."""
    MISS = "m"
    """It holds a target, and was not."""
    ALARM = "a"
    """It holds no target, and was marked."""
    REJECTION = "r"
    """It holds no target, and was not."""
    DECOY_ALARM = "A"
    """As an alarm, where the sentence holds a decoy of the category."""
    DECOY_REJECTION = "R"
    LEFT_OUT = "-"
    """Not a trial."""


def trials(lesson: Lesson, matching: Matching, entries: Iterable[Entry]) -> dict[str, str]:
    """Return for each category that *lesson* trains the letters of its sentences, in order.

    *matching* is that of the marks with *entries*, the spans to be found.
    """
    sheet = _Sheet(lesson)
    sheet.key(entries)
    sheet.mark(matching.placed)
    return {category: sheet.letters(category) for category in lesson.categories}


@dataclass(slots=True)
class _Sheet:
    """The sentences of a lesson, and what each holds under which category."""

    lesson: Lesson
    targets: _Where = field(default_factory=set)
    left_out: _Where = field(default_factory=set)
    other_name: _Where = field(default_factory=set)
    neutral: _Where = field(default_factory=set)
    decoys: _Where = field(default_factory=set)
    marked: _Where = field(default_factory=set)

    def key(self, entries: Iterable[Entry]) -> None:
        """Note what the key has where; *entries* are the spans to be found."""
        for entry in entries:
            first, *others = sorted(self._sentences(entry.core))
            self.targets.add((first, entry.home))
            self.other_name |= {(first, name) for name in entry.names[1:]}
            self.left_out |= {(other, name) for other in others for name in entry.names}
        self.neutral = self._held(neutral_entries(self.lesson))
        self.decoys = self._held(decoy_entries(self.lesson))

    def mark(self, marks: Iterable[Placed]) -> None:
        """Note where *marks* are, once the key is noted."""
        for placed in marks:
            if placed.neutral is not None:
                continue
            homes: dict[int, set[str]] = {}
            for entry in placed.touched:
                homes.setdefault(min(self._sentences(entry.core)), set()).add(entry.home)
            for sentence in self._sentences(placed.mark.words):
                names = homes.get(sentence, {placed.mark.category})
                self.marked |= {(sentence, name) for name in names}

    def letters(self, category: str) -> str:
        """Return one letter a sentence for *category*."""
        return "".join(
            self._letter((number, category)) if self._can_be_marked(number) else Trial.LEFT_OUT
            for number in range(len(self.lesson.sentences.spans))
        )

    def _letter(self, where: tuple[int, str]) -> Trial:
        marked = where in self.marked
        if where in self.left_out:
            return Trial.LEFT_OUT
        if where in self.targets:
            return Trial.HIT if marked else Trial.MISS
        if where in self.other_name:
            return Trial.LEFT_OUT
        if where in self.decoys:
            return Trial.DECOY_ALARM if marked else Trial.DECOY_REJECTION
        if where in self.neutral:
            return Trial.LEFT_OUT
        return Trial.ALARM if marked else Trial.REJECTION

    def _can_be_marked(self, sentence: int) -> bool:
        span = self.lesson.sentences.spans[sentence]
        return bool(self.lesson.words.compared(span.start, span.end))

    def _held(self, entries: Iterable[Entry]) -> _Where:
        return {
            (sentence, name)
            for entry in entries
            for sentence in self._sentences(entry.core)
            for name in entry.names
        }

    def _sentences(self, words: Words) -> set[int]:
        spans = self.lesson.words.spans
        return {self.lesson.sentences.number_at(spans[word].start) for word in words}
