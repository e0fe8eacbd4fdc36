"""Takes one article out of a lesson that holds several, as a lesson of its own.

The review shows passages one at a time, and skills are counted by article. Such a lesson has the
id ``round-1#p3``: the lesson's, a number sign, which no id may hold, and the article's. An attempt
at it is recorded under that id and the passage's own text like an attempt at any lesson, so that
it can be reopened; ``base_lesson`` gives back the lesson that the article is from.
"""

from __future__ import annotations

from dataclasses import replace

from whosays.articles.span import Span
from whosays.lesson_packs.lesson import ArticlePart, Lesson, Pack
from whosays.lesson_packs.listing import ListedArticle, ListedLesson, listed_in
from whosays.translation import _

_SIGN = "#"


def parts_of(lesson: Lesson) -> tuple[ArticlePart, ...]:
    """Return the articles of *lesson*; its whole text is one where it names none."""
    return lesson.articles or (ArticlePart("", Span(0, len(lesson.text))),)


def article_alone(lesson: Lesson, part: ArticlePart) -> Lesson:
    """Return the lesson that *part*, one of the articles of *lesson*, is without the others.

    Its positions count from the article's start, its minutes are the article's share. The trace,
    the questions and the notes are about the whole lesson and stay behind. A lesson of one article
    is returned as it is.
    """
    parts = parts_of(lesson)
    if len(parts) == 1:
        return lesson
    whole = part.span
    return replace(
        lesson,
        id=recorded_as(lesson, part),
        title=_title(lesson.title, parts.index(part) + 1, len(parts)),
        minutes=max(round(lesson.minutes * share_of(lesson, part)), 1),
        text=whole.of(lesson.text),
        articles=(replace(part, span=_moved(whole, whole)),),
        blocks=tuple(
            replace(block, span=_moved(block.span, whole))
            for block in lesson.blocks
            if whole.contains(block.span)
        ),
        styles=tuple(
            replace(style, span=_moved(style.span, whole))
            for style in lesson.styles
            if whole.contains(style.span)
        ),
        key=tuple(
            replace(span, core=_moved(span.core, whole), extent=_moved(span.extent, whole))
            for span in lesson.key
            if whole.contains(span.core)
        ),
        trace=(),
        questions=(),
        notes="",
    )


def share_of(lesson: Lesson, part: ArticlePart) -> float:
    """Return how much of the articles of *lesson* is *part*, by length, 0 to 1."""
    return len(part.span) / max(sum(len(each.span) for each in parts_of(lesson)), 1)


def recorded_as(lesson: Lesson | ListedLesson, part: ArticlePart | ListedArticle) -> str:
    """Return the id under which an attempt at *part*, an article of *lesson*, is recorded."""
    return lesson.id if len(lesson.articles) <= 1 else f"{lesson.id}{_SIGN}{part.id}"


def attempted_lesson(pack: Pack, identifier: str) -> Lesson | None:
    """Return what an attempt under *identifier* was made at: a lesson of *pack*, or one article.

    *identifier* is what the attempt is recorded under, ``al-tanf`` or ``round-1#p3``. None where
    the pack has no such lesson (any more).
    """
    name, sign, article = identifier.partition(_SIGN)
    lesson = pack.lesson(name)
    if lesson is None or not sign:
        return lesson
    part = next((part for part in lesson.articles if part.id == article), None)
    return None if part is None or len(lesson.articles) == 1 else article_alone(lesson, part)


def attempted_listed(pack: Pack, identifier: str) -> tuple[str, str] | None:
    """Return the title and the text's hash of the ``attempted_lesson``, without reading it."""
    name, sign, article = identifier.partition(_SIGN)
    lesson = listed_in(pack, name)
    if lesson is None:
        return None
    if not sign:
        return lesson.title, lesson.text_hash
    for number, part in enumerate(lesson.articles, start=1):
        if part.id == article and len(lesson.articles) > 1:
            return _title(lesson.title, number, len(lesson.articles)), part.text_hash
    return None


def base_lesson(identifier: str) -> str:
    """Return the id of the lesson that an attempt recorded under *identifier* belongs to."""
    return identifier.partition(_SIGN)[0]


def _title(title: str, number: int, count: int) -> str:
    return _("{title}, passage {number} of {count}").format(title=title, number=number, count=count)


def _moved(span: Span, whole: Span) -> Span:
    start = min(max(span.start, whole.start), whole.end) - whole.start
    return Span(start, max(min(span.end, whole.end) - whole.start, start))
