"""Looks after every change of a draft that nothing else changed with it."""

from __future__ import annotations

from whosays.authoring.lesson_text import LessonText
from whosays.errors import KnownError
from whosays.translation import _


def kept(
    old: LessonText, new: LessonText, *changed: str, spans: frozenset[str] = frozenset()
) -> LessonText:
    """Return *new* where it means what *old* does but for what was to be *changed*.

    *changed* names views of LessonText (``brief``, ``facts``, ``spans`` …); *spans* are the ids
    of the spans that may differ or be new. Raises KnownError where something else would change,
    because what was typed reads as something of the format.
    """
    same = ("facts", "brief", "notes", "trace", "questions", "has_article")
    is_same = all(getattr(old, name) == getattr(new, name) for name in same if name not in changed)
    if is_same and "article" not in changed:
        is_same = _article(old) == _article(new)
    if is_same and "spans" not in changed:
        is_same = _spans_without(old, spans) == _spans_without(new, spans)
    if not is_same:
        raise KnownError(
            _(
                "What you wrote would be read as another part of the lesson. Look for a line that "
                "begins with #, a number or a brace, and write it in another way."
            )
        )
    return new


def refuse_unless(comes_back: bool) -> None:  # noqa: FBT001 - a condition, as in an assertion
    """Raise KnownError unless what was typed *comes_back* from the file as it was typed."""
    if not comes_back:
        raise KnownError(
            _(
                "This would not be read from the file as you wrote it. Look for empty lines, lines "
                "that begin with #, a number or Ask:, and characters that cannot be seen."
            )
        )


def _article(text: LessonText) -> tuple[object, ...]:
    article = text.article
    return article.text, article.blocks, article.styles, article.parts


def _spans_without(text: LessonText, ids: frozenset[str]) -> list[tuple[object, ...]]:
    return sorted(
        (
            span.id,
            span.role,
            span.categories,
            span.core,
            span.given,
            span.again_for or "",
            span.title,
            span.explanation,
            span.ask,
            span.extent if span.own_extent else span.core,
        )
        for span in text.spans
        if span.id not in ids
    )
