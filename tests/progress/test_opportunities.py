"""What the record gives back of what checks told."""

from __future__ import annotations

import contextlib
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from progress.practice import NOON, TEXT, ada, clock, result, sha256, started

from whosays.errors import BugError
from whosays.marking.evidence import CategoryEvidence, Evidence
from whosays.marking.result import CategoryResult, OutcomeName
from whosays.progress import migrations
from whosays.progress.connection import Connection
from whosays.progress.events import Checked, LearnerAdded
from whosays.progress.history.confusion import NamedOutcomes
from whosays.progress.reading_history import QUERIES
from whosays.progress.record import Record
from whosays.progress.review.seen import SeenText
from whosays.progress.skills.discernment import discernment
from whosays.progress.skills.mastery import skills
from whosays.progress.skills.opportunity import Opportunity

STATE = CategoryResult("state-agency", 0.5, 1, 2)
UNNAMED = CategoryResult("unnamed-source", 1.0, 1, 0, 0.5)
EVIDENCE = Evidence(
    (
        CategoryEvidence("p1", STATE, 0, "hmr-", 1),
        CategoryEvidence("p1", UNNAMED, 2, "aARr", 1),
        CategoryEvidence("p2", STATE, 0, "r", 1),
    ),
    {1: "unnamed-source"},
)


def test_opportunities_come_back_as_they_were_told(record: Record, attempt: str) -> None:
    record.submit(Checked(attempt, result(), NOON, evidence=EVIDENCE)).result()

    def told(article: str, one: CategoryResult, decoys: int, trials: str) -> Opportunity:
        return Opportunity(
            attempt, NOON, "the-desk", "al-tanf", article, "independent", one, decoys, trials, 1
        )

    found = record.opportunities("ada")
    assert found == (
        told("p1", STATE, 0, "hmr-"),
        told("p1", UNNAMED, 2, "aARr"),
        told("p2", STATE, 0, "r"),
    )
    assert [(one.hits, one.targets, one.alarms, one.noise) for one in found] == [
        (1, 2, 0, 1),
        (0, 0, 2, 4),
        (0, 0, 0, 1),
    ]
    assert record.opportunities("nobody") == ()


def test_a_check_without_evidence_is_known_by_its_result_alone(
    record: Record, attempt: str
) -> None:
    record.submit(Checked(attempt, result(), NOON)).result()
    found = record.opportunities("ada")
    assert [one.result for one in found] == list(result().categories)
    assert {(one.article, one.trials, one.sentences) for one in found} == {(None, "", None)}


def test_checks_come_in_the_order_of_recording_whatever_the_clock_said(
    record: Record, attempt: str
) -> None:
    record.submit(started("second", lesson="round#p2")).result()
    record.submit(Checked("second", result(), NOON, evidence=EVIDENCE)).result()
    record.submit(Checked(attempt, result(), NOON - timedelta(days=3))).result()
    found = record.opportunities("ada")
    assert [one.attempt for one in found] == ["second"] * 3 + [attempt] * 2
    assert found[0].lesson == "round"


def test_a_learner_sees_nobody_else_s(record: Record, attempt: str) -> None:
    record.submit(LearnerAdded("bea", "Bea", NOON)).result()
    record.submit(started("of bea", learner="bea")).result()
    record.submit(Checked("of bea", result(), NOON, evidence=EVIDENCE)).result()
    assert record.opportunities("ada") == ()
    assert record.named_outcomes("ada") == ()
    assert record.seen("ada") == (SeenText("the-desk", "al-tanf", NOON),)
    assert record.attempt_times("ada") == ((NOON, None),)
    assert record.attempt_times("bea") == ((NOON, NOON),)
    assert attempt not in {one.attempt for one in record.opportunities("bea")}


def test_outcomes_are_counted_with_the_name_that_was_meant(record: Record, attempt: str) -> None:
    record.submit(Checked(attempt, result(), NOON, evidence=EVIDENCE)).result()
    state = "state-agency"
    assert sorted(record.named_outcomes("ada")) == [
        NamedOutcomes(attempt, OutcomeName.FOUND, state, None, 1),
        NamedOutcomes(attempt, OutcomeName.MISSED, state, "unnamed-source", 1),
    ]


def test_a_check_is_written_with_its_evidence_or_not_at_all(record: Record, attempt: str) -> None:
    about_no_outcome = Evidence(EVIDENCE.categories, {7: "unnamed-source"})
    with pytest.raises(BugError):
        record.submit(Checked(attempt, result(), NOON, evidence=about_no_outcome)).result()
    no_letters = Evidence((CategoryEvidence("", STATE, 0, "hx", 1),), {})
    with pytest.raises(BugError):
        record.submit(Checked(attempt, result(), NOON, evidence=no_letters)).result()
    assert record.attempt(attempt).result is None
    with contextlib.closing(sqlite3.connect(record.file)) as plain:
        assert plain.execute("SELECT count(*) FROM opportunities").fetchone() == (0,)
    record.submit(Checked(attempt, result(), NOON, evidence=EVIDENCE)).result()
    assert len(record.opportunities("ada")) == 3


def test_nobody_has_learnt_anything_yet(record: Record) -> None:
    record.submit(ada()).result()
    assert record.opportunities("ada") == record.seen("ada") == record.attempt_times("ada") == ()


def test_a_record_from_before_evidence_keeps_counting_and_says_what_it_leaves_out(
    tmp_path: Path,
) -> None:
    with contextlib.closing(
        sqlite3.connect(tmp_path / "record.db", isolation_level=None, factory=Connection)
    ) as plain:
        migrations.apply(plain, stop_before="evidence")
        plain.execute("PRAGMA user_version = 3")
        at = NOON.isoformat()
        plain.execute("INSERT INTO learners VALUES (1, 'ada', 'Ada', 'ada', ?)", (at,))
        plain.execute("INSERT INTO texts VALUES (1, ?, ?)", (sha256(TEXT), TEXT))
        plain.execute(
            "INSERT INTO attempts VALUES (1, 'old', 1, 'the-desk', 'al-tanf', 1, 'independent', ?)",
            (at,),
        )
        plain.execute("INSERT INTO events VALUES (1, 'e', 'checked', NULL, 1, ?)", (at,))
        plain.execute("INSERT INTO results VALUES (1, 1, 0.5)")
        plain.execute("INSERT INTO category_results VALUES (1, 0, 'state-agency', 2, 2, 2, NULL)")
    with Record.open(tmp_path, clock=clock) as record:
        record.submit(started("new")).result()
        record.submit(Checked("new", result(), NOON, evidence=EVIDENCE)).result()
        found = record.opportunities("ada")
    assert [(one.attempt, one.article) for one in found] == [
        ("old", None),
        *[("new", "p1")] * 2,
        ("new", "p2"),
    ]
    (skill,) = skills(found, ["state-agency"], NOON)
    assert [step.opportunity.attempt for step in skill.steps] == ["old"]
    telling = discernment(found)
    assert (telling.left_out, telling.articles) == (1, 0)


def test_no_question_about_one_learner_reads_a_whole_table(record: Record) -> None:
    with contextlib.closing(sqlite3.connect(record.file)) as plain:
        for query in QUERIES:
            plan = plain.execute(f"EXPLAIN QUERY PLAN {query}", {"learner": 1}).fetchall()
            steps = [step for *_numbers, step in plan]
            assert any("attempts_of_a_learner" in step for step in steps), steps
            assert not any(step.startswith("SCAN") for step in steps), steps
