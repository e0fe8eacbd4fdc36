"""Takes a learner's exported record into the record here, as a whole or not at all."""

from __future__ import annotations

import contextlib
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from whosays.errors import BugError, KnownError
from whosays.progress.access import record_file
from whosays.progress.connection import Connection
from whosays.progress.erased import read_erased, write_erased
from whosays.progress.events import AttemptStarted, LearnerAdded
from whosays.progress.failures import AttemptChangedError, LearnerNameError, told_in_words
from whosays.progress.names import folded_name, tidy_name
from whosays.progress.opening import Clock, open_to_write
from whosays.progress.portable.contents import Contents, PlacedEvent, read_contents
from whosays.progress.portable.faults import MalformedError
from whosays.progress.portable.form import MOST_BYTES
from whosays.progress.record import PATIENCE
from whosays.progress.writing import Standing, write
from whosays.translation import _


class ImportFileError(KnownError):
    """The file cannot be imported; the sentence says what is wrong in it, and where."""


class NameTakenError(LearnerNameError):
    """Somebody else goes by the name of the learner in the file."""


class ErasedLearnerError(KnownError):
    """The learner in the file was erased here."""


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file that shall be imported."""

    called: str
    """Its name, for sentences."""
    content: bytes


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms a learner who is not here is let in."""

    name: str | None = None
    """The name to go by here; None for the one in the file."""
    again: bool = False
    """Whether also when the learner was erased here."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What importing changed."""

    learner: str
    """The learner's id."""
    name: str
    """As the learner goes by here, which need not be the name in the file."""
    is_new: bool
    """Whether the learner was not here before."""
    attempts: int
    """Attempts that were not here before."""
    events: int
    """Events that were not here before."""
    left_out: tuple[tuple[str, str], ...]
    """Pack and lesson of each attempt that went on differently here, and stays as it is here."""


