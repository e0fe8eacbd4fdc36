"""Decides where pages end: never through a line, after a heading, or leaving a line alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_TOGETHER = 2  # lines of a paragraph that stay together at its head and at its foot


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line as it was set; heights run down the whole text as if it were on one long page."""

    top: float
    bottom: float
    paragraph: int
    """Lines of the same paragraph have the same number."""
    is_heading: bool = False
    """Whether it belongs to what follows it."""


def page_starts(lines: Sequence[SetLine], height: float) -> list[float]:
    """Return where each page starts, for pages that are *height* high; the first at 0.

    *lines* are in the order of their tops. A page that could hold nothing under these rules breaks
    them, and one line that is higher than a page is cut.
    """
    end = max((line.bottom for line in lines), default=0.0)
    starts = [0.0]
    while end > starts[-1] + height + 0.01:
        starts.append(_next_start(lines, starts[-1], height))
    return starts


def _next_start(lines: Sequence[SetLine], start: float, height: float) -> float:
    limit = start + height
    over = [number for number, line in enumerate(lines) if line.bottom > limit + 0.01]
    first = over[0]
    # cells of one row stand side by side: none of them is to be cut
    cut = (
        min(lines[number].top for number in over if lines[number].top < limit)
        if any(lines[number].top < limit for number in over)
        else lines[first].top
    )
    first = next(number for number, line in enumerate(lines) if line.top >= cut - 0.01)
    wanted = _with_company(lines, first)
    for candidate in (wanted, first):
        top = lines[candidate].top
        if top > start + 0.01:
            return top
    return limit


def _with_company(lines: Sequence[SetLine], first: int) -> int:
    """Return the line that the next page starts with, so that no line is left alone."""
    paragraph = lines[first].paragraph
    mine = [number for number, line in enumerate(lines) if line.paragraph == paragraph]
    before, after = first - mine[0], mine[-1] - first + 1
    if 0 < after < _TOGETHER and before:
        first = max(first - (_TOGETHER - after), mine[0])
        before = first - mine[0]
    if 0 < before < _TOGETHER:
        first = mine[0]
    while first > 0 and lines[first - 1].is_heading:
        first -= 1
    return first
