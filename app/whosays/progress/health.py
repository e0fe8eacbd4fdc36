"""Looks whether the record's file is sound."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from whosays.progress.failures import damaged, failure_of
from whosays.progress.opening import open_to_read


def quick_check(file: Path, patience: float) -> str | None:
    """Return None where SQLite finds *file* sound, else a finished sentence.

    Reads the whole file on a connection of its own, so that nobody waits for it.
    Raises KnownError where the file cannot be read just now, which says nothing of its health.
    """
    sentence = damaged(file).sentence
    try:
        with contextlib.closing(open_to_read(file, patience)) as db:
            answer = db.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        failure = failure_of(error, file)
        if isinstance(failure, type(damaged(file))):
            return sentence
        raise failure from error
    return None if answer == "ok" else sentence
