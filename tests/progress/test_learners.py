"""Who learns here, by name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from progress.practice import NOON

from whosays.errors import KnownError
from whosays.progress.events import LearnerAdded
from whosays.progress.failures import LearnerNameError
from whosays.progress.names import folded_name, tidy_name
from whosays.progress.record import Record


def add(record: Record, name: str) -> BaseException | None:
    return record.submit(LearnerAdded(f"id of {name!r}", name, NOON)).exception()


def test_learners_are_listed_by_name_whatever_their_case(record: Record) -> None:
    for name in ("bea", "Ada", "Čeněk", "ada lovelace"):
        assert add(record, name) is None
    assert [learner.name for learner in record.learners()] == [
        "Ada", "ada lovelace", "bea", "Čeněk",
    ]  # fmt: skip
    assert {learner.since for learner in record.learners()} == {NOON}


@pytest.mark.parametrize("name", ["", "   ", "\t\n", "\u200b", "\u00a0"])
def test_a_name_that_cannot_be_seen_is_refused(record: Record, name: str) -> None:
    error = add(record, name)
    assert isinstance(error, KnownError)
    assert "name" in error.sentence
    assert record.learners() == ()


@pytest.mark.parametrize("same", ["Zoë", "ZOË", "zoe\u0308", "  Zoë ", "Zoë\n"])
def test_two_learners_cannot_be_told_apart_by_case_spaces_or_composition(
    record: Record, same: str
) -> None:
    assert add(record, " Zoë\u00a0") is None
    error = record.submit(LearnerAdded("another", same, NOON)).exception()
    assert isinstance(error, LearnerNameError)
    assert "Zoë" in error.sentence
    assert [learner.name for learner in record.learners()] == ["Zoë"]


def test_a_name_is_kept_composed_and_on_one_line(record: Record) -> None:
    assert add(record, " Zoe\u0308 \n de\u00a0la  Cruz ") is None
    assert [learner.name for learner in record.learners()] == ["Zo\u00eb de la Cruz"]


def test_a_refused_name_can_be_mended(record: Record) -> None:
    assert add(record, "Straße") is None
    assert isinstance(add(record, "STRASSE"), LearnerNameError)
    assert add(record, "Strasse 2") is None
    assert len(record.learners()) == 2


@given(st.text(st.characters(), max_size=12))
def test_a_tidy_name_stays_as_it_is(name: str) -> None:
    try:
        tidied = tidy_name(name)
    except LearnerNameError:
        return
    assert tidy_name(tidied) == tidied
    assert tidied.encode()
    assert folded_name(tidy_name(tidied.swapcase().swapcase())) == folded_name(tidied)
