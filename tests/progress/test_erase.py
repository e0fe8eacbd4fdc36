"""Erasing somebody: gone from every byte of the folder, and everybody else untouched."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from commands.programs import whosays
from hypothesis import given, settings
from hypothesis import strategies as st
from progress.practice import NOON, clock, mark, result, started
from progress.processes import TESTS, next_line, running
from progress.two_learners import ADAS_OWN, adas, beas, fill
from progress.walks import walks

from whosays.errors import BugError
from whosays.progress.backups import keep_backups, list_backups
from whosays.progress.copies import copies_of_record, held_in
from whosays.progress.copying import copy_aside
from whosays.progress.deleting import delete_learners
from whosays.progress.erased import read_erased, write_erased
from whosays.progress.erasing import (
    Erasure,
    erase,
    finish_erasing,
    is_erasing_unfinished,
    plan_erasing,
)
from whosays.progress.events import AttemptStarted, Checked, Disputed, Event, LearnerAdded
from whosays.progress.failures import (
    RecordDamagedError,
    RecordFullError,
    RecordLockedError,
)
from whosays.progress.learners import UnknownLearnerError, learner_summaries
from whosays.progress.migrations import APPLICATION
from whosays.progress.portable.exporting import export_learner
from whosays.progress.portable.form import Form
from whosays.progress.portable.importing import ErasedLearnerError, ExportedFile, import_record
from whosays.progress.record import Record
from whosays.progress.restoring import set_aside
from whosays.settings import Place, read_place, write_place

WORDS = "Grüße an Dr. Zoë Quixote-Smythe"
"""Hers alone; everything of hers is made of words that nothing else has."""


def hers() -> list[Event]:
    """Return what a learner did whose every identifier can be searched for."""
    events: list[Event] = [LearnerAdded("zoe-c0ffee-learner", "Zoë Quixote", NOON, "zoe-event-0")]
    for number in range(30):
        attempt = f"zoe-c0ffee-attempt-{number}"
        own = ADAS_OWN.replace("Ada", f"zoe-c0ffee {number}") * 20
        events.append(started(attempt, learner="zoe-c0ffee-learner", text=own))
        events += [mark(attempt, f"zoe-c0ffee-mark-{one}", one, one + 3) for one in range(20)]
        events.append(Checked(attempt, result(), NOON))
        events.append(Disputed(attempt, 1, f"{WORDS}: zoe-c0ffee", NOON))
    return events


TRACES = [
    text.encode(coding)
    for text in ("Zoë Quixote", "zoë quixote", "Quixote", "zoe-c0ffee", "zoe-event-0", WORDS)
    for coding in ("utf-8", "utf-16-le", "utf-16-be")
]


def traces(folder: Path) -> list[tuple[str, bytes]]:
    """Return the files of *folder* in which anything of hers can be found."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return [(path.name, trace) for path in files for trace in TRACES if trace in path.read_bytes()]


def exports(folder: Path) -> dict[tuple[str, Form], bytes]:
    """Return what the record in *folder* holds of everybody but her."""
    return {
        (one.name, form): export_learner(folder, one.id, form, clock=clock)
        for one in learner_summaries(folder, clock=clock)
        for form in Form
        if one.name != "Zoë Quixote"
    }


def rows(file: Path) -> list[str]:
    """Return everybody in *file*, with all they did, and see that the file is sound."""
    with contextlib.closing(sqlite3.connect(file)) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert plain.execute("PRAGMA foreign_key_check").fetchall() == []
        return [line for line in plain.iterdump() if line.startswith("INSERT")]


