"""Sets the record aside, for a new one or for a copy that was made of it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from whosays.errors import KnownError
from whosays.progress.access import record_file
from whosays.progress.alone import alone_with
from whosays.progress.backups import goes_on_from, look_into
from whosays.progress.copies import LOGS, Held, Origin, copies_of_record, held_in
from whosays.progress.copying import free_name, settle, write_copy
from whosays.progress.erased import read_erased
from whosays.progress.erasing import clean
from whosays.progress.failures import (
    RecordDamagedError,
    RecordForeignError,
    RecordNewerError,
    told_in_words,
)
from whosays.progress.leftovers import delete_with_log
from whosays.progress.record import PATIENCE
from whosays.translation import _


class BackupError(KnownError):
    """A file cannot take the record's place."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a backup put in the record's place."""

    held: Held
    """What the record holds now."""
    aside: Path | None
    """Where what was the record until now is kept; None where there was none."""


def latest_copy(file: Path) -> Path | None:
    """Return the latest copy of the record *file* that can take its place, or None.

    Backups and copies before a migration count alike; what was set aside as damaged does not. A
    copy whose name says an earlier time is taken where it goes on from the others: the clock ran
    ahead when those were made.
    """
    latest: Path | None = None
    with told_in_words(file):
        for copy in copies_of_record(file.parent):
            if copy.origin is not Origin.DAMAGED and _is_later(copy.file, latest):
                latest = copy.file if look_into(copy).held is not None else latest
    return latest


def _is_later(copy: Path, than: Path | None) -> bool:
    """Tell whether *copy* holds all that the copy *than* holds, and more."""
    return than is None or (goes_on_from(copy, than) and not goes_on_from(than, copy))


def set_aside(file: Path, at: datetime, why: Origin = Origin.DAMAGED) -> Path:
    """Give the record *file*, which nobody has open, another name with the time *at*; return it.

    The name says *why*. What SQLite keeps beside the file goes along. Raises KnownError where that
    is not possible.
    """
    aside = free_name(file, why.value, at)
    with told_in_words(file):
        # the record itself last: a new one must never meet what belongs to the old one
        for ending in (*LOGS, ""):
            beside = file.with_name(file.name + ending)
            if beside.exists():
                beside.rename(aside.with_name(aside.name + ending))
        settle(aside)
    return aside


def go_back_to(copy: Path, file: Path, at: datetime) -> Path:
    """Set the damaged record *file* aside, for what *copy* holds, and return its new name.

    The copy stays. Who was erased here since is not brought back. Raises KnownError where that is
    not possible; *file* is as it was then, or set aside.
    """
    with _prepared(copy, file) as prepared:
        clean(prepared, read_erased(file.parent))
        return _put_in_place(prepared, file, at, Origin.DAMAGED)


def restore_backup(
    data: Path, backup: Path, at: datetime, *, patience: float = PATIENCE
) -> Restored:
    """Put what *backup* holds in the place of the record in *data*, which is set aside first.

    Any copy of a record will do, wherever it lies, and it stays. Who was erased here since is not
    brought back. Nobody may have the record open, this program included; *at* is the present time,
    for the name of what is set aside.
    Raises BackupError where *backup* is damaged, no record, or a newer version's, and KnownError
    where the record is in use or cannot be written; it is as it was then.
    """
    file = record_file(data)
    _refuse_what_cannot_be_restored(backup, file)
    with told_in_words(file):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _prepared(backup, file) as prepared:
        clean(prepared, read_erased(data))
        held = held_in(prepared)
        is_there = file.exists()
        why = _why_aside(file, patience) if is_there else Origin.REPLACED
        aside = _put_in_place(prepared, file, at, why)
        return Restored(held, aside if is_there else None)


def _refuse_what_cannot_be_restored(backup: Path, file: Path) -> None:
    if not backup.is_file():
        sentence = _("There is no backup {file}. See “whosays backups” for those there are.")
        raise BackupError(sentence.format(file=backup))
    if file.exists() and backup.samefile(file):
        raise BackupError(_("The file {file} is the record itself.").format(file=file))
    try:
        held_in(backup)
    except (RecordDamagedError, RecordForeignError):
        sentence = _("The file {file} is damaged, or no backup, and cannot be restored.")
        raise BackupError(sentence.format(file=backup)) from None
    except RecordNewerError:
        sentence = _(
            "The backup {file} was made by a newer version of Who Says?. Restore it with that one."
        )
        raise BackupError(sentence.format(file=backup)) from None


def _why_aside(file: Path, patience: float) -> Origin:
    """Return as what the record *file* is set aside. Raises KnownError where it is in use."""
    try:
        with alone_with(file, patience):
            pass
        held_in(file, patience)
    except RecordDamagedError:
        return Origin.DAMAGED
    return Origin.REPLACED


@contextlib.contextmanager
def _prepared(copy: Path, file: Path) -> Iterator[Path]:
    """Give what *copy* holds as a file beside the record *file*, as long as it is needed."""
    unfinished = file.with_suffix(".part")
    delete_with_log(unfinished)  # a log that was left here would be taken for the new file's
    try:
        with told_in_words(file):
            write_copy(copy, unfinished)
        yield unfinished
    finally:
        delete_with_log(unfinished)


def _put_in_place(prepared: Path, file: Path, at: datetime, why: Origin) -> Path:
    aside = set_aside(file, at, why)
    with told_in_words(file):
        prepared.replace(file)
        settle(file)
    return aside
