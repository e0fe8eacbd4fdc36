"""What is computed from the record is what was told at the check, each time it is computed."""

from __future__ import annotations

import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from marking.lessons_for_marking import CATEGORIES, DEFINED, lessons, some_marks
from progress.practice import NOON, ada, clock, sha256

from whosays.lesson_packs.lesson import Lesson
from whosays.marking.evidence import Evidence
from whosays.marking.mark import Mark
from whosays.marking.observing import observe
from whosays.marking.result import Result
from whosays.marking.scoring import score
from whosays.progress.events import AttemptStarted, Checked
from whosays.progress.history.over_time import progress
from whosays.progress.record import Record
from whosays.progress.review.schedule import reviews, schedule
from whosays.progress.skills.discernment import discernment
from whosays.progress.skills.leaning import change
from whosays.progress.skills.mastery import skills
from whosays.progress.skills.opportunity import Opportunity

NOW = NOON + timedelta(days=100)


def figures(opportunities: tuple[Opportunity, ...]) -> tuple[object, ...]:
    return (
        skills(opportunities, CATEGORIES, NOW),
        discernment(opportunities),
        change(opportunities),
        schedule(reviews(opportunities, NOW)),
        progress(opportunities, CATEGORIES),
    )


def told(number: int, lesson: Lesson, evidence: Evidence, at: datetime) -> list[Opportunity]:
    return [
        Opportunity(
            attempt=f"attempt {number}",
            at=at,
            pack="desk",
            lesson=f"lesson {number % 3}",
            article=one.article,
            practice=lesson.practice.value,
            result=one.result,
            decoys=one.decoys,
            trials=one.trials,
            sentences=one.sentences,
        )
        for one in evidence.categories
    ]


def write(record: Record, number: int, lesson: Lesson, checked: tuple[Result, Evidence]) -> None:
    attempt, at = f"attempt {number}", NOON + timedelta(days=number)
    started = AttemptStarted(
        attempt,
        "ada",
        "desk",
        f"lesson {number % 3}",
        sha256(lesson.text),
        lesson.text,
        lesson.practice.value,
        at,
    )
    record.submit(started).result()
    result, evidence = checked
    record.submit(Checked(attempt, result, at, evidence=evidence)).result()


def check(lesson: Lesson, marks: list[Mark]) -> tuple[Result, Evidence]:
    result = score(lesson, marks, DEFINED)
    return result, observe(lesson, marks, result)


@given(st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_recomputing_gives_what_was_told(data: st.DataObject) -> None:
    drawn = data.draw(st.lists(lessons(), min_size=1, max_size=5))
    checks = [check(lesson, data.draw(some_marks(lesson))) for lesson in drawn]
    expected: list[Opportunity] = []
    with tempfile.TemporaryDirectory() as name:
        with Record.open(Path(name), clock=clock) as record:
            record.submit(ada()).result()
            for number, (lesson, checked) in enumerate(zip(drawn, checks, strict=True)):
                write(record, number, lesson, checked)
                at = NOON + timedelta(days=number)
                expected += told(number, lesson, checked[1], at)
                now = record.opportunities("ada")
                assert now == tuple(expected)
                assert figures(now) == figures(tuple(expected))
        with Record.open(Path(name), clock=clock) as record:
            assert figures(record.opportunities("ada")) == figures(tuple(expected))
