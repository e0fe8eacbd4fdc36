"""Draws what was taken for what: numbers, each beside the shape of its outcome."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from whosays.desktop.look.patterns import draw_outcome
from whosays.desktop.pictures.ink import BOLD, CENTRE, LEFT, SOFT, STRONG, Align, Ink
from whosays.marking.result import OutcomeName
from whosays.translation import _


@dataclass(frozen=True, slots=True)
class Row:
    """What something is, and how often it was marked as what."""

    name: str
    times: tuple[int | None, ...]
    """By column; None where there is nothing to count."""
    right: int | None
    """The column that is right; None where each is wrong."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """The rows, and what the columns are called: in full, and by letter."""

    names: tuple[str, ...]
    letters: tuple[str, ...]
    rows: tuple[Row, ...]


def _cell_height(ink: Ink) -> float:
    return 2.2 * ink.line()


def _heading_height(ink: Ink) -> float:
    return 3.2 * ink.line()


def height(matrix: Matrix, _width: float, ink: Ink) -> float:
    """Return how high the picture is."""
    return _heading_height(ink) + len(matrix.rows) * _cell_height(ink) + 4


def paint(matrix: Matrix, painter: QPainter, box: QRectF, ink: Ink) -> None:
    """Draw the numbers; a tick stands beside those that are right, a cross beside alarms."""
    first = max(ink.width(row.name) for row in matrix.rows) + 30
    first = min(first, box.width() / 3)
    width = (box.width() - first) / len(matrix.names)
    _paint_headings(painter, QRectF(box.left() + first, box.top(), width, 0), ink, matrix)
    height = _cell_height(ink)
    for number, row in enumerate(matrix.rows):
        top = box.top() + _heading_height(ink) + number * height
        ink.rule(
            painter,
            QRectF(box.left(), top, 0, 0).topLeft(),
            QRectF(box.right(), top, 0, 0).topLeft(),
        )
        letter = matrix.letters[number] + "  " if number < len(matrix.names) - 1 else ""
        name = QRectF(box.left(), top, first - 8, height)
        ink.write(painter, name, letter + row.name, LEFT)
        for column, count in enumerate(row.times):
            cell = QRectF(box.left() + first + column * width, top, width, height)
            _paint_cell(painter, cell, ink, count, _kind(row, column, len(row.times)))


def _paint_headings(painter: QPainter, place: QRectF, ink: Ink, matrix: Matrix) -> None:
    line = ink.line()
    width = place.width()
    over = QRectF(place.left(), place.top(), width * len(matrix.names), line)
    ink.write(painter, over, _("was marked as"), CENTRE, style=SOFT)
    spelt = all(ink.fits(name, width - 8) for name in matrix.names)
    for column, name in enumerate(matrix.names):
        heading = QRectF(place.left() + column * width, place.top() + line, width, 2.1 * line)
        text = name if spelt else matrix.letters[column]
        ink.write(
            painter,
            heading.adjusted(4, 0, -4, 0),
            text,
            Align.AlignHCenter | Align.AlignBottom,
            style=BOLD,
        )


def _kind(row: Row, column: int, columns: int) -> OutcomeName:
    if row.right == column:
        return OutcomeName.FOUND
    if column == columns - 1:
        return OutcomeName.MISSED
    return OutcomeName.FALSE_ALARM if row.right is None else OutcomeName.FOUND_UNDER_ANOTHER_NAME


_TINTS = {
    OutcomeName.FOUND: ("pen-3-tint", "right"),
    OutcomeName.MISSED: ("", "missed"),
    OutcomeName.FALSE_ALARM: ("fault-tint", "alarm"),
    OutcomeName.FOUND_UNDER_ANOTHER_NAME: ("", "part"),
}


def _paint_cell(
    painter: QPainter, cell: QRectF, ink: Ink, count: int | None, kind: OutcomeName
) -> None:
    if count is None:
        return
    if not count:
        ink.write(painter, cell, "0", CENTRE, style=SOFT)
        return
    tint, colour = _TINTS[kind]
    if tint:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.colour(tint))
        painter.drawRect(cell.adjusted(2, 2, -2, -2))
    side = ink.tokens.size("letter") * 0.9
    text = str(count)
    both = side + 6 + ink.width(text, "interface", bold=True)
    left = cell.center().x() - both / 2
    shape = QRectF(left, cell.center().y() - side / 2, side, side)
    draw_outcome(painter, shape, kind, ink.colour(colour))
    number = QRectF(left + side + 6, cell.top(), both, cell.height())
    ink.write(painter, number, text, LEFT, style=STRONG)
