"""Puts the licence of everything inside into the package, and refuses what has none."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path

from packing.checkout import CHECKOUT
from whosays.errors import KnownError

_FOLDER = "LICENCES"
_NAMED_SO = re.compile(r"(?i)(^|/)(licen[cs]e|copying|notice|authors)[^/]*$|/licenses/")
_ONLY_TO_BUILD = {
    "pyinstaller", "pyinstaller-hooks-contrib", "altgraph", "packaging", "setuptools", "pip",
    "whosays", "wheel", "pefile", "macholib", "pywin32-ctypes",
}  # fmt: skip


def write_licences(program: Path) -> None:
    """Write ``LICENCES`` into the folder *program*: ours, Python's, Qt's, and all libraries'.

    Raises KnownError naming whatever comes without a licence.
    """
    folder = program / _FOLDER
    folder.mkdir()
    shutil.copy(CHECKOUT / "LICENSE", folder / "Who Says.txt")
    shutil.copy(CHECKOUT / "lessons" / "LICENSE", folder / "The lessons.txt")
    lines = ["Everything in this package, with its licence.", ""]
    lines += ["Who Says?: Apache-2.0. Its lessons: CC-BY-4.0. Its typefaces: OFL-1.1."]
    lines += [_python(folder)]
    _add_those_of_qt(folder)
    missing: list[str] = []
    for one in sorted(distributions(), key=lambda each: each.name.lower()):
        if one.name.lower() not in _ONLY_TO_BUILD and _is_inside(one, program):
            lines.append(f"{one.name} {one.version}: {licence_of(one) or 'see its file'}")
            if not _copy_of(one, folder) and not licence_of(one):
                missing.append(one.name)
    for library, package in _system_libraries(program):
        copyright_file = Path("/usr/share/doc") / package / "copyright"
        if copyright_file.is_file():
            shutil.copy(copyright_file, folder / f"{package}.txt")
            lines.append(f"{library}: of Debian's package {package}, see its file")
        else:
            missing.append(library)
    if missing:
        raise KnownError("No licence was found for: " + ", ".join(missing))
    (folder / "LIST.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _python(folder: Path) -> str:
    version = ".".join(map(str, sys.version_info[:3]))
    places = (
        Path(sys.base_prefix) / "lib" / f"python{version.rpartition('.')[0]}" / "LICENSE.txt",
    )
    for place in (*places, Path("/usr/share/doc/python3/copyright")):
        if place.is_file():
            shutil.copy(place, folder / "Python.txt")
            return f"Python {version}: PSF-2.0"
    raise KnownError("Python's own licence was not found beside its library.")


def _add_those_of_qt(folder: Path) -> None:
    """Copy the licences that Qt and PySide6 name and do not bring, where this machine has them."""
    for name in ("LGPL-3", "GPL-3"):
        text = Path("/usr/share/common-licenses") / name
        if text.is_file():
            shutil.copy(text, folder / f"Qt and PySide6, {name}.txt")


def _is_inside(one: Distribution, program: Path) -> bool:
    """Tell whether any of its modules went into the package."""
    tops = {
        str(file).partition("/")[0] for file in one.files or () if not str(file).startswith("..")
    }
    inside = program / "_internal"
    archived = one.name.replace("-", "_").lower()
    folders = {path.name.partition(".")[0].lower() for path in inside.iterdir()}
    pure = _modules_in_archive(program)
    names = {top.removesuffix(".py").lower() for top in tops if "dist-info" not in top} | {archived}
    return bool(names & (folders | pure))


def _modules_in_archive(program: Path) -> set[str]:
    table = program.parents[1] / "made" / "whosays" / "PYZ-00.toc"
    text = table.read_text(encoding="utf-8") if table.is_file() else ""
    return {name.partition(".")[0].lower() for name in re.findall(r"\('([\w.]+)',", text)}


def licence_of(one: Distribution) -> str:
    """Return what *one* says of its licence, empty where it says nothing."""
    facts = one.metadata
    for key in ("License-Expression", "License"):
        if key == "License":
            kinds = facts.get_all("Classifier") or []
            named = [each for each in kinds if each.startswith("License ::")]
            if named:
                return ", ".join(each.rpartition(":: ")[2] for each in named)
        if key in facts:
            return str(facts[key]).partition("\n")[0]
    return ""


def texts_of(one: Distribution) -> list[Path]:
    """Return the files in which *one* brings its licences."""
    inside = [file for file in one.files or () if "dist-info" in str(file)]
    named = sorted(str(file) for file in inside if _NAMED_SO.search(str(file)))
    return [path for path in (Path(str(one.locate_file(each))) for each in named) if path.is_file()]


def _copy_of(one: Distribution, folder: Path) -> bool:
    """Copy the texts that *one* brings; tell whether there are any."""
    texts = texts_of(one)
    for number, source in enumerate(texts, start=1):
        suffix = f" {number}" if len(texts) > 1 else ""
        shutil.copy(source, folder / f"{one.name}{suffix}.txt")
    return bool(texts)


def _system_libraries(program: Path) -> Iterator[tuple[str, str]]:
    """Give the libraries of the system that were packed, each with the package it is of."""
    if not sys.platform.startswith("linux"):
        return
    for library in sorted((program / "_internal").glob("lib*.so*")):
        of_qt = program / "_internal" / "PySide6" / "Qt" / "lib" / library.name
        if library.is_symlink() or of_qt.exists() or library.name.startswith("libpython"):
            continue
        asked = subprocess.run(
            ["dpkg", "-S", f"*/{library.name}"],  # noqa: S607 - a Debian builds this
            check=False,
            capture_output=True,
            text=True,
        )
        yield library.name, asked.stdout.partition(":")[0].strip() or library.name
