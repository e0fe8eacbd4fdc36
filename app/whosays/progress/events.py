"""What happens in a learner's practice, as it is written to the record.

The record is append-only: each event is written once, under an identifier made where it happened,
so that writing it again (after a crash before the acknowledgement) changes nothing.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from whosays.articles.span import Span
from whosays.marking.evidence import Evidence
from whosays.marking.result import Result


def new_identifier() -> str:
    """Return a fresh identifier, unique on every machine."""
    return uuid.uuid4().hex


class Step(StrEnum):
    """The steps of the walk through a lesson, in order."""

    BRIEF = "brief"
    MARK = "mark"
    CHECK = "check"
    TRACE = "trace"
    SUM_UP = "sum-up"


@dataclass(frozen=True, slots=True)
class LearnerAdded:
    """Somebody gave a name to learn under."""

    learner: str
    name: str
    at: datetime
    id: str = field(default_factory=new_identifier)


@dataclass(frozen=True, slots=True)
class AttemptStarted:
    """A learner opened a lesson for a new attempt."""

    attempt: str
    learner: str
    pack: str
    lesson: str
    text_hash: str
    """Of the text the attempt is made on (``Lesson.text_hash``)."""
    text: str
    """The text itself, kept once per hash, so that an old attempt can be shown as it was."""
    practice: str
    at: datetime
    id: str = field(default_factory=new_identifier)


@dataclass(frozen=True, slots=True)
class StepReached:
    """The learner went to a step, forward or back; reopening the lesson leads there."""

    attempt: str
    step: Step
    at: datetime
    id: str = field(default_factory=new_identifier)


@dataclass(frozen=True, slots=True)
class MarkAdded:
    """A mark was set. *mark* identifies it until it is removed; undoing a removal sets it again."""

    attempt: str
    mark: str
    category: str
    span: Span
    at: datetime
    id: str = field(default_factory=new_identifier)


@dataclass(frozen=True, slots=True)
class MarkRemoved:
    """A mark was taken away."""

    attempt: str
    mark: str
    at: datetime
    id: str = field(default_factory=new_identifier)


@dataclass(frozen=True, slots=True)
class Checked:
    """The learner checked the marks; from here on they stand."""

    attempt: str
    result: Result
    at: datetime
    id: str = field(default_factory=new_identifier)
    marks: frozenset[str] | None = None
    """The marks that were judged; where others stand by now, the check is refused."""
    evidence: Evidence | None = None
    """What the check tells about skill. Without it the check is counted by its result alone, as
    those are that were made before there was any."""


@dataclass(frozen=True, slots=True)
class Disputed:
    """The learner disagrees with one outcome, in words of their own; a later one replaces it."""

    attempt: str
    outcome: int
    """The outcome's number in the result, from 0."""
    reason: str
    """Empty withdraws the dispute."""
    at: datetime
    id: str = field(default_factory=new_identifier)


@dataclass(frozen=True, slots=True)
class QuestionAnswered:
    """The learner answered a question of the lesson; the last answer stands."""

    attempt: str
    question: int
    """The question's number in the lesson, from 0."""
    choices: tuple[int, ...]
    """The numbers of the choices taken, from 0, ascending."""
    right: bool
    at: datetime
    id: str = field(default_factory=new_identifier)


@dataclass(frozen=True, slots=True)
class AttemptFinished:
    """The learner came to the end of the sum-up."""

    attempt: str
    at: datetime
    id: str = field(default_factory=new_identifier)


Event = (
    LearnerAdded
    | AttemptStarted
    | StepReached
    | MarkAdded
    | MarkRemoved
    | Checked
    | Disputed
    | QuestionAnswered
    | AttemptFinished
)
