"""Keeps what reading a pack's lessons told, so that they need not be read again to be listed.

An index is a file of its own for each pack, in the data folder, not in the record and not in the
pack. The record is what cannot be made again: it is backed up, thinned and carried away, and it
has one writer. An index is made again from the lessons whenever it is missing, damaged, of another
program or another language, and line by line where a lesson's file, or a picture in it, is no
longer of the size and the times that it had. A pack's own folder may be read-only, or go to
somebody else.

The file is JSON behind the SHA-256 of it. Nothing in it is a position in a text.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from whosays import __version__
from whosays.lesson_packs.lesson import Lesson, Origin, Practice
from whosays.lesson_packs.listing import ListedArticle, ListedLesson, listed_lesson
from whosays.lesson_packs.problem import Problem
from whosays.private_folders import make_private
from whosays.translation import language

_FORMAT = 1
_SECOND = 1_000_000_000  # nanoseconds
_FINE, _COARSE = _SECOND // 10, 3 * _SECOND


class Stamp(NamedTuple):
    """By what a file is known to be the same as before: bytes, and times in nanoseconds."""

    size: int
    modified: int
    changed: int
    """When its name, owner or content changed; on Windows when it was made."""

    def is_settled(self, now: int) -> bool:
        """Tell whether the file cannot change after *now*, in nanoseconds, and keep this stamp.

        The times of a file stand still for a while: on old file systems for two seconds.
        """
        times = (self.modified, self.changed)
        step = _COARSE if any(time % _SECOND == 0 for time in times) else _FINE
        return all(abs(now - time) > step for time in times)


def stamp_of(file: str | Path | os.DirEntry[str]) -> Stamp | None:
    """Return the stamp of *file*, None where it cannot be looked at."""
    try:
        status = file.stat() if isinstance(file, os.DirEntry) else os.stat(file)  # noqa: PTH116
    except (OSError, ValueError):
        return None
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns)


class IndexedLesson(NamedTuple):
    """A lesson without errors, as it was when it was read."""

    stamp: Stamp
    """Of its file."""
    lesson: ListedLesson
    warnings: tuple[tuple[int, int, str], ...]
    """Line, column and message of each."""
    pictures: tuple[tuple[str, Stamp], ...]
    """The pictures that it shows, by their path in the pack."""

    def is_settled(self, now: int) -> bool:
        """Tell whether neither the file nor a picture can change after *now* unnoticed."""
        stamps = (self.stamp, *(stamp for _path, stamp in self.pictures))
        return all(stamp.is_settled(now) for stamp in stamps)

    def fits(self, stamp: Stamp | None, folder: str) -> bool:
        """Tell whether the file with *stamp*, in *folder*, is this one, and its pictures too."""
        return stamp == self.stamp and all(
            stamp_of(os.path.join(folder, path)) == kept  # noqa: PTH118 - quicker
            for path, kept in self.pictures
        )


def indexed_lesson(stamp: Stamp, lesson: Lesson, problems: Iterable[Problem]) -> IndexedLesson:
    """Return what to keep of *lesson*, whose file had *stamp* before it was read."""
    shown = dict.fromkeys(block.picture for block in lesson.blocks if block.picture)
    pictures = [(path, stamp_of(lesson.path.parent / path)) for path in shown]
    return IndexedLesson(
        stamp,
        listed_lesson(lesson),
        tuple((each.line, each.column, each.message) for each in problems),
        # a picture that is gone by now is one that will not fit
        tuple((path, kept or Stamp(-1, 0, 0)) for path, kept in pictures),
    )


@dataclass(frozen=True, slots=True)
class PackIndex:
    """What is kept of a pack."""

    beside: tuple[Stamp | None, ...]
    """The stamps of ``pack.md`` and the glossary, on which the reading of every lesson depends."""
    lessons: Mapping[str, IndexedLesson] = field(default_factory=dict)
    """By the names of their files."""


def index_path(folder: Path, pack: Path) -> Path:
    """Return the file in *folder* that is the index of the pack in the folder *pack*."""
    place = os.fsencode(os.path.abspath(pack))  # noqa: PTH100 - links may lead elsewhere tomorrow
    return folder / f"{hashlib.sha256(place).hexdigest()[:32]}.json"


def read_index(file: Path) -> PackIndex | None:
    """Return the index in *file*; None where there is none that this program can use."""
    try:
        check, _newline, content = file.read_bytes().partition(b"\n")
        if check != _check(content):
            return None
        return _index(json.loads(content))
    except (OSError, ValueError, TypeError, KeyError, IndexError, RecursionError, MemoryError):
        return None


def write_index(file: Path, index: PackIndex) -> None:
    """Put *index* at *file*, all of it or nothing. Raises OSError when that is not possible."""
    content = json.dumps(
        {
            "maker": _maker(),
            "beside": index.beside,
            "lessons": list(index.lessons.values()),
        },
        separators=(",", ":"),
    ).encode("ascii")
    make_private(file.parent)
    unfinished = file.with_suffix(f".{os.getpid()}.tmp")
    try:
        unfinished.write_bytes(
            hashlib.sha256(content).hexdigest().encode("ascii") + b"\n" + content
        )
        unfinished.replace(file)
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)


def forget(file: Path, lesson: str) -> None:
    """Have the index in *file* say nothing of the lesson in the file named *lesson*.

    Raises OSError when that is not possible.
    """
    index = read_index(file)
    if index is not None and lesson in index.lessons:
        others = {name: each for name, each in index.lessons.items() if name != lesson}
        write_index(file, PackIndex(index.beside, others))


def _check(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode("ascii")


def drop_others(folder: Path, kept: Iterable[Path]) -> None:
    """Delete from *folder* every index but those *kept*, and unfinished ones. Raises OSError."""
    names = {file.name for file in kept}
    for file in (*folder.glob("*.json"), *folder.glob("*.tmp")):
        if file.name not in names:
            file.unlink(missing_ok=True)


def _index(values: Any) -> PackIndex | None:  # noqa: ANN401 - a program of tomorrow may have made it
    if values["maker"] != _maker():
        return None
    lessons = (_lesson(*each) for each in values["lessons"])
    return PackIndex(
        tuple(None if each is None else Stamp(*each) for each in values["beside"]),
        {each.lesson.file: each for each in lessons},
    )


def _lesson(stamp: Any, lesson: Any, warnings: Any, pictures: Any) -> IndexedLesson:  # noqa: ANN401
    name, own_id, title, level, minutes, practice, categories, origin, *others, articles = lesson
    parts = [
        ListedArticle._make((*facts, tuple(targets), tuple(decoys)))
        for *facts, targets, decoys in articles
    ]
    facts = (name, own_id, title, level, minutes, Practice(practice), tuple(categories))
    listed = ListedLesson._make((*facts, Origin(origin), *others, tuple(parts)))
    return IndexedLesson(
        Stamp(*stamp),
        listed,
        tuple((line, column, message) for line, column, message in warnings),
        tuple((path, Stamp(*kept)) for path, kept in pictures),
    )


@cache
def _code() -> list[list[Any]]:
    """Return what tells this program from one that reads lessons otherwise."""
    with contextlib.suppress(OSError), os.scandir(Path(__file__).parent) as entries:
        files = sorted((entry for entry in entries if entry.name.endswith(".py")), key=_by_name)
        return [[entry.name, *(stamp_of(entry) or ())] for entry in files]
    return []


def _by_name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _maker() -> list[Any]:
    digest = hashlib.sha256(json.dumps(_code()).encode("ascii")).hexdigest()
    return [_FORMAT, __version__, language(), digest]
