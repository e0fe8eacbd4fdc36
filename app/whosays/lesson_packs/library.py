"""The lessons at hand: those that come with the program, and the packs that were installed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from whosays.bundled import bundled
from whosays.errors import KnownError
from whosays.lesson_packs.findings import START, Findings, suggestion
from whosays.lesson_packs.lesson import Lesson, Pack
from whosays.lesson_packs.listing import listing_of
from whosays.lesson_packs.offered_packs import Offered, offered_packs
from whosays.lesson_packs.pack_index import (
    PackIndex,
    drop_others,
    forget,
    index_path,
    read_index,
    write_index,
)
from whosays.lesson_packs.problem import Problem, Severity
from whosays.lesson_packs.reading import (
    PACK_PAGE,
    pack_around,
    pack_folders,
    read_lesson,
    read_pack_alone,
)
from whosays.lesson_packs.stored_pack import Heard, StoredReading, read_stored_pack
from whosays.lesson_packs.unfinished_packs import packs_folder, put_back_interrupted
from whosays.translation import _

_PROBLEMS_SHOWN = 3
_LESSONS_NAMED = 100


@dataclass(frozen=True, slots=True)
class _Read:
    packs: tuple[Pack, ...]
    problems: tuple[Problem, ...]
    indexes: Mapping[Path, PackIndex | None]
    """What is to be kept of each pack, by its file; None where that says it already."""


class Library:
    """The packs below some folders, looked through when they are first asked for."""

    def __init__(
        self,
        folders: Sequence[Path],
        index: Path | None = None,
        heard: Heard = lambda _done, _all: None,
        offered: Offered | None = None,
    ) -> None:
        """Look for packs in the folders inside *folders*, in their order.

        *index* is the folder where what was read of their lessons is kept, None for nowhere.
        *heard* is told how far the reading of a pack's lessons is, where they have to be read.
        What is *offered* to everybody on this computer comes after the first of *folders*.
        """
        self._folders = tuple(folders)
        self._index = index
        self._heard = heard
        self._offered = Offered() if offered is None else offered

    @cached_property
    def _read(self) -> _Read:
        packs: dict[str, Pack] = {}
        problems: list[Problem] = list(self._offered.problems)
        indexes: dict[Path, PackIndex | None] = {}
        inside = [pack_folders(parent) for parent in self._folders]
        inside.insert(1, list(self._offered.folders))
        for folder in (pack for packs_there in inside for pack in packs_there):
            reading = self._read_pack(folder, indexes)
            problems += reading.problems
            if reading.pack is None:
                continue
            first = packs.setdefault(reading.pack.id, reading.pack)
            if first is not reading.pack:
                findings = Findings(str(folder / PACK_PAGE))
                findings.error(
                    START,
                    _("The pack “{id}” is here already, in {folder}; delete one of them.").format(
                        id=first.id, folder=first.folder
                    ),
                )
                problems += findings.problems
        return _Read(tuple(packs.values()), tuple(problems), indexes)

    def _read_pack(self, folder: Path, indexes: dict[Path, PackIndex | None]) -> StoredReading:
        if self._index is None:
            return read_stored_pack(folder, None, self._heard)
        file = index_path(self._index, folder)
        reading = read_stored_pack(folder, read_index(file), self._heard, partial(_forget, file))
        indexes[file] = reading.index
        return reading

    def keep_index(self) -> None:
        """Keep what had to be read of the lessons for the next time. Takes a while.

        Raises OSError where the folder cannot be written; it is quicker with it, and goes without.
        """
        if self._index is None:
            return
        indexes = self._read.indexes
        for file, index in indexes.items():
            if index is not None:
                write_index(file, index)
        drop_others(self._index, indexes)

    def packs(self) -> tuple[Pack, ...]:
        """Return the packs without errors, the program's own first."""
        return self._read.packs

    def problems(self) -> tuple[Problem, ...]:
        """Return everything that is wrong with any pack; one with errors is not in ``packs``."""
        return self._read.problems

    def lesson(self, identifier: str) -> tuple[Pack, Lesson] | None:
        """Return the lesson *identifier* (``al-tanf``, or ``the-copy-desk/al-tanf``) or None.

        Where two packs have a lesson of that id, the first pack's is meant.
        """
        pack_id, slash, lesson_id = identifier.rpartition("/")
        for pack in self.packs():
            found = pack.lesson(lesson_id) if not slash or pack.id == pack_id else None
            if found is not None:
                return pack, found
        return None


def _forget(index: Path, lesson: str) -> None:
    with suppress(OSError):  # then it is told again
        forget(index, lesson)


def installed(data: Path, heard: Heard = lambda _done, _all: None) -> Library:
    """Return the bundled packs, those offered here, and those installed in the folder *data*.

    *heard* is told how far the reading of a pack's lessons is, where they have to be read.
    """
    put_back_interrupted(data)
    folders = [bundled("lessons"), packs_folder(data)]
    return Library(folders, index_folder(data), heard, offered_packs(data))


def index_folder(data: Path) -> Path:
    """Return the folder for what is kept of the packs' lessons, beside those in *data*.

    Whoever deletes it loses nothing: it is made again from the lessons.
    """
    return data / "library-index"


def bundled_ids() -> frozenset[str]:
    """Return the ids of the packs that come with the program."""
    return _ids(pack_folders(bundled("lessons")))


def reserved_ids(data: Path) -> frozenset[str]:
    """Return the ids of the packs that everybody here has, so that nobody installs another."""
    return bundled_ids() | _ids(offered_packs(data).folders)


def _ids(folders: Iterable[Path]) -> frozenset[str]:
    found = (read_pack_alone(folder).pack for folder in folders)
    return frozenset(pack.id for pack in found if pack is not None)


def find_lesson(argument: str, data: Path) -> tuple[Pack | None, Lesson]:
    """Return the lesson that *argument* names: a lesson file, or the id of an installed lesson.

    The pack is that around the file, without its other lessons, or None where there is none.
    Raises KnownError, with a sentence, where there is no such lesson or it has errors.
    """
    path = Path(argument)
    if _is_there(path):
        if path.is_dir():
            raise KnownError(
                _("“{name}” is a folder; name a lesson file in it, or the id of a lesson.").format(
                    name=argument
                )
            )
        return _from_file(path, argument)
    library = installed(data)
    found = library.lesson(argument)
    if found is None:
        raise KnownError(_not_found(argument, library))
    return found


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _from_file(path: Path, argument: str) -> tuple[Pack | None, Lesson]:
    pack = pack_around(path)
    reading = read_lesson(path, pack=pack, file=argument)
    if reading.lesson is not None:
        return pack, reading.lesson
    errors = [each for each in reading.problems if each.severity is Severity.ERROR]
    shown = "\n".join(str(problem) for problem in errors[:_PROBLEMS_SHOWN])
    raise KnownError(
        _("{problems}\nThis lesson has errors; “whosays check {file}” lists all of them.").format(
            problems=shown, file=argument
        )
    )


def _not_found(argument: str, library: Library) -> str:
    if argument.lower().endswith(".md") or os.sep in argument:
        return _("There is no lesson “{name}”; look at the name of the file.").format(name=argument)
    known = [lesson.id for pack in library.packs() for lesson in listing_of(pack)]
    return _("No lesson “{name}” is installed; the lessons are: {known}.").format(
        name=argument, known=_named(known)
    ) + suggestion(argument, known)


def _named(known: Sequence[str]) -> str:
    named = ", ".join(known[:_LESSONS_NAMED]) or _("none")
    return f"{named}, …" if len(known) > _LESSONS_NAMED else named
