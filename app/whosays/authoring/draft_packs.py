"""Packs that are being written: folders of lesson files in the data folder, or anywhere else.

A draft is nothing but its files, so that an editor, version control and the studio can take turns.
"""

from __future__ import annotations

import json
import os
import re
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from whosays.authoring.facts import with_fact
from whosays.authoring.identifiers import identifier_from
from whosays.authoring.lesson_text import LessonText
from whosays.errors import KnownError
from whosays.lesson_packs.lesson import Pack
from whosays.lesson_packs.reading import PACK_PAGE, lesson_files, read_pack_alone
from whosays.private_folders import make_private
from whosays.translation import _

_NUMBERED = re.compile(r"\d+[-_ ]*")
_ELSEWHERE = "elsewhere.json"
_SET_ASIDE = ".removed"
_MOST_ELSEWHERE = 50


@dataclass(frozen=True)
class DraftLesson:
    """A lesson file of a draft."""

    path: Path

    @cached_property
    def text(self) -> LessonText | None:
        """Return what it says, None where it cannot be read."""
        try:
            return LessonText.read(self.path)
        except KnownError:
            return None

    @property
    def id(self) -> str:
        """Return its id, empty where it has none."""
        return self.text.facts.get("id", "") if self.text is not None else ""

    @property
    def title(self) -> str:
        """Return its title, or else the name of its file."""
        title = self.text.facts.get("title", "") if self.text is not None else ""
        return title or self.path.name


@dataclass(frozen=True)
class DraftPack:
    """A folder in which a pack is being written."""

    folder: Path

    @cached_property
    def page(self) -> LessonText | None:
        """Return what ``pack.md`` says, None where it cannot be read."""
        try:
            return LessonText.read(self.folder / PACK_PAGE)
        except KnownError:
            return None

    @property
    def title(self) -> str:
        """Return its title, or else the name of its folder."""
        title = self.page.facts.get("title", "") if self.page is not None else ""
        return title or self.folder.name

    @cached_property
    def pack(self) -> Pack | None:
        """Return the pack without its lessons, None where its page has errors."""
        return read_pack_alone(self.folder).pack

    @cached_property
    def lessons(self) -> tuple[DraftLesson, ...]:
        """Return its lessons in reading order."""
        return tuple(DraftLesson(path) for path in lesson_files(self.folder))


def drafts_folder(data: Path) -> Path:
    """Return where the drafts of the data folder *data* are."""
    return data / "drafts"


def draft_packs(data: Path) -> tuple[DraftPack, ...]:
    """Return the packs being written: those in the data folder *data*, then those elsewhere."""
    inside = drafts_folder(data)
    folders = sorted(inside.iterdir()) if inside.is_dir() else []
    folders = [each for each in folders if not each.name.startswith(".")]
    known = [each for each in (*folders, *_elsewhere(data)) if (each / PACK_PAGE).is_file()]
    return tuple(DraftPack(folder) for folder in dict.fromkeys(known))


def remember_elsewhere(data: Path, folder: Path) -> None:
    """Have ``draft_packs`` know *folder*, which is not in the data folder *data*.

    Raises KnownError where there is no pack in it, or the disk does not take the note.
    """
    if not (folder / PACK_PAGE).is_file():
        raise KnownError(
            _(
                "There is no {page} in “{folder}”, so it is no pack. Choose the folder of a pack, "
                "or begin a new one."
            ).format(page=PACK_PAGE, folder=folder.name)
        )
    if drafts_folder(data).resolve() == folder.resolve().parent:
        return
    known = [folder.resolve(), *_elsewhere(data)]
    _keep_elsewhere(data, list(dict.fromkeys(known))[:_MOST_ELSEWHERE])


def forget_elsewhere(data: Path, folder: Path) -> None:
    """Have ``draft_packs`` forget *folder*, in which nothing is changed.

    Raises KnownError where the disk does not take the note.
    """
    _keep_elsewhere(data, [each for each in _elsewhere(data) if each != folder.resolve()])


