"""Replaces stretches of lines in a draft, blank lines around them as they were."""

from __future__ import annotations

from collections.abc import Sequence

from whosays.authoring.lesson_text import LessonText
from whosays.authoring.source_lines import SourceLines
from whosays.lesson_packs.sections import SectionKind

_HEADINGS = {
    SectionKind.ARTICLE: "# Article",
    SectionKind.KEY: "# Key",
    SectionKind.TRACE: "# Trace",
    SectionKind.QUESTIONS: "# Questions",
    SectionKind.NOTES: "# Notes",
}
_ORDER = list(_HEADINGS)


def lines_of_prose(markdown: str) -> list[str]:
    """Return the lines of *markdown*, none where it is empty."""
    return markdown.split("\n") if markdown else []


def with_region(lines: SourceLines, region: range, wanted: Sequence[str]) -> str:
    """Return the text with *wanted* for what is not blank at the edges of *region*.

    *region* are numbers of lines. Blank lines around the old ones stay; where there were none,
    one is put on either side of the new ones.
    """
    filled = lines.filled(region)
    if filled and wanted:
        return lines.replaced(filled.start, filled.stop, wanted)
    if filled:
        return lines.without_block(filled)
    return lines.with_block(region.start, wanted) if wanted else lines.text


def with_section(text: LessonText, kind: SectionKind, wanted: Sequence[str]) -> LessonText:
    """Return *text* with *wanted* as the lines of its section *kind*.

    The section is made where there is none, and taken out where nothing is wanted.
    """
    section = text.anatomy.section(kind)
    lines = text.lines
    if section is None:
        return text.with_text(_with_new_section(text, kind, wanted)) if wanted else text
    region = text.anatomy.lines_of(section)
    if wanted:
        return text.with_text(with_region(lines, region, wanted))
    return text.with_text(lines.without_block(range(section.heading.line.number, region.stop)))


def _with_new_section(text: LessonText, kind: SectionKind, wanted: Sequence[str]) -> str:
    lines, later = text.lines, _ORDER[_ORDER.index(kind) + 1 :]
    following = next((part for part in text.anatomy.sections.parts if part.kind in later), None)
    if following is not None:
        number = following.heading.line.number
    else:
        number = lines.filled(range(1, len(lines) + 1)).stop
    return lines.with_block(number, [_HEADINGS[kind], "", *wanted])
