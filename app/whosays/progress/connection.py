"""A connection to the record's file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol


class Connection(sqlite3.Connection):
    """Gives rows by the names of their columns, too.

    sqlite-utils' own class would cost a fifth of the time until the library shows; it makes and
    changes tables.
    """

    def query(
        self, sql: str, parameters: Sequence[object] | Mapping[str, object] = ()
    ) -> Iterator[dict[str, Any]]:
        """Give each row that *sql* selects, as its values by the names of their columns."""
        cursor = self.execute(sql, parameters)
        names = [column[0] for column in cursor.description]
        for row in cursor:
            yield dict(zip(names, row, strict=True))


class Executes(Protocol):
    """What a step of the migrations is given: a Connection, or sqlite-utils' class around it."""

    def execute(self, sql: str, /) -> sqlite3.Cursor:
        """Carry out *sql*."""
