"""How well the rules do on the development part of the gold set, and what is not proposed there."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from suggest.gold import passages
from suggest.measuring import FIGURE, STATE, UNNAMED, Measured, measure

from whosays.suggestions.suggesting import suggest

TESTS = Path(__file__).resolve().parents[1]
FLOORS = {UNNAMED: 0.935, STATE: 0.905, FIGURE: 0.955}
"""F1 that was reached before; a change that falls below has cost something."""


@cache
def measured() -> Measured:
    total = Measured()
    for passage in passages("development"):
        total.add(measure(passage, suggest(passage.text, "en").suggestions))
    return total


@pytest.mark.parametrize("category", FLOORS)
def test_what_was_reached_is_kept(category: str) -> None:
    tally = measured().tallies[category]
    assert tally.f1 is not None
    assert tally.f1 >= FLOORS[category]
    assert tally.exact_rate is not None
    assert tally.exact_rate >= 0.99


def test_dates_ages_scores_and_models_stay_silent() -> None:
    rate = measured().numbers.rate(["date", "age", "score", "model"])
    assert rate is not None
    assert rate >= 0.98


def test_a_perfect_reader_scores_in_full_and_one_who_marks_nothing_finds_nothing() -> None:
    from whosays.lesson_packs.lesson import Role
    from whosays.suggestions.suggestion import Suggestion

    perfect, nothing = Measured(), Measured()
    for passage in passages("development"):
        key = [span for span in passage.lesson.key if span.role is Role.TARGET]
        marks = [Suggestion(span.categories[0], span.core, 1.0, "key", "") for span in key]
        perfect.add(measure(passage, marks))
        nothing.add(measure(passage, []))
    for tally in perfect.tallies.values():
        assert (tally.precision, tally.recall, tally.exact_rate) == (1, 1, 1)
    assert perfect.numbers.rate() == perfect.words.rate() == 1
    assert (nothing.together.recall, nothing.together.precision) == (0, None)


def test_the_frozen_part_is_not_run_by_the_way() -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "suggest", "--part", "frozen"],
        cwd=TESTS,
        env={"PYTHONPATH": f"{TESTS}:{TESTS.parent / 'app'}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 2
    assert "to be run once" in answer.stdout
    assert "to find" not in answer.stdout
