"""What a record holds, read with nothing but SQLite from a copy that was made after a kill."""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_EVENTS = """
    SELECT events.kind, events.number, learners.id AS learner, attempts.id AS attempt,
      step, marks_added.mark AS added, category, "start", "end", marks_removed.mark AS removed,
      outcome, reason, question, choices
    FROM events
    LEFT JOIN learners ON learners.number = events.learner
    LEFT JOIN attempts ON attempts.number = events.attempt
    LEFT JOIN steps ON steps.event = events.number
    LEFT JOIN marks_added ON marks_added.event = events.number
    LEFT JOIN marks_removed ON marks_removed.event = events.number
    LEFT JOIN disputes ON disputes.event = events.number
    LEFT JOIN answers ON answers.event = events.number
    WHERE events.number > ? ORDER BY events.number
"""
_PARTICULARS = ("learner", "attempt", "step", "added", "category", "start", "end", "removed")


@contextlib.contextmanager
def copy_of(record: Path) -> Iterator[sqlite3.Connection | None]:
    """Give a connection to a copy of *record*, None where there is no record yet.

    What SQLite has to mend after a kill it mends in the copy: the program shall mend its own.
    """
    if not record.exists():
        yield None
        return
    with tempfile.TemporaryDirectory() as name:
        for file in (record, record.with_name(record.name + "-wal")):
            if file.exists():
                shutil.copy(file, name)
        with contextlib.closing(sqlite3.connect(Path(name) / record.name)) as copy:
            copy.row_factory = sqlite3.Row
            yield copy


def is_sound(copy: sqlite3.Connection) -> bool:
    """Tell whether SQLite finds nothing wrong with *copy*."""
    checked = [tuple(row) for row in copy.execute("PRAGMA integrity_check")]
    return checked == [("ok",)] and not list(copy.execute("PRAGMA foreign_key_check"))


def events(copy: sqlite3.Connection, after: int = 0) -> list[list[Any]]:
    """Return what happened after the event numbered *after*, as the driver tells it."""
    there = copy.execute("SELECT count(*) FROM sqlite_master WHERE name = 'answers'").fetchone()
    rows = copy.execute(_EVENTS, (after,)).fetchall() if there[0] else []
    return [[row["kind"], *_particulars(row)] for row in rows]


def _particulars(row: sqlite3.Row) -> list[Any]:
    told = [row[name] for name in _PARTICULARS if row[name] is not None]
    if row["kind"] == "disputed":
        told += [row["outcome"], row["reason"]]
    if row["kind"] == "question answered":
        told += [row["question"], json.loads(row["choices"])]
    return told


def standing(happened: list[list[Any]], attempt: str) -> dict[str, Any]:
    """Return what stands in *attempt* after all that *happened*, as the driver shows it."""
    step, checked = "brief", False
    marks: dict[str, list[Any]] = {}
    disputes: dict[int, str] = {}
    answers: dict[int, list[int]] = {}
    for kind, *told in happened:
        if told[0] != attempt:
            continue
        match kind, told[1:]:
            case "step reached", [reached]:
                step = reached
            case "mark added", [mark, category, start, end]:
                marks[mark] = [mark, category, start, end]
            case "mark removed", [mark]:
                del marks[mark]
            case "checked", []:
                checked = True
            case "disputed", [outcome, reason]:
                disputes[outcome] = reason
            case "question answered", [question, choices]:
                answers[question] = choices
    return {
        "attempt": attempt,
        "step": step,
        "marks": sorted(marks.values()),
        "checked": checked,
        "disputes": sorted([outcome, why] for outcome, why in disputes.items() if why),
        "answers": sorted([question, choices] for question, choices in answers.items()),
    }
