"""Writing to and reading from a record that nothing is wrong with."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from progress.practice import NOON, ada, clock, mark, outcome, result, sha256, started

from whosays.articles.span import Span
from whosays.errors import BugError
from whosays.marking.result import OutcomeName, Result
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
from whosays.progress.failures import AttemptChangedError
from whosays.progress.record import Record


def names(record: Record, attempt: str) -> list[str]:
    return [kept.id for kept in record.attempt(attempt).marks]


def test_an_event_written_twice_counts_once(record: Record, attempt: str) -> None:
    event = mark(attempt, "a")
    record.submit(event).result()
    record.submit(event).result()
    assert names(record, attempt) == ["a"]
    record.submit(MarkRemoved(attempt, "a", NOON)).result()
    record.submit(event).result()
    assert names(record, attempt) == []


def test_a_removed_mark_can_be_set_again_and_comes_last_then(record: Record, attempt: str) -> None:
    for event in (mark(attempt, "a"), mark(attempt, "b"), MarkRemoved(attempt, "a", NOON)):
        record.submit(event).result()
    assert names(record, attempt) == ["b"]
    record.submit(mark(attempt, "a", 2, 4)).result()
    assert [(kept.id, kept.mark.start) for kept in record.attempt(attempt).marks] == [
        ("b", 0),
        ("a", 2),
    ]


def test_events_are_written_in_the_order_they_were_submitted(record: Record, attempt: str) -> None:
    submitted = [f"mark {number}" for number in range(150)]
    acknowledged: list[str] = []

    def note(name: str, _future: Future[None]) -> None:
        acknowledged.append(name)

    futures: list[Future[None]] = []
    for name in submitted:
        future = record.submit(mark(attempt, name))
        future.add_done_callback(partial(note, name))
        futures.append(future)
    record.submit(StepReached(attempt, Step.CHECK, NOON)).result()
    assert [future.exception() for future in futures] == [None] * 150
    assert acknowledged == submitted
    assert names(record, attempt) == submitted


def test_every_thread_reads_what_was_acknowledged(record: Record, attempt: str) -> None:
    with ThreadPoolExecutor(4) as readers:
        for number in range(1, 40):
            record.submit(mark(attempt, str(number))).result()
            counts = [readers.submit(lambda: len(names(record, attempt))) for _ in range(4)]
            assert [count.result() for count in counts] == [number] * 4


def test_closing_writes_what_is_waiting(tmp_path: Path) -> None:
    record = Record.open(tmp_path, clock=clock)
    record.submit(ada())
    record.submit(started("attempt"))
    for number in range(60):
        record.submit(mark("attempt", str(number)))
    record.close()
    record.close()
    with Record.open(tmp_path, clock=clock) as again:
        assert len(names(again, "attempt")) == 60


def test_a_closed_record_says_so(tmp_path: Path) -> None:
    record = Record.open(tmp_path, clock=clock)
    record.close()
    with pytest.raises(BugError):
        record.submit(ada())
    with pytest.raises(BugError):
        record.learners()


IMPOSSIBLE: dict[str, list[Event]] = {
    "an attempt of nobody": [started("other", learner="nobody")],
    "an attempt on a text with another hash": [
        AttemptStarted("x", "ada", "p", "l", sha256("a"), "b", "test", NOON)
    ],
    "the same attempt twice": [started("attempt")],
    "the same learner twice": [LearnerAdded("ada", "Bea", NOON)],
    "a step in no attempt": [StepReached("unknown", Step.CHECK, NOON)],
    "a mark in no attempt": [mark("unknown", "a")],
    "a mark that stands already": [mark("attempt", "a"), mark("attempt", "a")],
    "a mark without a letter": [mark("attempt", "a", 3, 3)],
    "a mark before the text": [mark("attempt", "a", -1, 3)],
    "a mark beyond every text": [mark("attempt", "a", 0, 10**30)],
    "a mark between letters": [MarkAdded("attempt", "a", "x", Span(0, 1.5), NOON)],  # type: ignore[arg-type]
    "a category of another type": [MarkAdded("attempt", "a", b"x", Span(0, 1), NOON)],  # type: ignore[arg-type]
    "half a character": [MarkAdded("attempt", "a", "\ud83d", Span(0, 1), NOON)],
    "removing what is not there": [MarkRemoved("attempt", "a", NOON)],
    "removing twice": [
        mark("attempt", "a"),
        MarkRemoved("attempt", "a", NOON),
        MarkRemoved("attempt", "a", NOON),
    ],
    "a mark after the check": [Checked("attempt", result(), NOON), mark("attempt", "a")],
    "removing after the check": [
        mark("attempt", "a"),
        Checked("attempt", result(), NOON),
        MarkRemoved("attempt", "a", NOON),
    ],
    "checking twice": [Checked("attempt", result(), NOON), Checked("attempt", result(1.0), NOON)],
    "a result whose last explanation cannot be kept": [
        Checked("attempt", Result(1.0, (), (outcome(), replace(outcome(), ask="\ud83d"))), NOON)
    ],
    "a dispute before the check": [Disputed("attempt", 0, "no", NOON)],
    "a dispute of no outcome": [
        Checked("attempt", result(), NOON),
        Disputed("attempt", 2, "no", NOON),
    ],
    "an answer to no question": [QuestionAnswered("attempt", -1, (0,), True, NOON)],
    "a time without a zone": [AttemptFinished("attempt", datetime(2026, 5, 17))],  # noqa: DTZ001
}


@pytest.mark.parametrize("events", IMPOSSIBLE.values(), ids=IMPOSSIBLE.keys())
def test_what_cannot_be_is_refused_and_leaves_no_trace(
    record: Record, attempt: str, events: list[Event]
) -> None:
    *possible, impossible = events
    for event in possible:
        record.submit(event).result()
    before = (record.learners(), record.standings("ada"), record.attempt(attempt))
    error = record.submit(impossible).exception()
    assert isinstance(error, (BugError, AttemptChangedError))
    assert (record.learners(), record.standings("ada"), record.attempt(attempt)) == before
    assert record.find_attempt("other") is None
    record.submit(StepReached(attempt, Step.TRACE, NOON)).result()
    assert record.attempt(attempt).step is Step.TRACE


@pytest.mark.usefixtures("attempt")
def test_there_is_no_attempt_that_was_not_started(record: Record) -> None:
    assert record.find_attempt("never") is None
    assert record.latest_attempt("ada", "the-desk", "never") is None
    assert record.open_attempt("nobody", "the-desk", "al-tanf") is None
    with pytest.raises(BugError):
        record.attempt("never")


def test_a_dispute_in_half_a_character_is_kept_as_far_as_it_can_be(
    record: Record, attempt: str
) -> None:
    record.submit(Checked(attempt, result(), NOON)).result()
    record.submit(Disputed(attempt, 1, "no \ud83d\udcf0 and \ud83d", NOON)).result()
    assert record.attempt(attempt).disputes == {1: "no 📰 and \ufffd"}


def test_the_same_explanations_are_kept_once(record: Record) -> None:
    long = "Why this one? " * 2000
    explained = Result(1.0, (), tuple(outcome(OutcomeName.FOUND) for _ in range(3)))
    record.submit(ada()).result()
    for number in range(40):
        record.submit(started(f"attempt {number}", text=long)).result()
        record.submit(Checked(f"attempt {number}", explained, NOON)).result()
    record.close()
    assert record.file.stat().st_size < 10 * len(long)


def test_the_window_can_name_the_record_without_loading_sqlite() -> None:
    program = (
        "import sys, whosays.progress.record\n"
        "print([name for name in ('sqlite3', 'sqlite_utils') if name in sys.modules])"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.strip() == "[]"


def test_past_attempts_come_latest_first_with_what_came_of_each(record: Record) -> None:
    for event in (
        ada(),
        LearnerAdded("bea", "Bea", NOON),
        started("checked"),
        mark("checked", "a"),
        Checked("checked", result(), NOON),
        AttemptFinished("checked", NOON),
        started("others", learner="bea"),
        started("open", lesson="another", text="x" * 1000),
    ):
        record.submit(event).result()
    latest, first = record.past_attempts("ada")
    assert (latest.id, latest.lesson, latest.score, latest.is_finished) == (
        "open",
        "another",
        None,
        False,
    )
    assert latest.beginning == "x" * 300
    assert not latest.outcomes
    assert (first.id, first.score, first.is_finished) == ("checked", 0.5, True)
    assert first.outcomes == {OutcomeName.FOUND: 1, OutcomeName.MISSED: 1}
    assert first.started == NOON
    assert [each.id for each in record.past_attempts("bea")] == ["others"]
    assert record.past_attempts("nobody") == ()
