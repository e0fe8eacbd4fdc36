"""The form of the record, and how an older one is brought up to it."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from progress.practice import ada

from whosays.errors import BugError
from whosays.progress import migrations
from whosays.progress.connection import Connection
from whosays.progress.migrations import STEPS
from whosays.progress.record import Record

IN_TEHRAN = datetime(2026, 5, 17, 12, 30, tzinfo=timezone(timedelta(hours=3, minutes=30)))


def clock() -> datetime:
    return IN_TEHRAN


@pytest.fixture
def older(tmp_path: Path) -> Iterator[Connection]:
    """Give a record of an older form with a learner, still open, with all it has in its log."""
    file = tmp_path / "record.db"
    opened = sqlite3.connect(file, isolation_level=None, factory=Connection)
    with contextlib.closing(opened) as db:
        db.execute("PRAGMA journal_mode = WAL")
        migrations.apply(db, stop_before="results")
        db.execute(f"PRAGMA user_version = {len(STEPS) - 1}")
        db.execute("INSERT INTO learners VALUES (1, 'eva', 'Eva', 'eva', '2026-01-01T00:00+00:00')")
        yield db


def versions(file: Path) -> tuple[int, list[str]]:
    """Return the version of *file* and the names of its learners."""
    with contextlib.closing(sqlite3.connect(file)) as plain:
        (version,) = plain.execute("PRAGMA user_version").fetchone()
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return version, [name for (name,) in plain.execute("SELECT name FROM learners")]


def test_an_older_record_is_copied_and_then_brought_up_to_date(
    older: Connection, tmp_path: Path
) -> None:
    with Record.open(tmp_path, clock=clock) as record:
        record.submit(ada()).result()
        assert [learner.name for learner in record.learners()] == ["Ada", "Eva"]
    older.close()
    copy = tmp_path / "record-before-2026-05-17T090000Z.db"
    assert sorted(tmp_path.iterdir()) == sorted([copy, record.file])
    assert versions(copy) == (len(STEPS) - 1, ["Eva"])
    assert versions(record.file) == (len(STEPS), ["Eva", "Ada"])


@pytest.mark.usefixtures("older")
def test_an_earlier_copy_is_never_replaced(tmp_path: Path) -> None:
    earlier = tmp_path / "record-before-2026-05-17T090000Z.db"
    earlier.write_text("precious")
    Record.open(tmp_path, clock=clock).close()
    assert earlier.read_text() == "precious"
    assert versions(tmp_path / "record-before-2026-05-17T090000Z-2.db")[1] == ["Eva"]


def test_a_record_that_is_up_to_date_is_not_copied(tmp_path: Path) -> None:
    for _ in range(2):
        Record.open(tmp_path, clock=clock).close()
    assert [file.name for file in tmp_path.iterdir()] == ["record.db"]


def test_a_migration_that_fails_leaves_the_older_record(older: Connection, tmp_path: Path) -> None:
    older.execute("CREATE TABLE answers (in_the_way TEXT)")
    with pytest.raises(BugError):
        Record.open(tmp_path, clock=clock)
    assert versions(tmp_path / "record.db") == (len(STEPS) - 1, ["Eva"])
    assert older.execute("SELECT 1 FROM sqlite_master WHERE name = 'outcomes'").fetchall() == []
    older.execute("DROP TABLE answers")
    with Record.open(tmp_path, clock=lambda: datetime(2027, 1, 1, tzinfo=UTC)) as record:
        assert [learner.name for learner in record.learners()] == ["Eva"]


def test_every_table_is_strict_and_every_reference_leads_somewhere(record: Record) -> None:
    with contextlib.closing(sqlite3.connect(record.file)) as plain:
        tables = {
            name: strict
            for _, name, kind, _, _, strict in plain.execute("PRAGMA main.table_list")
            if kind == "table" and not name.startswith(("sqlite_", "_sqlite_"))
        }
        references = {
            (table, row[2])
            for table in tables
            for row in plain.execute(f"PRAGMA foreign_key_list({table})")
        }
    assert len(tables) >= 10
    assert set(tables.values()) == {1}
    assert {target for _, target in references} <= set(tables)
    assert {table for table, _ in references} == set(tables) - {"learners", "texts"}


def test_a_value_of_another_type_is_refused(record: Record, attempt: str) -> None:
    with (
        contextlib.closing(sqlite3.connect(record.file)) as plain,
        pytest.raises(sqlite3.IntegrityError),
    ):
        plain.execute("UPDATE attempts SET text = 'a text'")
    assert record.attempt(attempt).id == attempt