def _elsewhere(data: Path) -> list[Path]:
    try:
        names = json.loads((drafts_folder(data) / _ELSEWHERE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return []
    return [Path(name) for name in names if isinstance(name, str)] if type(names) is list else []


def _keep_elsewhere(data: Path, folders: Sequence[Path]) -> None:
    file = drafts_folder(data) / _ELSEWHERE
    with _told_in_words(file.parent):
        make_private(file.parent)
        unfinished = file.with_suffix(".tmp")
        unfinished.write_text(json.dumps([str(each) for each in folders]), encoding="utf-8")
        unfinished.replace(file)


def new_pack(data: Path, title: str, authors: str, language: str = "en") -> DraftPack:
    """Begin a pack with *title* in the data folder *data* and return it.

    Raises KnownError where the disk does not take it.
    """
    inside = drafts_folder(data)
    with _told_in_words(inside):
        make_private(inside)
        taken = {each.name for each in inside.iterdir()}
        name = identifier_from(title, taken, "pack")
        folder = inside / name
        folder.mkdir()
    head = f"---\nformat: 1\nid: {name}\nversion: 1.0.0\ntitle: x\nauthors: x\n"
    page = LessonText(head + f"language: {language}\nlicence: CC-BY-4.0\n---\n", file=PACK_PAGE)
    for key, value in (("title", title), ("authors", authors)):
        page = with_fact(page, key, " ".join(value.split()) or _("Not said yet"))
    page.write(folder / PACK_PAGE)
    return DraftPack(folder)


def add_lesson(pack: DraftPack, text: str) -> Path:
    """Write *text*, a lesson file's, as the last lesson of *pack*, and return the file.

    Raises KnownError where the disk does not take it.
    """
    draft = LessonText(text)
    number = len(pack.lessons) + 1
    name = identifier_from(draft.facts.get("title", ""), (), "lesson")
    names = {path.name for path in pack.folder.iterdir()} if pack.folder.is_dir() else set()
    while f"{number:02}-{name}.md" in names or _after(pack, f"{number:02}-"):
        number += 1
    path = pack.folder / f"{number:02}-{name}.md"
    draft.write(path)
    return path


def _after(pack: DraftPack, beginning: str) -> bool:
    """Tell whether a file of *pack* would sort behind one whose name has this *beginning*."""
    return any(each.path.name.casefold() > beginning.casefold() for each in pack.lessons)


def arrange(pack: DraftPack, order: Sequence[str]) -> DraftPack:
    """Have the files of *pack* sort into *order*, their names, by numbering them; return it anew.

    Raises KnownError where another program is at the files; nothing is lost then.
    """
    there = [lesson.path.name for lesson in pack.lessons]
    if sorted(order) != sorted(there):
        raise KnownError(_("Lessons came or went meanwhile; look again, and arrange them then."))
    digits = max(2, len(str(len(order))))
    wanted = [
        f"{number:0{digits}}-{_NUMBERED.sub('', name, count=1) or name}"
        for number, name in enumerate(order, start=1)
    ]
    moves = [(old, new) for old, new in zip(order, wanted, strict=True) if old != new]
    if there != list(order):
        _rename(pack.folder, moves)
    return DraftPack(pack.folder)


def _rename(folder: Path, moves: Sequence[tuple[str, str]]) -> None:
    """Rename all files or none; names that another still has are free in between."""
    between = [f"{secrets.token_hex(4)}-{old}" for old, _new in moves]
    done: list[tuple[str, str]] = []

    def move(old: str, new: str) -> None:
        if os.path.lexists(folder / new):
            raise FileExistsError(0, _("the name “{name}” is taken").format(name=new))
        (folder / old).rename(folder / new)
        done.append((old, new))

    with _told_in_words(folder):
        try:
            for (old, _new), middle in zip(moves, between, strict=True):
                move(old, middle)
            for (_old, new), middle in zip(moves, between, strict=True):
                move(middle, new)
        except OSError:
            for old, new in reversed(done):
                with suppress(OSError):
                    (folder / new).rename(folder / old)
            raise


def set_aside(pack: DraftPack, name: str) -> Path:
    """Take the lesson file *name* out of *pack*, and return where it is kept.

    Raises KnownError where it cannot be moved.
    """
    aside = pack.folder / _SET_ASIDE
    with _told_in_words(pack.folder):
        aside.mkdir(exist_ok=True)
        kept = aside / name
        number = 1
        while os.path.lexists(kept):
            number += 1
            kept = aside / f"{Path(name).stem}-{number}.md"
        (pack.folder / name).rename(kept)
    return kept


@contextmanager
def _told_in_words(folder: Path) -> Iterator[None]:
    """Turn what the system refuses into a sentence."""
    try:
        yield
    except OSError as error:
        raise KnownError(
            _("“{folder}” cannot be changed ({reason}); everything in it is as it was.").format(
                folder=folder, reason=error.strerror or error
            )
        ) from error
