"""Installs packs into a data folder, replaces and removes them, each as a whole or not at all."""

from __future__ import annotations

import hashlib
import re
import secrets
import shutil
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path

from whosays.errors import KnownError
from whosays.lesson_packs.lesson import Pack
from whosays.lesson_packs.one_at_a_time import only_one
from whosays.lesson_packs.pack_file import unpack, write_pack_file
from whosays.lesson_packs.problem import Problem, Severity
from whosays.lesson_packs.reading import pack_folders, read_pack, read_pack_alone
from whosays.lesson_packs.unfinished_packs import GONE, NEW, OLD, clear_up, packs_folder
from whosays.translation import _

_CHUNK = 1024 * 1024  # bytes

Step = Callable[[int, int], None]
"""Is told how many lessons of how many are looked through; 0 of 0 while a file is unpacked. What
it raises ends the installing and leaves everything as it was."""


@dataclass(frozen=True, slots=True)
class Installed:
    """What an installing came to."""

    pack: Pack
    """With its lessons, in its place."""
    replaced: str | None
    """The version whose place it took; None where there was none."""
    is_new: bool
    """False where the very same pack was there already, and nothing was done."""


class PackHasErrors(KnownError):  # noqa: N818 - the sentence says what is wrong
    """A pack that cannot be used; ``problems`` are all that is wrong with it."""

    def __init__(self, sentence: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(sentence)
        self.problems = problems


def install(
    source: Path,
    data: Path,
    *,
    reserved: Collection[str] = (),
    downgrade: bool = False,
    step: Step | None = None,
) -> Installed:
    """Install the pack in *source*, a pack file or the folder of a pack, into *data*.

    A pack of that id that is there is replaced as a whole, by an older version only where
    *downgrade* says so. *reserved* are ids that no pack may have. Raises PackFileRefused,
    PackHasErrors, or another KnownError, and leaves everything as it was.
    """
    folder = packs_folder(data)
    with only_one(folder):
        clear_up(folder)
        room = folder / f"{NEW}{secrets.token_hex(8)}"
        try:
            staged = _unpack(source, room, step)
            pack = _checked(staged, source, step)
            if pack.id in reserved:
                raise KnownError(
                    _(
                        "The pack “{id}” comes with the program, so no other pack may have that "
                        "id; its author can choose another."
                    ).format(id=pack.id)
                )
            return _put(pack, staged, folder, downgrade=downgrade)
        finally:
            shutil.rmtree(room, ignore_errors=True)


def remove(identifier: str, data: Path) -> None:
    """Delete the pack *identifier* from *data*. What learners did with it stays in the record.

    Raises KnownError where it is not installed, or cannot be deleted.
    """
    folder = packs_folder(data)
    with only_one(folder):
        clear_up(folder)
        place = next((each for each in pack_folders(folder) if _id_of(each) == identifier), None)
        if place is None:
            raise KnownError(
                _(
                    "No pack “{id}” is installed that could be removed; “whosays packs” lists them."
                ).format(id=identifier)
            )
        gone = folder / f"{GONE}{secrets.token_hex(8)}"
        try:
            place.rename(gone)
        except OSError as error:
            raise KnownError(
                _("The pack cannot be removed ({reason}); look at the folder {folder}.").format(
                    reason=error.strerror or error, folder=place
                )
            ) from error
        shutil.rmtree(gone, ignore_errors=True)


def version_key(version: str) -> tuple[int, int, int, bool, str]:
    """Return what versions are ordered by: 1.10.0 after 1.9.0, and 1.0.0-beta before 1.0.0."""
    numbers, _sign, rest = re.sub("[-+]", " ", version, count=1).partition(" ")
    parts = [int(part) if part.isdecimal() else 0 for part in numbers.split(".")]
    major, minor, patch = (*parts, 0, 0, 0)[:3]
    return major, minor, patch, not rest or "+" in version, rest


def _unpack(source: Path, room: Path, step: Step | None) -> Path:
    """Return the folder in *room*, which is made, that the pack in *source* is unpacked to."""
    if step is not None:
        step(0, 0)
    try:
        room.mkdir()
    except OSError as error:
        raise KnownError(_cannot_be_put(room.parent, error)) from error
    packed = source
    if source.is_dir():
        packed = room / "packed"
        write_pack_file(source, packed)
    unpack(packed, room / "pack", step=None if step is None else lambda: step(0, 0))
    return room / "pack"


def _checked(staged: Path, source: Path, step: Step | None) -> Pack:
    reading = read_pack(staged, file=source.name, step=step)
    if reading.pack is None:
        errors = [each for each in reading.problems if each.severity is Severity.ERROR]
        first = f" {errors[0]}" if errors else ""
        raise PackHasErrors(
            _("“{file}” is not installed, because it has errors.{first}").format(
                file=source.name, first=first
            ),
            reading.problems,
        )
    return reading.pack


def _put(pack: Pack, staged: Path, folder: Path, *, downgrade: bool) -> Installed:
    there = next((each for each in pack_folders(folder) if _id_of(each) == pack.id), None)
    old = None
    if there is not None:
        found = read_pack_alone(there).pack
        old = found.version if found is not None else "?"
        if old == pack.version and _digest(there) == _digest(staged):
            return Installed(_at(pack, there), old, is_new=False)
        if found is not None and version_key(pack.version) < version_key(old) and not downgrade:
            raise KnownError(
                _(
                    "Version {old} of “{title}” is installed, which is newer than {new}. To go "
                    "back, remove it first."
                ).format(old=old, new=pack.version, title=found.title)
            )
    place = folder / pack.id
    aside = folder / f"{OLD}{pack.id}-{secrets.token_hex(8)}"
    try:
        if there is not None:
            there.rename(aside)
        try:
            staged.rename(place)
        except OSError:
            if there is not None:
                aside.rename(there)
            raise
    except OSError as error:
        raise KnownError(_cannot_be_put(folder, error)) from error
    shutil.rmtree(aside, ignore_errors=True)
    return Installed(_at(pack, place), old, is_new=True)


def _cannot_be_put(folder: Path, error: OSError) -> str:
    return _("The pack cannot be put into {folder} ({reason}); look at the disk.").format(
        folder=folder, reason=error.strerror or error
    )


def _at(pack: Pack, place: Path) -> Pack:
    lessons = tuple(replace(each, path=place / each.path.name) for each in pack.lessons)
    return replace(pack, folder=place, lessons=lessons)


def _id_of(place: Path) -> str:
    found = read_pack_alone(place).pack
    return found.id if found is not None else place.name


def _digest(folder: Path) -> str:
    """Return the SHA-256 of all files below *folder* with their names."""
    digest = hashlib.sha256()
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        name = path.relative_to(folder).as_posix()
        digest.update(f"{name}\0{path.stat().st_size}\0".encode("utf-8", "surrogateescape"))
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
    return digest.hexdigest()
