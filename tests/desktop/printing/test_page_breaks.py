"""Pages end where print would end them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whosays.desktop.printing.page_breaks import SetLine, page_starts


def paragraphs(*lengths: int, heading: tuple[int, ...] = ()) -> list[SetLine]:
    """Return paragraphs of so many lines, each 10 high; those numbered in *heading* are one."""
    lines: list[SetLine] = []
    for number, length in enumerate(lengths):
        for _line in range(length):
            top = 10.0 * len(lines)
            lines.append(SetLine(top, top + 10, number, number in heading))
    return lines


def test_page_is_filled_and_goes_on_with_the_next_line() -> None:
    assert page_starts(paragraphs(8, 8), 100) == [0, 100]
    assert page_starts(paragraphs(3), 100) == [0]
    assert page_starts([], 100) == [0]


def test_no_line_is_left_alone_at_the_foot_or_at_the_head() -> None:
    assert page_starts(paragraphs(9, 5), 100) == [0, 90]  # one line would stand at the foot
    assert page_starts(paragraphs(11, 5), 100)[1] == 90  # one line would stand at the head


def test_heading_goes_with_what_follows() -> None:
    assert page_starts(paragraphs(9, 1, 4, heading=(1,)), 100) == [0, 90]


def test_line_higher_than_a_page_is_cut() -> None:
    assert page_starts([SetLine(0, 250, 0)], 100) == [0, 100, 200]


@st.composite
def texts(draw: st.DrawFn) -> list[SetLine]:
    lines: list[SetLine] = []
    top = 0.0
    for number in range(draw(st.integers(0, 12))):
        heading = draw(st.booleans()) and draw(st.booleans())
        for _line in range(1 if heading else draw(st.integers(1, 9))):
            height = draw(st.floats(5, 40))
            lines.append(SetLine(top, top + height, number, heading))
            top += height + draw(st.floats(0, 12))
    return lines


@given(texts(), st.floats(60, 300))
def test_no_line_is_cut_or_lost(lines: list[SetLine], height: float) -> None:
    starts = page_starts(lines, height)
    assert starts == sorted(set(starts))
    assert starts[0] == 0
    ends = [*starts[1:], starts[-1] + height]
    for line in lines:
        holding = [
            start
            for start, end in zip(starts, ends, strict=True)
            if start - 0.02 <= line.top and line.bottom <= min(end, start + height) + 0.02
        ]
        assert len(holding) == 1
