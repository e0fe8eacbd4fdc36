"""Checks whatever a path names: a lesson, a pack, a folder of packs or a pack file."""

from __future__ import annotations

import os
from pathlib import Path

from whosays.lesson_packs.findings import START, Findings
from whosays.lesson_packs.links import GLOSSARY
from whosays.lesson_packs.pack_file import SUFFIX, read_pack_file
from whosays.lesson_packs.problem import Problem
from whosays.lesson_packs.reading import (
    PACK_PAGE,
    lesson_files,
    pack_around,
    pack_folders,
    read_lesson,
    read_pack,
    read_pack_alone,
)
from whosays.translation import _


def check_path(given: str, *, strict: bool = False) -> tuple[Problem, ...]:
    """Return every problem of what *given* names, its files named as *given* begins.

    A folder with a ``pack.md`` is a pack; else the packs in it are checked; else its lessons, and
    that ``pack.md`` is missing. With *strict*, unexplained spans are errors.
    """
    path = Path(given)
    if path.is_dir():
        return _check_folder(path, given, strict=strict)
    if path.name.lower().endswith(SUFFIX):
        return read_pack_file(path, file=given, strict=strict).problems
    if path.name == PACK_PAGE or (path.name == GLOSSARY and pack_around(path)):
        folder = os.path.dirname(given)  # noqa: PTH120 - as the user gave it
        return read_pack_alone(path.parent, file=folder).problems
    return read_lesson(path, pack=pack_around(path), file=given, strict=strict).problems


def _check_folder(folder: Path, given: str, *, strict: bool) -> tuple[Problem, ...]:
    inside = [] if (folder / PACK_PAGE).exists() else pack_folders(folder)
    if not inside and not (folder / PACK_PAGE).exists() and not lesson_files(folder):
        findings = Findings(given)
        findings.error(
            START,
            _("There is no pack and no lesson in this folder; name one that holds a pack.md."),
        )
        return findings.problems
    if not inside:
        return read_pack(folder, file=given, strict=strict).problems
    problems: list[Problem] = []
    for pack in inside:
        shown = os.path.join(given, pack.name)  # noqa: PTH118 - as the user gave it
        problems += read_pack(pack, file=shown, strict=strict).problems
    return tuple(problems)
