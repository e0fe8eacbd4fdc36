"""Looks whether everything that was packed is in the list of licences that was packed."""

from __future__ import annotations

import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

from packed.building import CHECKOUT
from packed.verdicts import verdict
from PyInstaller.archive.readers import CArchiveReader

from packing.parts_of_qt import library_name

_OURS = ("whosays", "PySide6", "shiboken6")  # Qt's libraries lie beside what is made of them
_NOT_NAMED = re.compile(r"_?pyi|_sysconfigdata")
"""What starts the program, which PyInstaller lets go under any licence, and a part of Python."""


def look_inside(program: Path) -> list[bool]:
    """Compare the folder *program* with its list of licences; print, and tell what holds."""
    print("\nWhat is inside, and the list of licences")
    listed = (program / "LICENCES" / "LIST.txt").read_text(encoding="utf-8").splitlines()
    named = {_plain(line.partition(":")[0].rpartition(" ")[0]) for line in listed}
    of = packages_distributions()
    tops = _modules(program) | _folders(program)
    strangers = sorted(
        top for top in tops if not named & {_plain(one) for one in of.get(top, [top])}
    )
    libraries = {line.partition(":")[0] for line in listed}
    inside = program / "_internal"
    unnamed = sorted(
        path.name
        for path in inside.glob("*.so*")
        if not path.is_symlink() and path.name not in libraries and "libpython" not in path.name
    )
    texts = {path.stem for path in (program / "LICENCES").iterdir()}
    of_others = sorted(
        path.name
        for path in (inside / "PySide6" / "Qt" / "lib").iterdir()
        if not library_name(path).startswith("Qt") and library_name(path) not in _held(listed)
    )
    locked = (CHECKOUT / "app" / "requirements.txt").read_text(encoding="utf-8")
    needed = {_plain(name) for name in re.findall(r"(?m)^([\w.-]+)==", locked)}
    packed = {_plain(one) for top in tops for one in of.get(top, [top])}
    too_many = sorted(packed - needed)
    loose = sorted(path.name for path in program.rglob("*") if not path.exists())
    return [
        verdict(f"all {len(tops)} packages inside are in it", not strangers, ", ".join(strangers)),
        verdict("all libraries of the system are in it", not unnamed, ", ".join(unnamed)),
        verdict("all that Qt brings of others is in it", not of_others, ", ".join(of_others)),
        verdict(f"{len(texts)} texts of licences are beside it", len(texts) > len(tops)),
        verdict("nothing that only tests need", not too_many, ", ".join(too_many)),
        verdict("no link leads nowhere", not loose, ", ".join(loose)),
    ]


def _modules(program: Path) -> set[str]:
    """Return the names at the top of the archive of modules, but for Python's own."""
    archive = CArchiveReader(str(program / "whosays"))
    (name,) = (each for each in archive.toc if each.lower().startswith("pyz"))
    tops = {module.partition(".")[0] for module in archive.open_embedded_archive(name).toc}
    own = {*sys.stdlib_module_names, *_OURS}
    return {top for top in tops - own if not _NOT_NAMED.match(top)}


def _folders(program: Path) -> set[str]:
    """Return the names of the folders with code beside it, but for Python's own."""
    return {
        path.name
        for path in (program / "_internal").iterdir()
        if path.is_dir()
        and not path.name.startswith(("python3", *_OURS))
        and path.suffix != ".dist-info"
    }


def _held(listed: list[str]) -> set[str]:
    """Return the libraries of which the lines *listed* say what they hold."""
    held = [names for line in listed for names in re.findall(r" \(in ([\w, -]+)\): ", line)]
    return {name for names in held for name in names.split(", ")}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
