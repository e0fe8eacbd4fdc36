"""Keeps a line of an author's prose from being read as a part of the lesson's frame.

Whoever types ``# 1 reason`` into a field means these words. In the file a backslash stands before
such a line, which the reader of Markdown drops and so does the field: what was typed comes back.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from whosays.lesson_packs.source import Line, outside_fences

_START = re.compile(r"([ \t]*)(\\*)(.*)", re.DOTALL)

_SECTION = r" {0,3}#(?:[ \t]|$)"
_ENTRY = r" {0,3}##(?:[ \t]|$)|[ \t]{0,3}#{3,6}[ \t].*\{[ \t]*#[\w-]+[^{}]*\}[ \t#]*$"
_ANY_SECTION = r"[ \t]*#(?:[ \t]|$)"
_BOX = r"[ \t]*(?:[-*+][ \t]*)?(?:\([^()]?\)|\[[^\[\]]?\])"
_BULLET = r"[ \t]*[-*+][ \t]+\S"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the studio, and what its lines must not begin with."""

    frame: re.Pattern[str]
    behind_a_mark: bool = False
    """Whether its first line stands behind a number, a box or a word, where nothing can happen."""
    has_code_blocks: bool = True

    def written(self, markdown: str) -> str:
        """Return *markdown*, as typed, for the file."""
        return self._mapped(markdown, lambda slashes: f"\\{slashes}")

    def typed(self, markdown: str) -> str:
        """Return *markdown*, from the file, as somebody typed it."""
        return self._mapped(markdown, lambda slashes: slashes[1:])

    def _mapped(self, markdown: str, change: Callable[[str], str]) -> str:
        if not self.frame.search(markdown.replace("\\", "")):
            return markdown
        lines = [Line(number, text) for number, text in enumerate(markdown.split("\n"))]
        outside = outside_fences(lines) if self.has_code_blocks else [True] * len(lines)
        return "\n".join(
            self._line(line.text, change)
            if is_outside and (line.number or not self.behind_a_mark)
            else line.text
            for line, is_outside in zip(lines, outside, strict=True)
        )

    def _line(self, line: str, change: Callable[[str], str]) -> str:
        found = _START.match(line)
        if found is None or not self.frame.match(found[1] + found[3]):
            return line
        return found[1] + change(found[2]) + found[3]


def _field(*patterns: str, behind_a_mark: bool = False, has_code_blocks: bool = True) -> Field:
    frame = re.compile("^(?:" + "|".join(patterns) + ")", re.MULTILINE)
    return Field(frame, behind_a_mark, has_code_blocks)


PAGE = _field(_SECTION)
"""The brief and the notes."""
ARTICLE = _field(_SECTION, has_code_blocks=False)
EXPLANATION = _field(_SECTION, _ENTRY)
ASK = _field(_SECTION, _ENTRY, behind_a_mark=True)
QUESTION = _field(_ANY_SECTION, _BOX, behind_a_mark=True)
CHOICE = _field(_ANY_SECTION, _BOX, _BULLET, behind_a_mark=True)
ANSWER = _field(_ANY_SECTION, _BOX)
"""What explains the right choice of a question."""


def one_line_end(markdown: str) -> str:
    """Return *markdown* with newlines for whatever ends its lines."""
    return markdown.replace("\r\n", "\n").replace("\r", "\n")
