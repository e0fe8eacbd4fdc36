"""Opens the record in a data folder for one thing to be done, by the window or by a command."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from whosays.progress.connection import Connection
from whosays.progress.failures import told_in_words
from whosays.progress.opening import Clock, open_to_write
from whosays.progress.record import FILE_NAME, PATIENCE


def record_file(data: Path) -> Path:
    """Return where the record of the folder *data* is, or would be."""
    return data.absolute() / FILE_NAME


@contextlib.contextmanager
def record_at_one_moment(
    data: Path, clock: Clock, patience: float = PATIENCE
) -> Iterator[Connection | None]:
    """Give a connection that reads one moment of the record in *data*; None where there is none.

    An older record is brought up to date first, as ``Record.open`` does; *clock* and *patience*,
    and the KnownError that it raises, are the same. Others may use the record meanwhile.
    """
    file = record_file(data)
    if not file.exists():
        yield None
        return
    with contextlib.closing(open_to_write(file, clock, patience)) as db, told_in_words(file):
        db.execute("PRAGMA query_only = ON")
        db.execute("BEGIN")
        try:
            yield db
        finally:
            db.rollback()
