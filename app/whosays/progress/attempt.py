"""What the record knows of a learner and of an attempt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from whosays.marking.mark import Mark
from whosays.marking.result import Result
from whosays.progress.events import Step


@dataclass(frozen=True, slots=True)
class Learner:
    """Somebody who learns on this machine; a name, no account."""

    id: str
    name: str
    since: datetime


@dataclass(frozen=True, slots=True)
class KeptMark:
    """A mark as the record keeps it."""

    id: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer that stands for one question."""

    choices: tuple[int, ...]
    right: bool


@dataclass(frozen=True, slots=True)
class Attempt:
    """Everything the record holds of one attempt."""

    id: str
    learner: str
    pack: str
    lesson: str
    text_hash: str
    text: str
    practice: str
    started: datetime
    step: Step
    """Where the learner was last."""
    marks: tuple[KeptMark, ...]
    """Those that stand, in the order they were set."""
    result: Result | None
    """None until checked."""
    disputes: Mapping[int, str]
    """By the outcome's number in the result; withdrawn ones are not here."""
    answers: Mapping[int, Answer]
    """By the question's number in the lesson."""
    finished: datetime | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a learner stands in one lesson."""

    pack: str
    lesson: str
    attempts: int
    """How many were started."""
    open_attempt: str | None
    """The id of the latest attempt, where it is not finished."""
    step: Step | None
    """Where the open attempt is."""
    last_score: float | None
    """Of the latest checked attempt."""
    last_at: datetime | None
    """When anything was last written to the lesson's attempts."""
    last_text_hash: str
    """The text of the latest attempt."""
