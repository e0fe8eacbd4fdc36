"""Checks the names in a pack file: they stay in its folder, on every system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from whosays.translation import _

_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE
)
_FORBIDDEN = re.compile(
    r'[<>:"|?*\\\x00-\x1f\x7f-\x9f'
    # what turns the direction of what follows: a name that shows as another
    r"\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\uffff]"
)
_LONGEST_PART = 200  # bytes; file systems take 255
_LONGEST_PATH = 1000
_DEEPEST = 16


def name_fault(name: str) -> str:
    """Return what is wrong with the path *name* inside a pack file, or nothing."""
    shown = ascii(name)[1:-1][:80]
    if name.startswith("/") or re.match(r"[A-Za-z]:", name):
        return _("“{name}” is a path of a whole disk, not of a pack.").format(name=shown)
    parts = name.removesuffix("/").split("/")
    if ".." in parts:
        return _("“{name}” leaves the folder of the pack.").format(name=shown)
    if "" in parts or "." in parts or len(parts) > _DEEPEST or len(name) > _LONGEST_PATH:
        return _("“{name}” is no path that every system can keep.").format(name=shown)
    return next((fault for part in parts if (fault := _part_fault(part, shown))), "")


def _part_fault(part: str, shown: str) -> str:
    if _FORBIDDEN.search(part) or part.endswith((".", " ")) or not _is_encodable(part):
        return _("“{name}” holds a character that no file name may have.").format(name=shown)
    if _RESERVED.match(part):
        return _("“{name}” is a name that Windows keeps for itself.").format(name=shown)
    if len(part.encode()) > _LONGEST_PART:
        return _("“{name}” is longer than a file name may be.").format(name=shown)
    return ""


def collision(names: Iterable[str]) -> str:
    """Return what two of *names* make impossible together, or nothing.

    Directories end in a slash. Names that differ in capitals or in how accents are written are
    one name to some systems, and a file cannot be a folder as well.
    """
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for name in names:
        folder = name if name.endswith("/") else name[: name.rfind("/") + 1]
        for prefix in _prefixes(folder):
            first = folders.setdefault(_folded(prefix), prefix)
            if first != prefix:
                return _clash(first, prefix)
        if name.endswith("/"):
            continue
        first = files.setdefault(_folded(name), "")
        if first:
            return _clash(first, name)
        files[_folded(name)] = name
    for key, name in files.items():
        if key + "/" in folders:
            return _clash(name, folders[key + "/"])
    return ""


def _prefixes(folder: str) -> Iterable[str]:
    at = folder.find("/")
    while at >= 0:
        yield folder[: at + 1]
        at = folder.find("/", at + 1)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _is_encodable(part: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in part)


def _clash(first: str, second: str) -> str:
    return _("“{first}” and “{second}” would be one file on some systems.").format(
        first=ascii(first)[1:-1][:80], second=ascii(second)[1:-1][:80]
    )
