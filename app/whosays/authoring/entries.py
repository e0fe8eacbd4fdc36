"""Writes the entries of a draft's key: headings, explanations and questions."""

from __future__ import annotations

from collections.abc import Sequence

from whosays.articles.span import Span
from whosays.authoring.escaping import escaped_title
from whosays.authoring.lesson_text import LessonText
from whosays.authoring.line_starts import ASK, EXPLANATION
from whosays.authoring.regions import lines_of_prose, with_section
from whosays.lesson_packs.key import KeyEntry
from whosays.lesson_packs.sections import SectionKind


def entry_region(entry: KeyEntry) -> range:
    """Return the numbers of the lines of *entry*, its heading first, blank lines after it too."""
    first = entry.heading.line.number
    return range(first, entry.lines[-1].number + 1 if entry.lines else first + 1)


def entry_lines(explanation: str, ask: str) -> list[str]:
    """Return the lines below the heading of an entry, for what was typed."""
    lines = []
    if explanation:
        lines += ["", *_explanation_lines(explanation)]
    if ask:
        lines += ["", *_ask_lines(ask)]
    return lines


def with_new_entry(text: LessonText, core: Span, entry: Sequence[str]) -> LessonText:
    """Return *text* with the lines *entry* in its key, where *core* has its place in order."""
    section = text.anatomy.section(SectionKind.KEY)
    if section is None:
        return with_section(text, SectionKind.KEY, entry)
    starts = {span.id: span.core.start for span in text.spans}
    following = (
        other.heading.line.number
        for other in text.anatomy.entries
        if starts.get(other.id, -1) > core.start
    )
    heading = section.heading.line.number
    end = text.lines.filled(range(heading, text.anatomy.lines_of(section).stop)).stop
    return text.with_text(text.lines.with_block(next(following, end), entry))


def without_entry(text: LessonText, identifier: str) -> LessonText:
    """Return *text* without the entries *identifier*, nor a key that would be empty then."""
    made = text
    while (entry := made.anatomy.entry(identifier)) is not None:
        made = made.with_text(made.lines.without_block(entry_region(entry)))
    section = made.anatomy.section(SectionKind.KEY)
    if made is not text and section and all(line.blank for line in section.lines):
        made = with_section(made, SectionKind.KEY, [])
    return made


def with_title(text: LessonText, entry: KeyEntry, title: str) -> LessonText:
    """Return *text* with the plain *title* for *entry*."""
    if entry.title == title:
        return text
    old = entry.heading.title
    start = text.lines.offset(old.at(0))
    end = start + len(old.text)
    space = "" if text.text[end : end + 1] in (" ", "\t") else " "
    return text.with_text(text.text[:start] + escaped_title(title) + space + text.text[end:])


def with_body(text: LessonText, entry: KeyEntry, explanation: str, ask: str) -> LessonText:
    """Return *text* with *explanation* and *ask*, as typed, below the heading of *entry*."""
    region = entry_region(entry)
    body = range(region.start + 1, region.stop)
    asked = {line.number for line in entry.ask_lines}
    lines = [text.lines.line(number) for number in body]
    at_ask = [number - body.start for number in body if number in asked]
    told = [
        number - body.start
        for number in body
        if number not in asked and not text.lines.blank(number)
    ]
    new_told = None if EXPLANATION.typed(entry.explanation) == explanation else explanation
    new_ask = None if ASK.typed(entry.ask) == ask else ask
    if new_told is None and new_ask is None:
        return text
    if at_ask and told and told[0] < at_ask[0] < told[-1]:
        # what the question stands in the middle of is joined before it
        gap = [""] if region.stop <= len(text.lines) else []
        wanted = [*entry_lines(explanation, ask), *gap]
        return text.with_text(text.lines.replaced(body.start, body.stop, wanted))
    changes = []
    if new_told is not None:
        where = (told[0], told[-1] + 1) if told else (0, 0)
        changes.append((where, _explanation_lines(new_told)))
    if new_ask is not None:
        end = told[-1] + 1 if told else 0
        where = (at_ask[0], at_ask[-1] + 1) if at_ask else (end, end)
        changes.append((where, _ask_lines(new_ask)))
    for (first, stop), new in sorted(changes, key=lambda change: change[0], reverse=True):
        _put(lines, first, stop, new)
    if lines and lines[-1].strip(" \t") and region.stop <= len(text.lines):
        lines.append("")
    return text.with_text(text.lines.replaced(body.start, body.stop, lines))


def _put(lines: list[str], first: int, stop: int, new: Sequence[str]) -> None:
    """Put *new* for first to stop of *lines*, with blank lines that keep it apart."""

    def is_blank(number: int) -> bool:
        return not 0 <= number < len(lines) or not lines[number].strip(" \t")

    if new:
        is_first = first == stop
        above = [""] if is_first and (first == 0 or not is_blank(first - 1)) else []
        below = [""] if not is_blank(stop) else []
        lines[first:stop] = [*above, *new, *below]
        return
    if first > 0 and is_blank(first - 1) and is_blank(stop):
        first -= 1
    lines[first:stop] = []


def _explanation_lines(explanation: str) -> list[str]:
    return lines_of_prose(EXPLANATION.written(explanation))


def _ask_lines(ask: str) -> list[str]:
    return lines_of_prose(f"**Ask:** {ASK.written(ask)}") if ask else []
