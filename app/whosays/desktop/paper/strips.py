"""What pages are made of: strips, which the end of a page never parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

Painting = Callable[[QPainter, QPointF], None]
"""Paints on the painter, from the strip's corner at the left of its column on."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A line of type, a row of a table, a picture. Lengths are pixels of the tokens."""

    height: float
    paint: Painting
    above: float = 0.0
    """The space above it, which it needs nowhere but below another."""
    keeps_next: bool = False
    """Whether the next strip has to stand on the same page."""
    has_margin: bool = False
    """Whether a thin line parts it from the margin for notes."""
    heading: Strip | None = None
    """What is said again above it where it begins a page: the head of a table."""


def space(height: float) -> Strip:
    """Return nothing, *height* high."""
    return Strip(height, lambda _painter, _corner: None)


def kept_together(strips: Sequence[Strip]) -> list[Strip]:
    """Return *strips*, all to stand on one page where they fit on one."""
    return [replace(strip, keeps_next=True) for strip in strips[:-1]] + list(strips[-1:])


def leading_on(strips: Sequence[Strip]) -> list[Strip]:
    """Return *strips*, all to stand on the page of what follows them."""
    return [replace(strip, keeps_next=True) for strip in strips]


def beginning(strips: Sequence[Strip], above: float) -> list[Strip]:
    """Return *strips* with the first *above* pixels away from what stands above it."""
    return [replace(strips[0], above=above), *strips[1:]] if strips else []


def height_of(strips: Sequence[Strip]) -> float:
    """Return how high *strips* are below one another."""
    return sum(strip.height for strip in strips) + sum(strip.above for strip in strips[1:])


def paint_below(strips: Sequence[Strip], painter: QPainter, corner: QPointF) -> None:
    """Paint *strips* below one another from *corner* on."""
    y = corner.y()
    for number, strip in enumerate(strips):
        y += strip.above if number else 0.0
        strip.paint(painter, QPointF(corner.x(), y))
        y += strip.height
