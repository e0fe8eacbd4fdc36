"""What every picture is made of: its drawing, its sentence, and the same data as a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from whosays.desktop.pictures.ink import Ink


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of a picture, in words and numbers."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, ready to be drawn on the screen and on paper alike."""

    title: str
    sentence: str
    """What it shows, in a sentence or two; where it is empty, what it is going to show."""
    file_name: str
    """How a file that it is saved in is called, without the ending."""
    table: Callable[[], Table]
    """The same figures; set when they are wanted."""
    height: Callable[[float, Ink], float]
    """How high it is at a width."""
    paint: Callable[[QPainter, QRectF, Ink], None]
    is_empty: bool = False


def nothing_yet(title: str, sentence: str) -> Picture:
    """Return the picture called *title* as it is before there is anything to draw."""
    return Picture(
        title,
        sentence,
        "",
        lambda: Table((), ()),
        lambda _width, _ink: 0.0,
        lambda _painter, _box, _ink: None,
        is_empty=True,
    )
