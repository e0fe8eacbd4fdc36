"""The learners' record: one file that events are written to and attempts are read from."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from whosays.errors import BugError
from whosays.progress.attempt import Attempt, Learner, Standing
from whosays.progress.events import Event

if TYPE_CHECKING:  # they load SQLite, for which the window's first paint shall not wait
    from whosays.progress.history.confusion import NamedOutcomes
    from whosays.progress.past_attempt import PastAttempt
    from whosays.progress.reading import Reader
    from whosays.progress.review.seen import SeenText
    from whosays.progress.skills.opportunity import Opportunity
    from whosays.progress.writer import Writer

FILE_NAME = "record.db"
PATIENCE = 5.0
"""Seconds to wait while another program holds the file."""


class Record:
    """The record in one folder. Every method may be called from any thread."""

    def __init__(self, file: Path, writer: Writer, reader: Reader, patience: float) -> None:
        """Put the parts together; use ``Record.open``."""
        self.file = file
        """The SQLite file; beside it SQLite keeps ``-wal`` and ``-shm`` while it is open."""
        self._writer = writer
        self._reader = reader
        self._patience = patience

    @classmethod
    def open(
        cls, folder: Path, *, clock: Callable[[], datetime], patience: float = PATIENCE
    ) -> Self:
        """Open the record in *folder*, making both where there is none. Takes about 0.2 s.

        *clock* gives aware times. An older file is copied beside itself, then brought up to date.
        Raises KnownError with a finished sentence where the folder or file cannot be made, read or
        written, is damaged or another program's, was written by a newer version, or is held by
        another program for longer than *patience* seconds. Nothing was changed then.
        """
        from whosays.progress.opening import open_to_read, open_to_write
        from whosays.progress.reading import Reader
        from whosays.progress.writer import Writer

        file = folder.absolute() / FILE_NAME
        writing = open_to_write(file, clock, patience)
        try:
            reading = open_to_read(file, patience)
        except BaseException:
            writing.close()
            raise
        return cls(file, Writer(writing, file, patience), Reader(reading, file), patience)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Write everything submitted, then let go of the file. Closing twice does nothing more.

        Not to be called from a future's callback, which may run on the thread it waits for.
        """
        self._writer.close()
        self._reader.close()

    def submit(self, event: Event) -> Future[None]:
        """Hand *event* to the thread that writes, and return at once.

        Events are written in the order they were submitted. The future is done when the event is
        on disk and stays there whatever happens to the program or the machine; an event whose id
        was written before is done, too, and changes nothing. Or it fails, and then nothing of
        the event is in the file: with KnownError (disk full, file held, moved away or read-only,
        a learner's name that is taken), and the same event may be submitted again; with
        AttemptChangedError for one that does not fit what stands, like a mark in an attempt that
        another program checked; with BugError for an event that cannot be.

        Callbacks of the future may run on the writing thread: pass the news on and return; in
        particular do not wait there for another event.
        Raises BugError after ``close``.
        """
        return self._writer.submit(event)

    def learners(self) -> tuple[Learner, ...]:
        """Return everybody who learns on this machine, by name.

        Like all that is read here it holds everything acknowledged before, and raises KnownError
        where the file cannot be read and BugError after ``close``.
        """
        from whosays.progress import reading

        with self._reader.snapshot() as db:
            return reading.learners(db)

    def attempt(self, identifier: str) -> Attempt:
        """Return the attempt with the id *identifier*; BugError where there is none."""
        found = self.find_attempt(identifier)
        if found is None:
            raise BugError(f"there is no attempt {identifier}")
        return found

    def text(self, text_hash: str) -> str | None:
        """Return the text with the SHA-256 *text_hash* that somebody read, or None.

        Raises KnownError where the record cannot be read.
        """
        from whosays.progress import reading

        with self._reader.snapshot() as db:
            return reading.text(db, text_hash)

    def find_attempt(self, identifier: str) -> Attempt | None:
        """Return the attempt with the id *identifier*, or None."""
        from whosays.progress import reading

        with self._reader.snapshot() as db:
            return reading.attempt(db, identifier)

    def latest_attempt(self, learner: str, pack: str, lesson: str) -> Attempt | None:
        """Return the attempt at the lesson that *learner* started last, finished or not."""
        from whosays.progress import reading

        with self._reader.snapshot() as db:
            identifier = reading.latest_attempt(db, learner, pack, lesson)
            return None if identifier is None else reading.attempt(db, identifier)

    def open_attempt(self, learner: str, pack: str, lesson: str) -> Attempt | None:
        """Return ``latest_attempt`` where it is not finished, else None."""
        latest = self.latest_attempt(learner, pack, lesson)
        return latest if latest is not None and latest.finished is None else None

    def standings(self, learner: str) -> dict[tuple[str, str], Standing]:
        """Return where *learner* stands in each lesson begun, by the ids of pack and lesson."""
        from whosays.progress import reading

        with self._reader.snapshot() as db:
            return reading.standings(db, learner)

    def opportunities(self, learner: str) -> tuple[Opportunity, ...]:
        """Return every category of every article that *learner* checked, in recording order.

        Aided and repeated attempts are among them; ``skills.opportunity.counting`` leaves them
        out. Skill, discernment, review and progress over time are computed from this.
        """
        from whosays.progress import reading_history

        with self._reader.snapshot() as db:
            return reading_history.opportunities(db, learner)

    def past_attempts(self, learner: str) -> tuple[PastAttempt, ...]:
        """Return every attempt of *learner* in short, the latest first."""
        from whosays.progress import reading_attempts

        with self._reader.snapshot() as db:
            return reading_attempts.past_attempts(db, learner)

    def seen(self, learner: str) -> tuple[SeenText, ...]:
        """Return the lessons, and articles alone, that *learner* opened, each time."""
        from whosays.progress import reading_history

        with self._reader.snapshot() as db:
            return reading_history.seen(db, learner)

    def named_outcomes(self, learner: str) -> tuple[NamedOutcomes, ...]:
        """Return how often which outcome came about in each attempt of *learner*."""
        from whosays.progress import reading_history

        with self._reader.snapshot() as db:
            return reading_history.named_outcomes(db, learner)

    def attempt_times(self, learner: str) -> tuple[tuple[datetime, datetime | None], ...]:
        """Return when each attempt of *learner* was started, and checked if it was."""
        from whosays.progress import reading_history

        with self._reader.snapshot() as db:
            return reading_history.attempt_times(db, learner)

    def quick_check(self) -> str | None:
        """Return None where the file is sound, else a finished sentence. Reads the whole file."""
        from whosays.progress.health import quick_check

        return quick_check(self.file, self._patience)
