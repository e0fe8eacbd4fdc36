"""Finds the copies of the record that lie in its folder, and looks into them.

Beside the record lie ``record-before-…`` (before a new version changed it), ``record-damaged-…``
and ``record-replaced-…`` (set aside for another one); in ``backups`` what was copied by the way.
"""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from whosays.progress.access import record_file
from whosays.progress.failures import damaged, told_in_words
from whosays.progress.health import quick_check
from whosays.progress.learners import LearnerSummary, summaries
from whosays.progress.migrations import APPLICATION
from whosays.progress.opening import open_to_read, refuse_what_is_not_ours

FOLDER = "backups"
LOGS = ("-wal", "-shm", "-journal")
"""Endings of what SQLite keeps beside a database."""
PATIENCE = 1.0
"""Seconds; nobody has a copy open for long."""
_APPLICATION = APPLICATION.to_bytes(4, "big")

_NAME = re.compile(
    r"record-(?:(?P<why>before|damaged|replaced)-)?(?P<at>\d{4}-\d\d-\d\dT\d{6}Z)(?:-\d+)?\.db",
    re.ASCII,
)


class Origin(StrEnum):
    """Why there is a copy."""

    BACKUP = "backup"
    """It was made by the way."""
    BEFORE = "before"
    """It was made before a new version of the program changed the record's form."""
    REPLACED = "replaced"
    """It was the record until another one was put in its place."""
    DAMAGED = "damaged"
    """It was the record, was damaged, and was set aside."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the record, not yet looked into."""

    file: Path
    at: datetime
    """When it was made or set aside, by its name."""
    origin: Origin
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class Held:
    """What is in a copy, or in the record."""

    learners: tuple[LearnerSummary, ...]
    """By name."""

    @property
    def attempts(self) -> int:
        """Return how many attempts there are."""
        return sum(learner.attempts for learner in self.learners)

    @property
    def last_practice(self) -> datetime | None:
        """Return when anybody last practised; None where nobody did."""
        moments = [one.last_practice for one in self.learners if one.last_practice is not None]
        return max(moments, default=None)


def copies_of_record(data: Path) -> tuple[Copy, ...]:
    """Return the copies of the record in the folder *data*, the latest first; reads no copy.

    Raises KnownError where the folder cannot be read.
    """
    file = record_file(data)
    with told_in_words(file):
        backups = [_copy(path, Origin.BACKUP) for path in _inside(file.parent / FOLDER)]
        beside = [_copy(path, None) for path in _inside(file.parent)]
    copies = [copy for copy in (*backups, *beside) if copy is not None]
    return tuple(sorted(copies, key=lambda copy: (copy.at, copy.file.name), reverse=True))


def stray_copies(data: Path) -> tuple[Path, ...]:
    """Return the records in the folder *data*, and in those inside it, under names of no copy.

    Somebody made them by hand; the first bytes of a file tell. Raises KnownError where a folder or
    a file cannot be read.
    """
    file = record_file(data)
    with told_in_words(file):
        known = {copy.file for copy in copies_of_record(data)}
        return tuple(path for path in files_beside(file) if path not in known and _is_ours(path))


def files_beside(file: Path) -> Iterator[Path]:
    """Give every file in the folder of the record *file*, and in those inside it, but the record.

    Neither the record nor what SQLite keeps beside it: closing a file takes away all locks that
    this process has on it, SQLite's as well (POSIX), and the record may be open. No link, either.
    """
    record = {file.with_name(file.name + ending) for ending in ("", *LOGS)}
    same = [path.stat() for path in record if path.exists()]
    for inside, _folders, names in os.walk(file.parent):
        for name in sorted(names):
            path = Path(inside, name)
            if path.is_symlink() or not path.is_file() or path in record:
                continue
            if not any(os.path.samestat(path.stat(), one) for one in same):
                yield path


def held_in(file: Path, patience: float = PATIENCE) -> Held:
    """Return what is in *file*, a copy or the record, after looking whether it is sound.

    Reads the whole file. Raises RecordDamagedError, RecordForeignError where it is another
    program's, RecordNewerError, and KnownError where it cannot be read just now.
    """
    sentence = quick_check(file, patience)
    if sentence is not None:
        raise damaged(file)
    with told_in_words(file), contextlib.closing(open_to_read(file, patience)) as db:
        refuse_what_is_not_ours(db, file)
        try:
            return Held(summaries(db))
        except (sqlite3.OperationalError, ValueError):  # a table, or a time, that is none
            raise damaged(file) from None


def _inside(folder: Path) -> Iterator[Path]:
    return folder.iterdir() if folder.is_dir() else iter(())


def _is_ours(file: Path) -> bool:
    """Tell by its header whether *file* is a database of this program (SQLite's format, 1.3)."""
    with file.open("rb") as opened:
        header = opened.read(72)
    return header.startswith(b"SQLite format 3\0") and header[68:] == _APPLICATION


def _copy(file: Path, origin: Origin | None) -> Copy | None:
    """Return the copy that *file* is by its name, which says its origin where that is None."""
    match = _NAME.fullmatch(file.name)
    if match is None or not file.is_file() or (match["why"] is None) is not (origin is not None):
        return None
    try:
        at = datetime.strptime(match["at"], "%Y-%m-%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None
    return Copy(file, at, origin or Origin(match["why"]), file.stat().st_size)
