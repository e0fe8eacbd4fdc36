"""Draws what tells pens and outcomes apart without colour: underlines and shapes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPainterPath, QPen, QPixmap

from whosays.marking.result import OutcomeName

_Drawing = Callable[[QPainter, QRectF], None]

PENS = 3
"""How many pens look different; a lesson that trains more categories starts over, by letter."""

OUTCOME_COLOURS = {
    OutcomeName.FOUND: "right",
    OutcomeName.FOUND_IN_PART: "part",
    OutcomeName.FOUND_UNDER_ANOTHER_NAME: "part",
    OutcomeName.MISSED: "missed",
    OutcomeName.FALSE_ALARM: "alarm",
    OutcomeName.DECOY_TAKEN: "alarm",
    OutcomeName.LEFT_ALONE_RIGHTLY: "right",
    OutcomeName.NEUTRAL: "missed",
}
"""The token of each outcome's colour."""


def pen_token(pen: int) -> str:
    """Return the colour token of pen number *pen* (from 1)."""
    return f"pen-{(pen - 1) % PENS + 1}"


def draw_underline(painter: QPainter, pen: int, line: QLineF, colour: QColor, width: float) -> None:
    """Draw the underline of *pen* along *line*, left to right: zigzag, double or dots."""
    left, right = line.p1(), line.p2()
    painter.setPen(QPen(colour, width, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    kind = (pen - 1) % PENS
    if kind == 0:
        painter.drawPath(_zigzag(left, right, 3 * width))
    elif kind == 1:
        gap = QPointF(0, 1.1 * width)
        painter.setPen(QPen(colour, 0.7 * width))
        painter.drawLine(left - gap, right - gap)
        painter.drawLine(left + gap, right + gap)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        x = left.x() + width
        while x < right.x():
            painter.drawEllipse(QPointF(x, left.y()), 0.85 * width, 0.85 * width)
            x += 3.2 * width


def _zigzag(left: QPointF, right: QPointF, step: float) -> QPainterPath:
    path = QPainterPath(left + QPointF(0, step / 4))
    up, x = True, left.x() + step / 2
    while x < right.x():
        path.lineTo(x, left.y() + (-step / 3 if up else step / 3))
        up, x = not up, x + step / 2
    return path


def draw_letter(painter: QPainter, box: QRectF, letter: str, font: QFont, colour: QColor) -> None:
    """Draw a pen's letter in a ring that fills *box*."""
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), box.width() / 4, box.width() / 4)
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)


def draw_outcome(painter: QPainter, box: QRectF, outcome: OutcomeName, colour: QColor) -> None:
    """Draw an outcome's shape in *box*: tick, half tick, hollow ring, cross, or a dash."""
    stroke = max(box.width() / 8, 1.5)
    painter.setPen(QPen(colour, stroke, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = box.adjusted(stroke, stroke, -stroke, -stroke)
    if outcome in (OutcomeName.FALSE_ALARM, OutcomeName.DECOY_TAKEN):
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.topRight(), inner.bottomLeft())
    elif outcome is OutcomeName.MISSED:
        painter.drawEllipse(inner)
    elif outcome is OutcomeName.NEUTRAL:
        painter.drawLine(
            QPointF(inner.left(), inner.center().y()), QPointF(inner.right(), inner.center().y())
        )
    else:
        path = QPainterPath(QPointF(inner.left(), inner.center().y()))
        low = QPointF(inner.left() + inner.width() * 0.38, inner.bottom() - stroke / 2)
        path.lineTo(low)
        if outcome in (OutcomeName.FOUND, OutcomeName.LEFT_ALONE_RIGHTLY):
            path.lineTo(inner.right(), inner.top() + stroke / 2)
        else:
            path.lineTo(low + (QPointF(inner.right(), inner.top()) - low) * 0.4)
            painter.setBrush(colour)
            painter.drawPoint(QPointF(inner.right(), inner.top() + stroke))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)


def outcome_icon(outcome: OutcomeName, colour: QColor, pixels: int) -> QIcon:
    """Return an outcome's shape as an icon of *pixels* a side."""
    return _icon(pixels, lambda painter, box: draw_outcome(painter, box, outcome, colour))


def letter_icon(letter: str, font: QFont, colour: QColor, pixels: int) -> QIcon:
    """Return a pen's letter as an icon of *pixels* a side."""
    return _icon(pixels, lambda painter, box: draw_letter(painter, box, letter, font, colour))


def _icon(pixels: int, draw: _Drawing) -> QIcon:
    pixmap = QPixmap(QSize(2 * pixels, 2 * pixels))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(2, 2)
    draw(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return QIcon(pixmap)
