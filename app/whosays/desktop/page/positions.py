"""Converts between the core's positions and Qt's.

The core counts Python code points in a lesson's plain text. Qt counts UTF-16 units in a document
whose blocks have no blank line between them and which also holds what is not part of the text
(the kicker above an article). Nothing else in the window may convert.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass


def utf16_length(text: str) -> int:
    """Return how many UTF-16 units *text* takes."""
    return len(text) + sum(character > "\uffff" for character in text)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A block of the plain text and where it stands in the document."""

    start: int
    end: int
    document_start: int
    document_end: int
    # positions of characters beyond the basic plane, in code points and in document units
    wide: tuple[int, ...]
    wide_units: tuple[int, ...]


_WIDE = re.compile("[\U00010000-\U0010ffff]")
"""What takes two of Qt's units."""


class PagePositions:
    """The map between one plain text and one document; both directions, both monotonic."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._stretches: list[_Stretch] = []
        self._starts: list[int] = []
        self._document_starts: list[int] = []

    def add(self, start: int, end: int, document_start: int) -> None:
        """Say that code points *start* to *end* stand in the document from *document_start* on."""
        wide: list[int] = []
        wide_units: list[int] = []
        for character in _WIDE.finditer(self._text, start, end):
            position = character.start()
            wide_units.append(document_start + position - start + len(wide))
            wide.append(position)
        document_end = document_start + end - start + len(wide)
        self._stretches.append(
            _Stretch(start, end, document_start, document_end, tuple(wide), tuple(wide_units))
        )
        self._starts.append(start)
        self._document_starts.append(document_start)

    def to_document(self, position: int) -> int:
        """Return the document's position of code point *position*.

        A position between two blocks gives the end of the earlier one.
        """
        if not self._stretches:
            return 0
        stretch = self._stretches[max(bisect_right(self._starts, position) - 1, 0)]
        position = min(max(position, stretch.start), stretch.end)
        before = bisect_right(stretch.wide, position - 1)
        return stretch.document_start + position - stretch.start + before

    def to_text(self, document_position: int) -> int:
        """Return the code point at *document_position*.

        A position outside the text gives the nearest end of a block before it, or the first
        block's start; one inside a surrogate pair gives the character it is part of.
        """
        if not self._stretches:
            return 0
        index = max(bisect_right(self._document_starts, document_position) - 1, 0)
        stretch = self._stretches[index]
        position = min(max(document_position, stretch.document_start), stretch.document_end)
        before = bisect_right(stretch.wide_units, position - 1)
        return stretch.start + position - stretch.document_start - before

    def blocks_between(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return start..end as stretches of the document, one for each block touched."""
        pieces: list[tuple[int, int]] = []
        index = max(bisect_right(self._starts, start) - 1, 0)
        for stretch in self._stretches[index:]:
            if stretch.start >= end:
                break
            first, last = max(start, stretch.start), min(end, stretch.end)
            if first < last:
                pieces.append((self.to_document(first), self.to_document(last)))
        return pieces
