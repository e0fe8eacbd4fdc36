"""Copies the files of a pack, and tells whether two packs have the same ones."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

_CHUNK = 256 * 1024  # bytes


def copy_files(files: Iterable[tuple[str, Path]], folder: Path, step: Callable[[], None]) -> None:
    """Copy *files*, by the names they get, into *folder*, which must not exist yet.

    *step* is called again and again; what it raises ends the copying. Raises OSError.
    """
    folder.mkdir()
    for name, path in files:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with path.open("rb") as source, target.open("xb") as copy:
            while chunk := source.read(_CHUNK):
                step()
                copy.write(chunk)


def have_same_files(one: Path, other: Path) -> bool:
    """Tell whether two folders hold the same files; hidden ones do not count. Raises OSError."""
    names = _names(one)
    return names == _names(other) and all(_same(one / name, other / name) for name in names)


def _names(folder: Path) -> set[str]:
    """Return the paths of the files below *folder*, but for what systems leave in any folder."""
    names = set()
    for parent, folders, files in os.walk(folder):
        folders[:] = [each for each in folders if not each.startswith(".")]
        names |= {
            Path(parent, each).relative_to(folder).as_posix()
            for each in files
            if not each.startswith(".") and each != "Thumbs.db"
        }
    return names


def _same(one: Path, other: Path) -> bool:
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as first, other.open("rb") as second:
        while chunk := first.read(_CHUNK):
            if chunk != second.read(_CHUNK):
                return False
        return not second.read(1)
