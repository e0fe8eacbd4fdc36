"""A sheet of paper: how large it is, and where its columns stand.

All lengths but those of ``PaperSize`` are pixels of the tokens, of which each is ``UNIT`` points.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from whosays.desktop.paper.paper_look import UNIT

_LEFT = 92.0
_RIGHT = 60.0
_TOP = 92.0
_BOTTOM = 92.0
_COLUMN = 560.0  # 66 characters of the article
_BETWEEN = 32.0
_WIDEST_MARGIN = 340.0
_NARROWEST = 992.0


class PaperSize(StrEnum):
    """The sizes of paper that schools print on."""

    A4 = "A4"
    LETTER = "Letter"


_POINTS = {PaperSize.A4: (595.0, 842.0), PaperSize.LETTER: (612.0, 792.0)}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One size of paper with its columns."""

    width: float
    height: float
    scale: float
    """Points of paper that a pixel is."""

    @classmethod
    def of(cls, size: PaperSize) -> Sheet:
        """Return the sheet of a *size*."""
        return cls.of_points(*_POINTS[size])

    @classmethod
    def of_points(cls, width: float, height: float) -> Sheet:
        """Return the sheet of *width* and *height* in points; smaller paper, smaller print."""
        scale = min(UNIT, width / _NARROWEST)
        return cls(width / scale, height / scale, scale)

    @property
    def left(self) -> float:
        """Return where the columns begin; the numbers of the lines stand left of it."""
        return _LEFT

    @property
    def right(self) -> float:
        """Return where everything ends."""
        return self.width - _RIGHT

    @property
    def top(self) -> float:
        """Return where the text begins."""
        return _TOP

    @property
    def bottom(self) -> float:
        """Return where the text ends."""
        return self.height - _BOTTOM

    @property
    def column(self) -> float:
        """Return how wide the article's column is."""
        return _COLUMN

    @property
    def aside(self) -> float:
        """Return where the margin for notes begins, right of the article."""
        return _LEFT + _COLUMN + _BETWEEN

    @property
    def aside_width(self) -> float:
        """Return how wide the margin for notes is."""
        return min(self.right - self.aside, _WIDEST_MARGIN)

    @property
    def half(self) -> float:
        """Return how wide each of two equal columns is."""
        return (self.right - _LEFT - _BETWEEN) / 2

    @property
    def second_half(self) -> float:
        """Return where the second of two equal columns begins."""
        return _LEFT + self.half + _BETWEEN
