"""What Qt's libraries hold of others' work: Qt names it in its sources, and not in its packages."""

from __future__ import annotations

import re
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from packing.checkout import FILES

_LIST = FILES / "parts_of_qt.toml"
_LIBRARY = re.compile(r"(lib)?(?P<name>[A-Za-z][\w-]*?)(\.(abi3|so|dll|dylib|pyd).*)?")


@dataclass(frozen=True, slots=True)
class PartOfQt:
    """A part of one of Qt's libraries that others wrote."""

    name: str
    libraries: tuple[str, ...]
    """The library or plugin that holds it, or those together, as ``library_name`` says them."""
    licence: str
    """In SPDX's identifiers."""
    copyright: tuple[str, ...]


def parts_of_qt(program: Path) -> list[PartOfQt]:
    """Return those parts whose libraries are in the folder *program*."""
    there = {library_name(path) for path in program.rglob("*") if path.is_file()}
    return [part for part in all_parts(sys.platform) if there.intersection(part.libraries)]


def all_parts(system: str) -> list[PartOfQt]:
    """Return all parts that Qt has for *system*, as in ``sys.platform``."""
    entries = tomllib.loads(_LIST.read_text(encoding="utf-8"))["part"]
    return [
        PartOfQt(each["name"], tuple(each["in"].split()), each["licence"], tuple(each["copyright"]))
        for each in entries
        if system in each.get("on", [system])
    ]


def library_name(path: Path) -> str:
    """Return what the library at *path* is called on every system, "QtCore" for "libQt6Core.so.6".

    Empty where it is none.
    """
    named = _LIBRARY.fullmatch(path.name)
    return re.sub(r"^Qt6(?=[A-Z])", "Qt", named["name"]) if named else ""
