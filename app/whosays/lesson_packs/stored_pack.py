"""Reads an installed pack by its index: only lessons that changed are read, the others listed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import overload

from whosays.errors import KnownError
from whosays.lesson_packs.lesson import Lesson, Pack
from whosays.lesson_packs.links import GLOSSARY
from whosays.lesson_packs.listing import ListedLesson, ListedLessons, listed_lesson
from whosays.lesson_packs.pack_index import (
    IndexedLesson,
    PackIndex,
    Stamp,
    indexed_lesson,
    stamp_of,
)
from whosays.lesson_packs.problem import Problem, Severity
from whosays.lesson_packs.reading import (
    PACK_PAGE,
    LessonReading,
    ids_taken,
    inside,
    lesson_entries,
    page_and_glossary,
    read_lesson,
)
from whosays.translation import _

Heard = Callable[[int, int], None]
"""Is told, for each lesson that has to be read, how many of how many of its pack are done."""
Differs = Callable[[str], None]
"""Is told the name of a lesson's file that does not hold what was known of it."""
_AT_HAND = 64  # lessons that were opened; whoever goes back to one need not wait


@dataclass(frozen=True, slots=True)
class StoredReading:
    """What reading an installed pack gave."""

    pack: Pack | None
    """None where there are errors."""
    problems: tuple[Problem, ...]
    """By file, line and column."""
    index: PackIndex | None
    """What is to be kept for the next time; None where what is kept says it already."""


def read_stored_pack(
    folder: Path,
    kept: PackIndex | None = None,
    heard: Heard = lambda _done, _all: None,
    differs: Differs = lambda _file: None,
) -> StoredReading:
    """Read the pack in *folder* like ``read_pack``, its lessons only as far as *kept* is overtaken.

    The pack's lessons are ``ListedLessons``, read again when they are asked for; *differs* is told
    of one that is not as it is listed then.
    """
    now = time.time_ns()
    beside = _beside(folder)
    pack, found = page_and_glossary(folder, str(folder))
    if pack is None and (folder / PACK_PAGE).exists():
        return StoredReading(None, found, None)
    known = kept.lessons if kept is not None and kept.beside == beside else {}
    reader = _Reader(folder, pack, known, now)
    reader.read(heard)
    problems = [*found, *reader.problems]
    lessons = reader.lessons
    problems += ids_taken([(each.id, each.file) for each in lessons], str(folder))
    if pack is not None and not any(each.severity is Severity.ERROR for each in problems):
        whole = replace(pack, lessons=LessonsOnDisk(pack, lessons, differs))
    else:
        whole = None
    index = None
    is_overtaken = reader.indexed != known or kept is None or kept.beside != beside
    if is_overtaken and all(stamp is None or stamp.is_settled(now) for stamp in beside):
        index = PackIndex(beside, reader.indexed)
    return StoredReading(whole, tuple(sorted(problems)), index)


class NewIndex:
    """The index of a pack that nobody changes while it is looked through, made on the way.

    What is read for its installing need not be read again to be listed.
    """

    def __init__(self, folder: Path) -> None:
        """Begin with the pack in *folder*; it may be renamed afterwards."""
        self._beside = _beside(folder)
        self._lessons: list[IndexedLesson] = []

    def add(self, reading: LessonReading) -> None:
        """Take up a lesson that was read, where it could be."""
        lesson = reading.lesson
        stamp = None if lesson is None else stamp_of(lesson.path)
        if lesson is not None and stamp is not None:
            self._lessons.append(indexed_lesson(stamp, lesson, reading.problems))

    def finished(self) -> PackIndex | None:
        """Return the index; from now on others may change the pack.

        Without the lessons that were written so lately that a change would not be seen; None where
        that is so of its page, on which all depend.
        """
        now = time.time_ns()
        if not all(stamp is None or stamp.is_settled(now) for stamp in self._beside):
            return None
        settled = (each for each in self._lessons if each.is_settled(now))
        return PackIndex(self._beside, {each.lesson.file: each for each in settled})


