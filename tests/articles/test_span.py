"""Stretches of text."""

from __future__ import annotations

import pytest

from whosays.articles.span import Span


@pytest.mark.parametrize(
    ("other", "overlaps", "contained"),
    [
        (Span(2, 4), True, True),
        (Span(0, 3), True, False),
        (Span(5, 9), False, False),
        (Span(0, 2), False, False),
        (Span(3, 3), False, True),
    ],
)
def test_what_two_spans_share(other: Span, overlaps: bool, contained: bool) -> None:  # noqa: FBT001 - a column of the table
    span = Span(2, 5)
    assert span.overlaps(other) is overlaps
    assert other.overlaps(span) is overlaps
    assert span.contains(other) is contained


def test_positions_are_code_points() -> None:
    text = "🔥 fire"
    assert Span(2, 6).of(text) == "fire"
    assert len(Span(2, 6)) == 4
