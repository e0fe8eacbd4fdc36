"""Takes the record, or a copy of it, for itself: nobody else may have it open."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from whosays.progress.failures import told_in_words
from whosays.progress.waiting import patiently


@contextlib.contextmanager
def alone_with(file: Path, patience: float) -> Iterator[sqlite3.Connection]:
    """Give a connection to *file* while every other one is refused; what is there is one file then.

    Others must have closed the file: that one has it open and does nothing is enough to be in the
    way. Waits *patience* seconds for them.
    Raises KnownError where the file is in use, damaged or out of reach; nothing was changed then.
    """
    with (
        told_in_words(file),
        contextlib.closing(
            sqlite3.connect(str(file), timeout=patience, isolation_level=None)
        ) as connection,
    ):
        # SQLite leaves write-ahead logging only when nobody else is there, and puts all that the
        # log holds into the file
        patiently(lambda: connection.execute("PRAGMA journal_mode = DELETE"), patience)
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")  # the lock stays
        yield connection
