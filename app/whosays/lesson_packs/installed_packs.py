"""Lists the packs at hand by what their own page says, without reading their lessons."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from whosays.bundled import bundled
from whosays.lesson_packs.problem import Severity
from whosays.lesson_packs.reading import lesson_files, pack_folders, read_pack_alone
from whosays.lesson_packs.unfinished_packs import packs_folder, put_back_interrupted


@dataclass(frozen=True, slots=True)
class InstalledPack:
    """A pack that comes with the program or was installed."""

    id: str
    """The name of its folder where ``problem`` says that its page cannot be read."""
    title: str
    version: str
    lessons: int
    """How many lesson files it has, whether or not there are errors in them."""
    language: str
    """BCP 47."""
    licence: str
    """SPDX."""
    folder: Path
    bundled: bool
    """Whether it comes with the program, and cannot be removed."""
    problem: str = ""
    """What is wrong with its page, with file, line and column; empty where nothing is."""


def installed_packs(data: Path) -> tuple[InstalledPack, ...]:
    """Return the bundled packs, then those installed in the data folder *data*, by folder.

    What a killed process left unfinished is put right first.
    """
    put_back_interrupted(data)
    ours = [pack_in(folder, is_bundled=True) for folder in pack_folders(bundled("lessons"))]
    theirs = [pack_in(folder) for folder in pack_folders(packs_folder(data))]
    return (*ours, *theirs)


def pack_in(folder: Path, *, is_bundled: bool = False) -> InstalledPack:
    """Return what the pack in *folder* says about itself."""
    reading = read_pack_alone(folder)
    count = len(lesson_files(folder))
    pack = reading.pack
    if pack is None:
        problem = next(each for each in reading.problems if each.severity is Severity.ERROR)
        return InstalledPack(folder.name, "", "", count, "", "", folder, is_bundled, str(problem))
    return InstalledPack(
        pack.id, pack.title, pack.version, count, pack.language, pack.licence, folder, is_bundled
    )
