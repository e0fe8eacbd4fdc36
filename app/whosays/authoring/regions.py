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
    one is put after the new ones.
    """
    filled = [number for number in region if lines.line(number).strip(" \t")]
    if filled:
        return lines.replaced(filled[0], filled[-1] + 1, wanted)
    if not wanted:
        return lines.text
    follows = region.stop <= len(lines) and bool(lines.line(region.stop).strip(" \t"))
    if len(region) > 1:  # there is room between two blank lines
        return lines.replaced(
            region.start + 1, region.stop - 1 if follows else region.stop, ([*wanted])
        )
    return lines.replaced(region.start, region.start, [*wanted, *([""] if follows else [])])


def with_section(text: LessonText, kind: SectionKind, wanted: Sequence[str]) -> LessonText:
    """Return *text* with *wanted* as the lines of its section *kind*.

    The section is made where there is none, and taken out where nothing is wanted.
    """
    section = text.anatomy.section(kind)
    lines = text.lines
    if section is not None:
        region = text.anatomy.lines_of(section)
        if wanted:
            if not any(lines.line(number).strip(" \t") for number in region):
                wanted = ["", *wanted, ""]
                stop = region.stop if region.stop <= len(lines) else len(lines) + 1
                return text.with_text(lines.replaced(region.start, stop, wanted))
            return text.with_text(with_region(lines, region, wanted))
        return text.with_text(lines.replaced(section.heading.line.number, region.stop, []))
    if not wanted:
        return text
    return text.with_text(_with_new_section(text, kind, wanted))


def _with_new_section(text: LessonText, kind: SectionKind, wanted: Sequence[str]) -> str:
    lines, later = text.lines, _ORDER[_ORDER.index(kind) + 1 :]
    heading = _HEADINGS[kind]
    following = next((part for part in text.anatomy.sections.parts if part.kind in later), None)
    if following is not None:
        number = following.heading.line.number
        return lines.replaced(number, number, [heading, "", *wanted, ""])
    last = len(lines)
    while last and not lines.line(last).strip(" \t"):
        last -= 1
    gap = [""] if last == len(lines) or not text.text else []
    at = last + 1 if last == len(lines) else last + 2
    return lines.replaced(at, at, [*gap, heading, "", *wanted])
