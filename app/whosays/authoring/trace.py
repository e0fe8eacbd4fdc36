"""Changes the trace of a draft."""

from __future__ import annotations

from collections.abc import Sequence

from whosays.authoring.identifiers import identifier_from
from whosays.authoring.kept import kept, refuse_unless
from whosays.authoring.lesson_text import LessonText
from whosays.authoring.line_starts import one_line_end
from whosays.authoring.listed import Item, Relisted
from whosays.authoring.regions import with_section
from whosays.lesson_packs.findings import Unheard
from whosays.lesson_packs.lesson import TraceRow
from whosays.lesson_packs.sections import SectionKind
from whosays.lesson_packs.source import Line
from whosays.lesson_packs.trace_table import column_names, read_trace
from whosays.translation import _

_COLUMNS = ("id", "outlet", "date", "credits", "republishes", "note")


def with_trace(text: LessonText, rows: Sequence[TraceRow]) -> LessonText:
    """Return *text* with *rows* for its trace; rows that are there already stay as written.

    White space at the edges of a cell is dropped, and a line break in one becomes a space. Raises
    KnownError where a cell could not be read again.
    """
    wanted = tuple(_plain(row) for row in rows)
    if wanted == text.trace:
        return text
    lines = [line for line in text.anatomy.sections.lines(SectionKind.TRACE) if "|" in line.text]
    columns = column_names(lines[0]) if len(lines) > 1 else None
    if columns is not None and _holds(columns, wanted):
        made = _with_rows(text, lines, columns, wanted)
    else:
        made = _with_table(text, lines, wanted)
    refuse_unless(made.trace == wanted)
    return kept(text, made, "trace")


def new_row_id(outlet: str, rows: Sequence[TraceRow]) -> str:
    """Return an id for a report of *outlet* that none of *rows* has."""
    return identifier_from(outlet, {row.id for row in rows}, _("report"))


def _with_rows(
    text: LessonText, table: Sequence[Line], columns: Sequence[str], rows: Sequence[TraceRow]
) -> LessonText:
    section = text.anatomy.section(SectionKind.TRACE)
    region = text.anatomy.lines_of(section) if section else range(0)
    others = [line for line in section.lines if not line.blank] if section else []
    if not rows and len(others) == len(table):
        return with_section(text, SectionKind.TRACE, [])
    items = [
        Item(row, range(line.number, line.number + 1))
        for line in table[2:]
        for row in read_trace([table[0], table[1], line], Unheard())
    ]
    body = range(table[1].number + 1, region.stop)
    lines = Relisted[TraceRow](
        text.lines, body, lambda _number, row: [_row(row, columns)], apart=False
    ).lines(items, rows)
    return text.with_text(text.lines.replaced(body.start, body.stop, lines))


def _with_table(text: LessonText, table: Sequence[Line], rows: Sequence[TraceRow]) -> LessonText:
    """Return *text* with a new table of all columns; what else the section holds stays."""
    section = text.anatomy.section(SectionKind.TRACE)
    old = {line.number for line in table}
    new = [_line(_COLUMNS), _line(["---"] * len(_COLUMNS)), *(_row(row) for row in rows)]
    lines: list[str] = []
    for line in section.lines if section else ():
        if line.number not in old:
            lines.append(text.lines.line(line.number))
        elif new:
            lines += new
            new = []
    while lines and not lines[-1].strip(" \t"):
        lines.pop()
    while lines and not lines[0].strip(" \t"):
        lines.pop(0)
    if new:
        lines += ["", *new] if lines else new
    return with_section(text, SectionKind.TRACE, lines)


def _plain(row: TraceRow) -> TraceRow:
    """Return *row* as a table can hold it."""
    return TraceRow(
        _cell(row.id),
        _cell(row.outlet),
        _cell(row.date),
        _names(row.credits),
        _names(row.republishes),
        _cell(row.note),
    )


def _cell(value: str) -> str:
    return one_line_end(value).replace("\n", " ").strip(" \t")


def _names(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))


def _holds(columns: Sequence[str], rows: Sequence[TraceRow]) -> bool:
    needed = {
        name
        for row in rows
        for name, value in (("republishes", row.republishes), ("note", row.note))
        if value
    }
    return needed <= set(columns)


def _row(row: TraceRow, columns: Sequence[str] = _COLUMNS) -> str:
    cells = {
        "id": row.id,
        "outlet": row.outlet,
        "date": row.date,
        "credits": ", ".join(row.credits),
        "republishes": ", ".join(row.republishes),
        "note": row.note,
    }
    return _line([cells[name].replace("|", "\\|") for name in columns])


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
