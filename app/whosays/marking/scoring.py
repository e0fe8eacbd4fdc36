"""Scores one lesson's marks.

Per category, precision is weight / marks and recall weight / spans. A mark under a right name
counts in the category of the span it touches (the first category of a span with two names), any
other mark in its own; a wrong name therefore adds half a mark to its own category's precision and
half a span to the recall of the span's. Marks that are neutral or set aside do not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from whosays.lesson_packs.lesson import Category, Lesson
from whosays.marking.feedback import outcomes
from whosays.marking.mark import Mark
from whosays.marking.matching import Matching, Placed, match
from whosays.marking.result import CategoryResult, Result
from whosays.marking.weights import Entry, distinct, neutral_entries, scored_entries

FORGIVEN_SENTENCES = 3
"""Sentences marked, in a lesson with nothing to find, at which nothing of the score is left."""


def score(lesson: Lesson, marks: Iterable[Mark], categories: Mapping[str, Category]) -> Result:
    """Return the result of *marks* (code points of the lesson's text, any order) on *lesson*.

    *categories* gives the definitions and questions that stand in where the key has none; a
    category missing there gets a plain sentence. Marks under categories that the lesson does not
    train are neutral and change nothing.
    """
    everything = distinct(lesson, marks)
    trained = [mark for mark in everything if mark.category in lesson.categories]
    untrained = [mark for mark in everything if mark.category not in lesson.categories]
    entries = scored_entries(lesson)
    matching = match(trained, entries, neutral_entries(lesson))
    results = category_results(lesson, matching, entries)
    return Result(
        score=_mean(results) if entries else _restraint(lesson, matching),
        categories=results,
        outcomes=outcomes(lesson, matching, entries, untrained, categories),
    )


def category_results(
    lesson: Lesson, matching: Matching, entries: list[Entry]
) -> tuple[CategoryResult, ...]:
    """Return how each category of *lesson* went, given the *matching* of marks with *entries*."""
    return tuple(_category(name, matching, entries) for name in lesson.categories)


def _counted_in(placed: Placed) -> set[str]:
    """Return the categories among whose marks *placed* counts, nearly always one."""
    if not placed.counts:
        return set()
    return {entry.home for entry in placed.touched} or {placed.mark.category}


def _category(name: str, matching: Matching, entries: list[Entry]) -> CategoryResult:
    marks = [placed for placed in matching.placed if name in _counted_in(placed)]
    spans = [entry for entry in entries if entry.home == name]
    # added from the smallest on, so that the order of marks cannot change the last digit
    weight = sum(sorted(placed.credit for placed in marks))
    matched = [matching.found[entry.span.id] for entry in spans if entry.span.id in matching.found]
    found = sum(sorted(placed.credit for placed in matched))
    return CategoryResult(
        category=name,
        weight=weight,
        marks=len(marks),
        spans=len(spans),
        span_weight=None if found == weight else found,
    )


def _mean(results: tuple[CategoryResult, ...]) -> float:
    rates = [result.f1 for result in results if result.f1 is not None]
    return min(sum(rates) / len(rates), 1.0) if rates else 0.0


def _restraint(lesson: Lesson, matching: Matching) -> float:
    """Return the score where nothing is to be found: 1 less a third for each sentence marked."""
    marked = {
        (placed.mark.category, lesson.sentences.number_at(lesson.words.spans[word].start))
        for placed in matching.placed
        if placed.counts
        for word in placed.mark.words
    }
    return max(1.0 - len(marked) / FORGIVEN_SENTENCES, 0.0)
