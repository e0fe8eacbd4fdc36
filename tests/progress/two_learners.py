"""What Ada and Bea did: every kind of event, some of it on the same texts, in turns."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from progress.practice import NOON, ada, clock, mark, result, started

from whosays.articles.span import Span
from whosays.marking.evidence import CategoryEvidence, Evidence
from whosays.marking.result import CategoryResult
from whosays.progress.events import (
    AttemptFinished,
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
from whosays.progress.record import Record

DISPUTE = '=HYPERLINK(0) I, Ada,\r\nsay "no"; \'tis TASS 📰'
EVIDENCE = Evidence(
    (
        CategoryEvidence("", CategoryResult("state-agency", 1.0, 2, 2), 1, "-hA", 1),
        CategoryEvidence("", CategoryResult("unnamed-source", 0.5, 1, 1, 1.0), 0, "mr-", 1),
    ),
    {1: "@unnamed"},
)
ADAS_OWN = "Only Ada read this sentence."
LATER = NOON + timedelta(days=3)


def adas() -> list[Event]:
    """Return everything Ada did, in order."""
    return [
        ada(),
        started("ada-1"),
        StepReached("ada-1", Step.MARK, NOON),
        mark("ada-1", "mark-1", 8, 12),
        mark("ada-1", "mark-2", 15, 20),
        MarkRemoved("ada-1", "mark-2", NOON),
        MarkAdded("ada-1", "mark-3", "@home", Span(0, 6), NOON),
        Checked("ada-1", result(1 / 3), NOON, evidence=EVIDENCE),
        Disputed("ada-1", 1, DISPUTE, NOON),
        Disputed("ada-1", 0, "", NOON),
        QuestionAnswered("ada-1", 0, (0, 2), right=True, at=NOON),
        QuestionAnswered("ada-1", 1, (), right=False, at=NOON),
        AttemptFinished("ada-1", NOON),
        started("ada-2", lesson="elsewhere", text=ADAS_OWN),
        StepReached("ada-2", Step.MARK, LATER),
    ]


def beas() -> list[Event]:
    """Return everything Bea did, in order: the same lesson, and another."""
    return [
        LearnerAdded("bea", "Bea", NOON),
        started("bea-1", learner="bea"),
        mark("bea-1", "mark-1", 8, 12),
        Checked("bea-1", result(), NOON),
        Disputed("bea-1", 0, "Bea says so.", NOON),
        started("bea-2", lesson="another", text="Bea read this.", learner="bea"),
    ]


def fill(folder: Path, *lists: list[Event]) -> None:
    """Write the events of *lists* to the record in *folder*, one of each list in turn."""
    with Record.open(folder, clock=clock) as record:
        for number in range(max(map(len, lists))):
            for events in lists:
                if number < len(events):
                    record.submit(events[number]).result()
