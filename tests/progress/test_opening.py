"""Opening a record, and every way in which it cannot be opened."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from progress.practice import ada, clock, mark, started
from progress.processes import next_line, running, said, tell

from whosays.errors import BugError
from whosays.progress import failures
from whosays.progress.record import Record


def refusal(folder: Path, patience: float = 0.1) -> failures.RecordError:
    """Return the error with which the record in *folder* is refused."""
    with pytest.raises(failures.RecordError) as caught:
        Record.open(folder, clock=clock, patience=patience)
    assert caught.value.sentence.endswith(".")
    return caught.value


@contextlib.contextmanager
def plain(file: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection to *file* that knows nothing of the record."""
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as connection:
        yield connection


def test_folder_and_file_are_made_where_there_are_none(tmp_path: Path) -> None:
    folder = tmp_path / "Schüler & co" / "made 'new' 100%?x#y"
    with Record.open(folder, clock=clock) as record:
        assert record.file.parent == folder
        assert record.learners() == ()
        assert record.quick_check() is None
        record.submit(ada()).result()
    assert [file.name for file in folder.iterdir()] == [record.file.name]
    with Record.open(folder, clock=clock) as record:
        assert [learner.name for learner in record.learners()] == ["Ada"]


def test_the_record_stays_where_it_is_when_the_program_goes_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Record.open(Path("data"), clock=clock) as record:
        monkeypatch.chdir("/")
        assert record.submit(ada()).exception() is None
        assert record.file == tmp_path / "data" / "record.db"


def test_an_empty_file_becomes_a_record(tmp_path: Path) -> None:
    (tmp_path / "record.db").touch()
    with Record.open(tmp_path, clock=clock) as record:
        record.submit(ada()).result()
        assert len(record.learners()) == 1


def test_a_commit_waits_for_the_disk(record: Record) -> None:
    (synchronous,) = record._writer._db.execute("PRAGMA synchronous").fetchone()
    (journal,) = record._writer._db.execute("PRAGMA journal_mode").fetchone()
    assert (synchronous, journal) == (2, "wal")  # 2 is FULL


def test_what_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "record.db"
    file.write_bytes(b"Dear diary, " * 1000)
    error = refusal(tmp_path)
    assert isinstance(error, failures.RecordDamagedError)
    assert str(file) in error.sentence
    assert file.read_bytes() == b"Dear diary, " * 1000


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "record.db"
    with plain(file) as connection:
        connection.execute("CREATE TABLE learners (name)")
    before = file.read_bytes()
    error = refusal(tmp_path)
    assert isinstance(error, failures.RecordForeignError)
    assert str(file) in error.sentence
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "change",
    [
        "PRAGMA user_version = 99",
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('whosays', 'from_the_future', '2030')",
    ],
)
def test_a_record_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path, change: str) -> None:
    Record.open(tmp_path, clock=clock).close()
    file = tmp_path / "record.db"
    with plain(file) as connection:
        connection.execute(change)
    before = file.read_bytes()
    error = refusal(tmp_path)
    assert isinstance(error, failures.RecordNewerError)
    assert str(file) in error.sentence
    assert "newer version" in error.sentence
    assert file.read_bytes() == before


def test_a_folder_in_place_of_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "record.db").mkdir()
    error = refusal(tmp_path)
    assert isinstance(error, failures.RecordOutOfReachError)
    assert "folder of that name" in error.sentence


