"""What was acknowledged is there afterwards: killed programs, two programs, a full disk."""

from __future__ import annotations

import contextlib
import random
import sqlite3
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from progress.practice import ada, clock, started
from progress.processes import next_line, running, said, tell

from whosays.progress.record import Record


def begun(folder: Path) -> None:
    """Make a record with Ada in it."""
    with Record.open(folder, clock=clock) as record:
        record.submit(ada()).result()


def mark_names(folder: Path, attempt: str) -> list[str]:
    """Return the marks of *attempt*, after looking whether the file is sound."""
    with Record.open(folder, clock=clock) as record:
        kept = record.find_attempt(attempt)
    with contextlib.closing(sqlite3.connect(folder / "record.db")) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert plain.execute("PRAGMA foreign_key_check").fetchall() == []
    return [] if kept is None else [mark.id for mark in kept.marks]


def test_a_killed_program_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    begun(tmp_path)
    moments = random.Random(20220517)  # noqa: S311 - when to kill
    for kill in range(10):
        attempt = f"killed {kill}"
        with running("mark_on.py", tmp_path, attempt, "100000") as victim:
            tell(victim)
            assert next_line(victim) == "ready"
            seen = [next_line(victim) for _ in range(moments.randrange(1, 60))]
            victim.kill()
            rest, _ = victim.communicate()
        acknowledged = seen + rest.rpartition("\n")[0].split()
        kept = mark_names(tmp_path, attempt)
        assert kept[: len(acknowledged)] == acknowledged
        assert kept == [str(number) for number in range(len(kept))]


def test_two_programs_write_to_a_new_record_at_once_and_lose_nothing(tmp_path: Path) -> None:
    begun(tmp_path)
    with (
        running("mark_on.py", tmp_path, "left", "80") as left,
        running("mark_on.py", tmp_path, "right", "80") as right,
    ):
        for process in (left, right):
            assert next_line(process) == "ready"
        for process in (left, right):
            tell(process)
        for process in (left, right):
            output, _ = process.communicate(timeout=60)
            assert output.split() == [str(number) for number in range(80)]
            assert process.returncode == 0
    for attempt in ("left", "right"):
        assert mark_names(tmp_path, attempt) == [str(number) for number in range(80)]


def test_two_programs_make_the_record_at_once(tmp_path: Path) -> None:
    with contextlib.ExitStack() as stack:
        processes = [
            stack.enter_context(running("join.py", tmp_path, name)) for name in ("Ada", "Bea")
        ]
        for process in processes:
            assert next_line(process) == "ready"
        for process in processes:
            tell(process)
        for process in processes:
            assert process.communicate(timeout=60)[0] == "None\n"
    with Record.open(tmp_path, clock=clock) as record:
        assert [learner.name for learner in record.learners()] == ["Ada", "Bea"]


def test_a_record_half_made_by_another_is_never_taken_for_something_else(tmp_path: Path) -> None:
    begin_together = threading.Barrier(4)

    def open_at_once(folder: Path) -> str | None:
        begin_together.wait(timeout=60)
        with Record.open(folder, clock=clock, patience=30) as record:
            return record.quick_check()

    with ThreadPoolExecutor(4) as openers:
        for number in range(25):
            folder = tmp_path / str(number)
            assert list(openers.map(open_at_once, [folder] * 4)) == [None] * 4


@pytest.mark.skipif(sys.platform == "win32", reason="no limit to the size of a file there")
def test_a_full_disk_is_told_and_nothing_is_lost_when_space_is_freed(tmp_path: Path) -> None:
    begun(tmp_path)
    with Record.open(tmp_path, clock=clock) as record:
        record.submit(started("attempt")).result()
    first, all_there, second, after, count = said("fill_disk.py", tmp_path, "300000")
    assert (first, second) == ("RecordFullError", "RecordFullError")
    assert all_there == "True"
    assert after == "None"
    assert mark_names(tmp_path, "attempt") == [str(number) for number in range(int(count))]


@pytest.mark.skipif(sys.platform == "win32", reason="no limit to the size of a file there")
def test_a_disk_too_full_for_a_new_record_is_told(tmp_path: Path) -> None:
    assert said("fill_disk.py", tmp_path, "2000") == ["RecordFullError"]
    begun(tmp_path)
