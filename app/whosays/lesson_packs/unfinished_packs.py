"""What a killed process may leave among the installed packs, and how it is put right.

Installed packs lie in folders of ``packs`` in the data folder. What is not finished has a name
that begins with a full stop and is no pack to anybody: ``.new-`` one that is being looked through,
``.old-NAME-`` one whose place NAME another is taking, ``.gone-`` one that is being deleted.
Whoever looks at the packs next clears up, and puts back an old pack whose new one never came.
"""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

from whosays.lesson_packs.one_at_a_time import LOCK, PacksInUseError, only_one

_MOMENT = 1.0  # seconds; between two renames there is next to nothing
_NEW, _OLD, _GONE = ".new-", ".old-", ".gone-"


def packs_folder(data: Path) -> Path:
    """Return where the packs of the data folder *data* are."""
    return data / "packs"


def new_room(folder: Path) -> Path:
    """Return a path in *folder*, where packs are, for one that is being looked through."""
    return folder / f"{_NEW}{secrets.token_hex(8)}"


def aside(place: Path) -> Path:
    """Return a path for the pack in *place* while another takes its place."""
    return place.with_name(f"{_OLD}{place.name}-{secrets.token_hex(8)}")


def away(place: Path) -> Path:
    """Return a path for the pack in *place* while it is being deleted."""
    return place.with_name(f"{_GONE}{secrets.token_hex(8)}")


def delete(path: Path) -> None:
    """Delete *path*, a folder or a link to one, as far as the system allows."""
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def clear_up(folder: Path) -> None:
    """Take away in *folder*, where packs are, what a killed process left unfinished.

    Whoever calls this holds the lock of the folder. Raises OSError where an old pack cannot be put
    back; what cannot be deleted stays for the next time.
    """
    for path in _unfinished(folder):
        if _lacks_its_place(path):
            path.rename(path.with_name(_name_of_old(path)))
        else:
            delete(path)


def put_back_interrupted(data: Path) -> None:
    """Put right what a killed process left among the packs of the data folder *data*.

    Does nothing where it left nothing, another process is at work, or the folder is read-only. A
    process that is just putting one pack in the place of another is waited for.
    """
    folder = packs_folder(data)
    with suppress(OSError, PacksInUseError):
        unfinished = _unfinished(folder)
        if unfinished or (folder / LOCK).exists():
            is_away = any(_lacks_its_place(path) for path in unfinished)
            with only_one(folder, patience=_MOMENT if is_away else 0):
                clear_up(folder)


def _lacks_its_place(path: Path) -> bool:
    name = _name_of_old(path)
    return bool(name) and not os.path.lexists(path.with_name(name))


def _name_of_old(path: Path) -> str:
    """Return the name of the place that the pack in *path* had; empty where it had none."""
    if not path.name.startswith(_OLD):
        return ""
    return path.name.removeprefix(_OLD).rpartition("-")[0]


def _unfinished(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    names = sorted(entry.name for entry in os.scandir(folder))
    return [folder / name for name in names if name.startswith((_NEW, _OLD, _GONE))]
