"""Writes plain text so that it is read as it is, with as few backslashes as may be."""

from __future__ import annotations

import re

from whosays.lesson_packs.blocks import read_blocks
from whosays.lesson_packs.findings import Unheard
from whosays.lesson_packs.inline import read_inline
from whosays.lesson_packs.lesson import BlockKind
from whosays.lesson_packs.passage import Passage
from whosays.lesson_packs.source import Line

_SPECIAL = re.compile(r"[\\`*_\[\]{}<>&!#|~]")
_AT_THE_MARGIN = re.compile(r"[-+=>#*|~:]")
_NUMBER = re.compile(r"([0-9]{1,9})([.)])")


def escaped_title(title: str) -> str:
    """Return *title*, plain text on one line, as Markdown that is read as just that."""
    plain = " ".join(title.split())
    is_plain = read_inline(Passage.of([Line(1, plain)]), Unheard()).text == plain
    return plain if is_plain and not set(plain) & set("{}#") else _SPECIAL.sub(r"\\\g<0>", plain)


def escaped_block(text: str, *, heading: bool = False) -> list[str]:
    """Return the lines of Markdown that are read as the one block *text*.

    *text* is plain; its lines break where it has newlines. No line of it is empty.
    """
    marker = "## " if heading else ""
    kind = BlockKind.HEADING if heading else BlockKind.PARAGRAPH
    if heading:
        text = " ".join(text.split("\n"))
    plain = text.split("\n")
    candidates = [
        [marker + line for line in _broken(plain)],
        [marker + line for line in _broken([_at_margin(line) for line in plain])],
    ]
    for lines in candidates:
        numbered = [Line(number, line) for number, line in enumerate(lines, start=1)]
        blocks = read_blocks(numbered, Unheard())
        if len(blocks) == 1 and blocks[0].kind is kind:
            inline = read_inline(blocks[0].passage, Unheard())
            if inline.text == text and not (inline.spans or inline.styles or inline.pictures):
                return lines
    escaped = [_at_margin(_SPECIAL.sub(r"\\\g<0>", line), is_escaped=True) for line in plain]
    return [marker + line for line in _broken(escaped)]


def _broken(lines: list[str]) -> list[str]:
    return [f"{line}\\" for line in lines[:-1]] + lines[-1:]


def _at_margin(line: str, *, is_escaped: bool = False) -> str:
    number = _NUMBER.match(line)
    if number:
        return f"{number[1]}\\{line[number.end(1) :]}"
    if _AT_THE_MARGIN.match(line) and not is_escaped:
        return f"\\{line}"
    if is_escaped and line[:1] in ("-", "+", "=", ":"):
        return f"\\{line}"
    return line
