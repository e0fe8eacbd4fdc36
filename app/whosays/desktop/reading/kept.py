"""Looks up what the record kept of an attempt: its text, its marks and what came of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from whosays.articles.span import Span
from whosays.desktop.course import Course
from whosays.lesson_packs.categories import categories_of
from whosays.lesson_packs.lesson import Category
from whosays.marking.result import OutcomeName
from whosays.progress.attempt import Attempt


@dataclass(frozen=True, slots=True)
class KeptLine:
    """One mark or missed passage: its words, its category, and what came of it."""

    quote: str
    category: str
    outcome: OutcomeName | None
    """None for a mark that was never checked."""
    reason: str = ""
    """Why the learner disagreed."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An attempt as the record has it, ready to be set."""

    attempt: Attempt
    lines: tuple[KeptLine, ...]
    """In reading order."""


def look_up_kept(course: Course, identifier: str) -> Kept:
    """Return what is kept of the attempt with the id *identifier*. Slow: run it beside the window.

    Raises KnownError where the record cannot be read.
    """
    attempt = course.record.attempt(identifier)
    pack = next((each for each in course.packs if each.id == attempt.pack), None)
    return Kept(attempt, _lines(attempt, categories_of(pack)))


def _lines(attempt: Attempt, categories: Mapping[str, Category]) -> tuple[KeptLine, ...]:
    def quote(span: Span) -> str:
        return " ".join(span.of(attempt.text).split())

    def name(category: str) -> str:
        return categories[category].name if category in categories else category

    if attempt.result is None:
        marks = sorted(kept.mark for kept in attempt.marks)
        return tuple(KeptLine(quote(mark.span), name(mark.category), None) for mark in marks)
    numbered = sorted(
        enumerate(attempt.result.outcomes), key=lambda each: (each[1].span.start, each[0])
    )
    return tuple(
        KeptLine(quote(one.span), name(one.category), one.name, attempt.disputes.get(number, ""))
        for number, one in numbered
    )
