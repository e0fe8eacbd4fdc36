"""Reads all attempts of a learner in short, in two statements however many there are."""

from __future__ import annotations

from typing import Any

from whosays.marking.result import OutcomeName
from whosays.progress.connection import Connection
from whosays.progress.past_attempt import PastAttempt
from whosays.progress.times import from_text

_ATTEMPTS = """
    SELECT attempts.number, attempts.id, pack, lesson, texts.hash, substr(texts.text, 1, 300),
      practice, started, results.score,
      EXISTS (SELECT 1 FROM finishes WHERE finishes.attempt = attempts.number)
    FROM learners
    CROSS JOIN attempts ON attempts.learner = learners.number
    CROSS JOIN texts ON texts.number = attempts.text
    LEFT JOIN results ON results.attempt = attempts.number
    WHERE learners.id = ?
    ORDER BY attempts.number DESC"""
_OUTCOMES = """
    SELECT attempts.number, outcomes.name, count(*)
    FROM learners
    CROSS JOIN attempts ON attempts.learner = learners.number
    CROSS JOIN outcomes ON outcomes.attempt = attempts.number
    WHERE learners.id = ?
    GROUP BY attempts.number, outcomes.name"""


def past_attempts(db: Connection, learner: str) -> tuple[PastAttempt, ...]:
    """Return the attempts of the learner with the id *learner*, the latest first."""
    counts: dict[int, dict[OutcomeName, int]] = {}
    for number, name, count in db.execute(_OUTCOMES, (learner,)):
        counts.setdefault(number, {})[OutcomeName(name)] = count
    rows = db.execute(_ATTEMPTS, (learner,))
    return tuple(_past_attempt(row, counts.get(row[0], {})) for row in rows)


def _past_attempt(row: tuple[Any, ...], outcomes: dict[OutcomeName, int]) -> PastAttempt:
    _number, identifier, pack, lesson, text_hash, beginning, practice, started, score, done = row
    return PastAttempt(
        id=identifier,
        pack=pack,
        lesson=lesson,
        text_hash=text_hash,
        beginning=beginning,
        practice=practice,
        started=from_text(started),
        score=score,
        is_finished=bool(done),
        outcomes=outcomes,
    )
