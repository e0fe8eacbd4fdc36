"""The one thread that writes to the record."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from whosays.errors import BugError
from whosays.progress.connection import Connection
from whosays.progress.events import Event
from whosays.progress.failures import gone, told_in_words
from whosays.progress.waiting import patiently
from whosays.progress.writing import write


class Writer:
    """Writes events in the order they come, each in a transaction of its own."""

    def __init__(self, db: Connection, file: Path, patience: float) -> None:
        """Take over *db*, a connection to *file*; wait *patience* seconds where it is held."""
        self._db = db
        self._file = file
        self._patience = patience
        self._opened = _identity(file)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="record")

    def submit(self, event: Event) -> Future[None]:
        """Queue *event*; see ``Record.submit``."""
        try:
            return self._thread.submit(self._write, event)
        except RuntimeError as error:
            raise BugError("an event came to a record that was closed") from error

    def close(self) -> None:
        """Write what is queued, then let go of the file."""
        self._thread.shutdown(wait=True)
        self._db.close()

    def _write(self, event: Event) -> None:
        with told_in_words(self._file):
            patiently(lambda: self._write_whole(event), self._patience)

    def _write_whole(self, event: Event) -> None:
        with self._transaction():
            write(self._db, event)

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._refuse_if_gone()
            self._db.execute("COMMIT")
        except BaseException:
            self._db.rollback()
            raise

    def _refuse_if_gone(self) -> None:
        """Raise KnownError where SQLite would go on writing to a file without a name."""
        if _identity(self._file) != self._opened:
            raise gone(self._file)


def _identity(file: Path) -> tuple[int, int] | None:
    """Return what makes *file* this file and no other, or None where there is none."""
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
