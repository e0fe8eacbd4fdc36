"""Reads a learner's record from CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence

from whosays.progress.portable.cells import COLUMNS
from whosays.progress.portable.csv_file import PARTS
from whosays.progress.portable.faults import MalformedError
from whosays.progress.portable.heading import Heading, keep_text, refuse_other_formats
from whosays.progress.portable.reading_fields import Fields
from whosays.translation import _

_LIST_OF = {kind: field for field, kind in PARTS.items()}


def read_csv(text: str, most_in_a_cell: int) -> tuple[Heading, Iterator[Fields]]:
    """Return whose record *text* is, and the fields of each event.

    A cell has at most *most_in_a_cell* characters.
    Raises MalformedError, at once or while the events are taken.
    """
    rows = _rows(text, most_in_a_cell)
    first = next(rows, None)
    if first is None or first.values.get("kind") != "learner":
        place = _("line 2") if first is None else first.place
        raise MalformedError(place, _("the first row must be of the kind “learner”."))
    refuse_other_formats(first)
    first.only(("kind", "format", "rows", "learner", "name"))
    heading = Heading(first.identifier("learner"), first.string("name"), {})
    return heading, _events(_all_of(rows, first.whole("rows")), heading)


def _all_of(rows: Iterator[Fields], count: int) -> Iterator[Fields]:
    """Give *rows*, and refuse what has not *count* of them."""
    found = 0
    for row in rows:
        found += 1
        yield row
    if found != count:
        what = _("there are {found} rows behind the first, and there must be {count}.")
        raise MalformedError(_("the whole file"), what.format(found=found, count=count))


def _events(rows: Iterator[Fields], heading: Heading) -> Iterator[Fields]:
    """Give the events, each with the rows that belong to it; keep the texts between them."""
    event: Fields | None = None
    parts: dict[str, list[Fields]] = {}
    for row in rows:
        kind = row.values.get("kind")
        if isinstance(kind, str) and kind in _LIST_OF:
            _keep_part(row, _LIST_OF[kind], event, parts)
            continue
        if event is not None:
            yield event
            event = None
        if kind == "text":
            row.only(("kind", "text", "words"))
            words = Fields(row.place, {"words": row.values.get("words")})
            keep_text(words, row.string("text"), heading.texts)
        else:
            parts = {field: [] for field in PARTS} if kind == "checked" else {}
            event = Fields(row.place, row.values, parts)
    if event is not None:
        yield event


def _keep_part(
    row: Fields, field: str, event: Fields | None, parts: dict[str, list[Fields]]
) -> None:
    """Put *row* among *parts* of *event*, which it must follow."""
    values = dict(row.values)
    belongs = event is not None and field in parts
    for column in ("id", "attempt"):
        belongs = belongs and values.pop(column, None) == (event and event.values.get(column))
    if not belongs:
        raise MalformedError(row.place, _("this row must follow the check that it belongs to."))
    del values["kind"]
    if field == "outcomes" and values.pop("outcome", None) != len(parts[field]):
        raise row.fault(_("“{field}” must be the next number."), "outcome")
    parts[field].append(Fields(row.place, values))


def _rows(text: str, most_in_a_cell: int) -> Iterator[Fields]:
    """Give each row with the values of the cells that are not empty."""
    lines = _lines(text, most_in_a_cell)
    number, header = next(lines, (1, []))
    if header != list(COLUMNS):
        what = _("the columns must be {columns}, separated by commas.")
        raise MalformedError(_line(number), what.format(columns=",".join(COLUMNS)))
    for number, cells in lines:
        if len(cells) != len(header):
            what = _("there are {found} cells, and there must be {wanted}.")
            raise MalformedError(_line(number), what.format(found=len(cells), wanted=len(header)))
        yield Fields(_line(number), _values(_line(number), header, cells))


def _values(place: str, columns: Sequence[str], cells: Sequence[str]) -> dict[str, object]:
    values: dict[str, object] = {}
    for column, cell in zip(columns, cells, strict=True):
        if cell:
            values[column] = _value(place, column, cell, COLUMNS[column])
    return values


def _value(place: str, column: str, cell: str, read: Callable[[str], object]) -> object:
    try:
        return read(cell)
    except ValueError:
        what = _("the cell “{column}” holds something else than it may.").format(column=column)
        raise MalformedError(place, what) from None


def _lines(text: str, most_in_a_cell: int) -> Iterator[tuple[int, list[str]]]:
    """Give the cells of each row that is not empty, with the line it begins on, from 1."""
    before = csv.field_size_limit(most_in_a_cell)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        begins = 1
        try:
            for cells in reader:
                if cells:
                    yield begins, cells
                begins = reader.line_num + 1
        except csv.Error:
            what = _("this is not CSV; the file was changed, or cut off.")
            raise MalformedError(_line(begins), what) from None
    finally:
        csv.field_size_limit(before)


def _line(number: int) -> str:
    return _("line {number}").format(number=number)
