"""Puts the licence of everything inside into the package, and refuses what has none."""

from __future__ import annotations

import json
import re
import shutil
import sys
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

from packing.checkout import CHECKOUT
from packing.parts_of_qt import parts_of_qt
from packing.standard_texts import standard_texts
from packing.system_libraries import Library, system_libraries
from whosays.errors import KnownError
from whosays.licences import NAMED_ONLY

_FOLDER = "LICENCES"
_STANDARD = "Standard texts"
_NAMED_SO = re.compile(r"(?i)(^|/)(licen[cs]e|copying|notice|authors)[^/]*$|/licenses/")
_ONLY_TO_BUILD = {
    "pyinstaller", "pyinstaller-hooks-contrib", "altgraph", "packaging", "setuptools", "pip",
    "whosays", "wheel", "pefile", "macholib", "pywin32-ctypes",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listed:
    """Something in the package that has a licence of its own."""

    name: str
    version: str
    licence: str
    copyright: tuple[str, ...] = ()
    """Whose it is, where the texts do not say so."""
    texts: tuple[Path, ...] = ()
    within: str = ""
    """The library of Qt that holds it, or those that do."""

    @property
    def line(self) -> str:
        """What the list says of it."""
        where = f" (in {self.within})" if self.within else ""
        return f"{self.name} {self.version}".strip() + f"{where}: {self.licence}"


def write_licences(program: Path) -> None:
    """Write ``LICENCES`` into the folder *program*: ours, Python's, Qt's, and all libraries'.

    Raises KnownError naming whatever comes without a licence.
    """
    folder = program / _FOLDER
    folder.mkdir()
    shutil.copy(CHECKOUT / "LICENSE", folder / "Who Says.txt")
    shutil.copy(CHECKOUT / "lessons" / "LICENSE", folder / "The lessons.txt")
    inside = (each for each in distributions() if _is_inside(each, program))
    packages = [of_package(each) for each in sorted(inside, key=lambda one: one.name.lower())]
    qt = [
        Listed(part.name, "", part.licence, part.copyright, (), ", ".join(part.libraries))
        for part in parts_of_qt(program)
    ]
    libraries = system_libraries(program)
    missing = [each.name for each in packages if not each.texts]
    missing += [each.file for each in libraries if each.text is None]
    if missing:
        raise KnownError("No licence was found for: " + ", ".join(missing))
    own = "Who Says?: Apache-2.0. Its lessons: CC-BY-4.0. Its typefaces: OFL-1.1."
    systems = [_of_system(each) for each in libraries]
    _write_list(folder, own, [_python(), *packages, *qt], libraries)
    for one in {each.name: each for each in [_python(), *packages, *systems]}.values():
        _copy_texts(one, folder)
    _write_parts_of_qt(folder, qt)
    to_show = [_python(), *packages, *qt, *{each.name: each for each in systems}.values()]
    let_the_program_show(to_show, program / "_internal" / "whosays" / "bundled" / "licences")


def _write_list(folder: Path, own: str, listed: list[Listed], libraries: list[Library]) -> None:
    lines = ["Everything in this package, with its licence.", "", own]
    lines += [each.line for each in listed]
    lines += [
        f"{each.file}: of Debian's package {each.package} {each.version}, see its file"
        for each in libraries
    ]
    (folder / "LIST.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _copy_texts(one: Listed, folder: Path) -> None:
    for number, source in enumerate(one.texts, start=1):
        suffix = f" {number}" if len(one.texts) > 1 else ""
        text = "\n".join([*one.copyright, "", _read(source)]).lstrip("\n")
        (folder / f"{one.name}{suffix}.txt").write_text(text, encoding="utf-8")


def _write_parts_of_qt(folder: Path, parts: list[Listed]) -> None:
    """Write what Qt holds of others' work, with the standard texts in a folder beside it."""
    paragraphs = [
        "What Qt holds of others' work, in Qt's own words. The texts of the licences are in the "
        f"folder “{_STANDARD}”; where one leaves room for a year and a name, they are those here. "
        "Of what is joined by OR, the first is chosen.",
    ]
    (folder / _STANDARD).mkdir()
    for part in parts:
        paragraphs.append("\n".join([part.line, *part.copyright]))
        for text in standard_texts(part.licence):
            shutil.copy(text, folder / _STANDARD / text.name)
    (folder / "Parts of Qt.txt").write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")


def let_the_program_show(parts: list[Listed], place: Path) -> None:
    """Write *parts* into the folder *place*, where the program's page of licences looks."""
    place.mkdir(parents=True)
    names: dict[Path, str] = {}
    listed = []
    for part in parts:
        texts = part.texts or tuple(standard_texts(part.licence))
        for text in texts:
            if text not in names:
                names[text] = f"{len(names):03}.txt"
                shutil.copy(text, place / names[text])
        listed.append(
            {
                "name": f"{part.name} ({part.within})" if part.within else part.name,
                "version": part.version,
                "licence": part.licence,
                "copyright": list(part.copyright),
                "texts": [names[text] for text in texts],
            }
        )
    content = json.dumps(listed, ensure_ascii=False, indent=1)
    (place / "list.json").write_text(content + "\n", encoding="utf-8")


def of_package(one: Distribution) -> Listed:
    """Return what *one* says of its licence, with the texts that it brings or builds on."""
    licence = licence_of(one)
    texts = texts_of(one)
    if texts:
        return Listed(one.name, one.version, licence or "see its file", (), tuple(texts))
    if one.name in NAMED_ONLY:
        licence = NAMED_ONLY[one.name]
        owner = (f"Copyright (c) {one.metadata['Author']}",)
        return Listed(one.name, one.version, licence, owner, tuple(standard_texts(licence)))
    if "LGPL-3.0" in licence:  # it builds on the GPL, whose text belongs to it
        folder = CHECKOUT / "resources" / "licences"
        return Listed(
            one.name, one.version, licence, (), (folder / "LGPL-3.0.txt", folder / "GPL-3.0.txt")
        )
    return Listed(one.name, one.version, licence)


def _of_system(library: Library) -> Listed:
    texts = (library.text,) if library.text is not None else ()
    return Listed(library.package, library.version, "see its text", (), texts)


def _python() -> Listed:
    version = ".".join(map(str, sys.version_info[:3]))
    library = Path(sys.base_prefix) / "lib" / f"python{version.rpartition('.')[0]}"
    for place in (library / "LICENSE.txt", Path("/usr/share/doc/python3/copyright")):
        if place.is_file():
            return Listed("Python", version, "PSF-2.0", (), (place,))
    raise KnownError("Python's own licence was not found beside its library.")


def _is_inside(one: Distribution, program: Path) -> bool:
    """Tell whether any of its modules went into the package."""
    if one.name.lower() in _ONLY_TO_BUILD:
        return False
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


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")
