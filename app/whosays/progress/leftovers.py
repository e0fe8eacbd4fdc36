"""Finds what else in the data folder may speak of a learner, beside the record and its copies."""

from __future__ import annotations

import csv
import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from whosays.progress.access import record_file
from whosays.progress.copies import FOLDER
from whosays.progress.failures import told_in_words
from whosays.progress.portable.cells import COLUMNS, text_value

_MADE_AGAIN = ("last-fault.txt", "front-page.json")
"""What may name anybody, and is made again when it is wanted."""
_LOGS = ("-wal", "-shm", "-journal")
_NAMES = ("place", "settings", "erased", "front-page")
_UNFINISHED = ("*.part", "*.part-*", *(f"{name}.*.tmp" for name in _NAMES))
_DATABASE = re.compile(r"record(-.*)?\.(db|part|[0-9]+\.part)(-wal|-shm|-journal)?")
_HEAD = 64 * 1024
"""Bytes of a file in which an export says whose it is."""
_LEARNER = re.compile(r'"learner":\s*\{\s*"id":\s*("(?:[^"\\]|\\.)*")')


def leftovers_about(data: Path, is_theirs: Callable[[str], bool]) -> tuple[Path, ...]:
    """Return the files in the folder *data* that may speak of the learners whose ids *is_theirs*.

    They are: exports of theirs, wherever in the folder; files that were never finished; what
    SQLite kept beside a copy that is gone; the report of a fault, which may quote anything; the
    library as it was shown last, which names everybody.
    Raises KnownError where a folder cannot be read.
    """
    file = record_file(data)
    with told_in_words(file):
        found = {path for path in _files(file.parent) if _exported_learner(path, is_theirs)}
        for folder in (file.parent, file.parent / FOLDER):
            for pattern in _UNFINISHED:
                found.update(folder.glob(pattern))
            found.update(_logs_of_nothing(folder))
        made_again = {file.parent / name for name in _MADE_AGAIN}
        return tuple(sorted(found | {path for path in made_again if path.is_file()}))


def delete_with_log(file: Path) -> None:
    """Delete *file*, and what SQLite keeps beside it. Raises KnownError."""
    with told_in_words(file):
        for ending in (*_LOGS, ""):
            file.with_name(file.name + ending).unlink(missing_ok=True)


def _files(folder: Path) -> Iterator[Path]:
    """Give every file in *folder* but databases.

    Closing a file takes away all locks that this process has on it, SQLite's as well (POSIX), and
    the record may be open.
    """
    for inside, _folders, names in os.walk(folder):
        for name in names:
            path = Path(inside, name)
            if not (_DATABASE.fullmatch(name) or path.is_symlink()) and path.is_file():
                yield path


def _logs_of_nothing(folder: Path) -> Iterator[Path]:
    for ending in _LOGS:
        for log in folder.glob(f"record-*.db{ending}"):
            if not log.with_name(log.name.removesuffix(ending)).exists():
                yield log


def _exported_learner(file: Path, is_theirs: Callable[[str], bool]) -> bool:
    """Tell whether *file* is an export of one of them."""
    with file.open("rb") as opened:
        head = opened.read(_HEAD).decode("utf-8-sig", "ignore")
    learner = _learner_in_json(head) if head.startswith("{") else _learner_in_csv(head)
    return learner is not None and is_theirs(learner)


def _learner_in_json(head: str) -> str | None:
    match = _LEARNER.search(head) if '"whosays"' in head else None
    try:
        return None if match is None else str(json.loads(match[1]))
    except ValueError:
        return None


def _learner_in_csv(head: str) -> str | None:
    header = ",".join(COLUMNS)
    if not head.startswith(header):
        return None
    try:
        first = next(csv.DictReader(head.splitlines(keepends=True)), {})
    except csv.Error:
        return None
    return text_value(first.get("learner") or "")
