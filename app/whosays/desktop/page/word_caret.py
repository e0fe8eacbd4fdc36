"""A caret that goes by words, and what is chosen between it and its anchor."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from whosays.articles.span import Span
from whosays.articles.words import Words


class WordCaret:
    """Stands on one word; what is chosen runs from the anchor's word to the caret's."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.word = 0
        """The number of the word the caret is on."""
        self.chosen = False
        """Whether words were chosen, not just passed over."""
        self._anchor = 0

    def span(self) -> Span | None:
        """Return what is chosen, at least the caret's word; None in a text without words."""
        if not len(self.words):
            return None
        first, last = sorted((self._anchor, self.word))
        return Span(self.words.spans[first].start, self.words.spans[last].end)

    def caret_span(self) -> Span | None:
        """Return the word the caret is on; None in a text without words."""
        return self.words.spans[self.word] if len(self.words) else None

    def go_to(self, word: int, *, extend: bool = False) -> None:
        """Go to word number *word*, or the nearest there is."""
        self.word = min(max(word, 0), max(len(self.words) - 1, 0))
        self.chosen = extend
        if not extend:
            self._anchor = self.word

    def move(self, count: int, *, extend: bool = False) -> None:
        """Go *count* words on, back where it is negative."""
        self.go_to(self.word + count, extend=extend)

    def go_to_position(self, position: int, *, extend: bool = False) -> None:
        """Go to the word nearest to code point *position*."""
        word = self.words.nearest(position)
        if word is not None:
            self.go_to(word, extend=extend)

    def move_by_sentence(self, step: int, starts: Sequence[int], *, extend: bool = False) -> None:
        """Go to the next (1) or previous (-1) of the sentence *starts* (code points)."""
        here = self.caret_span()
        if here is None or not starts:
            return
        if step > 0:
            index = bisect_right(starts, here.start)
            position = starts[index] if index < len(starts) else self.words.spans[-1].start
        else:
            position = starts[max(bisect_left(starts, here.start) - 1, 0)]
        self.go_to_position(position, extend=extend)

    def choose(self, span: Span) -> None:
        """Choose the words that *span* touches."""
        numbers = self.words.touching(span.start, span.end)
        if numbers:
            self._anchor, self.word, self.chosen = numbers[0], numbers[-1], True

    def collapse(self) -> None:
        """Choose nothing; stay on the caret's word."""
        self._anchor, self.chosen = self.word, False
