"""Where the entries of a draft's key stand in its file."""

from __future__ import annotations

from collections.abc import Sequence

from whosays.articles.span import Span
from whosays.authoring.lesson_text import LessonText
from whosays.authoring.regions import lines_of_prose, with_section
from whosays.lesson_packs.findings import Unheard
from whosays.lesson_packs.key import KeyEntry, split_entries
from whosays.lesson_packs.sections import SectionKind


def entry_region(text: LessonText, entry: KeyEntry) -> range:
    """Return the numbers of the lines of *entry*, its heading first, blank lines after it too."""
    first = entry.heading.line.number
    parts = split_entries(text.anatomy.sections.lines(SectionKind.KEY), Unheard())
    for heading, content in parts:
        if heading is not None and heading.line.number == first:
            return range(first, content[-1].number + 1 if content else first + 1)
    return range(first, first + 1)


def entry_lines(explanation: str, ask: str) -> list[str]:
    """Return the lines below the heading of an entry."""
    lines = []
    if explanation:
        lines += ["", *lines_of_prose(explanation)]
    if ask:
        lines += ["", *lines_of_prose(f"**Ask:** {ask}")]
    return lines


def with_new_entry(text: LessonText, core: Span, entry: Sequence[str]) -> str:
    """Return the text with the lines *entry* in its key, where *core* has its place in order."""
    section = text.anatomy.section(SectionKind.KEY)
    if section is None:
        return with_section(text, SectionKind.KEY, entry).text
    lines = text.lines
    starts = {span.id: span.core.start for span in text.spans}
    for other in text.anatomy.entries:
        if starts.get(other.id, -1) > core.start:
            number = other.heading.line.number
            return lines.replaced(number, number, [*entry, ""])
    region = text.anatomy.lines_of(section)
    last = region.stop - 1
    while last >= region.start and not lines.line(last).strip(" \t"):
        last -= 1
    after = last + 1
    has_gap_after = after < region.stop and after <= len(lines)
    gap = [] if has_gap_after or after > len(lines) else [""]
    return lines.replaced(after, after, ["", *entry, *gap])
