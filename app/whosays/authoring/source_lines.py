"""Where the lines of a lesson file stand in its text, whatever ends them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from whosays.lesson_packs.findings import Place

_LINE_END = re.compile(r"\r\n?|\n")
_BYTE_ORDER_MARK = "\ufeff"
_MOST_COMPARED = 20_000  # pairs of lines


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

    def blank(self, number: int) -> bool:
        """Tell whether there is nothing but white space in line *number*."""
        return not self.line(number).strip(" \t")

    def filled(self, numbers: range) -> range:
        """Return *numbers* of lines without blank ones at either edge."""
        first, stop = numbers.start, numbers.stop
        while first < stop and self.blank(first):
            first += 1
        while stop > first and self.blank(stop - 1):
            stop -= 1
        return range(first, stop)

    # -- the text with other lines in it

    def replaced(self, first: int, last: int, lines: Sequence[str]) -> str:
        """Return the text with *lines* for the lines *first* up to, not including, *last*.

        Lines that are the same in both stay byte for byte, with what ends them.
        """
        kept = self._with_ends(first, last, lines)
        if first > len(self) and kept:  # behind a line that nothing ends
            return self.text + self.line_end + "".join(kept).removesuffix(self.line_end)
        if last > len(self):
            kept = self._as_the_last(kept)
        return self.text[: self.start(first)] + "".join(kept) + self.text[self.start(last) :]

    def with_block(self, number: int, lines: Sequence[str]) -> str:
        """Return the text with *lines* before line *number*, and blank lines around them."""
        above = [""] if number > 1 and not self.blank(number - 1) else []
        below = [""] if number <= len(self) and not self.blank(number) else []
        return self.replaced(number, number, [*above, *lines, *below])

    def without_block(self, numbers: range) -> str:
        """Return the text without the lines *numbers* and the blank line that kept them apart."""
        block = self.filled(numbers)
        first, stop = block.start, block.stop
        ends = stop > len(self) or self.blank(stop)
        if block and ends and first > 1 and self.blank(first - 1):
            first -= 1
        return self.replaced(first, stop, [])

    def _with_ends(self, first: int, last: int, lines: Sequence[str]) -> list[str]:
        """Return *lines* with what ends each: those of first to last as they are."""
        old = [self.line(number) for number in range(first, last)]
        whole: list[str] = []
        for tag, start, stop, new_start, new_stop in _differences(old, lines):
            if tag == "equal":
                numbers = range(first + start, first + stop)
                whole += [self.text[self.start(n) : self.start(n + 1)] for n in numbers]
            else:
                whole += [line + self.line_end for line in lines[new_start:new_stop]]
        return whole

    def _as_the_last(self, lines: list[str]) -> list[str]:
        """Return *lines* ended as the text was, with a line end or without."""
        ended = [line if line.endswith(("\n", "\r")) else line + self.line_end for line in lines]
        if ended and not self.text.endswith(("\n", "\r")):
            ended[-1] = _LINE_END.sub("", ended[-1])
        return ended


def _differences(
    old: Sequence[str], new: Sequence[str]
) -> Iterable[tuple[str, int, int, int, int]]:
    """Yield what is equal in the two and what is not, as difflib does."""
    most = min(len(old), len(new))
    head = 0
    while head < most and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < most - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    yield "equal", 0, head, 0, head
    middle, new_middle = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(middle) * len(new_middle) <= _MOST_COMPARED:
        matcher = SequenceMatcher(None, middle, new_middle, autojunk=False)
        for tag, start, stop, new_start, new_stop in matcher.get_opcodes():
            yield tag, head + start, head + stop, head + new_start, head + new_stop
    else:
        yield "replace", head, len(old) - tail, head, len(new) - tail
    yield "equal", len(old) - tail, len(old), len(new) - tail, len(new)
