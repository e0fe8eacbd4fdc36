"""Reads the record back: from rows to what the rest of the program works with."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from whosays.articles.span import Span
from whosays.marking.mark import Mark
from whosays.marking.result import CategoryResult, Outcome, OutcomeName, Result
from whosays.progress.attempt import Answer, Attempt, KeptMark, Learner, Standing
from whosays.progress.connection import Connection
from whosays.progress.events import Step
from whosays.progress.failures import told_in_words
from whosays.progress.times import from_text

_Row = dict[str, Any]


class Reader:
    """Answers questions from any thread, each from one state of the record."""

    def __init__(self, db: Connection, file: Path) -> None:
        """Take over *db*, a connection to *file*."""
        self._db = db
        self._file = file
        self._one_at_a_time = threading.Lock()

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """Give a connection on which everything read belongs to one moment."""
        with self._one_at_a_time, told_in_words(self._file):
            self._db.execute("BEGIN")
            try:
                yield self._db
            finally:
                self._db.rollback()

    def close(self) -> None:
        """Let go of the file, once nobody reads."""
        with self._one_at_a_time:
            self._db.close()


def learners(db: Connection) -> tuple[Learner, ...]:
    """Return everybody who learns on this machine, by name."""
    rows = db.query("SELECT id, name, since FROM learners ORDER BY folded")
    return tuple(Learner(row["id"], row["name"], from_text(row["since"])) for row in rows)


def text(db: Connection, text_hash: str) -> str | None:
    """Return the text with the SHA-256 *text_hash*, or None."""
    row = db.execute("SELECT text FROM texts WHERE hash = ?", (text_hash,)).fetchone()
    return None if row is None else str(row[0])


def attempt(db: Connection, identifier: str) -> Attempt | None:
    """Return the attempt with the id *identifier*, or None."""
    row = next(
        db.query(
            """SELECT attempts.*, learners.id AS learner_id, texts.hash, texts.text AS whole_text
               FROM attempts
               JOIN learners ON learners.number = attempts.learner
               JOIN texts ON texts.number = attempts.text
               WHERE attempts.id = ?""",
            (identifier,),
        ),
        None,
    )
    return None if row is None else _attempt(db, row)


def latest_attempt(db: Connection, learner: str, pack: str, lesson: str) -> str | None:
    """Return the id of the attempt at the lesson that *learner* started last, or None."""
    row = db.execute(
        """SELECT attempts.id FROM attempts JOIN learners ON learners.number = attempts.learner
           WHERE learners.id = ? AND pack = ? AND lesson = ?
           ORDER BY attempts.number DESC LIMIT 1""",
        (learner, pack, lesson),
    ).fetchone()
    return None if row is None else str(row[0])


def standings(db: Connection, learner: str) -> dict[tuple[str, str], Standing]:
    """Return where *learner* stands, by the ids of pack and lesson, in the order of beginning."""
    rows = db.query(
        """SELECT attempts.id, attempts.pack, attempts.lesson, texts.hash, results.score,
             (SELECT step FROM steps WHERE steps.attempt = attempts.number
               ORDER BY event DESC LIMIT 1) AS step,
             EXISTS (SELECT 1 FROM finishes WHERE finishes.attempt = attempts.number) AS finished,
             (SELECT max(number) FROM events WHERE events.attempt = attempts.number) AS last_event
           FROM attempts
           JOIN learners ON learners.number = attempts.learner
           JOIN texts ON texts.number = attempts.text
           LEFT JOIN results ON results.attempt = attempts.number
           WHERE learners.id = ?
           ORDER BY attempts.number""",
        (learner,),
    )
    attempts: dict[tuple[str, str], list[_Row]] = {}
    for row in rows:
        attempts.setdefault((row["pack"], row["lesson"]), []).append(row)
    return {lesson: _standing(db, lesson, rows) for lesson, rows in attempts.items()}


def _standing(db: Connection, lesson: tuple[str, str], attempts: list[_Row]) -> Standing:
    """Return where a learner stands who made *attempts*, the latest last, at *lesson*."""
    latest = attempts[-1]
    is_open = not latest["finished"]
    scores = [row["score"] for row in attempts if row["score"] is not None]
    return Standing(
        *lesson,
        attempts=len(attempts),
        open_attempt=latest["id"] if is_open else None,
        step=Step(latest["step"] or Step.BRIEF) if is_open else None,
        last_score=scores[-1] if scores else None,
        last_at=_moment(db, max(row["last_event"] for row in attempts)),
        last_text_hash=latest["hash"],
    )


def _moment(db: Connection, event: int) -> datetime:
    return from_text(db.execute("SELECT at FROM events WHERE number = ?", (event,)).fetchone()[0])


def _attempt(db: Connection, row: _Row) -> Attempt:
    number = row["number"]
    return Attempt(
        id=row["id"],
        learner=row["learner_id"],
        pack=row["pack"],
        lesson=row["lesson"],
        text_hash=row["hash"],
        text=row["whole_text"],
        practice=row["practice"],
        started=from_text(row["started"]),
        step=_step(db, number),
        marks=_marks(db, number),
        result=_result(db, number),
        disputes=_disputes(db, number),
        answers=_answers(db, number),
        finished=_finished(db, number),
    )


def _step(db: Connection, attempt: int) -> Step:
    row = db.execute(
        "SELECT step FROM steps WHERE attempt = ? ORDER BY event DESC LIMIT 1", (attempt,)
    ).fetchone()
    return Step.BRIEF if row is None else Step(row[0])


def _marks(db: Connection, attempt: int) -> tuple[KeptMark, ...]:
    standing: dict[str, KeptMark] = {}
    rows = db.query(
        """SELECT event, mark, category, "start", "end" FROM marks_added WHERE attempt = :attempt
           UNION ALL
           SELECT event, mark, NULL, NULL, NULL FROM marks_removed WHERE attempt = :attempt
           ORDER BY event""",
        {"attempt": attempt},
    )
    for row in rows:
        if row["category"] is None:
            del standing[row["mark"]]
        else:
            mark = Mark(row["start"], row["end"], row["category"])
            standing[row["mark"]] = KeptMark(row["mark"], mark)
    return tuple(standing.values())


def _result(db: Connection, attempt: int) -> Result | None:
    row = db.execute("SELECT score FROM results WHERE attempt = ?", (attempt,)).fetchone()
    if row is None:
        return None
    return Result(row[0], _categories(db, attempt), _outcomes(db, attempt))


def _categories(db: Connection, attempt: int) -> tuple[CategoryResult, ...]:
    rows = db.query(
        """SELECT category, weight, marks, spans, span_weight FROM category_results
           WHERE attempt = ? ORDER BY place""",
        (attempt,),
    )
    return tuple(CategoryResult(**row) for row in rows)


def _outcomes(db: Connection, attempt: int) -> tuple[Outcome, ...]:
    rows = db.query(
        """SELECT outcomes.*, explained.text AS explanation_text, asked.text AS ask_text
           FROM outcomes
           JOIN texts AS explained ON explained.number = outcomes.explanation
           JOIN texts AS asked ON asked.number = outcomes.ask
           WHERE attempt = ? ORDER BY place""",
        (attempt,),
    )
    return tuple(
        Outcome(
            name=OutcomeName(row["name"]),
            category=row["category"],
            span=Span(row["start"], row["end"]),
            key=row["key"],
            weight=row["weight"],
            explanation=row["explanation_text"],
            ask=row["ask_text"],
        )
        for row in rows
    )


def _disputes(db: Connection, attempt: int) -> dict[int, str]:
    rows = db.query(
        "SELECT outcome, reason FROM disputes WHERE attempt = ? ORDER BY event", (attempt,)
    )
    latest = {row["outcome"]: row["reason"] for row in rows}
    return {outcome: reason for outcome, reason in latest.items() if reason}


def _answers(db: Connection, attempt: int) -> dict[int, Answer]:
    rows = db.query(
        """SELECT question, choices, "right" FROM answers WHERE attempt = ? ORDER BY event""",
        (attempt,),
    )
    return {
        row["question"]: Answer(tuple(json.loads(row["choices"])), bool(row["right"]))
        for row in rows
    }


def _finished(db: Connection, attempt: int) -> datetime | None:
    row = db.execute(
        """SELECT at FROM finishes JOIN events ON events.number = finishes.event
           WHERE finishes.attempt = ? ORDER BY finishes.event LIMIT 1""",
        (attempt,),
    ).fetchone()
    return None if row is None else from_text(row[0])
