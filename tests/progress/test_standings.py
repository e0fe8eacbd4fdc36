"""Where a learner stands in each lesson, as the library shows it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from progress.practice import NOON, ada, mark, result, sha256, started

from whosays.progress.attempt import Standing
from whosays.progress.events import AttemptFinished, Checked, LearnerAdded, Step, StepReached
from whosays.progress.record import Record

LATER = NOON + timedelta(days=1)
EARLIER = NOON - timedelta(days=1)


def test_nobody_stands_anywhere_before_beginning(record: Record) -> None:
    record.submit(ada()).result()
    assert record.standings("ada") == {}
    assert record.standings("nobody") == {}


def test_a_lesson_under_way_names_the_attempt_and_the_step(record: Record, attempt: str) -> None:
    assert record.standings("ada") == {
        ("the-desk", "al-tanf"): Standing(
            pack="the-desk",
            lesson="al-tanf",
            attempts=1,
            open_attempt=attempt,
            step=Step.BRIEF,
            last_score=None,
            last_at=NOON,
            last_text_hash=record.attempt(attempt).text_hash,
        )
    }
    record.submit(StepReached(attempt, Step.CHECK, NOON)).result()
    record.submit(StepReached(attempt, Step.MARK, LATER)).result()
    standing = record.standings("ada")["the-desk", "al-tanf"]
    assert (standing.step, standing.last_at) == (Step.MARK, LATER)


def test_the_last_checked_score_stays_while_another_attempt_is_under_way(
    record: Record, attempt: str
) -> None:
    record.submit(Checked(attempt, result(0.25), NOON)).result()
    record.submit(AttemptFinished(attempt, NOON)).result()
    done = record.standings("ada")["the-desk", "al-tanf"]
    assert (done.open_attempt, done.step, done.last_score) == (None, None, 0.25)
    record.submit(started("second", text="Another edition")).result()
    again = record.standings("ada")["the-desk", "al-tanf"]
    assert (again.attempts, again.open_attempt, again.last_score) == (2, "second", 0.25)
    assert again.last_text_hash == sha256("Another edition")
    record.submit(Checked("second", result(0.75), NOON)).result()
    assert record.standings("ada")["the-desk", "al-tanf"].last_score == 0.75


@pytest.mark.usefixtures("attempt")
def test_an_older_attempt_left_open_is_not_taken_up_after_a_later_one_was_finished(
    record: Record,
) -> None:
    record.submit(started("second")).result()
    record.submit(AttemptFinished("second", NOON)).result()
    assert record.standings("ada")["the-desk", "al-tanf"].open_attempt is None
    assert record.open_attempt("ada", "the-desk", "al-tanf") is None
    latest = record.latest_attempt("ada", "the-desk", "al-tanf")
    assert latest is not None
    assert latest.id == "second"


def test_what_was_written_last_counts_even_when_the_clock_was_set_back(
    record: Record, attempt: str
) -> None:
    record.submit(StepReached(attempt, Step.MARK, LATER)).result()
    record.submit(StepReached(attempt, Step.CHECK, EARLIER)).result()
    standing = record.standings("ada")["the-desk", "al-tanf"]
    assert (standing.step, standing.last_at) == (Step.CHECK, EARLIER)


def test_learners_and_lessons_are_kept_apart(record: Record, attempt: str) -> None:
    record.submit(LearnerAdded("bea", "Bea", NOON)).result()
    record.submit(started("of bea", learner="bea")).result()
    record.submit(started("other lesson", lesson="clean")).result()
    record.submit(started("other pack", pack="school")).result()
    record.submit(mark("of bea", "m")).result()
    record.submit(AttemptFinished("other lesson", NOON)).result()
    assert {
        lesson: (standing.attempts, standing.open_attempt)
        for lesson, standing in record.standings("ada").items()
    } == {
        ("the-desk", "al-tanf"): (1, attempt),
        ("the-desk", "clean"): (1, None),
        ("school", "al-tanf"): (1, "other pack"),
    }
    of_bea = record.open_attempt("bea", "the-desk", "al-tanf")
    assert of_bea is not None
    assert (of_bea.id, len(of_bea.marks)) == ("of bea", 1)
    assert record.attempt(attempt).marks == ()