def gone(listed: ListedLesson) -> str:
    """Return what to say to somebody who wants a lesson whose file is no longer what it was."""
    return _(
        "The lesson “{title}” cannot be read any more: its file, {file}, was changed or taken "
        "away. “whosays check” says what is wrong with it."
    ).format(title=listed.title, file=listed.file)


def _beside(folder: Path) -> tuple[Stamp | None, ...]:
    return (stamp_of(folder / PACK_PAGE), stamp_of(folder / GLOSSARY))


class _Reader:
    """Goes through the files of a pack."""

    def __init__(
        self, folder: Path, pack: Pack | None, known: Mapping[str, IndexedLesson], now: int
    ) -> None:
        self._folder, self._pack, self._known, self._now = folder, pack, known, now
        self._shown = str(folder)
        self.problems: list[Problem] = []
        self.lessons: list[ListedLesson] = []
        self.indexed: dict[str, IndexedLesson] = {}

    def read(self, heard: Heard) -> None:
        """Take over what is known, and read the rest."""
        entries = lesson_entries(self._folder)
        for number, entry in enumerate(entries, start=1):
            stamp, known = stamp_of(entry), self._known.get(entry.name)
            if known is not None and known.fits(stamp, self._shown):
                self.problems += self._warnings(known)
                self.lessons.append(known.lesson)
                self.indexed[entry.name] = known
            else:
                self._read(entry.name, stamp)
                heard(number, len(entries))

    def _warnings(self, known: IndexedLesson) -> Iterator[Problem]:
        for line, column, message in known.warnings:
            file = inside(self._shown, known.lesson.file)
            yield Problem(file, line, column, Severity.WARNING, message)

    def _read(self, name: str, stamp: Stamp | None) -> None:
        file = inside(self._shown, name)
        found = read_lesson(self._folder / name, pack=self._pack, file=file)
        self.problems += found.problems
        if found.lesson is None:
            return
        self.lessons.append(listed_lesson(found.lesson))
        if stamp is not None:
            indexed = indexed_lesson(stamp, found.lesson, found.problems)
            if indexed.is_settled(self._now):
                self.indexed[name] = indexed


class LessonsOnDisk(ListedLessons):
    """The lessons of a pack in its folder, each read when it is asked for."""

    def __init__(
        self, pack: Pack, listing: Sequence[ListedLesson], differs: Differs = lambda _file: None
    ) -> None:
        """Give the lessons of *listing*, which are in the folder of *pack*.

        *differs* is told of each that is not as it is listed when it is read.
        """
        self._pack = pack
        self._differs = differs
        self._listing = tuple(listing)
        self._by_id = {lesson.id: lesson for lesson in self._listing}
        self._read = lru_cache(_AT_HAND)(self._read_anew)

    @property
    def listing(self) -> Sequence[ListedLesson]:
        """What is known of them without reading any."""
        return self._listing

    def listed(self, identifier: str) -> ListedLesson | None:
        """Return what is known of the lesson *identifier*, None where there is none."""
        return self._by_id.get(identifier)

    def named(self, identifier: str) -> Lesson | None:
        """Return the lesson *identifier*; None where there is none, or none any more."""
        listed = self.listed(identifier)
        if listed is None:
            return None
        try:
            return self._read(listed)
        except LookupError:
            return None

    def _read_anew(self, listed: ListedLesson) -> Lesson:
        path = Path(self._pack.folder) / listed.file
        lesson = read_lesson(path, pack=self._pack).lesson
        if lesson is None or listed_lesson(lesson) != listed:
            self._differs(listed.file)
        if lesson is None or lesson.id != listed.id:
            raise LookupError(listed.id)  # which is not remembered
        return lesson

    def __len__(self) -> int:
        return len(self._listing)

    @overload
    def __getitem__(self, index: int) -> Lesson: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Lesson, ...]: ...

    def __getitem__(self, index: int | slice) -> Lesson | tuple[Lesson, ...]:
        if isinstance(index, slice):
            return tuple(self._lesson(listed) for listed in self._listing[index])
        return self._lesson(self._listing[index])

    def _lesson(self, listed: ListedLesson) -> Lesson:
        lesson = self.named(listed.id)
        if lesson is None:
            raise KnownError(gone(listed))
        return lesson
