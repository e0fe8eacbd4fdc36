"""Reads the table of a trace section."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from whosays.lesson_packs.facts import is_date
from whosays.lesson_packs.findings import Findings, Place, Unheard, shortened, suggestion
from whosays.lesson_packs.lesson import TraceRow
from whosays.lesson_packs.source import Line
from whosays.lesson_packs.trace import circle, earliest, latest, sources_of
from whosays.translation import _

_COLUMNS = ("id", "outlet", "date", "credits", "republishes", "note")
_REQUIRED = ("id", "outlet", "date", "credits")
_BAR = re.compile(r"\\.|\|", re.DOTALL)
_RULE = re.compile(r"[\s:|-]*-[\s:|-]*")
_IDENTIFIER = re.compile(r"\w[\w-]*")


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class _ReadRow:
    row: TraceRow
    cells: dict[str, _Cell]

    def place(self, column: str) -> Place:
        return self.cells[column].place if column in self.cells else self.cells["id"].place


def read_trace(lines: list[Line], findings: Findings) -> tuple[TraceRow, ...]:
    """Return the rows of the table in *lines*; what is wrong with them goes to *findings*."""
    table = [line for line in lines if "|" in line.text]
    for line in lines:
        if not line.blank and "|" not in line.text:
            findings.error(
                line.place, _("Only the table stands under # Trace; move this to # Notes.")
            )
    if not table:
        return ()
    columns = _columns(table[0], findings)
    body = table[1:]
    if body and _RULE.fullmatch(body[0].text):
        body = body[1:]
    else:
        findings.error(
            table[0].place,
            _("The line of hyphens under the names of the columns is missing; write |---|---|."),
        )
    if columns is None:
        return ()
    read = [_row(line, columns, findings) for line in body]
    rows = [row for row in read if row is not None]
    _check(rows, findings)
    return tuple(each.row for each in rows)


def _cells(line: Line) -> list[_Cell]:
    edges = [found.start() for found in _BAR.finditer(line.text) if found.group() == "|"]
    stripped = line.text.strip(" \t")
    edges = edges if stripped.startswith("|") else [-1, *edges]
    ends_with_bar = bool(edges) and not line.text[edges[-1] + 1 :].strip(" \t")
    edges = edges if ends_with_bar and len(edges) > 1 else [*edges, len(line.text)]
    cells = []
    for start, end in pairwise(edges):
        raw = line.text[start + 1 : end]
        lead = len(raw) - len(raw.lstrip(" \t"))
        text = raw.strip(" \t").replace("\\|", "|")
        cells.append(_Cell(text, line.at(start + 1 + (lead if text else 0))))
    return cells


def column_names(line: Line) -> list[str] | None:
    """Return the names of the columns in *line*, the head of a table; None where it is faulty."""
    return _columns(line, Unheard())


def _columns(line: Line, findings: Findings) -> list[str] | None:
    cells = _cells(line)
    names = [cell.text.lower() for cell in cells]
    for number, cell in enumerate(cells):
        if names[number] not in _COLUMNS:
            findings.error(
                cell.place,
                _("“{name}” is no column; the columns are {columns}.").format(
                    name=shortened(cell.text), columns=", ".join(_COLUMNS)
                )
                + suggestion(cell.text, _COLUMNS),
            )
        elif names[number] in names[:number]:
            findings.error(
                cell.place, _("The column “{name}” stands here twice.").format(name=names[number])
            )
    missing = [name for name in _REQUIRED if name not in names]
    for name in missing:
        findings.error(line.place, _("The column “{name}” is missing; add it.").format(name=name))
    return None if missing else names


def _row(line: Line, columns: list[str], findings: Findings) -> _ReadRow | None:
    cells = _cells(line)
    if len(cells) != len(columns):
        findings.error(
            line.place,
            _("This row has {count} cells and needs {wanted}; write | between any two.").format(
                count=len(cells), wanted=len(columns)
            ),
        )
        if len(cells) < 3:
            return None
    by_name: dict[str, _Cell] = {}
    for name, cell in zip(columns, cells, strict=False):
        by_name.setdefault(name, cell)
    if "id" not in by_name:
        return None

    def text(name: str) -> str:
        return by_name[name].text if name in by_name else ""

    row = TraceRow(
        text("id"),
        text("outlet"),
        text("date"),
        _names(text("credits")),
        _names(text("republishes")),
        text("note"),
    )
    read = _ReadRow(row, by_name)
    _check_cells(read, findings)
    return read


def _names(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))


def _check_cells(read: _ReadRow, findings: Findings) -> None:
    row = read.row
    if not _IDENTIFIER.fullmatch(row.id):
        findings.error(
            read.place("id"),
            _("“{id}” is no id; write letters, digits and hyphens.").format(id=shortened(row.id)),
        )
    if not row.outlet:
        findings.error(read.place("outlet"), _("This row has no outlet; write who published it."))
    if row.date and not is_date(row.date):
        findings.error(
            read.place("date"),
            _("“{value}” is no date; write 2022-05-17, 2022-05 or 2022.").format(
                value=shortened(row.date)
            ),
        )


def _check(rows: list[_ReadRow], findings: Findings) -> None:
    by_id: dict[str, _ReadRow] = {}
    for read in rows:
        first = by_id.setdefault(read.row.id, read)
        if first is not read:
            findings.error(
                read.place("id"),
                _("The id “{id}” is taken by the row in line {line}; choose another.").format(
                    id=read.row.id, line=first.place("id").line
                ),
            )
    for read in rows:
        for column, names in (("credits", read.row.credits), ("republishes", read.row.republishes)):
            for name in names:
                _check_source(read, by_id, name, read.place(column), findings)
    _check_unseen(rows, findings)
    around = circle(read.row for read in rows)
    if around:
        findings.error(
            by_id[around[-1]].place("credits"),
            _("These reports credit one another in a circle: {ids}; delete one step.").format(
                ids=shortened(" → ".join((*around, around[0])), 200)
            ),
        )


def _check_source(
    read: _ReadRow, by_id: dict[str, _ReadRow], name: str, place: Place, findings: Findings
) -> None:
    source = by_id.get(name)
    if source is None:
        findings.error(
            place,
            _("No row has the id “{id}”; add one, with an empty date if it was not seen.").format(
                id=shortened(name)
            )
            + suggestion(name, by_id),
        )
        return
    dates = (read.row.date, source.row.date)
    if all(is_date(date) for date in dates) and latest(dates[0]) < earliest(dates[1]):
        findings.warning(
            place,
            _("“{source}” is younger than “{id}”, which names it; look at the two dates.").format(
                source=name, id=read.row.id
            ),
        )


def _check_unseen(rows: list[_ReadRow], findings: Findings) -> None:
    named = {name for read in rows for name in sources_of(read.row)}
    for read in rows:
        if not read.row.date and read.row.id not in named and "date" in read.cells:
            findings.warning(
                read.place("date"),
                _("“{id}” has no date and is credited by nobody; write its date.").format(
                    id=read.row.id
                ),
            )
