"""What the program is made of, and under which licence each part of it is."""

from __future__ import annotations

import json
import re
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from whosays import __version__
from whosays.bundled import bundled
from whosays.translation import _

_BUILT_ON = (
    "PySide6-Essentials",
    "Markdown",
    "sqlite-utils",
    "platformdirs",
    "click",
    "fsrs",
    "trafilatura",
    "mammoth",
    "pypdf",
)
"""The packages that pyproject.toml names; what these need in turn is found."""
NAMED_ONLY = {"cobble": "BSD-2-Clause"}
"""What names its licence and does not bring the text, with SPDX's identifier of that licence."""
_TYPEFACES = {
    "atkinson-hyperlegible": "Atkinson Hyperlegible",
    "opendyslexic": "OpenDyslexic",
    "source-serif-4": "Source Serif 4",
}
_TEXT = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the program that has an author and a licence of its own."""

    name: str
    version: str
    licence: str
    """As the part itself says it, mostly SPDX; empty where only its text tells."""
    text: str
    """Of the licence, in full; empty where it came without."""


def parts() -> tuple[Part, ...]:
    """Return everything that the program is made of, its own parts first. Takes a while.

    A packed program lists its libraries in ``licences`` beside the lessons; otherwise they are the
    installed packages that this one needs.
    """
    beside = bundled("lessons").parent
    own = Part("Who Says?", __version__, "Apache-2.0", _read(beside / "LICENSE"))
    lessons = Part(_("The lessons"), "", "CC-BY-4.0", _read(beside / "lessons" / "LICENSE"))
    packed = beside / "licences"
    others = packed_parts(packed) if packed.is_dir() else [_python(), *_installed()]
    return (own, lessons, *_typefaces(), *sorted(others, key=lambda each: each.name.lower()))


def _typefaces() -> Iterator[Part]:
    for folder, name in _TYPEFACES.items():
        yield Part(name, "", "OFL-1.1", _texts_in(bundled("resources") / "fonts" / folder))


def packed_parts(folder: Path) -> list[Part]:
    """Return what ``list.json`` in *folder* lists, with the texts that it names there."""
    listed = json.loads((folder / "list.json").read_text(encoding="utf-8"))
    return [
        Part(
            each["name"],
            each["version"],
            each["licence"],
            "\n\n".join(
                ["\n".join(each["copyright"]), *(_read(folder / t) for t in each["texts"])]
            ).strip("\n"),
        )
        for each in listed
    ]


def _python() -> Part:
    version = ".".join(map(str, sys.version_info[:3]))
    return Part(
        "Python", version, "PSF-2.0", _read(Path(sysconfig.get_path("stdlib")) / "LICENSE.txt")
    )


def _installed() -> Iterator[Part]:
    """Yield the packages that the program needs, and those that they need."""
    waiting, seen = list(_BUILT_ON), set[str]()
    while waiting:
        name = waiting.pop()
        known = re.sub(r"[-_.]+", "-", name).lower()
        if known in seen:
            continue
        seen.add(known)
        try:
            found = metadata.distribution(name)
        except metadata.PackageNotFoundError:  # needed on another system, say
            continue
        yield _part(found)
        for needed in found.requires or ():
            named = _NAME.match(needed)
            if named is not None and "extra ==" not in needed:
                waiting.append(named[0])


def _part(found: metadata.Distribution) -> Part:
    about = found.metadata
    fields = [about[name] for name in ("License-Expression", "License") if name in about]
    said = fields[0].partition("\n")[0] if fields else ""
    classes = [each for each in about.get_all("Classifier") or () if each.startswith("License")]
    licence = said or (classes or [""])[0].rpartition(" :: ")[2]
    files = [found.locate_file(each) for each in found.files or () if _is_text(each.name)]
    texts = [_read(Path(str(each))) for each in files]
    folder = bundled("resources") / "licences"
    if not any(texts) and "LGPL-3.0" in licence:  # it builds on the GPL, whose text belongs to it
        texts = [_read(folder / f"{each}.txt") for each in ("LGPL-3.0", "GPL-3.0")]
    elif not any(texts) and about["Name"] in NAMED_ONLY:
        licence = NAMED_ONLY[about["Name"]]
        texts = [f"Copyright (c) {about['Author']}", _read(folder / f"{licence}.txt")]
    return Part(about["Name"], found.version, licence, "\n\n".join(filter(None, texts)))


def _is_text(name: str) -> bool:
    return _TEXT.search(name) is not None and not name.endswith((".py", ".pyc"))


def _texts_in(folder: Path) -> str:
    files = sorted(each for each in folder.rglob("*") if each.is_file() and _is_text(each.name))
    return "\n\n".join(filter(None, map(_read, files)))


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip("\n")
    except OSError:
        return ""
