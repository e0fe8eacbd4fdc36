"""Draws whole walks through lessons at random."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import datetime, timedelta

from hypothesis import strategies as st
from progress.practice import NOON, ada, started

from whosays.articles.span import Span
from whosays.marking.result import CategoryResult, Outcome, OutcomeName, Result
from whosays.progress.events import (
    AttemptFinished,
    Checked,
    Disputed,
    Event,
    MarkAdded,
    MarkRemoved,
    QuestionAnswered,
    Step,
    StepReached,
)

spans = st.builds(
    lambda start, length: Span(start, start + length), st.integers(0, 9), st.integers(1, 9)
)
weights = st.floats(0, 1)
results = st.builds(
    Result,
    weights,
    st.lists(
        st.builds(
            CategoryResult,
            st.text(max_size=5),
            weights,
            st.integers(0, 50),
            st.integers(0, 50),
            st.none() | weights,
        ),
        max_size=3,
    ).map(tuple),
    st.lists(
        st.builds(
            Outcome,
            st.sampled_from(OutcomeName),
            st.text(max_size=5),
            spans,
            st.none() | st.text(max_size=5),
            weights,
            st.text(max_size=8),
            st.text(max_size=8),
        ),
        max_size=6,
    ).map(tuple),
)


class _Walk:
    """One attempt under way, and what may happen in it next."""

    def __init__(self, attempt: str, draw: st.DrawFn, now: Callable[[], datetime]) -> None:
        self.attempt = attempt
        self._draw = draw
        self._now = now
        self._marks: list[str] = []
        self._result: Result | None = None

    def next_event(self) -> Event:
        """Draw what happens next."""
        happenings = [self._go, self._answer, self._finish]
        if self._result is None:
            happenings += [self._add, self._add, self._add, self._check]
            happenings += [self._remove] if self._marks else []
        elif self._result.outcomes:
            happenings.append(self._dispute)
        return self._draw(st.sampled_from(happenings))()

    def _go(self) -> Event:
        return StepReached(self.attempt, self._draw(st.sampled_from(Step)), self._now())

    def _answer(self) -> Event:
        taken = tuple(sorted(self._draw(st.sets(st.integers(0, 5)))))
        question, right = self._draw(st.integers(0, 3)), self._draw(st.booleans())
        return QuestionAnswered(self.attempt, question, taken, right, self._now())

    def _finish(self) -> Event:
        return AttemptFinished(self.attempt, self._now())

    def _add(self) -> Event:
        free = [str(n) for n in range(len(self._marks) + 2) if str(n) not in self._marks]
        mark = self._draw(st.sampled_from(free))
        self._marks.append(mark)
        category = self._draw(st.sampled_from(["state-agency", "unnamed-source"]))
        return MarkAdded(self.attempt, mark, category, self._draw(spans), self._now())

    def _remove(self) -> Event:
        mark = self._draw(st.sampled_from(self._marks))
        self._marks.remove(mark)
        return MarkRemoved(self.attempt, mark, self._now())

    def _check(self) -> Event:
        self._result = self._draw(results)
        return Checked(self.attempt, self._result, self._now())

    def _dispute(self) -> Event:
        assert self._result is not None
        number = self._draw(st.integers(0, len(self._result.outcomes) - 1))
        return Disputed(self.attempt, number, self._draw(st.text(max_size=3)), self._now())


@st.composite
def walks(draw: st.DrawFn) -> list[Event]:
    """Draw what one or two attempts at a time may consist of, in an order that can happen."""
    zone = draw(st.timezones())
    seconds = itertools.count()

    def now() -> datetime:
        return (NOON + timedelta(seconds=next(seconds))).astimezone(zone)

    texts = draw(st.lists(st.text(max_size=20), min_size=1, max_size=2))
    under_way = [_Walk(f"attempt {number}", draw, now) for number in range(len(texts))]
    events: list[Event] = [ada()]
    events += [
        started(walk.attempt, text=text) for walk, text in zip(under_way, texts, strict=True)
    ]
    happenings = draw(st.lists(st.sampled_from(under_way), max_size=25))
    return events + [walk.next_event() for walk in happenings]
