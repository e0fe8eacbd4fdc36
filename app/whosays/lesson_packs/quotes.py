"""Finds the place in a text that somebody has named by quoting it.

Typographic quotation marks, dashes, spaces and soft hyphens are folded on both sides; the places
returned are those of the text as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from whosays.articles.span import Span

LONGEST_QUOTE = 1000
"""Code points."""

_FOLDED = {
    **dict.fromkeys("“”„‟«»‹›＂″", '"'),
    **dict.fromkeys("‘’‚‛`´ʼ＇′", "'"),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－⸺⸻", "-"),
    **dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),
}
_RUNS = frozenset(" -")


def folded(text: str) -> str:
    """Return *text* with what a quote need not repeat exactly made one."""
    return FoldedText(text).folded.strip()


class Patience:
    """How many places are still looked at for the quotes of one lesson.

    A fair lesson needs some hundreds; one made of nothing but quotes would take hours.
    """

    def __init__(self, looks: int = 1_000_000) -> None:
        self._left = looks

    def lasts(self) -> bool:
        """Tell whether one place more is looked at."""
        self._left -= 1
        return self._left >= 0


class FoldedText:
    """A text made ready for looking quotes up in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        characters: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        for position, character in enumerate(text):
            plain = " " if character.isspace() else _FOLDED.get(character, character)
            if plain in _RUNS and characters and characters[-1] == plain:
                self._ends[-1] = position + 1
            elif plain:
                characters.append(plain)
                self._starts.append(position)
                self._ends.append(position + 1)
        self.folded = "".join(characters)

    def find(
        self, quote: str, before: str = "", after: str = "", patience: Patience | None = None
    ) -> Iterator[Span]:
        """Yield where *quote* stands, in order, overlapping places included.

        With *before* or *after* only places that follow or precede these words; white space and
        punctuation between them and the quote do not matter. Where *patience* ends there
        are no more places.
        """
        wanted = folded(quote)
        if not wanted or len(wanted) > LONGEST_QUOTE:
            return
        left = _bare(folded(before[-LONGEST_QUOTE:]))
        right = _bare(folded(after[:LONGEST_QUOTE]))
        at = self.folded.find(wanted)
        while at >= 0 and (patience is None or patience.lasts()):
            end = at + len(wanted)
            if self._follows(left, at) and self._precedes(right, end):
                yield Span(self._starts[at], self._ends[end - 1])
            at = self.folded.find(wanted, at + 1)

    def _follows(self, words: str, at: int) -> bool:
        if not words:
            return True
        return _bare(self.folded[max(0, at - len(words) - 40) : at]).endswith(words)

    def _precedes(self, words: str, end: int) -> bool:
        if not words:
            return True
        return _bare(self.folded[end : end + len(words) + 40]).startswith(words)


@lru_cache(maxsize=2)
def folded_text(text: str) -> FoldedText:
    """Return *text* made ready for quotes; whoever reads a lesson and whoever edits it share it."""
    return FoldedText(text)


def _bare(text: str) -> str:
    start, end = 0, len(text)
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return text[start:end]


def splits_a_word(text: str, span: Span) -> bool:
    """Tell whether *span* begins or ends between two letters or digits of one word."""
    return any(
        0 < edge < len(text) and _joins(text[edge - 1]) and _joins(text[edge])
        for edge in (span.start, span.end)
    )


def _joins(character: str) -> bool:
    # scripts without capitals often write words together
    return character.isdecimal() or character.lower() != character.upper()
