"""The article of the first lesson, which no rule was written for."""

from __future__ import annotations

from pathlib import Path

import pytest

from whosays.bundled import bundled
from whosays.lesson_packs.reading import read_lesson
from whosays.suggestions.suggesting import suggest


@pytest.fixture(scope="module")
def proposed() -> set[tuple[str, str]]:
    file = next(Path(bundled("lessons")).glob("*/10-al-tanf.md"))
    lesson = read_lesson(file).lesson
    assert lesson is not None
    found = suggest(lesson.text).suggestions
    return {(each.span.of(lesson.text), each.category) for each in found}


@pytest.mark.parametrize(
    ("quote", "category"),
    [
        ("about 60 IS militants", "unverifiable-figure"),
        ("up to 500 ISIS and other jihadists", "unverifiable-figure"),
        ("the head of the SVR press bureau Sergei Ivanov", "state-agency"),
        ("information received", "unnamed-source"),
        ("the Foreign Intelligence Service", "state-agency"),
        ("TASS", "state-agency"),
    ],
)
def test_what_an_editor_would_check_is_proposed(
    proposed: set[tuple[str, str]], quote: str, category: str
) -> None:
    assert (quote, category) in proposed


@pytest.mark.parametrize(
    "quote", ["MQ-1C", "20 to 25", "American intelligence services", "Tuesday", "April"]
)
def test_a_model_a_date_and_a_body_that_only_acts_stay_silent(
    proposed: set[tuple[str, str]], quote: str
) -> None:
    assert not any(quote in core for core, _category in proposed)


def test_a_spokesman_with_a_name_is_no_unnamed_source(proposed: set[tuple[str, str]]) -> None:
    assert not any(
        "Ivanov" in core or "spokesman" in core
        for core, category in proposed
        if category == "unnamed-source"
    )
