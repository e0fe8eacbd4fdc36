"""Sets a damaged record aside, for a new one or for a copy that was made of it."""

from __future__ import annotations

import contextlib
import sqlite3
from datetime import datetime
from pathlib import Path

from whosays.errors import KnownError
from whosays.progress.copying import free_name, settle, write_copy
from whosays.progress.failures import told_in_words
from whosays.progress.health import quick_check
from whosays.progress.opening import open_to_read, refuse_what_is_not_ours

_PATIENCE = 1.0  # seconds; nobody has a copy open


def latest_copy(file: Path) -> Path | None:
    """Return the latest copy beside the record *file* that can take its place, or None."""
    copies = file.parent.glob(f"{file.stem}-before-*{file.suffix}")
    return next((copy for copy in sorted(copies, reverse=True) if _is_usable(copy)), None)


def set_aside(file: Path, at: datetime) -> Path:
    """Give the record *file*, which nobody has open, another name with the time *at*; return it.

    What SQLite keeps beside it goes along. Raises KnownError where that is not possible.
    """
    aside = free_name(file, "damaged", at)
    with told_in_words(file):
        # the record itself last: a new one must never meet what belongs to the old one
        for ending in ("-wal", "-shm", "-journal", ""):
            beside = file.with_name(file.name + ending)
            if beside.exists():
                beside.rename(aside.with_name(aside.name + ending))
        settle(aside)
    return aside


def go_back_to(copy: Path, file: Path, at: datetime) -> Path:
    """Set the record *file* aside, put what *copy* holds in its place, and return its new name.

    The copy stays. Raises KnownError where that is not possible; *file* is as it was then, or
    set aside.
    """
    unfinished = file.with_suffix(".part")
    try:
        with told_in_words(file):
            write_copy(copy, unfinished)
        aside = set_aside(file, at)
        with told_in_words(file):
            unfinished.replace(file)
            settle(file)
    finally:
        unfinished.unlink(missing_ok=True)
    return aside


def _is_usable(copy: Path) -> bool:
    try:
        if quick_check(copy, _PATIENCE) is not None:
            return False
        with contextlib.closing(open_to_read(copy, _PATIENCE)) as db:
            refuse_what_is_not_ours(db, copy)
    except (KnownError, sqlite3.Error):
        return False
    return True
