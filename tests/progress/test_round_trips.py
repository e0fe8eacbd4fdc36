"""What was written comes back equal, whatever happened in between."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from progress.practice import clock
from progress.walks import walks

from whosays.marking.mark import Mark
from whosays.progress.attempt import Answer, Attempt, KeptMark
from whosays.progress.events import (
    AttemptFinished,
    AttemptStarted,
    Checked,
    Disputed,
    Event,
    MarkAdded,
    MarkRemoved,
    QuestionAnswered,
    Step,
    StepReached,
)
from whosays.progress.record import Record


def remembered(attempt: str, events: list[Event]) -> Attempt:
    """Return what a person with a perfect memory of *events* knows of *attempt*."""
    (start,) = [e for e in events if isinstance(e, AttemptStarted) and e.attempt == attempt]
    of_it = [e for e in events if getattr(e, "attempt", None) == attempt]
    marks: list[KeptMark] = []
    for event in of_it:
        if isinstance(event, MarkAdded):
            mark = Mark(event.span.start, event.span.end, event.category)
            marks.append(KeptMark(event.mark, mark))
        elif isinstance(event, MarkRemoved):
            marks = [kept for kept in marks if kept.id != event.mark]
    steps = [Step.BRIEF] + [e.step for e in of_it if isinstance(e, StepReached)]
    disputes = {e.outcome: e.reason for e in of_it if isinstance(e, Disputed)}
    return Attempt(
        id=attempt,
        learner=start.learner,
        pack=start.pack,
        lesson=start.lesson,
        text_hash=start.text_hash,
        text=start.text,
        practice=start.practice,
        started=start.at,
        step=steps[-1],
        marks=tuple(marks),
        result=next((e.result for e in of_it if isinstance(e, Checked)), None),
        disputes={number: reason for number, reason in disputes.items() if reason},
        answers={
            e.question: Answer(e.choices, e.right) for e in of_it if isinstance(e, QuestionAnswered)
        },
        finished=next((e.at for e in of_it if isinstance(e, AttemptFinished)), None),
    )


@settings(max_examples=40, deadline=None)
@given(events=walks(), data=st.data())
def test_attempts_are_what_happened_in_them_also_when_opened_again(
    events: list[Event], data: st.DataObject
) -> None:
    attempts = [event.attempt for event in events if isinstance(event, AttemptStarted)]
    expected = [remembered(attempt, events) for attempt in attempts]
    with tempfile.TemporaryDirectory() as folder:
        with Record.open(Path(folder), clock=clock) as record:
            for number, event in enumerate(events):
                record.submit(event)
                again = data.draw(st.integers(0, number), label="written again")
                record.submit(events[again]).result()
            assert [record.attempt(attempt) for attempt in attempts] == expected
        with Record.open(Path(folder), clock=clock) as record:
            assert [record.attempt(attempt) for attempt in attempts] == expected
            latest = record.latest_attempt("ada", "the-desk", "al-tanf")
            still_open = record.open_attempt("ada", "the-desk", "al-tanf")
    assert latest == expected[-1]
    assert still_open == (None if expected[-1].finished else expected[-1])
