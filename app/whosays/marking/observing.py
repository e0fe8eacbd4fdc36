"""Takes from a check what it tells about the learner's skill, while the lesson is at hand."""

from __future__ import annotations

from collections.abc import Iterable

from whosays.articles.sentences import SENTENCES_VERSION
from whosays.lesson_packs.lesson import ArticlePart, Lesson
from whosays.lesson_packs.single_article import article_alone, parts_of
from whosays.marking.evidence import CategoryEvidence, Evidence
from whosays.marking.mark import Mark
from whosays.marking.matching import match
from whosays.marking.result import OutcomeName, Result
from whosays.marking.scoring import category_results
from whosays.marking.trials import trials
from whosays.marking.weights import decoy_entries, distinct, neutral_entries, scored_entries

_WITH_A_MARK_ON_A_TARGET = (OutcomeName.FOUND_UNDER_ANOTHER_NAME, OutcomeName.FOUND_IN_PART)


def observe(lesson: Lesson, marks: Iterable[Mark], result: Result) -> Evidence:
    """Return what *marks* (code points of the lesson's text, any order) tell.

    *result* is their result on *lesson*. An article of several is judged by itself, with the part
    of each mark that lies in it.
    """
    marks = list(marks)
    found = [one for part in parts_of(lesson) for one in _of_article(lesson, part, marks)]
    return Evidence(tuple(found), _meant(lesson, result))


def _of_article(lesson: Lesson, part: ArticlePart, marks: list[Mark]) -> list[CategoryEvidence]:
    article = article_alone(lesson, part)
    inside = _inside(part, marks) if article is not lesson else marks
    trained = [mark for mark in distinct(article, inside) if mark.category in lesson.categories]
    entries = scored_entries(article)
    matching = match(trained, entries, neutral_entries(article))
    letters = trials(article, matching, entries)
    decoys = [name for entry in decoy_entries(article) for name in entry.names]
    return [
        CategoryEvidence(
            article=part.id,
            result=result,
            decoys=decoys.count(result.category),
            trials=letters[result.category],
            sentences=SENTENCES_VERSION,
        )
        for result in category_results(article, matching, entries)
    ]


def _inside(part: ArticlePart, marks: list[Mark]) -> list[Mark]:
    """Return what of *marks* lies in *part*, counted from its start."""
    offset = part.span.start
    return [
        Mark(
            max(mark.start - offset, 0),
            min(mark.end, part.span.end) - offset,
            mark.category,
        )
        for mark in marks
        if mark.span.overlaps(part.span)
    ]


def _meant(lesson: Lesson, result: Result) -> dict[int, str]:
    entries = {entry.span.id: entry for entry in scored_entries(lesson)}
    return {
        number: entry.home
        for number, outcome in enumerate(result.outcomes)
        if outcome.name in _WITH_A_MARK_ON_A_TARGET
        and (entry := entries.get(outcome.key or ""))
        and outcome.category not in entry.names
    }
