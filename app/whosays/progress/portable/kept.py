"""Reads everything that happened in a learner's practice back as events, in order."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from whosays.articles.span import Span
from whosays.errors import BugError
from whosays.marking.evidence import CategoryEvidence, Evidence
from whosays.marking.result import CategoryResult, Outcome, OutcomeName, Result
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
    Step,
    StepReached,
)
from whosays.progress.times import from_text

_Row = dict[str, Any]
_PARTICULARS = {
    "step reached": "steps",
    "mark added": "marks_added",
    "mark removed": "marks_removed",
    "checked": "results",
    "disputed": "disputes",
    "question answered": "answers",
    "attempt finished": "finishes",
}


def kept_events(db: Connection, learner: str) -> Iterator[Event]:
    """Give every event of the learner with the id *learner*, in the order of writing.

    *db* must stand at one moment of the record until the last event is given.
    """
    for (number,) in db.execute("SELECT number FROM learners WHERE id = ?", (learner,)).fetchall():
        yield from _Kept(db, number).events()


class _Kept:
    """What the record holds of one learner, a query per table."""

    def __init__(self, db: Connection, learner: int) -> None:
        self._db = db
        self._number = learner
        self._learner: _Row = next(db.query("SELECT * FROM learners WHERE number = ?", (learner,)))
        self._attempts = {row["number"]: row for row in self._rows("attempts", "number")}
        self._particulars = {
            kind: {row["event"]: row for row in self._rows(table)}
            for kind, table in _PARTICULARS.items()
        }
        self._categories = self._by_attempt("category_results")
        self._outcomes = self._by_attempt("outcomes")
        self._opportunities = self._by_attempt("opportunities")
        self._meant = self._meant_by_attempt()
        self._texts = self._texts_used()

    def events(self) -> Iterator[Event]:
        """Give them in the order of writing."""
        rows = self._db.query(
            """SELECT number, id, kind, attempt, at FROM events WHERE learner = :learner
               UNION ALL
               SELECT events.number, events.id, events.kind, events.attempt, events.at
               FROM attempts JOIN events ON events.attempt = attempts.number
               WHERE attempts.learner = :learner
               ORDER BY number""",
            {"learner": self._number},
        )
        for row in rows:
            yield self._event(row)

    def _rows(self, table: str, key: str = "attempt") -> Iterator[_Row]:
        return self._db.query(
            f"""SELECT {table}.* FROM attempts AS ours
                JOIN {table} ON {table}.{key} = ours.number
                WHERE ours.learner = ?""",  # noqa: S608 - names are ours
            (self._number,),
        )

    def _by_attempt(self, table: str) -> Mapping[int, list[_Row]]:
        rows: dict[int, list[_Row]] = defaultdict(list)
        for row in sorted(self._rows(table), key=lambda row: row["place"]):
            rows[row["attempt"]].append(row)
        return rows

    def _meant_by_attempt(self) -> Mapping[int, dict[int, str]]:
        meant: dict[int, dict[int, str]] = defaultdict(dict)
        for row in self._rows("wrong_names"):
            meant[row["attempt"]][row["outcome"]] = row["meant"]
        return meant

    def _texts_used(self) -> dict[int, _Row]:
        numbers = {row["text"] for row in self._attempts.values()}
        for outcomes in self._outcomes.values():
            numbers.update(row[column] for row in outcomes for column in ("explanation", "ask"))
        rows = self._db.query(
            """SELECT * FROM texts WHERE number IN (SELECT value FROM json_each(?))""",
            (json.dumps(sorted(numbers)),),
        )
        return {row["number"]: row for row in rows}

    def _event(self, row: _Row) -> Event:
        at, identifier, kind = from_text(row["at"]), row["id"], row["kind"]
        if kind == "learner added":
            return LearnerAdded(self._learner["id"], self._learner["name"], at, identifier)
        attempt = self._attempts[row["attempt"]]
        if kind == "attempt started":
            text = self._texts[attempt["text"]]
            return AttemptStarted(
                attempt["id"],
                self._learner["id"],
                attempt["pack"],
                attempt["lesson"],
                text["hash"],
                text["text"],
                attempt["practice"],
                at,
                identifier,
            )
        if kind == "checked":
            score = self._particulars[kind][row["number"]]["score"]
            number = attempt["number"]
            result, evidence = self._result(number, score), self._evidence(number)
            return Checked(attempt["id"], result, at, identifier, evidence=evidence)
        if kind not in _SIMPLE:
            raise BugError(f"an event of the kind {kind} cannot be exported")
        particulars = self._particulars[kind][row["number"]]
        make, of_particulars = _SIMPLE[kind]
        return make(attempt["id"], *of_particulars(particulars), at, identifier)

    def _result(self, attempt: int, score: float) -> Result:
        return Result(
            score,
            tuple(_category(row) for row in self._categories[attempt]),
            tuple(
                Outcome(
                    OutcomeName(row["name"]),
                    row["category"],
                    Span(row["start"], row["end"]),
                    row["key"],
                    row["weight"],
                    self._texts[row["explanation"]]["text"],
                    self._texts[row["ask"]]["text"],
                )
                for row in self._outcomes[attempt]
            ),
        )

    def _evidence(self, attempt: int) -> Evidence | None:
        categories = tuple(
            CategoryEvidence(
                row["article"], _category(row), row["decoys"], row["trials"], row["sentences"]
            )
            for row in self._opportunities[attempt]
        )
        meant = self._meant[attempt]
        return Evidence(categories, meant) if categories or meant else None


def _category(row: _Row) -> CategoryResult:
    return CategoryResult(
        row["category"], row["weight"], row["marks"], row["spans"], row["span_weight"]
    )


_SIMPLE: Mapping[str, tuple[Callable[..., Event], Callable[[_Row], tuple[object, ...]]]] = {
    "step reached": (StepReached, lambda row: (Step(row["step"]),)),
    "mark added": (
        MarkAdded,
        lambda row: (row["mark"], row["category"], Span(row["start"], row["end"])),
    ),
    "mark removed": (MarkRemoved, lambda row: (row["mark"],)),
    "disputed": (Disputed, lambda row: (row["outcome"], row["reason"])),
    "question answered": (
        QuestionAnswered,
        lambda row: (row["question"], tuple(json.loads(row["choices"])), bool(row["right"])),
    ),
    "attempt finished": (AttemptFinished, lambda _row: ()),
}
"""By kind: the event, and what it says between its attempt and its time."""