def erased(folder: Path, name: str = "zoë QUIXOTE") -> Erasure:
    plan = plan_erasing(folder, name, clock=clock)
    erase(folder, plan, patience=0.2)
    return plan


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give a data folder with three learners, in which she is in every file there can be."""
    folder = tmp_path / "data"
    fill(folder, adas(), hers(), beas())
    file = folder / "record.db"
    (folder / "backups").mkdir()
    shutil.copy(copy_aside(file, NOON), folder / "backups" / "record-2026-05-17T130000Z.db")
    copy_aside(file, NOON + timedelta(hours=2))
    with Record.open(folder, clock=clock) as record:  # a log full of her, as after a power cut
        record.submit(started("zoe-c0ffee-last", learner="zoe-c0ffee-learner")).result()
        aside = folder / "record-damaged-2026-05-17T150000Z.db"
        shutil.copy(file, aside)
        shutil.copy(f"{file}-wal", f"{aside}-wal")
        shutil.copy(f"{file}-shm", f"{aside}-shm")
        shutil.copy(f"{file}-wal", folder / "record-damaged-2026-05-17T160000Z.db-wal")
    broken = folder / "record-damaged-2026-05-17T170000Z.db"
    broken.write_bytes(file.read_bytes()[:40960])
    shutil.copy(file, folder / "record.part")
    shutil.copy(file, folder / "backups" / "record-2026-05-18T130000Z.123.part")
    (folder / "exports").mkdir()
    for form in Form:
        content = export_learner(folder, "zoe-c0ffee-learner", form, clock=clock)
        (folder / "exports" / f"an export.{form}").write_bytes(content)
    content = export_learner(folder, "bea", Form.JSON, clock=clock)
    (folder / "exports" / "bea.json").write_bytes(content)
    (folder / "last-fault.txt").write_text("learner = 'Zoë Quixote'", encoding="utf-8")
    (folder / "front-page.json").write_text('{"learners": [["1", "Zoë Quixote"]]}', "utf-8")
    (folder / "place.77.tmp").write_text("zoe-c0ffee")
    write_place(folder, Place("zoe-c0ffee-learner", "zoe-c0ffee-attempt-1"))
    (folder / "settings.json").write_text("{}")
    assert len({name for name, _ in traces(folder)}) == 16
    return folder


def test_nothing_of_the_learner_is_in_any_byte_of_any_file(data: Path) -> None:
    erased(data)
    assert traces(data) == []
    assert [one.name for one in learner_summaries(data, clock=clock)] == ["Ada", "Bea"]
    Record.open(data, clock=clock).close()
    assert traces(data) == []
    assert read_place(data) == Place()


OTHER_NAMES = ("record-old.db", "record.db.bak", "copy of record", "backups/mine.db", "a/record.db")


def test_a_copy_that_somebody_made_by_hand_is_cleaned_whatever_its_name(tmp_path: Path) -> None:
    data = tmp_path / "data"
    fill(data, adas(), hers(), beas())
    for name in OTHER_NAMES:
        (data / name).parent.mkdir(exist_ok=True)
        shutil.copy(data / "record.db", data / name)
    (data / "half.db").write_bytes((data / "record.db").read_bytes()[:40960])
    os.link(data / "record.db", data / "the same.db")
    others = tmp_path / "others.db"
    with contextlib.closing(sqlite3.connect(others)) as plain:
        plain.execute("CREATE TABLE learners (number, id, name)")
    shutil.copy(others, data / "another program's.db")
    plan = erased(data)
    assert {file.relative_to(data).as_posix() for file in plan.cleaned} == set(OTHER_NAMES)
    assert plan.deleted == (data / "half.db",)
    assert traces(data) == []
    assert others.read_bytes() == (data / "another program's.db").read_bytes()
    expected = rows(data / "record.db")
    assert [rows(data / name) for name in OTHER_NAMES] == [expected] * len(OTHER_NAMES)


def test_an_export_that_another_program_saved_again_is_deleted(tmp_path: Path) -> None:
    data, learner = tmp_path / "data", "c0ffee" * 5 + "42"
    fill(data, adas(), [LearnerAdded(learner, "Zoë Quixote", NOON)], beas())
    table = export_learner(data, learner, Form.CSV, clock=clock).decode("utf-8-sig")
    document = export_learner(data, learner, Form.JSON, clock=clock).decode()
    saved = {
        "semicolons.csv": table.replace(",", ";").encode("utf-8-sig"),
        "tabs.txt": table.replace(",", "\t").encode("utf-16"),
        "a/quoted.csv": table.replace(",", '","').encode("latin-1"),
        "sorted.json": json.dumps(json.loads(document), indent=2, sort_keys=True).encode(),
        "long.json": b" " * (2**20 - 9 - document.index(learner)) + document.encode(),
    }
    for name, content in saved.items():
        (data / name).parent.mkdir(exist_ok=True)
        (data / name).write_bytes(content)
    (data / "beas.csv").write_bytes(export_learner(data, "bea", Form.CSV, clock=clock))
    (data / "hash.txt").write_text("0" * 32 + learner)
    plan = erased(data)
    assert {file.relative_to(data).as_posix() for file in plan.deleted} == saved.keys()
    assert not any(file.exists() for file in plan.deleted)
    assert (data / "beas.csv").exists()


def test_everybody_else_is_untouched(data: Path) -> None:
    before = exports(data)
    erased(data)
    assert exports(data) == before
    assert len(before) == 4
    left = {path.relative_to(data).as_posix() for path in data.rglob("*") if path.is_file()}
    assert left == {
        "record.db",
        "record-before-2026-05-17T120000Z.db",
        "record-before-2026-05-17T140000Z.db",
        "record-damaged-2026-05-17T150000Z.db",
        "backups/record-2026-05-17T130000Z.db",
        "exports/bea.json",
        "settings.json",
        "place.json",
        "erased.json",
    }
    for copy in copies_of_record(data):
        assert [one.name for one in held_in(copy.file).learners] == ["Ada", "Bea"]
        assert rows(copy.file) == rows(data / "record.db")


def test_a_record_is_afterwards_what_it_would_be_without_the_learner(tmp_path: Path) -> None:
    with_her, without = tmp_path / "with", tmp_path / "without"
    ada, bea = adas(), beas()
    fill(with_her, ada, bea, hers())
    fill(without, ada, bea)
    erased(with_her)
    assert exports(with_her) == exports(without)
    tables = [
        [line.split("VALUES")[0] for line in rows(folder / "record.db")]
        for folder in (with_her, without)
    ]
    assert tables[0] == tables[1]


def test_what_will_happen_is_told_before(data: Path) -> None:
    plan = plan_erasing(data, "zoë quixote", clock=clock)
    assert (plan.name, plan.attempts, plan.last_practice) == ("Zoë Quixote", 31, NOON)
    assert sorted(file.name for file in plan.cleaned) == [
        "record-2026-05-17T130000Z.db",
        "record-before-2026-05-17T120000Z.db",
        "record-before-2026-05-17T140000Z.db",
        "record-damaged-2026-05-17T150000Z.db",
    ]
    assert sorted(file.name for file in plan.deleted) == [
        "an export.csv",
        "an export.json",
        "front-page.json",
        "last-fault.txt",
        "place.77.tmp",
        "record-2026-05-18T130000Z.123.part",
        "record-damaged-2026-05-17T160000Z.db-wal",
        "record-damaged-2026-05-17T170000Z.db",
        "record.part",
    ]
    assert len(traces(data)) > 0
    with pytest.raises(UnknownLearnerError, match=r"learn here are: Ada, Bea, Zoë Quixote\."):
        plan_erasing(data, "Eve", clock=clock)


def test_who_is_only_in_a_copy_can_be_erased(tmp_path: Path) -> None:
    fill(tmp_path, adas(), hers())
    set_aside(tmp_path / "record.db", NOON)
    fill(tmp_path, beas())
    plan = erased(tmp_path)
    assert plan.attempts == 0
    assert traces(tmp_path) == []
    aside = tmp_path / "record-damaged-2026-05-17T120000Z.db"
    assert [one.name for one in held_in(aside).learners] == ["Ada"]


def test_where_only_copies_are_left(tmp_path: Path) -> None:
    fill(tmp_path, hers())
    set_aside(tmp_path / "record.db", NOON)
    erased(tmp_path)
    assert traces(tmp_path) == []
    assert not (tmp_path / "record.db").exists()


def test_the_others_texts_stay_where_the_learner_shared_them(tmp_path: Path) -> None:
    fill(tmp_path, adas(), beas())
    erased(tmp_path, "Ada")
    with Record.open(tmp_path, clock=clock) as record:
        assert record.attempt("bea-1").text.startswith("MOSCOW")
    assert ADAS_OWN.encode() not in (tmp_path / "record.db").read_bytes()


def test_the_same_learner_is_not_imported_again_and_one_of_the_same_name_is(data: Path) -> None:
    kept = export_learner(data, "zoe-c0ffee-learner", Form.JSON, clock=clock)
    erased(data)
    with pytest.raises(ErasedLearnerError):
        import_record(data, ExportedFile("kept", kept), clock=clock)
    fill(data, [LearnerAdded("a new one", "Zoë Quixote", NOON)])
    assert len(learner_summaries(data, clock=clock)) == 3


def contents(folder: Path) -> dict[str, bytes]:
    """Return what is in the files of *folder*, without the logs of a record that is open."""
    logs = ("record.db-wal", "record.db-shm")
    return {path.name: path.read_bytes() for path in folder.glob("*.*") if path.name not in logs}


def test_while_the_record_is_open_nothing_is_erased_and_that_is_said(data: Path) -> None:
    plan = plan_erasing(data, "zoë quixote", clock=clock)
    before = contents(data)
    with Record.open(data, clock=clock) as record:
        with pytest.raises(RecordLockedError, match="Close that program"):
            erase(data, plan, patience=0.05)
        assert record.attempt("zoe-c0ffee-attempt-1").learner == "zoe-c0ffee-learner"
    with running("hold.py", data / "record.db") as holder:
        assert next_line(holder) == "held"
        with pytest.raises(RecordLockedError, match="Close that program"):
            erase(data, plan, patience=0.05)
    assert contents(data) == before
    assert not is_erasing_unfinished(data)
    erase(data, plan)
    assert traces(data) == []


def test_looking_around_takes_no_lock_from_the_record_that_is_open(data: Path) -> None:
    # closing a file takes every lock away that the process has on it
    with Record.open(data, clock=clock) as record:
        keep_backups(data, NOON)
        list_backups(data)
        import_record(data, ExportedFile("x", exports(data)["Ada", Form.JSON]), clock=clock)
        plan_erasing(data, "zoë quixote", clock=clock)
        ran = whosays("erase", "--learner", "Ada", "--yes", data=data)
        assert "Close that program" in ran.stderr
        record.submit(started("after all")).result()
        assert record.attempt("after all").learner == "ada"


def test_a_damaged_record_is_not_half_erased(data: Path) -> None:
    plan = plan_erasing(data, "zoë quixote", clock=clock)
    (data / "record.db").write_bytes(b"no database at all" * 1000)
    with pytest.raises(RecordDamagedError):
        erase(data, plan)
    assert not is_erasing_unfinished(data)
    assert not read_erased(data).holds("zoe-c0ffee-learner")


@pytest.mark.skipif(sys.platform != "linux", reason="needs a small disk to be mounted")
def test_a_disk_without_room_is_told_before_anything_is_done(data: Path, tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1M", "none", str(small)], check=False
    )
    if mounted.returncode != 0:
        pytest.skip("no disk can be mounted here")
    try:
        shutil.copy(data / "record.db", small)
        plan = plan_erasing(small, "zoë quixote", clock=clock)
        with pytest.raises(RecordFullError):
            erase(small, plan)
        assert len(learner_summaries(small, clock=clock)) == 3
    finally:
        subprocess.run(["umount", "--lazy", str(small)], check=True)


def killed_at(folder: Path, number: int) -> bool:
    """Erase her in a process that is killed at its step *number*; tell whether it came so far."""
    script = str(Path(__file__).parent / "scripts" / "erase_and_die.py")
    process = subprocess.run(
        [sys.executable, script, str(folder), "Zoë Quixote", str(number)],
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, [*sys.path, str(TESTS)]))},
    )
    assert process.returncode in (0, -signal.SIGKILL)
    return process.returncode != 0


@pytest.mark.skipif(sys.platform == "win32", reason="no such kill there")
def test_an_erasing_that_is_killed_at_any_step_can_be_finished(data: Path, tmp_path: Path) -> None:
    before = exports(data)
    number, begun = 0, 0
    while killed_at(folder := shutil.copytree(data, tmp_path / str(number)), number):
        named = {name for name, _ in traces(folder)}
        assert is_erasing_unfinished(folder) or not named or "record.db" in named
        assert exports(folder) == before
        if is_erasing_unfinished(folder):
            finish_erasing(folder)
            assert traces(folder) == []
            assert exports(folder) == before
            begun += 1
        elif traces(folder):  # it had not begun
            assert len(learner_summaries(folder, clock=clock)) == 3
        number += 5
    assert begun > 5
    assert traces(folder) == []


@settings(max_examples=25, deadline=None)
@given(ada=walks(), of_bea=st.integers(0, 5))
def test_whatever_a_learner_did_goes_and_what_another_did_stays(
    tmp_path_factory: pytest.TempPathFactory, ada: list[Event], of_bea: int
) -> None:
    folder = tmp_path_factory.mktemp("walks")
    fill(folder, ada, beas()[: of_bea + 1])
    before = exports(folder)
    erased(folder, "Ada")
    assert {key: value for key, value in before.items() if key[0] == "Bea"} == exports(folder)
    with contextlib.closing(sqlite3.connect(folder / "record.db")) as plain:
        texts = {text for (text,) in plain.execute("SELECT text FROM texts")}
        counted = plain.execute("SELECT count(*) FROM events").fetchone()[0]
    assert counted == of_bea + 1
    own = {event.text for event in beas()[: of_bea + 1] if isinstance(event, AttemptStarted)}
    assert own <= texts <= own | {"Whose **agency**?", "Who owns it?"}


def test_tables_of_a_newer_form_are_cleaned_as_well(tmp_path: Path) -> None:
    fill(tmp_path, hers(), adas())
    copy = copy_aside(tmp_path / "record.db", NOON)
    with contextlib.closing(sqlite3.connect(copy, isolation_level=None)) as plain:
        plain.execute("PRAGMA user_version = 99")
        plain.execute(
            "CREATE TABLE notes (attempt INTEGER REFERENCES attempts (number), note TEXT,"
            " text INTEGER REFERENCES texts (number))"
        )
        plain.execute("INSERT INTO notes SELECT number, id || ' zoe', text FROM attempts")
    erased(tmp_path)
    assert traces(tmp_path) == []
    with contextlib.closing(sqlite3.connect(copy)) as plain:
        assert plain.execute("SELECT note FROM notes").fetchall() == [
            ("ada-1 zoe",), ("ada-2 zoe",),
        ]  # fmt: skip


def begin_again(data: Path) -> None:
    """Say that an erasing was begun and not finished."""
    write_erased(data, replace(read_erased(data), unfinished=True))


def test_another_programs_file_under_a_copys_name_is_left_alone(data: Path) -> None:
    foreign = data / "record-before-2020-01-01T000000Z.db"
    with contextlib.closing(sqlite3.connect(foreign)) as plain:
        plain.execute("CREATE TABLE theirs (x)")
        assert plain.execute("PRAGMA application_id").fetchone() != (APPLICATION,)
    (data / "record-before-2020-01-02T000000Z.db").touch()
    content = foreign.read_bytes()
    erased(data)
    begin_again(data)
    finish_erasing(data)
    assert not is_erasing_unfinished(data)
    assert foreign.read_bytes() == content


def test_a_reference_that_would_lead_nowhere_stops_the_erasing(tmp_path: Path) -> None:
    fill(tmp_path, adas(), beas())
    with contextlib.closing(sqlite3.connect(tmp_path / "record.db", isolation_level=None)) as plain:
        # somebody else's row hangs on a row that does not say whose it is
        plain.execute("PRAGMA foreign_keys = OFF")
        plain.execute("UPDATE outcomes SET explanation = 999 WHERE attempt = 1")
        plain.execute("UPDATE outcomes SET ask = 998 WHERE attempt = 2")
        plain.execute("BEGIN")
        with pytest.raises(BugError, match="lead nowhere"):
            delete_learners(plain, [1])
        plain.execute("ROLLBACK")


@pytest.fixture
def unfinished(data: Path) -> Path:
    """Give the folder as it is after the rows were deleted, and before anything else was done."""
    write_erased(data, read_erased(data).with_them({"zoe-c0ffee-learner"}))
    begin_again(data)
    with contextlib.closing(sqlite3.connect(data / "record.db", isolation_level=None)) as plain:
        plain.execute("PRAGMA secure_delete = OFF")
        delete_learners(plain, [2])
    return data


def test_what_the_deleted_rows_left_behind_goes_when_it_is_finished(unfinished: Path) -> None:
    assert "record.db" in {name for name, _ in traces(unfinished)}
    finish_erasing(unfinished)
    assert traces(unfinished) == []
