"""An article read once, for every rule: its tokens, sentences, paragraphs and quotations."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from whosays.articles.sentences import sentences
from whosays.articles.span import Span
from whosays.suggestions.tokens import Token, tokens_of

_PARAGRAPH_END = re.compile(r"\n\s*\n")


class Article:
    """A text and what every rule wants to know of it."""

    def __init__(self, text: str) -> None:
        """Read *text*."""
        self.text = text
        self.tokens: tuple[Token, ...] = tokens_of(text)
        self.folded: tuple[str, ...] = tuple([token.folded for token in self.tokens])
        """The tokens in small letters: cheaper to go through than the tokens."""
        self.sentences: tuple[Span, ...] = sentences(text)
        self._starts = [token.start for token in self.tokens]
        self._sentence_starts = [span.start for span in self.sentences]

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs, in order: what blank lines separate."""
        found, start = [], 0
        for gap in _PARAGRAPH_END.finditer(self.text):
            found.append(Span(start, gap.start()))
            start = gap.end()
        return (*found, Span(start, len(self.text)))

    def tokens_in(self, span: Span) -> range:
        """Return the numbers of the tokens that begin inside *span*."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def sentence_at(self, position: int) -> Span:
        """Return the sentence that holds, or last began before, *position*."""
        number = bisect_right(self._sentence_starts, position) - 1
        return self.sentences[max(number, 0)] if self.sentences else Span(0, len(self.text))

    def paragraph_at(self, position: int) -> Span:
        """Return the paragraph that holds *position*."""
        number = bisect_right(self._paragraph_starts, position) - 1
        return self.paragraphs[max(number, 0)]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [span.start for span in self.paragraphs]
