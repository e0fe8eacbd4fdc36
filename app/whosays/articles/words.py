"""Splits an article's text into words, the unit that marks snap to and scoring compares.

A word is a run without white space, less the punctuation at its edges. A dash or a quotation mark
between words separates them, a hyphen or apostrophe inside one does not; "U.S." keeps its last
full stop, "60%" its sign, "member(s)" its bracket. Chinese and Japanese, which do not separate
words, give one word a character; a Thai, Lao, Khmer or Burmese phrase is one word.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache

from whosays.articles.span import Span

_SEPARATE = re.compile(
    r"[\s\u200b\u2060\ufeff]+|--+|[\u2012-\u2015\u2e3a\u2e3b\u2026]+|\.{3,}"
    r"|[“”„‟«»‹›\u3001-\u3003\u3008-\u3011\u3014-\u301b！（），．：；？［］｛｝]+"
)
_UNSPACED = re.compile(
    r"[\u3005-\u3007\u3041-\u3098\u309b-\u309f\u30a0-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    r"\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff]"
    r"[\u3099\u309a\uff9e\uff9f\ufe00-\ufe0f\U000e0100-\U000e01ef]*"
)
_DIGITS_DASH = re.compile(r"(?<=\d)\u2013(?=\d)")
_ABBREVIATION = re.compile(r"(?:[^\W\d_]{1,2}\.){2,}\Z")
_KEPT_AT_EDGE = frozenset("%‰％#@&§")
_WORDS_OF_THEIR_OWN = frozenset("%‰％")
_TRIMMED_SYMBOLS = frozenset("|`´")
_CLAUSE_ENDS = frozenset(".,;:!?")
_VISIBLE_FORMATS = re.compile(r"[\u0600-\u0605\u06dd\u070f\u08e2\U000e0020-\U000e007f]")
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_OPENERS = {closer: opener for opener, closer in _BRACKETS.items()}

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


def is_edge_punctuation(character: str) -> bool:
    """Tell whether *character* is dropped from the edges of a word."""
    if character in _KEPT_AT_EDGE:
        return False
    category = unicodedata.category(character)
    if category == "Cf":
        return not _VISIBLE_FORMATS.match(character)
    return category[0] == "P" or category == "Cc" or character in _TRIMMED_SYMBOLS


def _is_combining(character: str) -> bool:
    return unicodedata.category(character)[0] == "M"


def _trimmed(text: str, start: int, end: int) -> Span | None:
    first, stop = start, end
    while first < end and is_edge_punctuation(text[first]):
        # what carries a combining mark (a keycap, say) is one character to the reader
        if first + 1 < end and _is_combining(text[first + 1]):
            break
        first += 1
    while stop > first and is_edge_punctuation(text[stop - 1]):
        stop -= 1
    if not _is_a_word(text[first:stop]):
        return None
    return Span(*_with_its_own_marks(text, (start, end), first, stop))


def _is_a_word(piece: str) -> bool:
    return any(
        character in _WORDS_OF_THEIR_OWN
        or not (character in _KEPT_AT_EDGE or unicodedata.category(character) in ("Mn", "Mc"))
        for character in piece
    )


def _with_its_own_marks(text: str, run: tuple[int, int], first: int, stop: int) -> tuple[int, int]:
    """Give back a bracket that pairs with one inside the word, and an abbreviation's stop."""
    before = text[first - 1] if first > run[0] else ""
    after = text[stop] if stop < run[1] else ""
    word = text[first:stop]
    if before in _BRACKETS and word.count(_BRACKETS[before]) > word.count(before):
        first -= 1
    elif after == ".":
        stop += bool(_ABBREVIATION.match(word + after))
    elif after in _OPENERS and word.count(_OPENERS[after]) > word.count(after):
        stop += 1
    return first, stop


def _runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the stretches of start..end between separators."""
    at = start
    for separator in _SEPARATE.finditer(text, start, end):
        stop, following = separator.span()
        if separator.group() == "\u2013" and _DIGITS_DASH.match(text, stop):
            continue
        if at < stop:
            yield at, stop
        at = following
    if at < end:
        yield at, end


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the run start..end, each character of a script without spaces by itself."""
    at = start
    for character in _UNSPACED.finditer(text, start, end):
        if at < character.start():
            yield at, character.start()
        yield character.span()
        at = character.end()
    if at < end:
        yield at, end


def _split(text: str) -> list[Span]:
    found: list[Span] = []
    end = 0
    for chunk in text.split():
        start = text.index(chunk, end)
        end = start + len(chunk)
        # most words are plain, or are and end a clause: there is nothing to look at then
        if chunk.isascii() and chunk.isalnum():
            found.append(Span(start, end))
        elif chunk.isascii() and chunk[-1] in _CLAUSE_ENDS and chunk[:-1].isalnum():
            found.append(Span(start, end - 1))
        else:
            for run in _runs(text, start, end):
                words = (_trimmed(text, *piece) for piece in _pieces(text, *run))
                found += [word for word in words if word is not None]
    return found


class Words:
    """The words of one text, numbered from 0 in reading order."""

    def __init__(self, text: str, language: str = "en") -> None:
        """Split *text*; *language* (BCP 47) decides which words are grammatical articles."""
        self.text = text
        self.spans: tuple[Span, ...] = tuple(_split(text))
        self._article_words = _ARTICLE_WORDS.get(language.partition("-")[0].lower(), frozenset())

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
        text, articles = self.text, self._article_words
        return [text[span.start : span.end].lower() in articles for span in self.spans]

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
        if self._starts[after] <= position:
            return after
        before = max(after - 1, 0)
        nearer_before = abs(position - self._ends[before]) <= self._starts[after] - position
        return before if nearer_before else after

    def snap(self, start: int, end: int) -> Span | None:
        """Return the span from the first to the last word touched by start..end, or None."""
        numbers = self.touching(min(start, end), max(start, end))
        if not numbers:
            return None
        return Span(self.spans[numbers[0]].start, self.spans[numbers[-1]].end)


@lru_cache(maxsize=2)
def words_of(text: str, language: str) -> Words:
    """Return the words of *text*; whoever reads a lesson and whoever shows it share them."""
    return Words(text, language)
