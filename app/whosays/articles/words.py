"""Splits an article's text into words, the unit that marks snap to and scoring compares.

A word is a run without white space, less the punctuation at its edges. A dash between words
separates them, a hyphen inside one does not; "U.S." keeps its last full stop, "60%" its sign.
Scripts that do not separate words (Chinese, Japanese) give one word a character.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import cached_property

from whosays.articles.span import Span

_SEPARATE = re.compile(r"[\s\u200b\u2060\ufeff]+|--+|[\u2012-\u2015\u2e3a\u2e3b\u2026]+|\.{3,}")
_UNSPACED = re.compile(
    r"[\u3041-\u309f\u30a0-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]"
)
_DIGITS_DASH = re.compile(r"(?<=\d)\u2013(?=\d)")
_ABBREVIATION = re.compile(r"(?:[^\W\d_]\.){2,}\Z")
_KEPT_AT_EDGE = frozenset("%‰#@&§°†")

_ARTICLE_WORDS = {
    "en": frozenset({"a", "an", "the"}),
    "de": frozenset(
        {
            "der",
            "die",
            "das",
            "dem",
            "den",
            "des",
            "ein",
            "eine",
            "einem",
            "einen",
            "einer",
            "eines",
        }
    ),
    "es": frozenset({"el", "la", "los", "las", "lo", "un", "una", "unos", "unas"}),
    "fr": frozenset({"le", "la", "les", "un", "une", "des"}),
    "it": frozenset({"il", "lo", "la", "i", "gli", "le", "un", "uno", "una"}),
    "nl": frozenset({"de", "het", "een"}),
    "pt": frozenset({"o", "a", "os", "as", "um", "uma", "uns", "umas"}),
}


def _trims(character: str) -> bool:
    if character in _KEPT_AT_EDGE:
        return False
    category = unicodedata.category(character)
    return category[0] == "P" or category in ("Cf", "Cc")


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and _trims(text[start]):
        start += 1
    stop = end
    while stop > start and _trims(text[stop - 1]):
        stop -= 1
    if start == stop or all(character in _KEPT_AT_EDGE for character in text[start:stop]):
        return None
    if stop < end and text[stop] == "." and _ABBREVIATION.match(text[start : stop + 1]):
        stop += 1
    return Span(start, stop)


def _runs(text: str) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    start = 0
    for separator in _SEPARATE.finditer(text):
        if separator.group() == "\u2013" and _DIGITS_DASH.match(text, separator.start()):
            continue
        runs.append((start, separator.start()))
        start = separator.end()
    runs.append((start, len(text)))
    return [run for run in runs if run[0] < run[1]]


def _split(text: str) -> list[Span]:
    found: list[Span] = []
    for start, end in _runs(text):
        pieces: list[tuple[int, int]] = []
        at = start
        for character in _UNSPACED.finditer(text, start, end):
            pieces += [(at, character.start()), (character.start(), character.end())]
            at = character.end()
        pieces.append((at, end))
        for piece in pieces:
            word = _trimmed(text, *piece) if piece[0] < piece[1] else None
            if word is not None:
                found.append(word)
    return found


class Words:
    """The words of one text, numbered from 0 in reading order."""

    def __init__(self, text: str, language: str = "en") -> None:
        """Split *text*; *language* (BCP 47) decides which words are grammatical articles."""
        self.text = text
        self.spans: tuple[Span, ...] = tuple(_split(text))
        self._article_words = _ARTICLE_WORDS.get(language.split("-")[0].lower(), frozenset())

    def __len__(self) -> int:
        return len(self.spans)

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self.spans]

    @cached_property
    def _ends(self) -> list[int]:
        return [span.end for span in self.spans]

    @cached_property
    def _is_article(self) -> list[bool]:
        return [span.of(self.text).lower() in self._article_words for span in self.spans]

    def touching(self, start: int, end: int) -> range:
        """Return the numbers of the words that share a code point with start..end."""
        if start >= end:
            return range(0)
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end)
        return range(first, max(first, last))

    def compared(self, start: int, end: int) -> frozenset[int]:
        """Return the numbers of the words that scoring compares in start..end.

        Edge punctuation and quotation marks are never part of a word; articles ("the") are
        left out here.
        """
        return frozenset(
            number for number in self.touching(start, end) if not self._is_article[number]
        )

    def nearest(self, position: int) -> int | None:
        """Return the number of the word at *position*, else of the nearest one; None without words.

        A position between two words belongs to the nearer, the earlier where both are as near.
        """
        if not self.spans:
            return None
        after = min(bisect_right(self._ends, position), len(self.spans) - 1)
        before = max(after - 1, 0)
        distance_after = max(self._starts[after] - position, position - self._ends[after], 0)
        distance_before = max(self._starts[before] - position, position - self._ends[before], 0)
        return before if distance_before <= distance_after else after

    def snap(self, start: int, end: int) -> Span | None:
        """Return the span from the first to the last word touched by start..end, or None."""
        numbers = self.touching(min(start, end), max(start, end))
        if not numbers:
            return None
        return Span(self.spans[numbers[0]].start, self.spans[numbers[-1]].end)