def read_exported_file(path: Path) -> ExportedFile:
    """Return what is in the file *path*, exported or not, as far as it can be imported.

    Raises KnownError where it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return ExportedFile(str(path), file.read(MOST_BYTES + 1))
    except OSError as error:
        sentence = _("The file {file} cannot be read: {reason}.")
        raise KnownError(sentence.format(file=path, reason=error.strerror)) from error


def import_record(
    data: Path,
    file: ExportedFile,
    *,
    clock: Clock,
    terms: Terms = Terms(),
    patience: float = PATIENCE,
) -> Imported:
    """Add what *file*, an exported record in either form, holds to the record in *data*.

    A learner who is here by the same id is the same; only what is new is added. An attempt that
    went on differently here and there stays as it is here. Events go in in one transaction, for
    which the record's other users wait.

    Raises ImportFileError for a file that nobody could import, NameTakenError where another
    learner has the name, ErasedLearnerError, and KnownError where the record cannot be written;
    *clock* and *patience* as ``Record.open``. Nothing was changed then.
    """
    try:
        contents = read_contents(file.content)
        with _transaction(data, clock, patience) as db:
            imported = _Import(db, contents).run(data, terms)
    except MalformedError as fault:
        sentence = _("{file} cannot be imported. In {place}: {what}")
        said = sentence.format(file=file.called, place=fault.place, what=fault.what)
        raise ImportFileError(said) from None
    if terms.again:
        write_erased(data, read_erased(data).without(contents.learner))
    return imported


@contextlib.contextmanager
def _transaction(data: Path, clock: Clock, patience: float) -> Iterator[Connection]:
    file = record_file(data)
    with contextlib.closing(open_to_write(file, clock, patience)) as db, told_in_words(file):
        db.execute("BEGIN IMMEDIATE")
        try:
            yield db
            db.execute("COMMIT")
        except BaseException:
            db.rollback()
            raise


class _Import:
    """One import, inside a transaction."""

    def __init__(self, db: Connection, contents: Contents) -> None:
        self._db = db
        self._contents = contents
        self._standing: Standing = {}
        self._attempts: dict[str, list[PlacedEvent]] = defaultdict(list)
        for placed in contents.events[1:]:
            self._attempts[_attempt_of(placed)].append(placed)

    def run(self, data: Path, terms: Terms) -> Imported:
        """Write what is new; see ``import_record``."""
        here = self._name_here()
        goes_by = self._let_in(data, terms) if here is None else here
        left_out = {attempt for attempt in self._attempts if self._went_on_differently(attempt)}
        before = self._counts()
        for placed in self._contents.events[1:]:
            if _attempt_of(placed) not in left_out:
                self._write(placed)
        attempts, events = (after - b for after, b in zip(self._counts(), before, strict=True))
        return Imported(
            self._contents.learner,
            goes_by,
            is_new=here is None,
            attempts=attempts,
            events=events + (here is None),
            left_out=tuple(
                self._lesson(attempt) for attempt in self._attempts if attempt in left_out
            ),
        )

    def _name_here(self) -> str | None:
        rows = self._db.execute(
            "SELECT name FROM learners WHERE id = ?", (self._contents.learner,)
        ).fetchall()
        return str(rows[0][0]) if rows else None

    def _let_in(self, data: Path, terms: Terms) -> str:
        """Add the learner under a name that nobody has; return it."""
        goes_by = tidy_name(self._contents.name if terms.name is None else terms.name)
        if not terms.again and read_erased(data).holds(self._contents.learner):
            raise _erased(self._contents.name)
        folded = folded_name(goes_by)
        if self._db.execute("SELECT 1 FROM learners WHERE folded = ?", (folded,)).fetchone():
            raise _name_taken(goes_by)
        place, event = self._contents.events[0]
        added = LearnerAdded(self._contents.learner, goes_by, event.at, event.id)
        self._write(PlacedEvent(place, added))
        return goes_by

    def _went_on_differently(self, attempt: str) -> bool:
        """Tell whether the attempt has something here that it has not in the file, and vice versa.

        Where one of the two is the beginning of the other, it is the same attempt at two moments.
        """
        rows = self._db.execute(
            """SELECT learners.id, events.id FROM attempts
               JOIN learners ON learners.number = attempts.learner
               JOIN events ON events.attempt = attempts.number
               WHERE attempts.id = ? ORDER BY events.number""",
            (attempt,),
        ).fetchall()
        in_file = [placed.event.id for placed in self._attempts[attempt]]
        if any(learner != self._contents.learner for learner, _event in rows):
            place = self._attempts[attempt][0].place
            raise MalformedError(place, _("the attempt belongs to another learner here."))
        here = [event for _learner, event in rows]
        shorter = min(len(here), len(in_file))
        return here[:shorter] != in_file[:shorter]

    def _write(self, placed: PlacedEvent) -> None:
        """Write the event unless it is known; refuse one that does not fit what is there."""
        place, event = placed
        row = self._db.execute(
            """SELECT attempts.id FROM events LEFT JOIN attempts ON attempts.number = events.attempt
               WHERE events.id = ?""",
            (event.id,),
        ).fetchone()
        if row is not None:
            if isinstance(event, LearnerAdded) or row[0] != event.attempt:
                raise MalformedError(
                    place, _("something else has the identifier of this event here.")
                )
            return
        try:
            write(self._db, event, self._standing)
        except (BugError, AttemptChangedError, sqlite3.IntegrityError):
            what = _("this cannot follow on what comes before it; the file was changed.")
            raise MalformedError(place, what) from None

    def _counts(self) -> tuple[int, int]:
        attempts, events = (
            int(self._db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - ours
            for table in ("attempts", "events")
        )
        return attempts, events

    def _lesson(self, attempt: str) -> tuple[str, str]:
        started = self._attempts[attempt][0].event
        assert isinstance(started, AttemptStarted)  # noqa: S101 - read_contents saw to it
        return started.pack, started.lesson


def _attempt_of(placed: PlacedEvent) -> str:
    assert not isinstance(placed.event, LearnerAdded)  # noqa: S101 - read_contents saw to it
    return placed.event.attempt


def _name_taken(name: str) -> NameTakenError:
    sentence = _(
        "There is a learner called {name} already, and the one in the file is somebody else. "
        "Choose another name for the one in the file, with --as NAME."
    )
    return NameTakenError(sentence.format(name=name))


def _erased(name: str) -> ErasedLearnerError:
    sentence = _(
        "{name}, whose record is in the file, was erased here. To bring the record back all the "
        "same, ask for it with --again."
    )
    return ErasedLearnerError(sentence.format(name=name))
