"""Exports everything the record holds of a learner to a file."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from whosays.errors import KnownError
from whosays.progress.access import record_at_one_moment, record_file
from whosays.progress.copying import settle
from whosays.progress.learners import unknown_learner
from whosays.progress.opening import Clock
from whosays.progress.portable.csv_file import csv_bytes
from whosays.progress.portable.document import Document, document_of
from whosays.progress.portable.form import MOST_BYTES, Form
from whosays.progress.portable.json_file import json_bytes
from whosays.progress.portable.kept import kept_events
from whosays.progress.record import PATIENCE
from whosays.translation import _

_OURS = ("settings.json", "place.json", "erased.json", "front-page.json")
_NAME = "SELECT name FROM learners WHERE id = ?"


def export_learner(
    data: Path, learner: str, form: Form, *, clock: Clock, patience: float = PATIENCE
) -> bytes:
    """Return what the record in *data* holds of the learner with the id *learner*, as a file.

    The same record gives the same bytes, on every machine; ``FORMAT.md`` beside this module says
    what is in them. Others may use the record meanwhile.
    Raises KnownError where there is no such learner, the record cannot be read, or the file would
    be too large to be imported again; *clock* and *patience* as ``Record.open``.
    """
    document = _document(data, learner, clock, patience)
    content = json_bytes(document) if form is Form.JSON else csv_bytes(document)
    if len(content) > MOST_BYTES:
        sentence = _(
            "Exported, the record of {name} would be larger than {most} MiB, and no program could "
            "import it again. Nothing was written. Copy the folder {data} instead."
        )
        raise KnownError(sentence.format(name=document.name, most=MOST_BYTES // 1024**2, data=data))
    return content


def write_export(content: bytes, to: Path, data: Path) -> None:
    """Write *content* to the file *to*, in place of what is there, wholly or not at all.

    The record's own files in the folder *data* are refused. Raises KnownError where the file
    cannot be written; what was there is untouched then.
    """
    target = to.absolute().resolve()
    if _is_ours(target, data.absolute().resolve()):
        sentence = _("The file {file} belongs to the record itself. Choose another name with -o.")
        raise KnownError(sentence.format(file=to))
    try:
        if to.exists() and not to.is_file():
            to.write_bytes(content)  # a pipe or a device takes it as it comes
        else:
            _replace(target, content)
    except OSError as error:
        sentence = _("The file {file} cannot be written: {reason}. Choose another with -o.")
        raise KnownError(sentence.format(file=to, reason=error.strerror)) from error


def _document(data: Path, learner: str, clock: Clock, patience: float) -> Document:
    with record_at_one_moment(data, clock, patience) as db:
        if db is not None:
            for (name,) in db.execute(_NAME, (learner,)).fetchall():
                return document_of(learner, name, kept_events(db, learner))
    raise unknown_learner(learner, ())


def _is_ours(target: Path, data: Path) -> bool:
    """Tell whether *target* is a file that keeps the record, or a place for one."""
    record = record_file(data)
    if not target.is_relative_to(data):
        return False
    inside = target.relative_to(data)
    if len(inside.parts) != 1:
        return inside.parts[:1] == ("backups",)
    return inside.name in _OURS or (
        inside.name.startswith((record.name, f"{record.stem}-")) and record.suffix in inside.name
    )


def _replace(target: Path, content: bytes) -> None:
    # in the same folder, because only there a file can take another's place in one step; readable
    # by nobody else, because it speaks of a person
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise
    settle(target)
