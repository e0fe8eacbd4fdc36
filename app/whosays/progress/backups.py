"""Keeps backups of the record by the way, in the folder ``backups`` beside it."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from whosays.errors import KnownError
from whosays.progress.access import record_file
from whosays.progress.copies import (
    FOLDER,
    PATIENCE,
    Copy,
    Held,
    Origin,
    copies_of_record,
    held_in,
)
from whosays.progress.copying import free_path, settle, write_copy
from whosays.progress.failures import damaged, full, is_busy, told_in_words
from whosays.progress.health import quick_check
from whosays.progress.opening import open_to_read, refuse_what_is_not_ours
from whosays.progress.thinning import staying

_ABANDONED = timedelta(days=1)
"""An unfinished backup that is older was left by a program that was killed."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the record that was looked into."""

    copy: Copy
    held: Held | None
    """What is in it; None where it cannot be restored."""
    problem: str
    """Why it cannot be restored, in a sentence; empty where it can."""


def keep_backups(data: Path, now: datetime) -> Path | None:
    """Make a backup of the record in *data* unless nothing was written since the last one; thin.

    To be called after opening the record and when the program ends, on a thread where nobody
    waits; others read and write the record meanwhile. Returns the new backup, or None.

    Of each hour of a day, day of a week and week of three months the last backup stays. One goes
    only where a later one goes on from it: where a record was begun anew or an older one put back,
    what was before stays.
    Raises KnownError where the record is damaged, of a newer version or cannot be read, or the
    disk is full; then there is no new backup, and none was deleted.
    """
    file = record_file(data)
    if not file.exists():
        return None
    backups = _backups(data)
    with told_in_words(file):
        _refuse_what_is_not_ours(file)
        last = _last_event(file)
        made = None
        if last is not None and last not in map(_last_event_or_none, _latest(backups, now)):
            made = _back_up(file, now)
        _thin(data, now)
    return made


def list_backups(data: Path) -> tuple[Backup, ...]:
    """Return every copy of the record in *data*, the latest first, with what is in it.

    They are the backups, what was copied before a migration, and what was set aside. Reads them
    all: about a second for 500 MB. Raises KnownError where the folder cannot be read.
    """
    return tuple(look_into(copy) for copy in copies_of_record(data))


def look_into(copy: Copy) -> Backup:
    """Return *copy* with what is in it, or with why that cannot be said."""
    try:
        return Backup(copy, held_in(copy.file), "")
    except KnownError as error:
        return Backup(copy, None, error.sentence)


def _backups(data: Path) -> list[Copy]:
    """Return the backups alone, the latest first."""
    return [copy for copy in copies_of_record(data) if copy.origin is Origin.BACKUP]


def _latest(backups: list[Copy], now: datetime) -> Iterator[Path]:
    """Give the latest of *backups*, and the latest that is not ahead of *now*.

    One that is was made while a clock ran ahead; it stays the latest for as long.
    """
    yield from (backup.file for backup in backups[:1])
    yield from (backup.file for backup in [one for one in backups if one.at <= now][:1])


def _back_up(file: Path, now: datetime) -> Path:
    folder = file.parent / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    if shutil.disk_usage(folder).free < 3 * file.stat().st_size:
        raise full(file)  # before the disk is so full that the record cannot be written any more
    backup = free_path(folder / file.name, now)
    unfinished = backup.with_suffix(f".{os.getpid()}.part")
    try:
        write_copy(file, unfinished)
        if quick_check(unfinished, PATIENCE) is not None:
            raise damaged(file)
        unfinished.replace(backup)
    finally:
        unfinished.unlink(missing_ok=True)
    settle(backup)
    return backup


def _thin(data: Path, now: datetime) -> None:
    backups = _backups(data)
    stay = staying((backup.at for backup in backups), now)
    later: Copy | None = None
    for backup in backups:
        if backup.at in stay:
            later = backup
        elif later is not None and goes_on_from(later.file, backup.file):
            backup.file.unlink(missing_ok=True)
    for unfinished in (record_file(data).parent / FOLDER).glob("*.part*"):
        if now.timestamp() - unfinished.stat().st_mtime > _ABANDONED.total_seconds():
            unfinished.unlink(missing_ok=True)


def goes_on_from(later: Path, earlier: Path) -> bool:
    """Tell whether all that happened in the copy *earlier* is in *later*, or *earlier* is broken.

    Events are written in order and stay, so that it is enough to look for the last. Raises
    sqlite3.Error where somebody else holds a copy.
    """
    last = _last_event_or_none(earlier)
    if last is None:
        return True
    try:
        with contextlib.closing(open_to_read(later, PATIENCE)) as db:
            found = db.execute("SELECT 1 FROM events WHERE id = ?", (last,)).fetchone()
            return found is not None
    except sqlite3.DatabaseError as error:
        if is_busy(error):
            raise
        return False


def _refuse_what_is_not_ours(file: Path) -> None:
    with contextlib.closing(open_to_read(file, PATIENCE)) as db:
        db.execute("BEGIN")  # one moment of it, while others write
        refuse_what_is_not_ours(db, file)


def _last_event_or_none(file: Path) -> str | None:
    """Return the id of the last event in the backup *file*, None where it has none or is broken."""
    try:
        return _last_event(file)
    except sqlite3.DatabaseError as error:
        if is_busy(error):
            raise
        return None


def _last_event(file: Path) -> str | None:
    with contextlib.closing(open_to_read(file, PATIENCE)) as db:
        row = db.execute("SELECT id FROM events ORDER BY number DESC LIMIT 1").fetchone()
        return None if row is None else str(row[0])
