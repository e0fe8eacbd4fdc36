"""The record that the bench fills straight through sqlite3 is one that the program could write."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from bench.full_record import CATEGORIES, NOW, OUTCOMES, Size, fill

from whosays.progress.record import Record
from whosays.progress.skills.mastery import skills


def test_a_filled_record_reads_like_any(tmp_path: Path) -> None:
    size = Size(learners=3, attempts=5)
    fill(tmp_path, size)
    with Record.open(tmp_path, clock=lambda: NOW) as record:
        assert record.quick_check() is None
        assert len(record.learners()) == size.learners
        for learner in record.learners():
            found = record.opportunities(learner.id)
            assert len(found) == size.attempts * len(CATEGORIES)
            assert len(skills(found, CATEGORIES, NOW)) == len(CATEGORIES)
            assert sum(one.times for one in record.named_outcomes(learner.id)) == (
                size.attempts * OUTCOMES
            )
            attempts = {one.attempt for one in found}
            assert all(record.attempt(attempt).result for attempt in attempts)
            assert len(record.attempt_times(learner.id)) == len(attempts) == size.attempts
    with contextlib.closing(sqlite3.connect(tmp_path / "record.db")) as plain:
        assert plain.execute("PRAGMA foreign_key_check").fetchall() == []
        assert plain.execute("SELECT count(*) FROM outcomes").fetchone() == (size.outcomes,)
