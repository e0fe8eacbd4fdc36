"""The lessons that can be put on paper: the one that is open, and those of the library."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from whosays.authoring.lesson_text import LessonText
from whosays.desktop.course import Course
from whosays.desktop.paper.papers_of_lesson import PaperKind, Wanted
from whosays.desktop.walk.live_attempt import LiveAttempt
from whosays.errors import KnownError
from whosays.lesson_packs.lesson import Category, Lesson
from whosays.lesson_packs.listing import listing_of
from whosays.translation import _


@dataclass(frozen=True)
class LessonChoice:
    """A lesson to choose."""

    title: str
    find: Callable[[PaperKind], Wanted]
    """Returns it as worksheet or key; raises KnownError where it cannot be had."""


def open_lesson(attempt: LiveAttempt) -> LessonChoice:
    """Return the lesson that somebody is in the middle of."""
    lesson, categories = attempt.lesson, attempt.categories_by_id
    return LessonChoice(lesson.title, partial(_as_it_is, lesson, categories))


def _as_it_is(lesson: Lesson, categories: Mapping[str, Category], kind: PaperKind) -> Wanted:
    return Wanted(lesson, categories, kind)


def written_lesson(text: LessonText) -> LessonChoice:
    """Return the lesson that is being written, as it stands."""

    def find(kind: PaperKind) -> Wanted:
        lesson = text.reading.lesson
        if lesson is None:
            raise KnownError(_("The lesson has errors still; mend those first."))
        return Wanted.of(text.pack, lesson, kind)

    return LessonChoice(text.shown.title or _("The lesson that is being written"), find)


def lessons_of_library(course: Course, meant: tuple[str, str]) -> tuple[list[LessonChoice], int]:
    """Return all lessons that are installed, and the number of the one *meant* by its ids."""
    keys = [(pack.id, each) for pack in course.packs for each in listing_of(pack)]
    choices = [
        LessonChoice(each.title, partial(_find, course, pack, each.id)) for pack, each in keys
    ]
    ids = [(pack, each.id) for pack, each in keys]
    return choices, ids.index(meant) if meant in ids else 0


def _find(course: Course, pack: str, lesson: str, kind: PaperKind) -> Wanted:
    found = course.find(pack, lesson)
    if found is None:
        raise KnownError(_("This lesson is not installed any more; go back to the library."))
    return Wanted.of(*found, kind)
