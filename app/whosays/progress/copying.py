"""Copies the record as a whole, and names the copies."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path


def copy_aside(file: Path, at: datetime) -> Path:
    """Copy the database *file* beside itself under a name with the time *at*; return the copy.

    The copy is whole, on disk and never replaces another. Another connection may be writing to
    *file* meanwhile; what it has not committed is not in the copy.
    Raises sqlite3.Error or OSError, and leaves no copy then.
    """
    copy = free_name(file, "before", at)
    unfinished = copy.with_suffix(".part")
    try:
        write_copy(file, unfinished)
        os.replace(unfinished, copy)  # noqa: PTH105 - Path.replace says nothing of being atomic
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    settle(copy)
    return copy


def free_name(file: Path, why: str, at: datetime) -> Path:
    """Return a path beside *file* that nothing has: its name, *why* in a word, the time *at*."""
    return free_path(file.with_name(f"{file.stem}-{why}{file.suffix}"), at)


def free_path(file: Path, at: datetime) -> Path:
    """Return a path that nothing has: that of *file* with the time *at* behind its name."""
    moment = at.astimezone(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    free = file.with_name(f"{file.stem}-{moment}{file.suffix}")
    number = 2
    while free.exists():
        free = file.with_name(f"{file.stem}-{moment}-{number}{file.suffix}")
        number += 1
    return free


def write_copy(file: Path, to: Path) -> None:
    """Write what the database *file* holds to *to*, one file, in place of what is there."""
    to.unlink(missing_ok=True)  # what an earlier try left when the power went
    with (
        contextlib.closing(sqlite3.connect(str(file))) as source,
        contextlib.closing(sqlite3.connect(str(to))) as target,
    ):
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # the copy is one file, to be carried away


def settle(file: Path) -> None:
    """Wait until *file* and its name are on disk."""
    for path in (file, file.parent):
        with contextlib.suppress(OSError):  # Windows cannot open a folder
            descriptor = os.open(path, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
