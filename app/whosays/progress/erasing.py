"""Erases a learner from every file of the data folder: the one exception to append-only.

The record and each copy of it are cleaned the same way: rows are deleted with what they held
overwritten (``secure_delete``), then the file is built anew (``VACUUM``), because SQLite leaves
pieces of rows where pages were split. What cannot be cleaned, as a damaged copy, is deleted.

Whoever is to be erased is first put down among the erased, without their name (``erased``), so that
an erasing that was interrupted can be finished: ``finish_erasing``.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from whosays.progress.access import record_at_one_moment, record_file
from whosays.progress.alone import alone_with
from whosays.progress.copies import copies_of_record, stray_copies
from whosays.progress.deleting import delete_learners
from whosays.progress.erased import Erased, read_erased, write_erased
from whosays.progress.failures import (
    RecordDamagedError,
    RecordForeignError,
    RecordNewerError,
    damaged,
    foreign,
    full,
    told_in_words,
)
from whosays.progress.health import quick_check
from whosays.progress.learners import summaries, unknown_learner
from whosays.progress.leftovers import delete_with_log, leftovers_about
from whosays.progress.names import folded_name, tidy_name
from whosays.progress.opening import Clock, open_to_read, refuse_what_is_not_ours
from whosays.progress.record import PATIENCE
from whosays.settings import Place, read_place, write_place


@dataclass(frozen=True, slots=True)
class Erasure:
    """What erasing somebody would do."""

    name: str
    learners: frozenset[str]
    """The ids of the learner; several where copies hold others of the same name."""
    attempts: int
    """In the record; none where the learner is only in copies."""
    last_practice: datetime | None
    """In the record."""
    cleaned: tuple[Path, ...]
    """Copies that hold the learner; they will hold everybody else."""
    deleted: tuple[Path, ...]
    """Files that are deleted: copies that are damaged, so that nobody can say what is in them,
    exports of the learner in the data folder, reports of faults."""


def plan_erasing(data: Path, name: str, *, clock: Clock, patience: float = PATIENCE) -> Erasure:
    """Return what erasing the learner who goes by *name* in the folder *data* would do.

    A learner who is only in copies is found, too. Reads every copy.
    Raises UnknownLearnerError, and KnownError where the record or a copy cannot be read; *clock*
    and *patience* as ``Record.open``.
    """
    with record_at_one_moment(data, clock, patience) as db:
        here = () if db is None else summaries(db)
    copies = {copy: _people_or_none(copy) for copy in _copies(data)}
    present = {learner.id: learner.name for learner in here}
    ids = _ids_of(name, present, copies)
    if not ids:
        raise unknown_learner(name, tuple(learner.name for learner in here))
    found = [learner for learner in here if learner.id in ids]
    moments = [one.last_practice for one in found if one.last_practice is not None]
    return Erasure(
        found[0].name if found else tidy_name(name),
        ids,
        sum(one.attempts for one in found),
        max(moments, default=None),
        cleaned=tuple(file for file, people in copies.items() if people and ids & people.keys()),
        deleted=(
            *(file for file, people in copies.items() if people is None),
            *leftovers_about(data, ids.__contains__, copies),
        ),
    )


def erase(data: Path, erasure: Erasure, *, patience: float = PATIENCE) -> None:
    """Do what *erasure* says: afterwards no file of the folder *data* holds the learner.

    Nobody may have the record open, this program included.
    Raises KnownError where the record is in use, damaged or cannot be written, or the disk is
    full; then either nothing was changed, or ``is_erasing_unfinished`` tells that it was begun.
    """
    file = record_file(data)
    if not file.exists():
        before, begun = _put_down(data, erasure)
        _clean_the_rest(data, before, begun)
        write_erased(data, replace(begun, unfinished=False))
        return
    _require_space(file)
    with alone_with(file, patience) as db:
        before, begun = _put_down(data, erasure)
        try:
            deleted = _delete(db, begun)
        except BaseException:
            write_erased(data, before)
            raise
        if deleted or before.unfinished:
            db.execute("VACUUM")
        _clean_the_rest(data, before, begun)
    # not before the record is closed, because its journal, which holds what was deleted, goes then
    write_erased(data, replace(begun, unfinished=False))


def is_erasing_unfinished(data: Path) -> bool:
    """Tell whether an erasing in the folder *data* was begun and not finished."""
    return read_erased(data).unfinished


def finish_erasing(data: Path, *, patience: float = PATIENCE) -> None:
    """Finish an erasing that was interrupted; see ``erase``, also for what it raises."""
    if is_erasing_unfinished(data):
        erase(data, Erasure("", frozenset(), 0, None, (), ()), patience=patience)


def clean(file: Path, erased: Erased, patience: float = PATIENCE, *, anew: bool = False) -> None:
    """Take those who are *erased* out of *file*, a copy that nobody has open.

    It is built anew where somebody was in it, or when *anew* says so. Raises KnownError where
    that is not possible.
    """
    people = _people_in(file)
    if anew or any(map(erased.holds, people)):
        _require_space(file)
        with alone_with(file, patience) as db:
            _delete(db, erased)
            db.execute("VACUUM")
        _people_in(file)


def _copies(data: Path) -> tuple[Path, ...]:
    """Return every copy of the record in the folder *data*, also those made by hand.

    What was never finished is none; it is a leftover.
    """
    strays = (copy for copy in stray_copies(data) if copy.suffix != ".part")
    return (*(copy.file for copy in copies_of_record(data)), *strays)


def _people_in(copy: Path) -> dict[str, str]:
    """Return the names of those in *copy* by their ids, also in a newer version's.

    Raises RecordDamagedError, RecordForeignError where it is another program's file or empty, and
    KnownError where it cannot be read just now.
    """
    if quick_check(copy, PATIENCE) is not None:
        raise damaged(copy)
    with told_in_words(copy), contextlib.closing(open_to_read(copy, PATIENCE)) as db:
        with contextlib.suppress(RecordNewerError):
            refuse_what_is_not_ours(db, copy)
        asked = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'learners'"
        if db.execute(asked).fetchone() is None:
            raise foreign(copy)
        return dict(db.execute("SELECT id, name FROM learners").fetchall())


def _people_or_none(copy: Path) -> dict[str, str] | None:
    """Return those in *copy*, nobody where it is none of ours, None where it is damaged."""
    try:
        return _people_in(copy)
    except RecordForeignError:
        return {}
    except RecordDamagedError:
        return None


def _put_down(data: Path, erasure: Erasure) -> tuple[Erased, Erased]:
    """Put those of *erasure* down among the erased; return who was down before, and who is now."""
    before = read_erased(data)
    begun = replace(before.with_them(erasure.learners), unfinished=True)
    write_erased(data, begun)
    return before, begun


def _ids_of(
    name: str, present: dict[str, str], copies: dict[Path, dict[str, str] | None]
) -> frozenset[str]:
    """Return who goes by *name*: here, or in a copy without going by another name here."""
    in_copies = {
        identifier: called
        for people in copies.values()
        for identifier, called in (people or {}).items()
    }
    folded = folded_name(tidy_name(name))
    known = in_copies | present
    return frozenset(one for one, called in known.items() if folded_name(called) == folded)


def _delete(db: sqlite3.Connection, erased: Erased) -> bool:
    """Delete the *erased*, as a whole or not at all; tell whether anybody was there."""
    db.execute("PRAGMA secure_delete = ON")
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("BEGIN EXCLUSIVE")
    try:
        rows = db.execute("SELECT number, id FROM learners").fetchall()
        gone = [number for number, identifier in rows if erased.holds(identifier)]
        if gone:
            delete_learners(db, gone)
        db.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise
    return bool(gone)


def _clean_the_rest(data: Path, before: Erased, erased: Erased) -> None:
    """Clean the copies, delete what cannot be cleaned, forget the learner's place.

    *before* tells whether an earlier erasing got stuck: then every copy is built anew.
    """
    copies = _copies(data)
    for copy in copies:
        try:
            clean(copy, erased, anew=before.unfinished)
        except RecordForeignError:
            continue
        except RecordDamagedError:
            delete_with_log(copy)
    for file in leftovers_about(data, erased.holds, copies):
        delete_with_log(file)
    if erased.holds(read_place(data).learner):
        with told_in_words(record_file(data)):
            write_place(data, Place())


def _require_space(file: Path) -> None:
    """Raise KnownError where the disk has no room for *file* to be built anew."""
    size = file.stat().st_size
    if shutil.disk_usage(file.parent).free < 3 * size:
        raise full(file)
