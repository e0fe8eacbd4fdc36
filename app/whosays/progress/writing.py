"""Writes one event each, inside a transaction that the caller has begun."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import NamedTuple, assert_never

from whosays.errors import BugError
from whosays.marking.evidence import Evidence
from whosays.marking.result import CategoryResult, Outcome
from whosays.progress.connection import Connection
from whosays.progress.events import (
    AttemptFinished,
    AttemptStarted,
    Checked,
    Disputed,
    Event,
    LearnerAdded,
    MarkAdded,
    MarkRemoved,
    QuestionAnswered,
    StepReached,
)
from whosays.progress.failures import LearnerNameError, changed_elsewhere
from whosays.progress.names import folded_name, tidy_name, whole_characters
from whosays.progress.times import as_text
from whosays.translation import _


class _Place(NamedTuple):
    """Where an event's particulars go: the key that all tables of particulars begin with."""

    attempt: int
    event: int


Standing = dict[int, set[str]]
"""The marks that stand in an attempt, by the attempt's number."""


def write(db: Connection, event: Event, standing: Standing | None = None) -> None:
    """Write *event*, unless an event of its id was written before.

    Whoever writes many in one transaction gives the same *standing*, at first empty, with each, so
    that an attempt's marks are not read again for every further one.
    Raises BugError for an event that cannot be (it speaks of an attempt that never started, say),
    AttemptChangedError for one that does not fit what stands in the attempt (any more),
    KnownError for a learner's name that cannot be taken, sqlite3.Error where SQLite refuses.
    The statements are written out, because sqlite-utils' insert would make a table out of a
    mistyped name.
    """
    if db.execute("SELECT 1 FROM events WHERE id = ?", (event.id,)).fetchone() is None:
        _write_new(db, event, {} if standing is None else standing)


def _write_new(db: Connection, event: Event, standing: Standing) -> None:
    match event:
        case LearnerAdded():
            _add_learner(db, event)
        case AttemptStarted():
            _start_attempt(db, event)
        case StepReached():
            _reach_step(db, event)
        case MarkAdded():
            _add_mark(db, event, standing)
        case MarkRemoved():
            _remove_mark(db, event, standing)
        case Checked():
            _keep_result(db, event, standing)
        case Disputed():
            _dispute(db, event)
        case QuestionAnswered():
            _answer(db, event)
        case AttemptFinished():
            _finish(db, event)
        case _ as unknown:
            assert_never(unknown)


def _add_learner(db: Connection, event: LearnerAdded) -> None:
    name = tidy_name(event.name)
    folded = folded_name(name)
    taken = db.execute("SELECT name FROM learners WHERE folded = ?", (folded,)).fetchone()
    if taken is not None:
        sentence = _("There is a learner called {name} already. Choose another name.")
        raise LearnerNameError(sentence.format(name=taken[0]))
    at = as_text(event.at)
    learner = _insert(
        db, "learners", {"id": event.learner, "name": name, "folded": folded, "since": at}
    )
    _insert(db, "events", {"id": event.id, "kind": "learner added", "learner": learner, "at": at})


def _start_attempt(db: Connection, event: AttemptStarted) -> None:
    learner = db.execute("SELECT number FROM learners WHERE id = ?", (event.learner,)).fetchone()
    if learner is None:
        raise BugError(f"an attempt of the unknown learner {event.learner}")
    if _hash(event.text) != event.text_hash:
        raise BugError("an attempt on a text that does not have the hash it is said to have")
    at = as_text(event.at)
    attempt = _insert(
        db,
        "attempts",
        {
            "id": event.attempt,
            "learner": learner[0],
            "pack": event.pack,
            "lesson": event.lesson,
            "text": _text(db, event.text),
            "practice": event.practice,
            "started": at,
        },
    )
    row = {"id": event.id, "kind": "attempt started", "attempt": attempt, "at": at}
    _insert(db, "events", row)


def _reach_step(db: Connection, event: StepReached) -> None:
    place = _enter(db, event, "step reached")
    _particulars(db, "steps", place, {"step": event.step.value})


def _add_mark(db: Connection, event: MarkAdded, standing: Standing) -> None:
    place = _enter(db, event, "mark added")
    _refuse_after_check(db, place)
    marks = _standing_marks(db, place, standing)
    if event.mark in marks:
        raise changed_elsewhere()
    marks.add(event.mark)
    row = {
        "mark": event.mark,
        "category": event.category,
        "start": event.span.start,
        "end": event.span.end,
    }
    _particulars(db, "marks_added", place, row)


def _remove_mark(db: Connection, event: MarkRemoved, standing: Standing) -> None:
    place = _enter(db, event, "mark removed")
    _refuse_after_check(db, place)
    marks = _standing_marks(db, place, standing)
    if event.mark not in marks:
        raise changed_elsewhere()
    marks.remove(event.mark)
    _particulars(db, "marks_removed", place, {"mark": event.mark})


