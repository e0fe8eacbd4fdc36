"""Puts events together from the fields of a file that anybody may have written."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from whosays.articles.span import Span
from whosays.lesson_packs.lesson import Practice
from whosays.marking.evidence import CategoryEvidence, Evidence
from whosays.marking.result import CategoryResult, Outcome, OutcomeName, Result
from whosays.marking.trials import Trial
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
from whosays.progress.portable.faults import MalformedError
from whosays.progress.portable.fields import Texts, digest
from whosays.progress.portable.form import KINDS, LISTS
from whosays.progress.portable.reading_fields import MOST_WEIGHT, Fields
from whosays.translation import _

_MOST_ENTRIES = 100_000
_TRIALS = frozenset("".join(Trial))


class EventReader:
    """Makes an event of each group of fields, in the order of the file."""

    def __init__(self, learner: str, name: str, texts: Texts) -> None:
        """Read what the learner with the id *learner*, called *name*, did, with *texts*."""
        self._learner = learner
        self._name = name
        self._texts = texts
        self._seen: set[str] = set()
        self._lengths: dict[str, int] = {}

    def event(self, fields: Fields) -> Event:
        """Return the event that *fields* describe. Raises MalformedError."""
        kind = fields.choice("kind", KINDS)
        fields.only(("kind", "id", "at", *KINDS[kind]))
        identifier = fields.identifier("id")
        if identifier in self._seen:
            raise fields.fault(_("“{field}” is that of an earlier event."), "id")
        if (kind == "learner added") is not (not self._seen):
            what = _("“learner added” must be the first event, and no other.")
            raise MalformedError(fields.place, what)
        self._seen.add(identifier)
        at = fields.moment("at")
        if kind == "learner added":
            return LearnerAdded(self._learner, self._name, at, identifier)
        if kind == "attempt started":
            return self._start(fields)
        attempt = fields.identifier("attempt")
        if attempt not in self._lengths:
            raise fields.fault(_("“{field}” is of an attempt that was not started."), "attempt")
        if kind == "checked":
            return self._check(fields, attempt)
        make, particulars = _PARTICULARS[kind]
        return make(attempt, *particulars(self, fields, self._lengths[attempt]), at, identifier)

    def _start(self, fields: Fields) -> Event:
        attempt = fields.identifier("attempt")
        if attempt in self._lengths:
            raise fields.fault(_("“{field}” is of an attempt that was started."), "attempt")
        text = fields.text("text", self._texts)
        self._lengths[attempt] = len(text)
        return AttemptStarted(
            attempt,
            self._learner,
            fields.string("pack"),
            fields.string("lesson"),
            digest(text),
            text,
            fields.choice("practice", list(Practice)),
            fields.moment("at"),
            fields.identifier("id"),
        )

    def step(self, fields: Fields, _length: int) -> tuple[object, ...]:
        """Return what reaching a step says."""
        return (Step(fields.choice("step", list(Step))),)

    def mark(self, fields: Fields, length: int) -> tuple[object, ...]:
        """Return what a mark in a text of *length* code points says."""
        span = _span(fields, length)
        if not span:
            raise fields.fault(_("“{field}” must be after “start”."), "end")
        return fields.identifier("mark"), fields.string("category"), span

    def removal(self, fields: Fields, _length: int) -> tuple[object, ...]:
        """Return what taking a mark away says."""
        return (fields.identifier("mark"),)

    def _check(self, fields: Fields, attempt: str) -> Event:
        length = self._lengths[attempt]
        for name in LISTS:
            if len(fields.part(name)) > _MOST_ENTRIES:
                raise fields.fault(_("“{field}” has more entries than can be."), name)
        outcomes = [self._outcome(each, length) for each in fields.part("outcomes")]
        for each in fields.part("categories"):
            each.only(LISTS["categories"])
        return Checked(
            attempt,
            Result(
                fields.weight("score"),
                tuple(_category(each) for each in fields.part("categories")),
                tuple(outcomes),
            ),
            fields.moment("at"),
            fields.identifier("id"),
            evidence=_evidence(fields),
        )

    def dispute(self, fields: Fields, _length: int) -> tuple[object, ...]:
        """Return what a dispute says."""
        return fields.whole("outcome"), fields.string("reason")

    def answer(self, fields: Fields, _length: int) -> tuple[object, ...]:
        """Return what an answer says."""
        return fields.whole("question"), fields.wholes("choices"), fields.truth("right")

    def end(self, _fields: Fields, _length: int) -> tuple[object, ...]:
        """Return what the end of an attempt says: nothing more."""
        return ()

    def _outcome(self, fields: Fields, length: int) -> Outcome:
        fields.only(LISTS["outcomes"])
        return Outcome(
            OutcomeName(fields.choice("name", list(OutcomeName))),
            fields.string("category"),
            _span(fields, length),
            fields.string_or_none("key"),
            fields.weight("weight"),
            fields.text("explanation", self._texts),
            fields.text("ask", self._texts),
        )


def _evidence(fields: Fields) -> Evidence | None:
    """Return what a check tells about skill; a check of before there was any tells nothing."""
    meant = {
        number: each.string("meant")
        for number, each in enumerate(fields.part("outcomes"))
        if each.string_or_none("meant") is not None
    }
    categories = tuple(_opportunity(each) for each in fields.part("opportunities"))
    return Evidence(categories, meant) if categories or meant else None


def _opportunity(fields: Fields) -> CategoryEvidence:
    fields.only(LISTS["opportunities"])
    trials = fields.string("trials")
    if not _TRIALS.issuperset(trials):
        sentence = _("“{field}” must be one of these letters for each sentence: {letters}.")
        raise fields.fault(sentence, "trials", letters="".join(Trial))
    return CategoryEvidence(
        fields.string("article"),
        _category(fields),
        fields.whole("decoys"),
        trials,
        fields.whole("sentences"),
    )


def _category(fields: Fields) -> CategoryResult:
    return CategoryResult(
        fields.string("category"),
        fields.weight("weight", MOST_WEIGHT),
        fields.whole("marks"),
        fields.whole("spans"),
        fields.weight_or_none("span_weight"),
    )


def _span(fields: Fields, length: int) -> Span:
    start, end = fields.whole("start"), fields.whole("end")
    if end < start:
        raise fields.fault(_("“{field}” must not be before “start”."), "end")
    if end > length:
        sentence = _("“{field}” is behind the end of the text, which has {length} characters.")
        raise fields.fault(sentence, "end", length=length)
    return Span(start, end)


_PARTICULARS: Mapping[
    str,
    tuple[Callable[..., Event], Callable[[EventReader, Fields, int], tuple[object, ...]]],
] = {
    "step reached": (StepReached, EventReader.step),
    "mark added": (MarkAdded, EventReader.mark),
    "mark removed": (MarkRemoved, EventReader.removal),
    "disputed": (Disputed, EventReader.dispute),
    "question answered": (QuestionAnswered, EventReader.answer),
    "attempt finished": (AttemptFinished, EventReader.end),
}
"""By kind: the event, and how to read what it says between its attempt and its time."""
