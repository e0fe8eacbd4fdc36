"""Draws a calendar: a column a week, a row a weekday."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from whosays.desktop.pictures.dates import full_date, month_name, weekday_name
from whosays.desktop.pictures.ink import BOLD, CENTRE, LEFT, SOFT, Align, Ink
from whosays.progress.history.practice_days import PracticeDay
from whosays.translation import _

DAYS = 7


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days of practice, and from which Monday up to which day they are drawn."""

    days: Mapping[date, PracticeDay]
    monday: date
    today: date

    @property
    def weeks(self) -> int:
        """Return how many weeks are drawn."""
        return (self.today - self.monday).days // DAYS + 1


def _margin(ink: Ink) -> float:
    return max(ink.width(weekday_name(number, short=True)) for number in range(DAYS)) + 8


def _least_cell(ink: Ink) -> float:
    return ink.width("00") + 6


def _in_a_strip(width: float, ink: Ink) -> int:
    return max(min(int((width - _margin(ink)) / _least_cell(ink)), 26), 1)


def _strips(calendar: Calendar, width: float, ink: Ink) -> tuple[int, int, float]:
    """Return how many strips of how many weeks there are, and how large a day is."""
    most = _in_a_strip(width, ink)
    strips = ceil(calendar.weeks / most)
    weeks = ceil(calendar.weeks / strips)
    return strips, weeks, min((width - _margin(ink)) / weeks, 1.4 * _least_cell(ink))


def _strip_height(cell: float, ink: Ink) -> float:
    return DAYS * cell + 2.2 * ink.line()


def height(calendar: Calendar, width: float, ink: Ink) -> float:
    """Return how high the picture is."""
    strips, _weeks, cell = _strips(calendar, width, ink)
    return strips * _strip_height(cell, ink) + ink.line() + 4


def paint(calendar: Calendar, painter: QPainter, box: QRectF, ink: Ink) -> None:
    """Draw the weeks in strips, the earliest first, and below them what the signs mean."""
    strips, weeks, cell = _strips(calendar, box.width(), ink)
    height = _strip_height(cell, ink)
    for strip in range(strips):
        first = calendar.monday + timedelta(days=DAYS * weeks * strip)
        corner = QPointF(box.left(), box.top() + strip * height)
        _paint_strip(painter, corner, ink, calendar, (first, weeks, cell))
    legend = _("A number: lessons checked. A ring: begun only. Framed: {day}.").format(
        day=full_date(calendar.today)
    )
    below = QRectF(box.left(), box.top() + strips * height, box.width(), ink.line())
    ink.write(painter, below, legend, LEFT, style=SOFT)


def _paint_strip(
    painter: QPainter,
    corner: QPointF,
    ink: Ink,
    calendar: Calendar,
    strip: tuple[date, int, float],
) -> None:
    first, weeks, cell = strip
    margin = _margin(ink)
    left, top = corner.x() + margin, corner.y() + ink.line() + 2
    for weekday in range(DAYS):
        name = QRectF(corner.x(), top + weekday * cell, margin, cell)
        ink.write(painter, name, weekday_name(weekday, short=True), LEFT, style=SOFT)
    written = -1.0
    squares: dict[date, QRectF] = {}
    for week in range(weeks):
        monday = first + timedelta(days=DAYS * week)
        if monday > calendar.today:
            break
        x = left + week * cell
        if (monday.day <= DAYS or not week) and x > written:
            text = _month(monday, with_year=not week or monday.month == 1)
            over = QRectF(x, corner.y(), ink.width(text), ink.line())
            ink.write(painter, over, text, Align.AlignLeft, style=SOFT)
            written = over.right()
        for weekday in range(DAYS):
            day = monday + timedelta(days=weekday)
            if day <= calendar.today:
                square = QRectF(x, top + weekday * cell, cell, cell)
                squares[day] = square.adjusted(1, 1, -1, -1)
    _paint_days(painter, squares, ink, calendar)


def _month(monday: date, *, with_year: bool) -> str:
    name = month_name(monday)
    return f"{name} {monday.year}" if with_year else name


def _paint_days(
    painter: QPainter, squares: Mapping[date, QRectF], ink: Ink, calendar: Calendar
) -> None:
    """Draw what is alike together: a year has many days, and every change of pen takes its time."""
    days = calendar.days
    checked = {day: str(days[day].checked) for day in squares if day in days and days[day].checked}
    painter.setPen(ink.pen("rule", 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRects([square for day, square in squares.items() if day not in checked])
    painter.setBrush(ink.colour("pen-2-tint"))
    painter.drawRects([squares[day] for day in checked])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if calendar.today in squares:
        painter.setPen(ink.pen("ink", 2.0))
        painter.drawRect(squares[calendar.today])
    painter.setPen(ink.pen("ink", 1.5))
    for day, square in squares.items():
        if day in days and day not in checked:
            reach = square.width() / 5
            painter.drawEllipse(square.center(), reach, reach)
    painter.setFont(ink.font(BOLD.size, bold=BOLD.bold))
    for day, count in checked.items():
        painter.drawText(squares[day], int(CENTRE), count)
