"""The packs that whoever looks after this computer offers to everybody on it.

They are read where they are. A pack file is unpacked first, into ``offered`` in the data folder of
whoever reads it, and again when the file has changed; what was unpacked before is deleted then.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from whosays.errors import KnownError
from whosays.lab_settings import lab_settings
from whosays.lesson_packs.one_at_a_time import only_one
from whosays.lesson_packs.pack_file import SUFFIX, unpack
from whosays.lesson_packs.problem import Problem, Severity
from whosays.lesson_packs.reading import PACK_PAGE, pack_folders
from whosays.lesson_packs.unfinished_packs import clear_up, delete, new_room
from whosays.translation import _


@dataclass(frozen=True, slots=True)
class Offered:
    """What is offered: folders of packs, and why others are missing."""

    folders: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()


def offered_packs(data: Path) -> Offered:
    """Return what is offered on this computer, for whoever has the data folder *data*.

    May take a while the first time. What cannot be read is told in ``problems``. Raises KnownError
    where the settings of this computer are wrong.
    """
    places = lab_settings().packs
    inside = data / "offered"
    if not places and not inside.is_dir():
        return Offered()
    folders: list[Path] = []
    problems: list[Problem] = []
    for source in (each for place in places for each in _sources(place)):
        try:
            folders.append(_unpacked(source, inside) if source.is_file() else source)
        except KnownError as error:
            problems.append(_problem(source, error.sentence))
        except OSError as error:
            problems.append(_problem(source, _unreadable(error)))
    gone = _("This is offered on this computer, but it is not there; look at the disk.")
    problems += [_problem(place, gone) for place in places if not os.path.lexists(place)]
    _forget_others(inside, {folder.name for folder in folders if folder.parent == inside})
    return Offered(tuple(folders), tuple(problems))


def _unreadable(error: OSError) -> str:
    return _("This pack, offered on this computer, cannot be read ({reason}).").format(
        reason=error.strerror or error
    )


def _problem(place: Path, sentence: str) -> Problem:
    return Problem(str(place), 1, 1, Severity.ERROR, sentence)


def _sources(place: Path) -> list[Path]:
    """Return the pack files and folders of packs that *place* stands for."""
    if not place.is_dir():
        return [place] if place.is_file() else []
    if (place / PACK_PAGE).is_file():
        return [place]
    try:
        files = sorted(each for each in place.iterdir() if each.suffix.lower() == SUFFIX)
    except OSError:
        files = []
    return [*pack_folders(place), *(each for each in files if each.is_file())]


def _unpacked(file: Path, inside: Path) -> Path:
    """Return the folder in *inside* that the pack *file* is unpacked to, as it is now."""
    state = file.stat()
    seen = f"{file}\0{state.st_size}\0{state.st_mtime_ns}"
    folder = inside / hashlib.sha256(os.fsencode(seen)).hexdigest()[:32]
    if folder.is_dir():
        return folder
    with only_one(inside):
        clear_up(inside)
        if not folder.is_dir():  # another window may have been quicker
            room = new_room(inside)
            try:
                unpack(file, room)
                room.rename(folder)
            finally:
                delete(room)
    return folder


def _forget_others(inside: Path, wanted: set[str]) -> None:
    """Delete what was unpacked in *inside* and is not *wanted* any more."""
    with suppress(OSError):
        for each in inside.iterdir():
            if each.name not in wanted and not each.name.startswith("."):
                delete(each)
