"""Writes a learner's record as CSV (RFC 4180): a header, then a row each."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from whosays.progress.portable.cells import COLUMNS, cell
from whosays.progress.portable.document import Document
from whosays.progress.portable.fields import Entry
from whosays.progress.portable.form import FORMAT

PARTS = {
    "categories": "category result",
    "outcomes": "outcome",
    "opportunities": "opportunity",
}
"""By the name of a list in an event, the kind of row that each of its entries becomes."""


def csv_bytes(document: Document) -> bytes:
    """Return *document* as CSV in UTF-8 with a byte order mark, for which Excel asks.

    The same document always gives the same bytes.
    """
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, list(COLUMNS), restval="", lineterminator="\r\n")
    writer.writeheader()
    rows = list(_rows(document))
    for row in (_first(document, len(rows)), *rows):
        writer.writerow({column: cell(value) for column, value in row.items()})
    return written.getvalue().encode("utf-8-sig")


def _first(document: Document, rows: int) -> Entry:
    """Return the first row, which tells a file that was cut off between two *rows*."""
    return {
        "kind": "learner",
        "format": FORMAT,
        "rows": rows,
        "learner": document.learner,
        "name": document.name,
    }


def _rows(document: Document) -> Iterator[Entry]:
    for name, text in document.texts.items():
        yield {"kind": "text", "text": name, "words": text}
    for event in document.events:
        yield {field: value for field, value in event.items() if field not in PARTS}
        yield from _parts(event)


def _parts(event: Entry) -> Iterator[Entry]:
    """Give the rows that belong to *event* and follow it."""
    for field, kind in PARTS.items():
        entries = event.get(field, ())
        assert isinstance(entries, list | tuple)  # noqa: S101 - tells mypy what fields_of makes
        for number, entry in enumerate(entries):
            row: Entry = {"kind": kind, "id": event["id"], "attempt": event["attempt"], **entry}
            yield row | ({"outcome": number} if kind == "outcome" else {})
