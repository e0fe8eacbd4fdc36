"""Reads the blocks of an article: paragraphs, headings, quotations, lists and pictures.

Any other block is an error with its line, because it is nearly always an accident.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from whosays.lesson_packs.findings import Findings
from whosays.lesson_packs.lesson import BlockKind
from whosays.lesson_packs.passage import Passage
from whosays.lesson_packs.source import Line, outside_fences
from whosays.translation import _

DEEPEST = 8
"""How deep quotations and lists may be nested."""

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:(?:^|[ \t])#+)?[ \t]*$")
_QUOTATION = re.compile(r" {0,3}> ?")
_ITEM = re.compile(r"( {0,3})(?:([-+*])|([0-9]{1,9})([.)]))(?=[ \t]|$)")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_TABLE_RULE = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_DEFINITION = re.compile(r" {0,3}\[[^\[\]]+\]:[ \t]*\S")


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """A block of an article, its text not yet read."""

    kind: BlockKind
    passage: Passage
    level: int = 0
    marker: str = ""


@dataclass(frozen=True, slots=True)
class _Inside:
    """What a block stands in."""

    kind: BlockKind = BlockKind.PARAGRAPH
    depth: int = 0


def read_blocks(lines: list[Line], findings: Findings) -> list[SourceBlock]:
    """Return the blocks in *lines*, in order."""
    return _Reader(findings).read(lines, _Inside())


class _Reader:
    """Reads blocks, going into quotations and lists."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings

    def read(self, lines: list[Line], inside: _Inside) -> list[SourceBlock]:
        """Return the blocks in *lines*, which stand *inside* something."""
        blocks: list[SourceBlock] = []
        outside = outside_fences(lines)
        at = 0
        while at < len(lines):
            line = lines[at]
            if line.blank:
                at += 1
            elif self._is_foreign(lines, at):
                at = self._skip_foreign(lines, at, outside)
            elif _HEADING.match(line.text):
                blocks += self._heading(line)
                at += 1
            elif _QUOTATION.match(line.text) and self._may_nest(line, inside):
                at = self._quotation(lines, at, inside, blocks)
            elif _ITEM.match(line.text) and self._may_nest(line, inside):
                at = self._list(lines, at, inside, blocks)
            else:
                at = self._paragraph(lines, at, inside, blocks)
        return blocks

    def _may_nest(self, line: Line, inside: _Inside) -> bool:
        if inside.depth < DEEPEST:
            return True
        self._findings.error(
            line.place,
            _("Quotations and lists are nested too deep here; {depth} levels are read.").format(
                depth=DEEPEST
            ),
        )
        return False

    # what is no block of an article

    def _is_foreign(self, lines: list[Line], at: int) -> bool:
        text = lines[at].text
        return bool(
            lines[at].indent >= 4
            or _FENCE.match(text)
            or _RULE.match(text)
            or _DEFINITION.match(text)
            or _is_table(lines, at)
        )

    def _skip_foreign(self, lines: list[Line], at: int, outside: list[bool]) -> int:
        line = lines[at]
        end = at + 1
        if line.indent >= 4:
            sentence = _(
                "An indented block is no part of an article; begin the line at the margin."
            )
            while end < len(lines) and (lines[end].blank or lines[end].indent >= 4):
                end += 1
        elif _FENCE.match(line.text):
            sentence = _("A code block is no part of an article; delete the lines around it.")
            while end < len(lines) and not outside[at] and not outside[end]:
                end += 1
        elif _RULE.match(line.text):
            sentence = _("A ruled line is no part of an article; delete it, or write a heading.")
        elif _DEFINITION.match(line.text):
            sentence = _("Link definitions are not read; write [words](address) in the text.")
        else:
            sentence = _("A table is no part of an article; write its contents as paragraphs.")
            while end < len(lines) and "|" in lines[end].text:
                end += 1
        self._findings.error(line.place, sentence)
        return end

    # the blocks

    def _heading(self, line: Line) -> list[SourceBlock]:
        found = _HEADING.match(line.text)
        if found is None or not found[2]:
            self._findings.error(
                line.place, _("This heading has no text; write some or delete it.")
            )
            return []
        level = len(found[1])
        if level == 1:
            self._findings.error(
                line.place,
                _("Headings inside an article begin at the second level; write ##."),
            )
        title = Line(line.number, found[2], line.column + found.start(2))
        return [SourceBlock(BlockKind.HEADING, Passage.of([title]), max(level, 2))]

    def _paragraph(
        self, lines: list[Line], at: int, inside: _Inside, blocks: list[SourceBlock]
    ) -> int:
        end = at + 1
        while end < len(lines) and not self._ends_paragraph(lines, end):
            if _UNDERLINE.match(lines[end].text):
                self._findings.error(
                    lines[end].place,
                    _(
                        "A line under the text makes it a heading; write ## before the text "
                        "instead, or leave a blank line and no ruled line."
                    ),
                )
                break
            end += 1
        passage = Passage.of(lines[at:end])
        blocks.append(SourceBlock(inside.kind, passage, inside.depth))
        underlined = end < len(lines) and _UNDERLINE.match(lines[end].text)
        return end + 1 if underlined else end

    def _ends_paragraph(self, lines: list[Line], at: int) -> bool:
        text = lines[at].text
        if lines[at].blank or _HEADING.match(text) or _QUOTATION.match(text):
            return True
        if _UNDERLINE.match(text):
            return False
        return bool(
            _FENCE.match(text) or _RULE.match(text) or _interrupts(text) or _is_table(lines, at)
        )

    def _quotation(
        self, lines: list[Line], at: int, inside: _Inside, blocks: list[SourceBlock]
    ) -> int:
        held: list[Line] = []
        while at < len(lines):
            marker = _QUOTATION.match(lines[at].text)
            if marker:
                held.append(lines[at].after(marker.end()))
            elif held[-1].blank or not self._continues(lines, at, held[-1]):
                break
            else:
                held.append(lines[at])
            at += 1
        blocks += self.read(held, _Inside(BlockKind.QUOTATION, inside.depth + 1))
        return at

    def _continues(self, lines: list[Line], at: int, above: Line) -> bool:
        """Tell whether a line without a marker goes on with the paragraph *above*."""
        if lines[at].blank or self._ends_paragraph(lines, at) or _UNDERLINE.match(lines[at].text):
            return False
        return not (_HEADING.match(above.text) or _FENCE.match(above.text))

    def _list(self, lines: list[Line], at: int, inside: _Inside, blocks: list[SourceBlock]) -> int:
        number: int | None = None
        while at < len(lines):
            found = _ITEM.match(lines[at].text)
            if found is None or _RULE.match(lines[at].text):
                break
            if found[3]:
                number = int(found[3]) if number is None else number + 1
                marker = f"{number}{found[4]}"
            else:
                number, marker = None, "•"
            held, at = self._item(lines, at, found)
            blocks += self._marked(held, marker, inside)
        return at

    def _item(self, lines: list[Line], at: int, found: re.Match[str]) -> tuple[list[Line], int]:
        """Return the lines of the item that begins at line *at*, and the number of the next."""
        first = lines[at].after(found.end())
        padding = first.indent if 0 < first.indent <= 4 and not first.blank else 1
        width = found.end() + padding
        held = [first.dedented(padding)]
        at += 1
        while at < len(lines):
            line = lines[at]
            if line.blank:
                if held[-1].blank and len(held) == 1:
                    break
                held.append(line)
            elif line.indent >= width:
                held.append(line.dedented(width))
            elif (
                not held[-1].blank
                and self._continues(lines, at, held[-1])
                and not (_ITEM.match(line.text))
            ):
                held.append(line)
            else:
                break
            at += 1
        return held, at

    def _marked(self, held: list[Line], marker: str, inside: _Inside) -> list[SourceBlock]:
        blocks = self.read(held, _Inside(BlockKind.ITEM, inside.depth + 1))
        if not blocks:
            if not any(not line.blank for line in held):
                self._findings.error(
                    held[0].at(0), _("This list item has no text; write some or delete it.")
                )
            return []
        first = blocks[0]
        if first.kind is BlockKind.ITEM and not first.marker:
            blocks[0] = SourceBlock(first.kind, first.passage, first.level, marker)
        return blocks


def _interrupts(text: str) -> bool:
    """Tell whether *text* begins a list right below a paragraph."""
    found = _ITEM.match(text)
    return bool(found and text[found.end() :].strip() and (found[2] or found[3] == "1"))


def _is_table(lines: list[Line], at: int) -> bool:
    return (
        "|" in lines[at].text
        and at + 1 < len(lines)
        and "|" in lines[at + 1].text
        and bool(_TABLE_RULE.match(lines[at + 1].text))
    )
