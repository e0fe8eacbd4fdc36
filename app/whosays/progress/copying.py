"""Copies the record before its form changes."""

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
    copy = _free_name(file, at)
    unfinished = copy.with_suffix(".part")
    try:
        _copy(file, unfinished)
        os.replace(unfinished, copy)  # noqa: PTH105 - Path.replace says nothing of being atomic
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    _settle(copy)
    return copy


def _free_name(file: Path, at: datetime) -> Path:
    moment = at.astimezone(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    copy = file.with_name(f"{file.stem}-before-{moment}{file.suffix}")
    number = 2
    while copy.exists():
        copy = file.with_name(f"{file.stem}-before-{moment}-{number}{file.suffix}")
        number += 1
    return copy


def _copy(file: Path, to: Path) -> None:
    to.unlink(missing_ok=True)  # what an earlier try left when the power went
    with (
        contextlib.closing(sqlite3.connect(str(file))) as source,
        contextlib.closing(sqlite3.connect(str(to))) as target,
    ):
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # the copy is one file, to be carried away


def _settle(file: Path) -> None:
    """Wait until *file* and its name are on disk."""
    for path in (file, file.parent):
        with contextlib.suppress(OSError):  # Windows cannot open a folder
            descriptor = os.open(path, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
