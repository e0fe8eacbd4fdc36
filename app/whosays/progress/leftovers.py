"""Finds what else in the data folder may speak of a learner, beside the record and its copies."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from whosays.progress.access import record_file
from whosays.progress.copies import FOLDER, LOGS, files_beside
from whosays.progress.failures import told_in_words
from whosays.progress.portable.cells import COLUMNS, text_value

_MADE_AGAIN = ("last-fault.txt", "front-page.json")
"""What may name anybody, and is made again when it is wanted."""
_KEPT = "place.json"
"""What names one learner, and is written again without them."""
_NAMES = ("place", "settings", "erased", "front-page")
_UNFINISHED = ("*.part", "*.part-*", *(f"{name}.*.tmp" for name in _NAMES))
_HEAD = 64 * 1024
"""Bytes of a file in which an export says whose it is."""
_LEARNER = re.compile(r'"learner":\s*\{\s*"id":\s*("(?:[^"\\]|\\.)*")')
_AT_ONCE = 1024 * 1024
"""Bytes of a file that are looked through at a time."""
_IDENTIFIER = re.compile(rb"(?<![0-9A-Za-z])[0-9a-f]{32}(?![0-9A-Za-z])")
"""A learner's, as ``new_identifier`` makes it."""
_OVERLAP = 40


def leftovers_about(
    data: Path, is_theirs: Callable[[str], bool], copies: Collection[Path]
) -> tuple[Path, ...]:
    """Return the files in the folder *data* that may speak of the learners whose ids *is_theirs*.

    They are: exports of theirs, wherever in the folder, also where another program saved them
    again; whatever else names their identifiers; files that were never finished; what SQLite kept
    beside a copy that is gone; the report of a fault, which may quote anything; the library as it
    was shown last, which names everybody. Not the *copies* of the record.
    Raises KnownError where a folder or a file cannot be read.
    """
    file = record_file(data)
    of_copies = {copy.with_name(copy.name + ending) for copy in copies for ending in ("", *LOGS)}
    left_alone = of_copies | {file.with_name(_KEPT)}
    with told_in_words(file):
        found = {
            path
            for path in files_beside(file)
            if path not in left_alone and _speaks_of(path, is_theirs)
        }
        for folder in (file.parent, file.parent / FOLDER):
            for pattern in _UNFINISHED:
                found.update(folder.glob(pattern))
            found.update(_logs_of_nothing(folder))
        made_again = {file.parent / name for name in _MADE_AGAIN}
        return tuple(sorted(found | {path for path in made_again if path.is_file()}))


def delete_with_log(file: Path) -> None:
    """Delete *file*, and what SQLite keeps beside it. Raises KnownError."""
    with told_in_words(file):
        for ending in (*LOGS, ""):
            file.with_name(file.name + ending).unlink(missing_ok=True)


def _logs_of_nothing(folder: Path) -> Iterator[Path]:
    for ending in LOGS:
        for log in folder.glob(f"record-*.db{ending}"):
            if not log.with_name(log.name.removesuffix(ending)).exists():
                yield log


def _speaks_of(file: Path, is_theirs: Callable[[str], bool]) -> bool:
    """Tell whether *file* is an export of one of them, or names the identifier of one."""
    with file.open("rb") as opened:
        head = opened.read(_HEAD).decode("utf-8-sig", "ignore")
        learner = _learner_in_json(head) if head.startswith("{") else _learner_in_csv(head)
        if learner is not None and is_theirs(learner):
            return True
        opened.seek(0)
        end = b""
        while some := opened.read(_AT_ONCE):
            text = end + some.replace(b"\0", b"")  # without them, UTF-16 reads like ASCII
            if any(is_theirs(found.decode()) for found in set(_IDENTIFIER.findall(text))):
                return True
            end = text[-_OVERLAP:]
    return False


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
