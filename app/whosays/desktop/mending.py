"""The ways on from a damaged record: a new one, or a copy of it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from whosays.progress.failures import RecordDamagedError, damaged
from whosays.progress.record import FILE_NAME
from whosays.progress.restoring import go_back_to, latest_copy, set_aside


def is_damage(error: BaseException) -> bool:
    """Tell whether *error* says that the record itself is damaged."""
    return isinstance(error, RecordDamagedError)


def damage(data: Path) -> BaseException:
    """Return the error that says that the record in *data* is damaged."""
    return damaged(data.absolute() / FILE_NAME)


def copy_in(data: Path) -> Path | None:
    """Return the latest sound copy of the record in *data*, or None."""
    return latest_copy(data.absolute() / FILE_NAME)


def mend(data: Path, copy: Path | None, at: datetime) -> Path:
    """Set the record in *data* aside, for *copy* or a new one; return where it is kept.

    Raises KnownError where that is not possible.
    """
    file = data.absolute() / FILE_NAME
    return set_aside(file, at) if copy is None else go_back_to(copy, file, at)
