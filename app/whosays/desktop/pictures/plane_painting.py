"""Draws the plane of hits against false alarms, and the way of a point through it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from whosays.desktop.pictures.ink import BOLD, CENTRE, RIGHT, SOFT, Align, Ink, Style
from whosays.desktop.pictures.plane_steps import PlaneStep
from whosays.translation import _

_PLOT_LINES = 20  # the plane is at most that many lines of writing wide


def percent(share: float) -> str:
    """Return *share* in per cent."""
    return _("{share}%").format(share=round(share * 100))


def _side(width: float, ink: Ink) -> float:
    return min(width - ink.width(percent(1)) - 3 * ink.line(), _PLOT_LINES * ink.line())


def height(width: float, ink: Ink) -> float:
    """Return how high the picture is."""
    return _side(width, ink) + 3.5 * ink.line()


def paint(steps: Sequence[PlaneStep], painter: QPainter, box: QRectF, ink: Ink) -> None:
    """Draw the plane, the rectangle in which the latest point lies, and the way there."""
    side, line = _side(box.width(), ink), ink.line()
    left = box.left() + (box.width() - side) / 2 + line
    plane = QRectF(left, box.top() + line / 2, side, side)
    _paint_region(painter, plane, ink, steps[-1])
    _paint_plane(painter, plane, ink)
    points = [
        _at(plane, step.rates.alarms / step.rates.noise, step.rates.hits / step.rates.targets)
        for step in steps
    ]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(ink.pen("ink-soft", 1.5))
    painter.drawPolyline(points)
    for point in points[:-1]:
        _paint_point(painter, point, ink, is_last=False)
    _paint_point(painter, points[-1], ink, is_last=True)
    _paint_numbers(painter, points, ink)


def _at(plane: QRectF, alarms: float, hits: float) -> QPointF:
    return QPointF(plane.left() + alarms * plane.width(), plane.bottom() - hits * plane.height())


def _paint_region(painter: QPainter, plane: QRectF, ink: Ink, step: PlaneStep) -> None:
    hits, alarms = step.rates.hit_interval, step.rates.alarm_interval
    region = QRectF(_at(plane, alarms.low, hits.high), _at(plane, alarms.high, hits.low))
    painter.setPen(ink.pen("pen-2", 1.5, dashes=(4.0, 2.0)))
    painter.setBrush(ink.colour("pen-2-tint"))
    painter.drawRect(region)


def _paint_plane(painter: QPainter, plane: QRectF, ink: Ink) -> None:
    line = ink.line()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(ink.pen("rule-strong", 1.0))
    painter.drawRect(plane)
    painter.setPen(ink.pen("rule-strong", 1.0, dashes=(2.0, 4.0)))
    painter.drawLine(plane.bottomLeft(), plane.topRight())
    for share in (0.0, 0.5, 1.0):
        at = _at(plane, share, share)
        beside = QRectF(plane.left() - 208, at.y() - line / 2, 200, line)
        ink.write(painter, beside, percent(share), RIGHT, style=SOFT)
        below = QRectF(at.x() - 60, plane.bottom() + line / 3, 120, line)
        ink.write(painter, below, percent(share), CENTRE, style=SOFT)
    _paint_names(painter, plane, ink)


def _paint_names(painter: QPainter, plane: QRectF, ink: Ink) -> None:
    line = ink.line()
    below = QRectF(plane.left(), plane.bottom() + 1.6 * line, plane.width(), line)
    ink.write(painter, below, _("Marked without need"), CENTRE, style=BOLD)
    painter.save()
    painter.translate(plane.left() - ink.width(percent(1)) - line, plane.center().y())
    painter.rotate(-90)
    along = QRectF(-plane.height() / 2, -line / 2, plane.height(), line)
    ink.write(painter, along, _("Found"), CENTRE, style=BOLD)
    painter.restore()
    corner = plane.adjusted(8, 4, -8, -4)
    ink.write(
        painter,
        corner,
        _("marks no better than by chance"),
        Align.AlignRight | Align.AlignBottom,
        style=SOFT,
    )


def _paint_point(painter: QPainter, point: QPointF, ink: Ink, *, is_last: bool) -> None:
    reach = 1.5 * ink.mark if is_last else ink.mark
    painter.setPen(ink.pen("pen-2", 2.0))
    painter.setBrush(ink.colour("pen-2" if is_last else "paper"))
    painter.drawEllipse(point, reach, reach)


def _paint_numbers(painter: QPainter, points: Sequence[QPointF], ink: Ink) -> None:
    """Write the points' numbers, the last first, leaving out those that there is no room for."""
    line, reach = ink.line(), 1.5 * ink.mark
    taken: list[QRectF] = []
    for number, point in reversed(list(enumerate(points, start=1))):
        is_last = number == len(points)
        text = _("{number} now").format(number=number) if is_last else str(number)
        width = ink.width(text, bold=is_last)
        beside = QRectF(point.x() + reach + 3, point.y() - line / 2, width, line)
        if not any(beside.intersects(each) for each in taken):
            ink.write(painter, beside, text, style=Style(bold=is_last))
            taken.append(beside)
