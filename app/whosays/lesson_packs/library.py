"""The lessons at hand: those that come with the program, and the packs that were installed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

from whosays.bundled import bundled
from whosays.errors import KnownError
from whosays.lesson_packs.findings import START, Findings, suggestion
from whosays.lesson_packs.lesson import Lesson, Pack
from whosays.lesson_packs.offered_packs import Offered, offered_packs
from whosays.lesson_packs.problem import Problem, Severity
from whosays.lesson_packs.reading import (
    PACK_PAGE,
    pack_around,
    pack_folders,
    read_lesson,
    read_pack,
    read_pack_alone,
)
from whosays.lesson_packs.unfinished_packs import packs_folder, put_back_interrupted
from whosays.translation import _

_PROBLEMS_SHOWN = 3


class Library:
    """The packs below some folders, read when they are first asked for."""

    def __init__(self, folders: Sequence[Path], offered: Offered | None = None) -> None:
        """Look for packs in the folders inside *folders*, in their order.

        What is *offered* to everybody on this computer comes after the first of them.
        """
        self._folders = tuple(folders)
        self._offered = Offered() if offered is None else offered

    @cached_property
    def _read(self) -> tuple[tuple[Pack, ...], tuple[Problem, ...]]:
        packs: dict[str, Pack] = {}
        problems: list[Problem] = list(self._offered.problems)
        inside = [pack_folders(parent) for parent in self._folders]
        inside.insert(1, list(self._offered.folders))
        for folder in (pack for packs_there in inside for pack in packs_there):
            reading = read_pack(folder)
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
        return tuple(packs.values()), tuple(problems)

    def packs(self) -> tuple[Pack, ...]:
        """Return the packs without errors, the program's own first."""
        return self._read[0]

    def problems(self) -> tuple[Problem, ...]:
        """Return everything that is wrong with any pack; one with errors is not in ``packs``."""
        return self._read[1]

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


def installed(data: Path) -> Library:
    """Return the bundled packs, those offered here, and those installed in the folder *data*."""
    put_back_interrupted(data)
    return Library([bundled("lessons"), packs_folder(data)], offered_packs(data))


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
    known = [lesson.id for pack in library.packs() for lesson in pack.lessons]
    return _("No lesson “{name}” is installed; the lessons are: {known}.").format(
        name=argument, known=", ".join(known) or _("none")
    ) + suggestion(argument, known)