def _keep_result(db: Connection, event: Checked, standing: Standing) -> None:
    place = _enter(db, event, "checked")
    _refuse_after_check(db, place)
    if event.marks is not None and event.marks != _standing_marks(db, place, standing):
        raise changed_elsewhere()
    _particulars(db, "results", place, {"score": event.result.score})
    for number, category in enumerate(event.result.categories):
        _keep_category(db, place.attempt, number, category)
    for number, outcome in enumerate(event.result.outcomes):
        _keep_outcome(db, place.attempt, number, outcome)
    if event.evidence is not None:
        _keep_evidence(db, place.attempt, event.evidence)


def _keep_category(db: Connection, attempt: int, number: int, category: CategoryResult) -> None:
    row = {
        "attempt": attempt,
        "place": number,
        "category": category.category,
        "weight": category.weight,
        "marks": category.marks,
        "spans": category.spans,
        "span_weight": category.span_weight,
    }
    _insert(db, "category_results", row)


def _keep_outcome(db: Connection, attempt: int, number: int, outcome: Outcome) -> None:
    row = {
        "attempt": attempt,
        "place": number,
        "name": outcome.name.value,
        "category": outcome.category,
        "start": outcome.span.start,
        "end": outcome.span.end,
        "key": outcome.key,
        "weight": outcome.weight,
        "explanation": _text(db, outcome.explanation),
        "ask": _text(db, outcome.ask),
    }
    _insert(db, "outcomes", row)


def _keep_evidence(db: Connection, attempt: int, evidence: Evidence) -> None:
    for number, one in enumerate(evidence.categories):
        row = {
            "attempt": attempt,
            "place": number,
            "article": one.article,
            "category": one.result.category,
            "weight": one.result.weight,
            "marks": one.result.marks,
            "spans": one.result.spans,
            "span_weight": one.result.span_weight,
            "decoys": one.decoys,
            "sentences": one.sentences,
            "trials": one.trials,
        }
        _insert(db, "opportunities", row)
    for outcome, meant in sorted(evidence.meant.items()):
        _insert(db, "wrong_names", {"attempt": attempt, "outcome": outcome, "meant": meant})


def _dispute(db: Connection, event: Disputed) -> None:
    place = _enter(db, event, "disputed")
    row = {"outcome": event.outcome, "reason": whole_characters(event.reason)}
    _particulars(db, "disputes", place, row)


def _answer(db: Connection, event: QuestionAnswered) -> None:
    place = _enter(db, event, "question answered")
    row = {
        "question": event.question,
        "choices": json.dumps(event.choices),
        "right": int(event.right),
    }
    _particulars(db, "answers", place, row)


def _finish(db: Connection, event: AttemptFinished) -> None:
    place = _enter(db, event, "attempt finished")
    _particulars(db, "finishes", place, {})


_OfAttempt = (
    StepReached | MarkAdded | MarkRemoved | Checked | Disputed | QuestionAnswered | AttemptFinished
)


def _enter(db: Connection, event: _OfAttempt, kind: str) -> _Place:
    """Write that *event* of *kind* happened; return where its particulars go."""
    attempt = db.execute("SELECT number FROM attempts WHERE id = ?", (event.attempt,)).fetchone()
    if attempt is None:
        raise BugError(f"{kind} in the unknown attempt {event.attempt}")
    row = {"id": event.id, "kind": kind, "attempt": attempt[0], "at": as_text(event.at)}
    return _Place(attempt[0], _insert(db, "events", row))


def _refuse_after_check(db: Connection, place: _Place) -> None:
    checked = db.execute("SELECT 1 FROM results WHERE attempt = ?", (place.attempt,)).fetchone()
    if checked is not None:
        raise changed_elsewhere()


def _standing_marks(db: Connection, place: _Place, standing: Standing) -> set[str]:
    """Return the marks that were set in this attempt and not removed since, as *standing* has them.

    The caller puts what changes among them.
    """
    if place.attempt not in standing:
        rows = db.execute(
            """SELECT mark FROM (
                 SELECT mark, 1 AS change FROM marks_added WHERE attempt = :attempt
                 UNION ALL
                 SELECT mark, -1 AS change FROM marks_removed WHERE attempt = :attempt)
               GROUP BY mark HAVING sum(change) > 0""",
            {"attempt": place.attempt},
        )
        standing[place.attempt] = {mark for (mark,) in rows}
    return standing[place.attempt]


def _text(db: Connection, text: str) -> int:
    """Return the number under which *text* is kept, once, however often it is used."""
    digest = _hash(text)
    kept = db.execute("SELECT number FROM texts WHERE hash = ?", (digest,)).fetchone()
    return int(kept[0]) if kept else _insert(db, "texts", {"hash": digest, "text": text})


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _particulars(db: Connection, table: str, place: _Place, row: Mapping[str, object]) -> None:
    _insert(db, table, {"attempt": place.attempt, "event": place.event, **row})


def _insert(db: Connection, table: str, row: Mapping[str, object]) -> int:
    """Insert *row* into *table*, which exists, and return its number."""
    columns = ", ".join(f'"{column}"' for column in row)
    places = ", ".join(f":{column}" for column in row)
    statement = f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608 - names are ours
    return int(db.execute(statement, dict(row)).lastrowid or 0)
