"""A stretch of Markdown that may run over several lines, and where each character came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from whosays.lesson_packs.findings import Place
from whosays.lesson_packs.source import Line


@dataclass(frozen=True, slots=True)
class Passage:
    """The text of some lines joined by newlines, with a way back to their places."""

    text: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...]
    """The offset at which each line begins in ``text``."""

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Passage:
        """Join *lines*, without the white space before each."""
        stripped = []
        starts = []
        at = 0
        for line in lines:
            rest = line.after(len(line.text) - len(line.text.lstrip(" \t")))
            stripped.append(rest)
            starts.append(at)
            at += len(rest.text) + 1
        return cls("\n".join(line.text for line in stripped), tuple(stripped), tuple(starts))

    def place(self, offset: int) -> Place:
        """Return where the character *offset* of ``text`` stands in the file."""
        number = max(bisect_right(self.starts, offset) - 1, 0)
        return self.lines[number].at(offset - self.starts[number])
