"""Strange texts: four times the text costs about four times the work, counted in lines run."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from whosays.suggestions.suggesting import suggest

REPEATED = [
    "who asked not to be named ",
    "a resident, who, ",
    "a man (said x ",
    "“x,” said a man, “y,” ",
    "the head of the ",
    "said ",
    "according to ",
    "it is reported that ",
    "the teacher, Ann Lee, said. A teacher said so. ",
    "He said 5,000 fled. ",
    "a: ",
    "police\n\n",
    "MOSCOW (",
    "Minister ",
    "Interior Minister Ivan Petrov and ",
    "the ministry's ",
    "one of the ",
    "between 3 and ",
    "5% ",
    "“",
    "U.S. ",
]


@pytest.mark.parametrize("piece", REPEATED)
def test_repetition_costs_no_more_than_its_length(piece: str) -> None:
    assert_linear(piece * 100, piece * 400)


def test_a_name_that_never_comes_is_not_looked_for_again_and_again() -> None:
    def text(times: int) -> str:
        return "a man said that " * times + ". He is " + "named " * (4 * times) + "."

    assert_linear(text(100), text(400))


def assert_linear(small: str, large: str) -> None:
    suggest(small, "en")  # what is kept of the lists is read once
    suggest(large, "en")
    assert lines_run(large) < 5 * lines_run(small) + 2000


class LineCount:
    """A trace function that counts the lines of Python that are run."""

    def __init__(self) -> None:
        self.lines = 0

    def __call__(self, _frame: FrameType, event: str, _argument: object) -> LineCount:
        self.lines += event == "line"
        return self


def lines_run(text: str) -> int:
    """Return how many lines it takes to read *text*: unlike seconds, always the same."""
    count, before = LineCount(), sys.gettrace()
    sys.settrace(count)
    try:
        suggest(text, "en")
    finally:
        sys.settrace(before)
    return count.lines
