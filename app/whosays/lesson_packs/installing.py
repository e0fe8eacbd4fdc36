"""Installs packs into a data folder, replaces and removes them, each as a whole or not at all.

A pack is unpacked beside the others under a name that nobody reads, looked through, put on the
disk, and only then renamed to its place. Whatever ends that in between, the power included, leaves
the pack that was there before.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from whosays.errors import KnownError
from whosays.lesson_packs.installed_packs import InstalledPack, pack_in
from whosays.lesson_packs.library import index_folder
from whosays.lesson_packs.one_at_a_time import only_one
from whosays.lesson_packs.pack_file import files_to_pack, unpack
from whosays.lesson_packs.pack_index import PackIndex, index_path, write_index
from whosays.lesson_packs.pack_names import name_fault
from whosays.lesson_packs.pack_versions import version_key
from whosays.lesson_packs.problem import Problem
from whosays.lesson_packs.reading import PACK_PAGE, errors_in, pack_folders
from whosays.lesson_packs.same_files import copy_files, have_same_files
from whosays.lesson_packs.settling import settle, settle_below
from whosays.lesson_packs.stored_pack import NewIndex
from whosays.lesson_packs.unfinished_packs import (
    aside,
    away,
    clear_up,
    delete,
    new_room,
    packs_folder,
)
from whosays.translation import _, ngettext

Step = Callable[[int, int], None]
"""Is told again and again how many lessons of how many are looked through, 0 of 0 while a file is
unpacked. What it raises ends the installing and leaves everything as it was."""


class Outcome(StrEnum):
    """What an installing came to."""

    NEW = "new"
    UPDATED = "updated"
    WENT_BACK = "went back"
    """To an older version, as it was asked."""
    CHANGED = "changed"
    """The same version was there with other content, or damaged."""
    UNCHANGED = "unchanged"
    """The very same pack was there already, and nothing was done."""


@dataclass(frozen=True, slots=True)
class Installed:
    """A pack in its place, and what it replaced."""

    pack: InstalledPack
    outcome: Outcome
    replaced: str | None = None
    """The version that was there before, empty if it could not be read; None where none was."""

    @property
    def is_new(self) -> bool:
        """Tell whether anything was done."""
        return self.outcome is not Outcome.UNCHANGED


class PackHasErrors(KnownError):  # noqa: N818 - the sentence says what is wrong
    """A pack that cannot be used; ``problems`` are the errors in it."""

    def __init__(self, sentence: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(sentence)
        self.problems = problems


class OlderPackRefused(KnownError):  # noqa: N818 - the sentence says what is wrong
    """A newer version is there; ``downgrade`` would replace it."""


def install(
    source: Path,
    data: Path,
    *,
    reserved: Collection[str] = (),
    downgrade: bool = False,
    step: Step | None = None,
) -> Installed:
    """Install the pack in *source*, a pack file or the folder of a pack, into *data*.

    A pack of the same id is replaced as a whole, by an older version only where *downgrade* says
    so. *reserved* are ids that no pack may have: those of the packs that come with the program.
    Raises PackFileRefused, PackHasErrors, OlderPackRefused or another KnownError, and leaves
    everything as it was.
    """
    folder = packs_folder(data)
    told = _tell_nobody if step is None else step
    with _told_in_words(folder), only_one(folder, step=lambda: told(0, 0)):
        clear_up(folder)
        room = new_room(folder)
        try:
            done, index = _install(source, room, reserved, downgrade=downgrade, step=told)
            if index is not None:
                with suppress(OSError):  # it is quicker with it, and goes without
                    write_index(index_path(index_folder(data), done.pack.folder), index)
            return done
        finally:
            delete(room)


def _tell_nobody(_number: int, _count: int) -> None:
    """Let the work go on."""


def remove(pack_id: str, data: Path) -> InstalledPack:
    """Delete the pack *pack_id* from the data folder *data*, and return what it was.

    What learners did with it stays in the record, with the texts they read. A pack whose page
    cannot be read goes by the name of its folder. Raises KnownError where the pack is not
    installed, or cannot be deleted.
    """
    folder = packs_folder(data)
    with _told_in_words(folder):
        if not folder.is_dir():
            raise _not_installed(pack_id)
    with _told_in_words(folder), only_one(folder):
        clear_up(folder)
        pack = _pack_there(pack_id, folder)
        if pack is None:
            raise _not_installed(pack_id)
        gone = away(pack.folder)
        pack.folder.rename(gone)
        settle(folder)
        delete(gone)
        delete(index_path(index_folder(data), pack.folder))
        return pack


def _not_installed(pack_id: str) -> KnownError:
    return KnownError(
        _("No pack “{id}” is installed that could be removed; “whosays packs” lists them.").format(
            id=pack_id
        )
    )


@contextmanager
def _told_in_words(folder: Path) -> Iterator[None]:
    """Turn what the system refuses into a sentence."""
    try:
        yield
    except OSError as error:
        raise KnownError(
            _(
                "The packs in {folder} cannot be changed ({reason}); look at the disk and at its "
                "permissions. They are as they were."
            ).format(folder=folder, reason=error.strerror or error)
        ) from error


def _install(
    file: Path, room: Path, reserved: Collection[str], *, downgrade: bool, step: Step
) -> tuple[Installed, PackIndex | None]:
    """Install the pack in *file* by way of *room*, a path where packs are; make its index."""
    staged = _staged(file, room, lambda: step(0, 0))
    pack = pack_in(staged)
    if pack.problem:
        raise _has_errors(file, errors_in(staged, file=file.name))
    if pack.id in reserved:
        raise KnownError(
            _(
                "The pack “{id}” comes with the program, or is there for everybody on this "
                "computer, so no other pack may have that id; its author can choose another."
            ).format(id=pack.id)
        )
    there = _pack_there(pack.id, room.parent)
    outcome = _outcome(pack, there, downgrade=downgrade)
    if there is not None and outcome is Outcome.UNCHANGED:
        return Installed(there, outcome, there.version), None
    index = NewIndex(staged)
    _look_through(pack, file, step, index)
    settle_below(staged, lambda: step(pack.lessons, pack.lessons))
    finished = index.finished()
    place = _put(staged, pack.id, there)
    replaced = None if there is None else there.version
    return Installed(replace(pack, folder=place), outcome, replaced), finished


def _staged(file: Path, room: Path, step: Callable[[], None]) -> Path:
    """Return the folder in *room*, which is made, that the pack in *file* was unpacked to."""
    step()
    with _told_of_source(file):
        files = files_to_pack(file) if file.is_dir() else None
    room.mkdir()
    if files is None:
        unpack(file, room / "pack", step=step)
    else:
        with _told_of_source(file):
            copy_files(files, room / "pack", step)
    return room / "pack"


@contextmanager
def _told_of_source(source: Path) -> Iterator[None]:
    """Say of the files of *source* that it was they that could not be read."""
    try:
        yield
    except OSError as error:
        named = error.filename
        if not isinstance(named, str | Path) or not Path(named).is_relative_to(source):
            raise  # it is the disk that the pack goes to
        raise KnownError(
            _("“{file}” cannot be read ({reason}); look at its permissions.").format(
                file=named, reason=error.strerror or error
            )
        ) from error


def _has_errors(file: Path, problems: tuple[Problem, ...]) -> PackHasErrors:
    sentence = ngettext(
        "“{file}” is not installed: it has an error that its author can mend.",
        "“{file}” is not installed: it has {count} errors that its author can mend.",
        len(problems),
    ).format(file=file.name, count=len(problems))
    return PackHasErrors(sentence, problems)


def _pack_there(pack_id: str, folder: Path) -> InstalledPack | None:
    """Return the pack *pack_id* in *folder*; one that can be read before one that cannot."""
    packs = [pack_in(each) for each in pack_folders(folder)]
    fitting = [pack for pack in packs if pack.id == pack_id]
    return min(fitting, key=lambda pack: bool(pack.problem), default=None)


def _outcome(new: InstalledPack, there: InstalledPack | None, *, downgrade: bool) -> Outcome:
    if there is None:
        return Outcome.NEW
    if there.problem:
        return Outcome.CHANGED
    if new.version == there.version:
        same = have_same_files(new.folder, there.folder)
        return Outcome.UNCHANGED if same else Outcome.CHANGED
    if version_key(new.version) >= version_key(there.version):
        return Outcome.UPDATED
    if downgrade:
        return Outcome.WENT_BACK
    raise OlderPackRefused(
        _(
            "“{title}” is installed in version {old}, which is newer than {new}. To go back, "
            "remove it first, or use --downgrade."
        ).format(title=there.title, old=there.version, new=new.version)
    )


def _look_through(pack: InstalledPack, file: Path, step: Step, index: NewIndex) -> None:
    """Read every lesson of *pack* into *index*.

    Raises PackHasErrors, and KnownError where it has none.
    """
    errors = errors_in(pack.folder, file=file.name, step=step, read=index.add)
    if errors:
        raise _has_errors(file, errors)
    if not pack.lessons:
        raise KnownError(
            _(
                "“{file}” is not installed, because there is no lesson in it; lessons are .md "
                "files beside {page}."
            ).format(file=file.name, page=PACK_PAGE)
        )


def _put(staged: Path, pack_id: str, there: InstalledPack | None) -> Path:
    """Rename *staged* to its place in the folder of packs, in place of *there*; return it."""
    folder = staged.parent.parent
    name = f"pack-{pack_id}" if name_fault(pack_id) else pack_id  # Windows keeps con for itself
    place, number = folder / name, 2
    while os.path.lexists(place) and (there is None or place != there.folder):
        place = folder / f"{name}-{number}"
        number += 1
    if there is None:
        staged.rename(place)
    else:
        old = aside(place)
        there.folder.rename(old)
        try:
            staged.rename(place)
        except BaseException:
            if not os.path.lexists(place):
                old.rename(there.folder)
            raise
        settle(folder)  # before the old one goes, so that no failing power takes both
        delete(old)
    settle(folder)
    return place
