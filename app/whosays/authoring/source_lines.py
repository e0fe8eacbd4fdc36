"""Where the lines of a lesson file stand in its text, whatever ends them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from whosays.lesson_packs.findings import Place

_LINE_END = re.compile(r"\r\n?|\n")
_BYTE_ORDER_MARK = "\ufeff"


class SourceLines:
    """The lines of one text, numbered from 1 as the reader of lessons numbers them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [1 if text.startswith(_BYTE_ORDER_MARK) else 0]
        self._ends: list[int] = []
        for found in _LINE_END.finditer(text):
            self._ends.append(found.start())
            self._starts.append(found.end())
        self._ends.append(len(text))
        first = _LINE_END.search(text)
        self.line_end = first.group() if first else "\n"
        """What ends the first line, and so every line that is added."""

    def __len__(self) -> int:
        return len(self._starts)

    def offset(self, place: Place) -> int:
        """Return the offset of *place* in the text."""
        return self._starts[place.line - 1] + place.column - 1

    def start(self, number: int) -> int:
        """Return where line *number* begins; behind the last line, where the text ends."""
        return self._starts[number - 1] if number <= len(self) else len(self.text)

    def end(self, number: int) -> int:
        """Return where the characters of line *number* end, before what ends the line."""
        return self._ends[number - 1]

    def line(self, number: int) -> str:
        """Return the characters of line *number*."""
        return self.text[self.start(number) : self.end(number)]

    def replaced(self, first: int, last: int, lines: Sequence[str]) -> str:
        """Return the text with *lines* for the lines *first* up to, not including, *last*.

        Lines that are the same at the head and at the tail of the two stay byte for byte.
        """
        old = [self.line(number) for number in range(first, last)]
        head = _common(old, lines)
        tail = _common(old[head:][::-1], lines[head:][::-1])
        new = lines[head : len(lines) - tail]
        start, end = self.start(first + head), self.start(last - tail)
        before = self.text[:start]
        if new and before and start == len(self.text) and not before.endswith(("\n", "\r")):
            before += self.line_end
        return before + "".join(line + self.line_end for line in new) + self.text[end:]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    while count < min(len(one), len(other)) and one[count] == other[count]:
        count += 1
    return count
