"""Changes the trace of a draft."""

from __future__ import annotations

from collections.abc import Sequence

from whosays.authoring.kept import kept, refuse_unless
from whosays.authoring.lesson_text import LessonText
from whosays.authoring.regions import with_section
from whosays.lesson_packs.findings import Unheard
from whosays.lesson_packs.lesson import TraceRow
from whosays.lesson_packs.sections import SectionKind
from whosays.lesson_packs.source import Line
from whosays.lesson_packs.trace_table import column_names, read_trace
from whosays.translation import _

_COLUMNS = ("id", "outlet", "date", "credits", "republishes", "note")


def with_trace(text: LessonText, rows: Sequence[TraceRow]) -> LessonText:
    """Return *text* with *rows* for its trace; rows that are there already stay as written."""
    if tuple(rows) == text.trace:
        return text
    made = with_section(text, SectionKind.TRACE, _table(text, rows))
    refuse_unless(made.trace == tuple(rows))
    return kept(text, made, "trace")


def _table(text: LessonText, rows: Sequence[TraceRow]) -> list[str]:
    if not rows:
        return []
    lines = [line for line in text.anatomy.sections.lines(SectionKind.TRACE) if "|" in line.text]
    columns = column_names(lines[0]) if len(lines) > 1 else None
    if columns is None or not _holds(columns, rows):
        return [_line(_COLUMNS), _line(["---"] * len(_COLUMNS)), *(_row(row) for row in rows)]
    written = _written(lines)
    return [
        lines[0].text,
        lines[1].text,
        *(written[row].pop(0) if written.get(row) else _row(row, columns) for row in rows),
    ]


def _written(lines: Sequence[Line]) -> dict[TraceRow, list[str]]:
    """Return the lines in which each row stands."""
    written: dict[TraceRow, list[str]] = {}
    for line in lines[2:]:
        for row in read_trace([lines[0], lines[1], line], Unheard()):
            written.setdefault(row, []).append(line.text)
    return written


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
    return _line([" ".join(cells[name].split()).replace("|", "\\|") for name in columns])


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def new_row_id(outlet: str, rows: Sequence[TraceRow]) -> str:
    """Return an id for a report of *outlet* that none of *rows* has."""
    from whosays.authoring.identifiers import identifier_from

    return identifier_from(outlet, {row.id for row in rows}, _("report"))
