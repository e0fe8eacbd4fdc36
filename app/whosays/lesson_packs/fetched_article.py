"""The article of a lesson that came without one: kept on this machine, the key attached to it."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from whosays.articles.span import Span
from whosays.errors import KnownError
from whosays.lesson_packs.attaching import Attached, attach
from whosays.lesson_packs.lesson import ArticlePart, Lesson, Pack
from whosays.lesson_packs.listing import listing_of, with_lessons
from whosays.lesson_packs.own_article import plain_blocks
from whosays.private_folders import make_private
from whosays.translation import _

_LARGEST = 1024 * 1024  # bytes, as of a lesson file


def lesson_with_article(lesson: Lesson, text: str) -> tuple[Lesson, Attached]:
    """Return *lesson*, which came without its article, with *text* for it, and how its key fits.

    *text* is plain, its blocks separated by blank lines. Raises KnownError where nothing of the
    key that a learner is to find is in it: it is another article then.
    """
    attached = attach(lesson.unattached, text, lesson.language)
    wanted = any(entry.role.value == "target" for entry in lesson.unattached)
    if not attached.key or (wanted and not any(span.scored for span in attached.key)):
        raise KnownError(
            _(
                "Nothing that this lesson asks for stands in this text. Look whether it is the "
                "article at {address}, and all of it."
            ).format(address=lesson.url)
        )
    made = replace(
        lesson,
        text=text,
        blocks=tuple(plain_blocks(text)),
        articles=(ArticlePart("", Span(0, len(text))),),
        key=attached.key,
    )
    return made, attached


def keep_article(data: Path, pack: str, lesson: str, text: str) -> None:
    """Keep *text* in *data* as the article of the lesson, by the ids of pack and lesson.

    Raises KnownError where the disk does not take it.
    """
    file = _file(data, pack, lesson)
    unfinished = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        make_private(file.parent)
        unfinished.write_text(text, encoding="utf-8", errors="replace", newline="")
        unfinished.replace(file)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise KnownError(
            _("The article cannot be kept in {folder} ({reason}); look at the disk.").format(
                folder=file.parent, reason=error.strerror or error
            )
        ) from error


def with_kept_articles(pack: Pack, data: Path) -> Pack:
    """Return *pack*; its lessons without an article have the one that is kept in *data*, if any."""
    missing = [listed.id for listed in listing_of(pack) if not listed.has_article]
    found = [pack.lesson(each) for each in missing if _file(data, pack.id, each).is_file()]
    whole = [_with_kept(pack, lesson, data) for lesson in found if lesson is not None]
    return with_lessons(pack, [lesson for lesson in whole if lesson.has_article])


def _with_kept(pack: Pack, lesson: Lesson, data: Path) -> Lesson:
    if lesson.has_article:
        return lesson
    try:
        with _file(data, pack.id, lesson.id).open("rb") as stream:
            text = stream.read(_LARGEST).decode("utf-8", "replace")
        return lesson_with_article(lesson, text)[0]
    except (OSError, KnownError):  # there is none, or it fits a newer version no more
        return lesson


def _file(data: Path, pack: str, lesson: str) -> Path:
    return data / "articles" / pack / f"{lesson}.txt"
