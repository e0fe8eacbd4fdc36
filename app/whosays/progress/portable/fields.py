"""Takes an event apart into the fields under which it is exported."""

from __future__ import annotations

import hashlib
from typing import assert_never

from whosays.marking.evidence import CategoryEvidence, Evidence
from whosays.marking.result import CategoryResult, Outcome
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
from whosays.progress.portable.form import KINDS, LISTS
from whosays.progress.times import as_text

Entry = dict[str, object]
"""What an event, or a part of one, holds by the names of its fields."""
Texts = dict[str, str]
"""Texts by their SHA-256; events name a text by it, so that each is in a file once."""


def fields_of(event: Event, texts: Texts) -> Entry:
    """Return the fields of *event*, in their order; the texts it uses are added to *texts*."""
    kind, values = _kind_and_values(event, texts)
    common: Entry = {"kind": kind, "id": event.id, "at": as_text(event.at)}
    return common | dict(zip(KINDS[kind], values, strict=True))


def digest(text: str) -> str:
    """Return the SHA-256 of *text*, in hexadecimal digits, by which a file names it."""
    return hashlib.sha256(text.encode()).hexdigest()


def _kind_and_values(event: Event, texts: Texts) -> tuple[str, tuple[object, ...]]:  # noqa: PLR0911
    match event:
        case LearnerAdded():
            return "learner added", ()
        case AttemptStarted(attempt, _, pack, lesson, _, text, practice):
            return "attempt started", (attempt, pack, lesson, _kept(text, texts), practice)
        case StepReached(attempt, step):
            return "step reached", (attempt, step.value)
        case MarkAdded(attempt, mark, category, span):
            return "mark added", (attempt, mark, category, span.start, span.end)
        case MarkRemoved(attempt, mark):
            return "mark removed", (attempt, mark)
        case Checked(attempt, result):
            return "checked", (attempt, result.score, *_parts_of(event, texts))
        case Disputed(attempt, outcome, reason):
            return "disputed", (attempt, outcome, reason)
        case QuestionAnswered(attempt, question, choices, right):
            return "question answered", (attempt, question, list(choices), right)
        case AttemptFinished(attempt):
            return "attempt finished", (attempt,)
        case _ as unknown:
            assert_never(unknown)


def _parts_of(check: Checked, texts: Texts) -> tuple[list[Entry], ...]:
    """Return the three lists that a check consists of."""
    evidence = check.evidence or Evidence((), {})
    return (
        [_category(each) for each in check.result.categories],
        [
            _outcome(each, evidence.meant.get(number), texts)
            for number, each in enumerate(check.result.outcomes)
        ],
        [_opportunity(each) for each in evidence.categories],
    )


def _category(result: CategoryResult) -> Entry:
    return {name: getattr(result, name) for name in LISTS["categories"]}


def _opportunity(evidence: CategoryEvidence) -> Entry:
    of_evidence = {
        name: getattr(evidence, name) for name in ("article", "decoys", "sentences", "trials")
    }
    values = of_evidence | _category(evidence.result)
    return {name: values[name] for name in LISTS["opportunities"]}


def _outcome(outcome: Outcome, meant: str | None, texts: Texts) -> Entry:
    values = (
        outcome.name.value,
        outcome.category,
        outcome.span.start,
        outcome.span.end,
        outcome.key,
        outcome.weight,
        _kept(outcome.explanation, texts),
        _kept(outcome.ask, texts),
        meant,
    )
    return dict(zip(LISTS["outcomes"], values, strict=True))


def _kept(text: str, texts: Texts) -> str:
    name = digest(text)
    texts.setdefault(name, text)
    return name
