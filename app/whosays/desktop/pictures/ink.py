"""What the pictures are drawn with: the tokens' colours, and writing that is measured first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QApplication

from whosays.desktop.look.tokens import Tokens

Align = Qt.AlignmentFlag
CENTRE = Align.AlignCenter
LEFT = Align.AlignLeft | Align.AlignVCenter
RIGHT = Align.AlignRight | Align.AlignVCenter


class Style(NamedTuple):
    """How something is written."""

    colour: str = "ink"
    size: str = "small"
    bold: bool = False


PLAIN = Style()
SOFT = Style("ink-soft")
BOLD = Style(bold=True)
STRONG = Style(size="interface", bold=True)


@dataclass(frozen=True, slots=True)
class Ink:
    """Draws with *tokens* on whatever painter it is given: on the screen or on paper."""

    tokens: Tokens

    def colour(self, name: str) -> QColor:
        """Return a colour of the theme."""
        return self.tokens.colour(name)

    def font(self, size: str = "small", *, bold: bool = False) -> QFont:
        """Return the interface's font at the token *size*."""
        made = QFont(QApplication.font())
        made.setPixelSize(self.tokens.size(size))
        made.setBold(bold)
        return made

    def line(self, size: str = "small") -> float:
        """Return how high a line of writing is."""
        return QFontMetricsF(self.font(size)).lineSpacing()

    def width(self, text: str, size: str = "small", *, bold: bool = False) -> float:
        """Return how wide *text* becomes, with a little room: paper measures a little otherwise."""
        return QFontMetricsF(self.font(size, bold=bold)).horizontalAdvance(text) * 1.03 + 2

    def fits(self, text: str, width: float, size: str = "small") -> bool:
        """Tell whether every word of *text* fits into *width*."""
        return all(self.width(word, size) <= width for word in text.split())

    def pen(
        self,
        colour: str,
        width: float = 1.0,
        style: Qt.PenStyle = Qt.PenStyle.SolidLine,
        dashes: Sequence[float] = (),
    ) -> QPen:
        """Return a pen of the token *colour*; *dashes* are in widths of the line."""
        made = QPen(self.colour(colour), width, style)
        made.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dashes:
            made.setDashPattern(list(dashes))
        return made

    def write(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        align: Align = LEFT,
        style: Style = PLAIN,
    ) -> None:
        """Write *text* into *box*, on several lines where it takes them."""
        painter.setPen(self.colour(style.colour))
        painter.setFont(self.font(style.size, bold=style.bold))
        painter.drawText(box, int(align | Qt.TextFlag.TextWordWrap), text)

    def rule(self, painter: QPainter, start: QPointF, end: QPointF, colour: str = "rule") -> None:
        """Draw a thin line."""
        painter.setPen(self.pen(colour, self.tokens.measure("rule")))
        painter.drawLine(start, end)

    @property
    def mark(self) -> float:
        """Return the radius of a point in a picture."""
        return max(self.tokens.size("letter") / 3, 3.0)
