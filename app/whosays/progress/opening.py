"""Opens the record's file: makes it, refuses what is not ours, brings an older one up to date."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from whosays.progress import failures, migrations
from whosays.progress.connection import Connection
from whosays.progress.copying import copy_aside
from whosays.progress.migrations import APPLICATION, STEPS
from whosays.progress.waiting import patiently

Clock = Callable[[], datetime]

_NEEDED = (3, 37, 0)
"""The first SQLite with strict tables."""


def open_to_write(file: Path, clock: Clock, patience: float) -> Connection:
    """Return a connection that may write to *file*, which is made or brought up to date.

    Waits *patience* seconds where another program holds the file. An older file is copied beside
    itself before anything in it changes; *clock* gives the time in the copy's name.
    Raises KnownError where the file cannot be used; then nothing in it was changed.
    """
    if sqlite3.sqlite_version_info < _NEEDED:
        needed = ".".join(map(str, _NEEDED))
        raise failures.too_old_sqlite(file, sqlite3.sqlite_version, needed)
    # SQLite would give what it keeps beside a read-only file the same permissions, and that would
    # stay read-only when the file is not any more
    if failures.may(os.R_OK, file) and not failures.may(os.W_OK, file):
        raise failures.read_only(file)
    with failures.told_in_words(file):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        db = connect(file, patience)
        try:
            patiently(lambda: _look(db, file), patience)
            patiently(lambda: _make_durable(db), patience)
            patiently(lambda: _bring_up_to_date(db, file, clock), patience)
        except BaseException:
            db.close()
            raise
    return db


def connect(file: Path, patience: float) -> Connection:
    """Return a connection to *file*, without looking at what is in it."""
    db = sqlite3.connect(
        str(file),
        timeout=patience,
        isolation_level=None,
        check_same_thread=False,
        factory=Connection,
    )
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA trusted_schema = OFF")
    return db


def open_to_read(file: Path, patience: float) -> Connection:
    """Return a connection to *file*, which exists, that cannot change anything."""
    with failures.told_in_words(file):
        db = connect(file, patience)
        db.execute("PRAGMA query_only = ON")
        return db


def _look(db: Connection, file: Path) -> None:
    """Raise KnownError where *file* is not ours, judging it by one moment of it."""
    db.execute("BEGIN")  # or another program could finish making the file between two looks
    try:
        refuse_what_is_not_ours(db, file)
    finally:
        db.rollback()


def refuse_what_is_not_ours(db: Connection, file: Path) -> None:
    """Raise KnownError where *file* holds something that this program must not touch."""
    application = _header(db, "application_id")
    if application != APPLICATION and (application or _has_tables(db)):
        raise failures.foreign(file)
    found = max(_header(db, "user_version"), len(migrations.applied(db)))
    if found > len(STEPS):
        raise failures.newer(file, found, len(STEPS))


def _make_durable(db: Connection) -> None:
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA fullfsync = ON")  # what macOS calls a full sync


def _bring_up_to_date(db: Connection, file: Path, clock: Clock) -> None:
    db.execute("BEGIN IMMEDIATE")
    try:
        refuse_what_is_not_ours(db, file)  # somebody else may have been here since we looked
        if not migrations.pending(db):
            # taken back at once: it tells now, not at the first mark, whether we may write
            db.execute(f"PRAGMA user_version = {_header(db, 'user_version')}")
            db.rollback()
            return
        if migrations.applied(db):
            copy_aside(file, clock())
        migrations.apply(db)
        db.execute(f"PRAGMA user_version = {len(STEPS)}")
        db.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise


def _header(db: Connection, name: str) -> int:
    return int(db.execute(f"PRAGMA {name}").fetchone()[0])


def _has_tables(db: Connection) -> bool:
    return db.execute("SELECT 1 FROM sqlite_master WHERE type = 'table'").fetchone() is not None
