"""Divides strips into pages and columns, so that no line is left alone at an edge of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from whosays.desktop.paper.strips import Strip

_TRIES = 14


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip on a page."""

    strip: Strip
    left: float
    top: float


Page = tuple[Placed, ...]

Height = Callable[[int], float]
"""Returns how high the column of that number, from 0, is."""


def in_columns(strips: Sequence[Strip], height: Height) -> list[Sequence[Strip]]:
    """Return *strips* in columns, each as high as *height* says, parted where they may be.

    What has to stay together and does not fit into one column is parted where the column is full;
    a strip that is higher than a column has one to itself. The head of a table is said again.
    """
    columns: list[Sequence[Strip]] = []
    start = 0
    while start < len(strips):
        again = [each for each in (strips[start].heading,) if each is not None]
        room = height(len(columns)) - sum(each.height for each in again)
        end = _end_of_column(strips, start, room)
        columns.append([*again, *strips[start:end]])
        start = end
    return columns


def _end_of_column(strips: Sequence[Strip], start: int, height: float) -> int:
    used, whole = 0.0, start
    for number in range(start, len(strips)):
        strip = strips[number]
        used += strip.height + (strip.above if number > start else 0.0)
        if used > height and number > start:
            return whole if whole > start else number
        if not strip.keeps_next:
            whole = number + 1
    return len(strips)


def placed(strips: Sequence[Strip], left: float, top: float) -> Page:
    """Return *strips* below one another from *left* and *top* on."""
    found: list[Placed] = []
    y = top
    for number, strip in enumerate(strips):
        y += strip.above if number else 0.0
        found.append(Placed(strip, left, y))
        y += strip.height
    return tuple(found)


def pages_of_one_column(
    strips: Sequence[Strip], left: float, top: float, height: float
) -> list[Page]:
    """Return pages on which *strips* stand below one another."""
    return [placed(column, left, top) for column in in_columns(strips, lambda _number: height)]


def pages_of_two_columns(
    strips: Sequence[Strip], lefts: tuple[float, float], first: float, top: float, bottom: float
) -> list[Page]:
    """Return pages of two columns that end at *bottom*.

    They begin at *top*, and on the first page, which others may share, at *first*. On the last
    page both are about as high.
    """

    def height(number: int) -> float:
        return bottom - (first if number < 2 else top)

    columns = in_columns(strips, height)
    whole = (len(columns) - 1) // 2 * 2  # columns of pages that are full
    done = sum(len(column) for column in columns[:whole])
    columns[whole:] = _balanced(strips[done:], height(whole))
    return [
        tuple(
            each
            for left, column in zip(lefts, columns[number : number + 2], strict=False)
            for each in placed(column, left, top if number else first)
        )
        for number in range(0, len(columns), 2)
    ]


def _balanced(strips: Sequence[Strip], height: float) -> list[Sequence[Strip]]:
    """Return *strips*, which fit into two columns of *height*, in the lowest two that hold them."""
    best = in_columns(strips, lambda _number: height)
    low, high = 0.0, height
    for _try in range(_TRIES):
        middle = (low + high) / 2
        columns = in_columns(strips, lambda _number, wanted=middle: wanted)  # type: ignore[misc]
        if len(columns) <= 2 and all(_height(column) <= middle for column in columns):
            best, high = columns, middle
        else:
            low = middle
    return best


def _height(column: Sequence[Strip]) -> float:
    return sum(each.height + (each.above if n else 0.0) for n, each in enumerate(column))


def end_of(page: Page) -> float:
    """Return where the lowest strip of *page* ends."""
    return max((each.top + each.strip.height for each in page), default=0.0)
