"""Reads a learner's whole history in few statements: what skill, review and pictures start from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from whosays.lesson_packs.single_article import base_lesson
from whosays.marking.result import CategoryResult
from whosays.progress.connection import Connection
from whosays.progress.history.confusion import NamedOutcomes
from whosays.progress.review.seen import SeenText
from whosays.progress.skills.opportunity import Opportunity
from whosays.progress.times import from_text

_WITH_EVIDENCE = """
    SELECT results.event, attempts.id, events.at, attempts.pack, attempts.lesson,
      attempts.practice, one.article, one.decoys, one.trials, one.sentences,
      one.category, one.weight, one.marks, one.spans, one.span_weight
    FROM attempts
    CROSS JOIN results ON results.attempt = attempts.number
    CROSS JOIN events ON events.number = results.event
    CROSS JOIN opportunities AS one ON one.attempt = attempts.number
    WHERE attempts.learner = :learner
    ORDER BY results.event, one.place"""
_WITHOUT_EVIDENCE = """
    SELECT results.event, attempts.id, events.at, attempts.pack, attempts.lesson,
      attempts.practice, NULL, 0, '', NULL,
      one.category, one.weight, one.marks, one.spans, one.span_weight
    FROM attempts
    CROSS JOIN results ON results.attempt = attempts.number
    CROSS JOIN events ON events.number = results.event
    CROSS JOIN category_results AS one ON one.attempt = attempts.number
    WHERE attempts.learner = :learner
      AND NOT EXISTS (SELECT 1 FROM opportunities WHERE attempt = attempts.number)
    ORDER BY results.event, one.place"""

_SEEN = "SELECT pack, lesson, started FROM attempts WHERE learner = :learner ORDER BY number"
_NAMED_OUTCOMES = """
    SELECT attempts.id, outcomes.name, outcomes.category, wrong_names.meant
    FROM attempts
    CROSS JOIN outcomes ON outcomes.attempt = attempts.number
    LEFT JOIN wrong_names ON wrong_names.attempt = outcomes.attempt
      AND wrong_names.outcome = outcomes.place
    WHERE attempts.learner = :learner"""
_ATTEMPT_TIMES = """
    SELECT attempts.started, events.at
    FROM attempts
    LEFT JOIN results ON results.attempt = attempts.number
    LEFT JOIN events ON events.number = results.event
    WHERE attempts.learner = :learner
    ORDER BY attempts.number"""
QUERIES = (_WITH_EVIDENCE, _WITHOUT_EVIDENCE, _SEEN, _NAMED_OUTCOMES, _ATTEMPT_TIMES)
"""Each takes a learner's number."""


def opportunities(db: Connection, learner: str) -> tuple[Opportunity, ...]:
    """Return every opportunity of *learner* in the order of recording."""
    rows = [*_rows(db, _WITH_EVIDENCE, learner), *_rows(db, _WITHOUT_EVIDENCE, learner)]
    rows.sort(key=lambda row: row[0])  # stable: within an attempt as the lesson has them
    return tuple(_opportunity(row) for row in rows)


def _opportunity(row: tuple[Any, ...]) -> Opportunity:
    _event, attempt, at, pack, lesson, practice, *evidence = row
    article, decoys, trials, sentences, *result = evidence
    return Opportunity(
        attempt=attempt,
        at=from_text(at),
        pack=pack,
        lesson=base_lesson(lesson),
        article=article,
        practice=practice,
        result=CategoryResult(*result),
        decoys=decoys,
        trials=trials,
        sentences=sentences,
    )


def seen(db: Connection, learner: str) -> tuple[SeenText, ...]:
    """Return what *learner* opened, checked or not, each time, in the order of recording."""
    return tuple(
        SeenText(pack, lesson, from_text(at)) for pack, lesson, at in _rows(db, _SEEN, learner)
    )


def named_outcomes(db: Connection, learner: str) -> tuple[NamedOutcomes, ...]:
    """Return how often which outcome came about in each attempt of *learner*, in any order."""
    # SQLite would sort the rows to count them, which takes twice as long
    counts = Counter(_rows(db, _NAMED_OUTCOMES, learner))
    return tuple(
        NamedOutcomes(attempt, name, category, meant, times)
        for (attempt, name, category, meant), times in counts.items()
    )


def attempt_times(db: Connection, learner: str) -> tuple[tuple[datetime, datetime | None], ...]:
    """Return when each attempt of *learner* was started, and when it was checked, if it was."""
    return tuple(
        (from_text(started), from_text(checked) if checked else None)
        for started, checked in _rows(db, _ATTEMPT_TIMES, learner)
    )


def _rows(db: Connection, query: str, learner: str) -> Iterator[tuple[Any, ...]]:
    """Give the rows of *query* for the learner with the id *learner*; none where nobody has it."""
    number = db.execute("SELECT number FROM learners WHERE id = ?", (learner,)).fetchone()
    return iter(()) if number is None else db.execute(query, {"learner": number[0]})
