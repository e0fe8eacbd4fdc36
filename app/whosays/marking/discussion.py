"""What is left to talk about after a check: contested spans, which no score counts."""

from __future__ import annotations

from collections.abc import Mapping

from whosays.lesson_packs.lesson import Category, Lesson, Role
from whosays.marking.result import Outcome, OutcomeName, Result


def left_to_discuss(
    lesson: Lesson, result: Result, categories: Mapping[str, Category]
) -> tuple[Outcome, ...]:
    """Return the contested spans of *lesson* that no mark in *result* was about.

    They are no outcomes of the check, and are never stored; a learner reads the author's words
    about them beside the outcomes.
    """
    about = {outcome.key for outcome in result.outcomes}
    return tuple(
        Outcome(
            name=OutcomeName.NEUTRAL,
            category=span.categories[0],
            span=span.core,
            key=span.id,
            weight=0.0,
            explanation=span.explanation or categories[span.categories[0]].definition,
            ask=span.ask or categories[span.categories[0]].question,
        )
        for span in lesson.key
        if span.role is Role.CONTESTED and span.id not in about and span.categories[0] in categories
    )
