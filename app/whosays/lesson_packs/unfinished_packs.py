"""What a killed process may leave among the installed packs, and how it is put right.

A pack lies in ``packs/ID`` of the data folder. What is not finished has a name that begins with a
full stop and is never read: ``.new-`` a pack that is being looked through, ``.old-ID-`` one that a
newer version is taking the place of, ``.gone-`` one that is being deleted. Whoever changes packs
next clears up, and puts back an old pack whose new one never came.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from whosays.errors import KnownError
from whosays.lesson_packs.one_at_a_time import only_one

NEW, OLD, GONE = ".new-", ".old-", ".gone-"


def packs_folder(data: Path) -> Path:
    """Return where the packs of the data folder *data* are."""
    return data / "packs"


def clear_up(folder: Path) -> None:
    """Take away in *folder*, where packs are, what a killed process left unfinished.

    Whoever calls this holds the lock of the folder.
    """
    for path in folder.glob(".*-*"):
        if path.name.startswith(OLD):
            identifier = path.name.removeprefix(OLD).rpartition("-")[0]
            if not (folder / identifier).exists():
                with suppress(OSError):
                    path.rename(folder / identifier)
                continue
        if path.name.startswith((NEW, OLD, GONE)):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                with suppress(OSError):
                    path.unlink()


def put_back_interrupted(data: Path) -> None:
    """Put back a pack that a killed process had moved aside; do nothing where none was."""
    folder = packs_folder(data)
    with suppress(OSError, KnownError):
        if any(folder.glob(f"{OLD}*")):
            with only_one(folder):
                clear_up(folder)
