"""Backups: made by the way, thinned, looked into, put back."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from progress.practice import NOON, ada, clock, mark, started
from progress.processes import next_line, running
from progress.two_learners import LATER, adas, beas, fill

from whosays.errors import KnownError
from whosays.progress.backups import keep_backups, list_backups
from whosays.progress.copies import Origin, copies_of_record
from whosays.progress.copying import copy_aside
from whosays.progress.erased import read_erased
from whosays.progress.erasing import erase, plan_erasing
from whosays.progress.events import LearnerAdded
from whosays.progress.failures import RecordDamagedError, RecordFullError, RecordLockedError
from whosays.progress.learners import learner_summaries
from whosays.progress.record import Record
from whosays.progress.restoring import (
    BackupError,
    go_back_to,
    latest_copy,
    restore_backup,
    set_aside,
)


def names(folder: Path) -> list[str]:
    return [one.name for one in learner_summaries(folder, clock=clock)]


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "backups").iterdir())


def at(**later: float) -> datetime:
    return NOON + timedelta(**later)


def one_more(folder: Path, number: int) -> None:
    """Have something happen in the record."""
    with Record.open(folder, clock=clock) as record:
        record.submit(started(f"more {number}")).result()


def damage(file: Path) -> None:
    """Overwrite the middle of *file*."""
    content = bytearray(file.read_bytes())
    content[4096 : len(content) // 2] = b"x" * (len(content) // 2 - 4096)
    file.write_bytes(content)


def test_a_backup_is_the_record_as_it_stands_also_while_it_is_open(tmp_path: Path) -> None:
    with Record.open(tmp_path, clock=clock) as record:
        for event in adas():
            record.submit(event).result()
        made = keep_backups(tmp_path, NOON)
        record.submit(started("later")).result()
    assert made == tmp_path / "backups" / "record-2026-05-17T120000Z.db"
    assert files(tmp_path) == [made.name]
    (backup,) = list_backups(tmp_path)
    assert (backup.copy.file, backup.copy.at, backup.copy.origin) == (
        made, NOON.replace(microsecond=0), Origin.BACKUP,
    )  # fmt: skip
    assert backup.copy.size == made.stat().st_size
    assert (backup.problem, backup.held is None) == ("", False)
    assert backup.held is not None
    assert [(one.name, one.attempts) for one in backup.held.learners] == [("Ada", 2)]
    assert (backup.held.attempts, backup.held.last_practice) == (2, LATER)
    if sys.platform != "win32":
        assert stat.S_IMODE(made.parent.stat().st_mode) == 0o700


def test_where_nothing_happened_nothing_is_kept(tmp_path: Path) -> None:
    assert keep_backups(tmp_path / "absent", NOON) is None
    assert not (tmp_path / "absent").exists()
    Record.open(tmp_path, clock=clock).close()
    assert keep_backups(tmp_path, NOON) is None
    fill(tmp_path, [ada()])
    assert keep_backups(tmp_path, NOON) is not None
    assert keep_backups(tmp_path, at(hours=5)) is None
    one_more(tmp_path, 1)
    assert keep_backups(tmp_path, at(hours=6)) is not None
    assert len(files(tmp_path)) == 2


def test_the_last_backup_of_an_hour_takes_the_place_of_the_others(tmp_path: Path) -> None:
    fill(tmp_path, [ada()])
    for number, minute in enumerate((0, 10, 59, 70)):
        one_more(tmp_path, number)
        keep_backups(tmp_path, at(minutes=minute))
    assert files(tmp_path) == ["record-2026-05-17T125900Z.db", "record-2026-05-17T131000Z.db"]
    one_more(tmp_path, 5)
    keep_backups(tmp_path, at(days=3))
    assert files(tmp_path) == ["record-2026-05-17T131000Z.db", "record-2026-05-20T120000Z.db"]


def test_a_clock_that_ran_ahead_once_is_no_reason_to_copy_what_is_copied(tmp_path: Path) -> None:
    fill(tmp_path, [ada()])
    keep_backups(tmp_path, at(days=3650))
    one_more(tmp_path, 1)
    assert keep_backups(tmp_path, NOON) is not None
    assert keep_backups(tmp_path, at(minutes=10)) is None
    assert keep_backups(tmp_path, at(days=1)) is None
    assert files(tmp_path) == ["record-2026-05-17T120000Z.db", "record-2036-05-14T120000Z.db"]


def test_the_copy_to_go_back_to_is_the_one_that_goes_on_from_the_others(tmp_path: Path) -> None:
    file = tmp_path / "record.db"
    assert latest_copy(file) is None
    fill(tmp_path, [ada()])
    ahead = keep_backups(tmp_path, at(days=3650))
    assert latest_copy(file) == ahead
    one_more(tmp_path, 1)
    keep_backups(tmp_path, at(hours=1))
    one_more(tmp_path, 2)
    latest = keep_backups(tmp_path, at(hours=2))
    assert latest is not None
    assert latest_copy(file) == latest
    damage(latest)
    assert latest_copy(file) == tmp_path / "backups" / "record-2026-05-17T130000Z.db"
    # one that was begun anew does not go on from any
    file.unlink()
    fill(tmp_path, beas())
    keep_backups(tmp_path, at(hours=3))
    assert latest_copy(file) == ahead.with_name("record-2026-05-17T130000Z.db")  # type: ignore[union-attr]


def test_two_backups_in_one_second_are_two_files(tmp_path: Path) -> None:
    fill(tmp_path, [ada()])
    keep_backups(tmp_path, NOON)
    (tmp_path / "backups" / "record-2026-05-17T120000Z.db").write_bytes(b"not to be replaced")
    one_more(tmp_path, 1)
    made = keep_backups(tmp_path, NOON)
    assert made is not None
    assert made.name == "record-2026-05-17T120000Z-2.db"


def test_what_a_later_backup_does_not_hold_stays(tmp_path: Path) -> None:
    fill(tmp_path, adas())
    keep_backups(tmp_path, NOON)
    set_aside(tmp_path / "record.db", NOON)
    fill(tmp_path, beas())  # begun anew in the same hour
    keep_backups(tmp_path, at(minutes=5))
    one_more_of = LearnerAdded("eve", "Eve", NOON)
    fill(tmp_path, [one_more_of])
    keep_backups(tmp_path, at(minutes=9))
    assert files(tmp_path) == ["record-2026-05-17T120000Z.db", "record-2026-05-17T120900Z.db"]
    one_more_of = LearnerAdded("eva", "Eva", NOON)
    fill(tmp_path, [one_more_of])
    keep_backups(tmp_path, at(days=400))
    assert files(tmp_path) == ["record-2026-05-17T120000Z.db", "record-2027-06-21T120000Z.db"]


def test_nothing_but_our_own_backups_is_ever_deleted(tmp_path: Path) -> None:
    fill(tmp_path, adas())
    folder = tmp_path / "backups"
    folder.mkdir()
    kept = ["notes.txt", "record-2020-01-01.db", "record-2020-13-01T000000Z.db", "record.db"]
    for name in kept:
        (folder / name).write_text("mine")
    old, young = folder / "record-2026-05-01T000000Z.7.part", folder / "a.8.part"
    for unfinished, age in ((old, timedelta(days=2)), (young, timedelta(hours=1))):
        unfinished.write_text("unfinished")
        moment = (NOON - age).timestamp()
        os.utime(unfinished, (moment, moment))
    (folder / "record-2020-01-01T000000Z.db").mkdir()
    keep_backups(tmp_path, NOON)
    assert files(tmp_path) == sorted(
        [*kept, young.name, "record-2020-01-01T000000Z.db", "record-2026-05-17T120000Z.db"]
    )


def test_a_damaged_record_is_told_and_takes_no_backups_place(tmp_path: Path) -> None:
    fill(tmp_path, adas(), beas())
    keep_backups(tmp_path, NOON)
    one_more(tmp_path, 1)
    damage(tmp_path / "record.db")
    with pytest.raises(RecordDamagedError):
        keep_backups(tmp_path, at(minutes=1))
    assert files(tmp_path) == ["record-2026-05-17T120000Z.db"]


def test_others_write_while_a_backup_is_made(tmp_path: Path) -> None:
    fill(tmp_path, adas())
    stop = threading.Event()
    with Record.open(tmp_path, clock=clock, patience=0.5) as record:
        record.submit(started("busy")).result()
        failures = []

        def write() -> None:
            for number in range(100_000):
                if stop.is_set():
                    break
                failures.append(record.submit(mark("busy", str(number))).exception())

        writer = threading.Thread(target=write)
        writer.start()
        made = [keep_backups(tmp_path, at(hours=hour)) for hour in range(20)]
        stop.set()
        writer.join()
    assert set(failures) == {None}
    for backup in made:
        assert backup is None or sound(backup)
    assert sum(backup is not None for backup in made) > 1


def sound(file: Path) -> bool:
    with contextlib.closing(sqlite3.connect(file)) as plain:
        assert plain.execute("PRAGMA foreign_key_check").fetchall() == []
        return plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_held_record_is_told(tmp_path: Path) -> None:
    fill(tmp_path, adas())
    with running("hold.py", tmp_path / "record.db") as holder:
        assert next_line(holder) == "held"
        # who holds it alone keeps others from reading only where the log is not used
        with contextlib.suppress(RecordLockedError):
            keep_backups(tmp_path, NOON)
    keep_backups(tmp_path, NOON)
    assert all(name.endswith("Z.db") for name in files(tmp_path))


@pytest.mark.skipif(sys.platform != "linux", reason="needs a small disk to be mounted")
def test_a_disk_without_room_is_not_filled_with_backups(tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=700k", "none", str(small)], check=False
    )
    if mounted.returncode != 0:
        pytest.skip("no disk can be mounted here")
    try:
        fill(small, adas())
        (small / "ballast").write_bytes(b"x" * 300_000)
        with pytest.raises(RecordFullError, match="Free some space"):
            keep_backups(small, NOON)
        assert files(small) == []
        one_more(small, 1)
    finally:
        subprocess.run(["umount", "--lazy", str(small)], check=True)


def test_every_kind_of_copy_is_listed_and_a_damaged_one_as_such(tmp_path: Path) -> None:
    fill(tmp_path, adas())
    keep_backups(tmp_path, NOON)
    one_more(tmp_path, 1)
    damaged = keep_backups(tmp_path, at(hours=1))
    assert damaged is not None
    damage(damaged)
    copy_aside(tmp_path / "record.db", at(hours=2))
    set_aside(tmp_path / "record.db", at(hours=3))
    (tmp_path / "backups" / "record-2026-05-17T160000Z.db").write_bytes(b"")
    newer = tmp_path / "record-before-2026-05-17T170000Z.db"
    shutil.copy(tmp_path / "backups" / "record-2026-05-17T120000Z.db", newer)
    with contextlib.closing(sqlite3.connect(newer)) as plain:
        plain.execute("PRAGMA user_version = 99")
    listed = list_backups(tmp_path)
    assert [(one.copy.at.hour, one.copy.origin.value, one.held is None) for one in listed] == [
        (17, "before", True),
        (16, "backup", True),
        (15, "damaged", False),
        (14, "before", False),
        (13, "backup", True),
        (12, "backup", False),
    ]
    assert "newer version" in listed[0].problem
    assert "damaged" in listed[1].problem
    assert "damaged" in listed[4].problem
    assert latest_copy(tmp_path / "record.db") == listed[3].copy.file
    assert list_backups(tmp_path / "absent") == ()


def test_a_data_folder_may_itself_be_called_backups(tmp_path: Path) -> None:
    data = tmp_path / "backups"
    fill(data, adas())
    keep_backups(data, NOON)
    copy_aside(data / "record.db", at(hours=1))
    assert [copy.origin for copy in copies_of_record(data)] == [Origin.BEFORE, Origin.BACKUP]


def test_a_backup_is_put_back_and_that_can_be_undone(tmp_path: Path) -> None:
    fill(tmp_path, adas())
    backup = keep_backups(tmp_path, NOON)
    assert backup is not None
    fill(tmp_path, beas())
    kept = backup.read_bytes()
    done = restore_backup(tmp_path, backup, at(hours=1))
    assert [one.name for one in done.held.learners] == ["Ada"]
    assert names(tmp_path) == ["Ada"]
    assert backup.read_bytes() == kept
    assert done.aside == tmp_path / "record-replaced-2026-05-17T130000Z.db"
    one_more(tmp_path, 1)
    again = restore_backup(tmp_path, done.aside, at(hours=2))
    assert names(tmp_path) == ["Ada", "Bea"]
    assert again.aside is not None
    assert [backup.copy.origin.value for backup in list_backups(tmp_path)] == [
        "replaced", "replaced", "backup",
    ]  # fmt: skip


def test_what_was_not_yet_in_the_file_is_set_aside_with_it(tmp_path: Path) -> None:
    fill(tmp_path, adas())
    backup = keep_backups(tmp_path, NOON)
    assert backup is not None
    # a program that was killed leaves its log beside the file
    with Record.open(tmp_path, clock=clock) as record:
        record.submit(started("in the log")).result()
        for ending in ("", "-wal"):
            shutil.copy(f"{record.file}{ending}", tmp_path / f"left{ending}")
    for ending in ("", "-wal"):
        (tmp_path / f"left{ending}").replace(tmp_path / f"record.db{ending}")
    done = restore_backup(tmp_path, backup, NOON)
    assert done.aside is not None
    restore_backup(tmp_path, done.aside, NOON)
    with Record.open(tmp_path, clock=clock) as record:
        assert record.find_attempt("in the log") is not None


def test_a_backup_takes_the_place_of_a_damaged_record_and_of_none(tmp_path: Path) -> None:
    fill(tmp_path, adas())
    backup = keep_backups(tmp_path, NOON)
    assert backup is not None
    damage(tmp_path / "record.db")
    done = restore_backup(tmp_path, backup, NOON)
    assert done.aside == tmp_path / "record-damaged-2026-05-17T120000Z.db"
    assert names(tmp_path) == ["Ada"]
    elsewhere = tmp_path / "another" / "machine"
    assert restore_backup(elsewhere, backup, NOON).aside is None
    assert names(elsewhere) == ["Ada"]


def test_the_log_of_a_record_that_is_gone_never_meets_the_one_put_back(tmp_path: Path) -> None:
    fill(tmp_path, adas())
    backup = keep_backups(tmp_path, NOON)
    assert backup is not None
    with Record.open(tmp_path, clock=clock) as record:
        record.submit(started("in the log")).result()
        shutil.copy(f"{record.file}-wal", tmp_path / "left")
    (tmp_path / "record.db").unlink()
    (tmp_path / "left").replace(tmp_path / "record.db-wal")
    (tmp_path / "record.part-journal").write_bytes(b"of an earlier try")
    assert restore_backup(tmp_path, backup, NOON).aside is None
    with Record.open(tmp_path, clock=clock) as record:
        assert record.find_attempt("in the log") is None
    assert sound(tmp_path / "record.db")
    assert (tmp_path / "record-replaced-2026-05-17T120000Z.db-wal").exists()
    assert not list(tmp_path.glob("record.part*"))


def test_who_was_erased_is_not_brought_back_by_a_copy_from_elsewhere(tmp_path: Path) -> None:
    data = tmp_path / "data"
    fill(data, adas(), beas())
    stick = tmp_path / "copy on a stick.db"
    backup = keep_backups(data, NOON)
    assert backup is not None
    shutil.copy(backup, stick)
    erase(data, plan_erasing(data, "Ada", clock=clock))
    done = restore_backup(data, stick, NOON)
    assert [one.name for one in done.held.learners] == ["Bea"]
    assert names(data) == ["Bea"]
    assert read_erased(data).holds("ada")
    assert b"Only Ada read" not in (data / "record.db").read_bytes()


def test_nor_by_a_copy_that_a_damaged_record_makes_way_for(tmp_path: Path) -> None:
    fill(tmp_path, adas(), beas())
    file, kept = tmp_path / "record.db", tmp_path.parent / f"{tmp_path.name} kept.db"
    shutil.copy(copy_aside(file, NOON), kept)
    erase(tmp_path, plan_erasing(tmp_path, "Ada", clock=clock))
    copy = Path(shutil.copy(kept, tmp_path / "record-before-2026-05-17T120001Z.db"))
    damage(file)
    go_back_to(copy, file, LATER)
    assert names(tmp_path) == ["Bea"]


def test_what_cannot_be_restored_is_refused_and_the_record_stays(tmp_path: Path) -> None:
    data = tmp_path / "data"
    fill(data, adas())
    backup = keep_backups(data, NOON)
    assert backup is not None
    (tmp_path / "no record").write_bytes(b"something else" * 1000)
    foreign, newer, broken = (tmp_path / name for name in ("foreign", "newer", "broken"))
    with contextlib.closing(sqlite3.connect(foreign)) as plain:
        plain.execute("CREATE TABLE theirs (x)")
    shutil.copy(backup, newer)
    with contextlib.closing(sqlite3.connect(newer)) as plain:
        plain.execute("PRAGMA user_version = 99")
    shutil.copy(backup, broken)
    damage(broken)
    before = (data / "record.db").read_bytes()
    for name, says in (
        ("no record", "cannot be restored"),
        ("foreign", "cannot be restored"),
        ("broken", "is damaged"),
        ("newer", "newer version"),
        ("absent", "There is no backup"),
        ("data", "There is no backup"),
        ("data/record.db", "is the record itself"),
    ):
        with pytest.raises(BackupError, match=says):
            restore_backup(data, tmp_path / name, NOON)
    with (
        Record.open(data, clock=clock),
        pytest.raises(RecordLockedError, match="Close that program"),
    ):
        restore_backup(data, backup, NOON, patience=0.1)
    assert sorted(path.name for path in data.iterdir()) == ["backups", "record.db"]
    assert (data / "record.db").read_bytes() == before


def test_copies_of_an_older_form_can_be_put_back(tmp_path: Path) -> None:
    fill(tmp_path, adas())
    older = copy_aside(tmp_path / "record.db", NOON)
    with contextlib.closing(sqlite3.connect(older, isolation_level=None)) as plain:
        version = plain.execute("PRAGMA user_version").fetchone()[0]
        for table in ("wrong_names", "opportunities"):
            plain.execute(f"DROP TABLE {table}")
        plain.execute("DELETE FROM _sqlite_migrations WHERE name NOT IN ('results', 'events',"
                      " 'learners_and_attempts')")  # fmt: skip
        plain.execute("PRAGMA user_version = 3")
    assert version > 3
    assert restore_backup(tmp_path, older, at(hours=1)).held.attempts == 2
    with Record.open(tmp_path, clock=lambda: at(hours=2)) as record:
        assert record.attempt("ada-1").finished == NOON
        assert {one.trials for one in record.opportunities("ada")} == {""}
    assert [copy.origin.value for copy in copies_of_record(tmp_path)] == [
        "before", "replaced", "before",
    ]  # fmt: skip


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    fill(tmp_path, adas())
    (tmp_path / "backups").write_text("in the way")
    with pytest.raises(KnownError):
        keep_backups(tmp_path, NOON)
    assert names(tmp_path) == ["Ada"]
