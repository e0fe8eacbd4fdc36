"""An article read once, for every rule: its tokens, sentences, paragraphs and quotations."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from whosays.articles.sentences import sentences
from whosays.articles.span import Span
from whosays.suggestions.gazetteer import Gazetteer
from whosays.suggestions.tokens import read

_PARAGRAPH_END = re.compile(r"\n\s*\n")


class Article:
    """A text and what every rule wants to know of it."""

    def __init__(self, text: str) -> None:
        """Read *text*."""
        self.text = text
        self.tokens, self.starts, self.ends = read(text)
        self.folded: tuple[str, ...] = tuple([token.folded for token in self.tokens])
        """The tokens in small letters: cheaper to go through than the tokens."""
        self.sentences: tuple[Span, ...] = sentences(text)
        self._sentence_starts = [span.start for span in self.sentences]

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs, in order: what blank lines separate."""
        found, start = [], 0
        for gap in _PARAGRAPH_END.finditer(self.text):
            found.append(Span(start, gap.start()))
            start = gap.end()
        return (*found, Span(start, len(self.text)))

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where each word stands, in small letters."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self.folded):
            found[word].append(number)
        return dict(found)

    def places(self, words: AbstractSet[str]) -> list[int]:
        """Return the numbers of the tokens that are among *words*, folded, in order.

        Cheaper than to ask of every token: a text has few words, each of them often.
        """
        known = self._places
        return sorted([place for word in words & known.keys() for place in known[word]])

    @cached_property
    def numbers(self) -> list[int]:
        """The numbers of the tokens that are digits, in order."""
        digits = {word for word in self._places if word[0].isdecimal()}
        return self.places(digits)

    def places_of(self, terms: Gazetteer) -> list[int]:
        """Return the numbers of the tokens where terms of *terms* may begin, in order."""
        known, following = self._places, (*self.folded[1:], "")
        found: list[int] = []
        for word in terms.first_words & known.keys():
            seconds = terms.seconds(word)
            if seconds is None:
                found += known[word]
            else:
                found += [place for place in known[word] if following[place] in seconds]
        return sorted(found)

    @cached_property
    def sentence_ranges(self) -> tuple[range, ...]:
        """The numbers of each sentence's tokens."""
        found, past = [], 0
        for span in self.sentences:
            first = bisect_left(self.starts, span.start, past)
            past = bisect_left(self.starts, span.end, first)
            found.append(range(first, past))
        return tuple(found)

    def tokens_in(self, span: Span) -> range:
        """Return the numbers of the tokens that begin inside *span*."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def sentence_at(self, position: int) -> Span:
        """Return the sentence that holds, or last began before, *position*."""
        number = self.sentence_number_at(position)
        return self.sentences[number] if self.sentences else Span(0, len(self.text))

    def sentence_number_at(self, position: int) -> int:
        """Return the number of the sentence that holds, or last began before, *position*.

        0 before the first one and in a text without sentences.
        """
        return max(bisect_right(self._sentence_starts, position) - 1, 0)

    def paragraph_at(self, position: int) -> Span:
        """Return the paragraph that holds *position*."""
        number = bisect_right(self._paragraph_starts, position) - 1
        return self.paragraphs[max(number, 0)]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [span.start for span in self.paragraphs]


def within(places: Sequence[int], numbers: range) -> Sequence[int]:
    """Return those of *places*, which are in order, that lie in *numbers*."""
    first = bisect_left(places, numbers.start)
    return places[first : bisect_left(places, numbers.stop, first)]
