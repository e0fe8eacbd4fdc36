"""Turns the bytes of a lesson file into lines, and says where they are not plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from whosays.lesson_packs.findings import START, Findings, Place
from whosays.translation import _

LARGEST_FILE = 1024 * 1024
"""Bytes; fifty times an ordinary lesson, and what all markup costs 250 MB to read."""

_TAB = 4  # columns, as Markdown counts them
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_NEWLINES = re.compile(r"\r\n?")
_LAST_OF_PLANES = "".join(
    chr(plane + end) for plane in range(0x10000, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF)
)
NO_TEXT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff" + _LAST_OF_PLANES + "]"
)
"""Matches a character that has no place in a lesson."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a source file, or what is left of it after a marker was taken off."""

    number: int
    text: str
    column: int = 1
    """Where ``text`` begins in the file's line; less than 1 where a tab was cut in two."""

    @property
    def blank(self) -> bool:
        """Tell whether there is nothing but white space."""
        return not self.text.strip(" \t")

    @property
    def indent(self) -> int:
        """Return the columns of white space before the first character, tabs to stops of four."""
        columns = 0
        for character in self.text:
            if character == "\t":
                columns += _TAB - columns % _TAB
            elif character == " ":
                columns += 1
            else:
                break
        return columns

    @property
    def place(self) -> Place:
        """Return where the first character that can be seen stands."""
        return self.at(len(self.text) - len(self.text.lstrip(" \t")))

    def at(self, offset: int) -> Place:
        """Return where the character *offset* of ``text`` stands in the file."""
        return Place(self.number, max(self.column + offset, 1))

    def after(self, offset: int) -> Line:
        """Return the line without its first *offset* characters."""
        return Line(self.number, self.text[offset:], self.column + offset)

    def dedented(self, columns: int) -> Line:
        """Return the line with up to *columns* columns of white space taken off."""
        taken = offset = 0
        while offset < len(self.text) and taken < columns and self.text[offset] in " \t":
            taken += _TAB - taken % _TAB if self.text[offset] == "\t" else 1
            offset += 1
        rest = self.after(offset)
        # a tab that reaches beyond the margin leaves its rest as spaces
        left = max(taken - columns, 0)
        return Line(rest.number, " " * left + rest.text, rest.column - left)


def decoded(data: bytes, findings: Findings) -> str | None:
    """Return *data* as text; None, with an error noted, where nothing in it can be read."""
    if len(data) > LARGEST_FILE:
        findings.error(START, _("The file is larger than 1 MiB; split it into several lessons."))
        return None
    if data.startswith(_UTF_16):
        findings.error(START, _("The file is UTF-16; save it as UTF-8."))
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace").replace("\r\n", "\n")
        place = Place(before.count("\n") + 1, len(before) - before.rfind("\n"))
        findings.error(place, _("The file is not UTF-8 from here on; save it as UTF-8."))
        return data.decode("utf-8", "replace")


def source_lines(source: str, findings: Findings) -> list[Line]:
    """Return the lines of *source*, with a note on every one that holds what is no text.

    A byte-order mark is dropped and every kind of line end is one; characters that are none are
    replaced, so that columns stay.
    """
    text = _NEWLINES.sub("\n", source.removeprefix("\ufeff"))
    if not NO_TEXT.search(text):
        return [Line(number, line) for number, line in enumerate(text.split("\n"), start=1)]
    lines = []
    for number, line in enumerate(text.split("\n"), start=1):
        clean = line
        found = NO_TEXT.search(line)
        if found:
            findings.error(
                Place(number, found.start() + 1),
                _(
                    "An invisible control character (U+{code:04X}) stands here; delete it and "
                    "type the line again."
                ).format(code=ord(found.group())),
            )
            clean = NO_TEXT.sub("\ufffd", line)
        lines.append(Line(number, clean))
    return lines


def joined(lines: Iterable[Line]) -> str:
    """Return the text of *lines* as Markdown, without blank lines around it."""
    return "\n".join(line.text for line in lines).strip("\n")


def dedented(lines: list[Line]) -> list[Line]:
    """Return *lines* without the indentation that all of them share."""
    margin = min((line.indent for line in lines if not line.blank), default=0)
    return [line.dedented(margin) for line in lines]


_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")


def outside_fences(lines: list[Line]) -> list[bool]:
    """Tell for each of *lines* whether it stands outside a closed fenced code block.

    A fence that is never closed hides nothing.
    """
    outside = [True] * len(lines)
    if not any("```" in line.text or "~~~" in line.text for line in lines):
        return outside
    longest_ahead = _longest_ahead(lines)
    at = 0
    while at < len(lines):
        opening = _FENCE.match(lines[at].text)
        if opening and longest_ahead[at + 1].get(opening[1][0], 0) >= len(opening[1]):
            end = _closing(lines, at + 1, opening[1])
            outside[at : end + 1] = [False] * (end + 1 - at)
            at = end
        at += 1
    return outside


def _closing_fence(line: Line) -> str:
    """Return the fence that *line* could close a block with, or nothing."""
    bare = line.text.strip(" \t")
    could = len(bare) >= 3 and bare[0] in "`~" and not bare.strip(bare[0]) and line.indent < 4
    return bare if could else ""


def _longest_ahead(lines: list[Line]) -> list[dict[str, int]]:
    """Return for each line the longest fences that close anything from there on."""
    longest: list[dict[str, int]] = [{}]
    for line in reversed(lines):
        fence = _closing_fence(line)
        ahead = longest[-1]
        if fence and len(fence) > ahead.get(fence[0], 0):
            ahead = {**ahead, fence[0]: len(fence)}
        longest.append(ahead)
    longest.reverse()
    return longest


def _closing(lines: list[Line], start: int, opening: str) -> int:
    number = start
    while not _closing_fence(lines[number]).startswith(opening):
        number += 1
    return number