@pytest.mark.parametrize("below", [".", "deeper"])
def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path, below: str) -> None:
    (tmp_path / "data").write_text("not a folder")
    error = refusal(tmp_path / "data" / below)
    assert isinstance(error, failures.RecordOutOfReachError)
    assert str(tmp_path / "data") in error.sentence
    assert (tmp_path / "data").read_text() == "not a folder"


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of another kind")
@pytest.mark.parametrize("there_already", [True, False])
def test_a_folder_that_may_only_be_read_is_named(*, there_already: bool) -> None:
    with tempfile.TemporaryDirectory() as name:  # tmp_path is closed to guests
        folder = Path(name)
        if there_already:
            with Record.open(folder, clock=clock) as record:
                record.submit(ada()).result()
            record.file.chmod(0o444)
        folder.chmod(0o555)
        kind, sentence = said("write_as_guest.py", folder)
        folder.chmod(0o755)
        assert kind == "RecordReadOnlyError"
        assert str(folder / "record.db") in sentence
        assert [file.name for file in folder.iterdir()] == ["record.db"] * there_already


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of another kind")
def test_a_folder_that_may_not_even_be_entered_is_named() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "closed" / "data"
        folder.mkdir(parents=True)
        Path(name).chmod(0o755)
        folder.parent.chmod(0)
        kind, sentence = said("write_as_guest.py", folder)
        folder.parent.chmod(0o755)
        assert kind == "RecordOutOfReachError"
        assert str(folder / "record.db") in sentence


def test_a_record_that_another_program_holds_is_refused_after_a_while(tmp_path: Path) -> None:
    Record.open(tmp_path, clock=clock).close()
    with running("hold.py", tmp_path / "record.db") as holder:
        assert next_line(holder) == "held"
        error = refusal(tmp_path)
        assert isinstance(error, failures.RecordLockedError)
        assert str(tmp_path / "record.db") in error.sentence
        tell(holder)
        with Record.open(tmp_path, clock=clock, patience=30) as record:
            assert record.submit(ada()).exception() is None


def test_a_new_file_that_another_program_holds_is_refused_after_a_while(tmp_path: Path) -> None:
    with running("hold.py", tmp_path / "record.db") as holder:
        assert next_line(holder) == "held"
        assert isinstance(refusal(tmp_path), failures.RecordLockedError)


def test_an_event_waits_for_another_program_or_fails_and_can_be_tried_again(
    record: Record, attempt: str
) -> None:
    event = mark(attempt, "a")
    with running("hold.py", record.file) as holder:
        assert next_line(holder) == "held"
        error = record.submit(event).exception()
        assert isinstance(error, failures.RecordLockedError)
        assert record.attempt(attempt).marks == ()
        tell(holder)
        assert next_line(holder) == "let go"
    assert record.submit(event).exception() is None
    assert len(record.attempt(attempt).marks) == 1


def test_an_event_waits_until_another_program_lets_go(tmp_path: Path) -> None:
    with Record.open(tmp_path, clock=clock, patience=30) as record:
        with running("hold.py", record.file) as holder:
            assert next_line(holder) == "held"
            waiting = record.submit(ada())
            assert record.learners() == ()
            tell(holder)
            assert waiting.exception() is None
        assert len(record.learners()) == 1


def test_a_record_that_is_moved_away_takes_nothing_until_it_is_back(
    record: Record, attempt: str
) -> None:
    event = mark(attempt, "a")
    elsewhere = record.file.with_name("elsewhere.db")
    record.file.rename(elsewhere)
    error = record.submit(event).exception()
    assert isinstance(error, failures.RecordGoneError)
    assert str(record.file) in error.sentence
    assert not record.file.exists()
    elsewhere.rename(record.file)
    assert record.submit(event).exception() is None
    assert len(record.attempt(attempt).marks) == 1


def test_a_record_that_is_deleted_says_so(record: Record) -> None:
    record.file.unlink()
    assert isinstance(record.submit(ada()).exception(), failures.RecordGoneError)


def test_a_damaged_page_is_found(tmp_path: Path) -> None:
    with Record.open(tmp_path, clock=clock) as record:
        record.submit(ada()).result()
        for number in range(200):
            record.submit(started(f"attempt {number}", text=f"text {number} " * 20)).result()
        assert record.quick_check() is None
    size = record.file.stat().st_size
    with record.file.open("r+b") as file:
        file.seek(size // 2)
        file.write(b"\xa5" * (size // 4))
    with Record.open(tmp_path, clock=clock) as record:
        sentence = record.quick_check()
    assert sentence is not None
    assert str(record.file) in sentence


def test_a_bug_is_not_blamed_on_the_world(record: Record) -> None:
    with pytest.raises(BugError), record._reader.snapshot() as db:
        db.execute("SELECT * FROM no_such_table")
    assert record.learners() == ()
