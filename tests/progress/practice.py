"""What the tests of the record write: a learner, attempts, marks and results."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from whosays.articles.span import Span
from whosays.marking.result import CategoryResult, Outcome, OutcomeName, Result
from whosays.progress.events import AttemptStarted, LearnerAdded, MarkAdded

NOON = datetime(2026, 5, 17, 12, 0, 0, 250, tzinfo=UTC)
TEXT = "MOSCOW (TASS): about 60 IS militants were released, Ivanov noted. 📰"


def clock() -> datetime:
    return NOON


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def ada() -> LearnerAdded:
    return LearnerAdded("ada", "Ada", NOON)


def started(attempt: str, lesson: str = "al-tanf", text: str = TEXT, **more: str) -> AttemptStarted:
    learner, pack = more.get("learner", "ada"), more.get("pack", "the-desk")
    return AttemptStarted(attempt, learner, pack, lesson, sha256(text), text, "independent", NOON)


def mark(attempt: str, name: str, start: int = 0, end: int = 6) -> MarkAdded:
    return MarkAdded(attempt, name, "state-agency", Span(start, end), NOON)


def outcome(name: OutcomeName = OutcomeName.MISSED) -> Outcome:
    return Outcome(
        name, "state-agency", Span(8, 12), "tass", 0.0, "Whose **agency**?", "Who owns it?"
    )


def result(score: float = 0.5) -> Result:
    return Result(
        score,
        (
            CategoryResult("state-agency", 1.0, 2, 2),
            CategoryResult("unnamed-source", 0.5, 1, 1, 1.0),
        ),
        (outcome(OutcomeName.FOUND), outcome()),
    )
