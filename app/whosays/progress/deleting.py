"""Deletes everything that a record holds of some learners, whatever tables it has.

What belongs to a learner is what refers to them, or to what belongs to them: the references
between the tables say so. So this holds for tables that are newer than this file, and for copies
that are older or newer than this program. Texts are shared; those that nobody uses any more go.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from typing import NamedTuple

from whosays.errors import BugError

_ROOT, _SHARED = "learners", "texts"


class _Reference(NamedTuple):
    """A foreign key."""

    table: str
    columns: tuple[str, ...]
    parent: str
    parent_columns: tuple[str, ...]


def delete_learners(db: sqlite3.Connection, learners: Collection[int]) -> None:
    """Delete the *learners* by their numbers, and everything that is theirs.

    *db* is in a transaction, with foreign keys off, because each deleted text would be looked for
    in every outcome; they are checked at the end. Raises BugError where something is left that
    refers to what is gone, and sqlite3.Error.
    """
    _Deletion(db, learners).run()


class _Deletion:
    def __init__(self, db: sqlite3.Connection, learners: Collection[int]) -> None:
        self._db = db
        self._learners = json.dumps(sorted(learners))
        self._references = _references(db)
        self._owned: list[str] = []
        """The tables that refer to learners, each before those that it refers to."""
        self._own(_ROOT, set())

    def run(self) -> None:
        """Delete in an order in which nothing is needed any more that is gone."""
        texts = self._texts()
        for table in self._owned:
            self._run(f"DELETE FROM {_quoted(table)} WHERE {self._condition(table)}")  # noqa: S608 - names of tables
        self._delete_unused(texts)
        broken = self._db.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise BugError(f"erasing left references that lead nowhere: {broken[:3]}")

    def _own(self, table: str, entered: set[str]) -> None:
        entered.add(table)
        for reference in self._references:
            if reference.parent == table and reference.table not in entered:
                self._own(reference.table, entered)
        self._owned.append(table)

    def _condition(self, table: str) -> str:
        """Return what holds of the rows of *table* that belong to the learners."""
        if table == _ROOT:
            return "number IN (SELECT value FROM json_each(:learners))"
        return " OR ".join(
            f"{_columns(each.columns)} IN (SELECT {_listed(each.parent_columns)} "  # noqa: S608
            f"FROM {_quoted(each.parent)} WHERE {self._condition(each.parent)})"
            for each in self._references
            if each.table == table and each.parent in self._owned and each.parent != table
        )

    def _texts(self) -> set[int]:
        """Return the numbers of the texts that what belongs to the learners refers to."""
        return {
            number
            for each in self._references
            if each.parent == _SHARED and each.table in self._owned
            for (number,) in self._run(
                f"SELECT DISTINCT {_listed(each.columns)} FROM {_quoted(each.table)} "  # noqa: S608
                f"WHERE {self._condition(each.table)}"
            )
        }

    def _delete_unused(self, texts: set[int]) -> None:
        """Delete those of *texts* to which nothing refers any more."""
        unused = " AND ".join(
            f"number NOT IN (SELECT {_listed(each.columns)} FROM {_quoted(each.table)} "  # noqa: S608
            f"WHERE {_listed(each.columns)} IS NOT NULL)"
            for each in self._references
            if each.parent == _SHARED
        )
        self._db.execute(
            f"DELETE FROM {_SHARED} WHERE number IN (SELECT value FROM json_each(?)) AND {unused}",  # noqa: S608
            (json.dumps(sorted(texts)),),
        )

    def _run(self, statement: str) -> list[tuple[int]]:
        return self._db.execute(statement, {"learners": self._learners}).fetchall()


def _references(db: sqlite3.Connection) -> list[_Reference]:
    """Return every foreign key of every table."""
    tables = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    found: dict[tuple[str, int], list[tuple[str, str, str]]] = {}
    for (table,) in tables:
        rows = db.execute(
            'SELECT id, "table", "from", "to" FROM pragma_foreign_key_list(?)', (table,)
        )
        for number, parent, column, parent_column in rows.fetchall():
            found.setdefault((table, number), []).append((parent, column, parent_column))
    return [
        _Reference(
            table,
            tuple(column for _, column, _ in parts),
            parts[0][0],
            tuple(parent_column for *_, parent_column in parts),
        )
        for (table, _), parts in found.items()
    ]


def _columns(names: tuple[str, ...]) -> str:
    return f"({_listed(names)})"


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(map(_quoted, names))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
