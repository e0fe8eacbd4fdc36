"""What can go wrong with the record, each with the sentence the person reads."""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from whosays.errors import BugError, KnownError
from whosays.translation import _


class RecordError(KnownError):
    """The record cannot be used as it is."""


class RecordOutOfReachError(RecordError):
    """The folder or the file cannot be made, entered or opened."""


class RecordReadOnlyError(RecordError):
    """The folder or the file cannot be written."""


class RecordLockedError(RecordError):
    """Another program held the file for longer than we were willing to wait."""


class RecordDamagedError(RecordError):
    """The file is no database, or a broken one."""


class RecordForeignError(RecordError):
    """The file is another program's database."""


class RecordNewerError(RecordError):
    """A newer version of this program wrote the file."""


class RecordFullError(RecordError):
    """The disk took no more."""


class RecordGoneError(RecordError):
    """The file was moved, deleted or replaced while we had it open."""


class AttemptChangedError(KnownError):
    """Another program changed the attempt, so that what is asked for does not fit any more.

    Trying again does not help; reading the attempt anew does.
    """


class LearnerNameError(KnownError):
    """A learner cannot go by this name."""


def may(do: int, path: Path) -> bool:
    """Tell whether this process may *do*, ``os.R_OK`` or ``os.W_OK``, with *path*."""
    return os.access(path, do, effective_ids=os.access in os.supports_effective_ids)


def out_of_reach(file: Path) -> RecordError:
    """Return what to say when *file* or its folder cannot be made or opened."""
    # os.path, because pathlib raises where a folder above may not be entered
    if os.path.isdir(file):  # noqa: PTH112
        sentence = _(
            "The record should be the file {file}, but there is a folder of that name. "
            "Move the folder away, or choose another place with --data."
        )
        return RecordOutOfReachError(sentence.format(file=file))
    if os.path.isfile(file.parent):  # noqa: PTH113
        sentence = _(
            "The record should be in the folder {folder}, but that is a file. "
            "Move the file away, or choose another place with --data."
        )
        return RecordOutOfReachError(sentence.format(folder=file.parent))
    if os.path.isdir(file.parent) and not may(os.W_OK, file.parent):  # noqa: PTH112
        return read_only(file)
    sentence = _(
        "The record {file} cannot be opened. Make sure that its folder can be made and that you "
        "may read and write there, or choose another place with --data."
    )
    return RecordOutOfReachError(sentence.format(file=file))


def read_only(file: Path) -> RecordError:
    """Return what to say when nothing can be written to *file*."""
    sentence = _(
        "The record {file} cannot be written, because the file, its folder or the disk is "
        "read-only. Make it writable, or choose another place with --data."
    )
    return RecordReadOnlyError(sentence.format(file=file))


def locked(file: Path) -> RecordError:
    """Return what to say when another program holds *file*."""
    sentence = _(
        "Another program is using the record {file} and has not let go of it. "
        "Close that program, then try again."
    )
    return RecordLockedError(sentence.format(file=file))


def damaged(file: Path) -> RecordError:
    """Return what to say when *file* is no database or a broken one."""
    sentence = _(
        "The file {file} is not a readable record: it is damaged, or not a record at all. "
        "Nothing in it was changed. Move it to a safe place and put a copy of the record in its "
        "stead, or choose another place with --data."
    )
    return RecordDamagedError(sentence.format(file=file))


def foreign(file: Path) -> RecordError:
    """Return what to say when *file* is another program's database."""
    sentence = _(
        "The file {file} is the database of another program. Nothing in it was changed. "
        "Choose another place for the record with --data."
    )
    return RecordForeignError(sentence.format(file=file))


def newer(file: Path, found: int, known: int) -> RecordError:
    """Return what to say when *file* has version *found* and we know versions up to *known*."""
    sentence = _(
        "The record {file} was written by a newer version of Who Says? (it has the form {found}, "
        "this program knows the forms up to {known}). Nothing in it was changed. Install the "
        "newer version, or choose another place with --data."
    )
    return RecordNewerError(sentence.format(file=file, found=found, known=known))


def changed_elsewhere() -> AttemptChangedError:
    """Return what to say when an attempt is not any more as it was when it was read."""
    return AttemptChangedError(
        _(
            "This lesson was changed in another window of the program; here it is as it stands "
            "now. Look at it, and go on in one window only."
        )
    )


def too_old_sqlite(file: Path, found: str, needed: str) -> RecordError:
    """Return what to say when the machine's SQLite is version *found*, and *needed* is needed."""
    sentence = _(
        "The record {file} needs SQLite {needed} or newer, and the Python that runs this program "
        "brings {found}. Start the program with a newer Python."
    )
    return RecordError(sentence.format(file=file, found=found, needed=needed))


def full(file: Path) -> RecordError:
    """Return what to say when the disk does not take what is written."""
    sentence = _(
        "The disk does not take what should be written to {file}: it is full, your share of it "
        "is used up, or it is failing. Free some space, then try again."
    )
    return RecordFullError(sentence.format(file=file))


def gone(file: Path) -> RecordError:
    """Return what to say when *file* is no longer the one that was opened."""
    sentence = _(
        "The record {file} was moved, deleted or replaced while the program was using it. Put it "
        "back and try again, or close the program and start it again."
    )
    return RecordGoneError(sentence.format(file=file))


_SENTENCES = (
    ("SQLITE_BUSY", locked),
    ("SQLITE_LOCKED", locked),
    ("SQLITE_PROTOCOL", locked),
    ("SQLITE_FULL", full),
    ("SQLITE_IOERR_READ", damaged),
    ("SQLITE_IOERR_SHORT_READ", damaged),
    ("SQLITE_IOERR", full),
    ("SQLITE_READONLY", read_only),
    ("SQLITE_PERM", read_only),
    ("SQLITE_CANTOPEN", out_of_reach),
    ("SQLITE_NOTADB", damaged),
    ("SQLITE_CORRUPT", damaged),
)


@contextlib.contextmanager
def told_in_words(file: Path) -> Iterator[None]:
    """Turn what SQLite and the system raise about *file* into KnownError or BugError."""
    try:
        yield
    except sqlite3.Error as error:
        raise failure_of(error, file) from error
    except OSError as error:
        raise failure_of_system(error, file) from error
    except (UnicodeEncodeError, OverflowError) as error:
        raise BugError(f"the record was given what it cannot hold: {error}") from error


def is_busy(error: sqlite3.Error) -> bool:
    """Tell whether *error* says that somebody else holds the file just now."""
    return _name(error).startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def failure_of(error: sqlite3.Error, file: Path) -> KnownError | BugError:
    """Return what *error* from SQLite means: a sentence for the person, or a bug of ours."""
    for name, sentence in _SENTENCES:
        if _name(error).startswith(name):
            return sentence(file)
    return BugError(f"the record refused a statement: {error} ({_name(error)})")


def failure_of_system(error: OSError, file: Path) -> KnownError:
    """Return the sentence for *error* from the operating system about *file* or its folder."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO):
        return full(file)
    if error.errno == errno.EROFS:
        return read_only(file)
    return out_of_reach(file)


def _name(error: sqlite3.Error) -> str:
    return getattr(error, "sqlite_errorname", None) or ""
