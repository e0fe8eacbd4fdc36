"""The small pieces that sheets are set from: rules, headings, lines to write on, boxes to tick."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from whosays.desktop.look.patterns import draw_outcome
from whosays.desktop.paper.paper_look import PaperLook
from whosays.desktop.paper.set_text import Setting, elided, set_text
from whosays.desktop.paper.strips import Strip, space
from whosays.marking.result import OutcomeName

WRITING_LINE = 38.0
"""From line to line for a hand: 8 millimetres."""


def body(look: PaperLook, width: float, left: float = 0.0) -> Setting:
    """Return how plain text is set."""
    return Setting(look.interface_font(), look.tokens.colour("ink"), width, left)


def quiet(look: PaperLook, width: float, left: float = 0.0) -> Setting:
    """Return how what is less important is set."""
    colour = look.tokens.colour("ink-soft")
    return Setting(look.interface_font("small"), colour, width, left)


def rule(look: PaperLook, width: float, thickness: float = 0.8, height: float = 10.0) -> Strip:
    """Return a line across *width* in the middle of *height*."""

    def paint(painter: QPainter, corner: QPointF) -> None:
        painter.setPen(QPen(look.tokens.colour("ink"), thickness))
        y = corner.y() + height / 2
        painter.drawLine(QLineF(corner.x(), y, corner.x() + width, y))

    return Strip(height, paint, keeps_next=True)


def kicker(look: PaperLook, left: str, right: str, width: float) -> Strip:
    """Return a line of small capitals: *left* at the left, *right* at the right."""
    small = look.interface_font("small")
    font = look.interface_font("small", bold=True)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 107)

    def paint(painter: QPainter, corner: QPointF) -> None:
        painter.setFont(font)
        painter.setPen(look.tokens.colour("ink"))
        baseline = corner.y() + 15
        shown = elided(left.upper(), font, width if not right else width / 2)
        painter.drawText(QPointF(corner.x(), baseline), shown)
        painter.setFont(small)
        painter.setPen(look.tokens.colour("ink-soft"))
        facts = elided(right, small, width / 2)
        wide = QFontMetricsF(small).horizontalAdvance(facts)
        painter.drawText(QPointF(corner.x() + width - wide, baseline), facts)

    return Strip(20, paint, keeps_next=True)


def heading(look: PaperLook, text: str, width: float) -> list[Strip]:
    """Return a heading of a part of the sheet, below a line."""
    setting = Setting(
        look.article_font("heading", bold=True), look.tokens.colour("ink"), width, 0.0, 1.25, 0.0
    )
    lines = set_text(text, setting)
    return [rule(look, width), *(_with_next(line) for line in lines), _with_next(space(6))]


def section(look: PaperLook, text: str, width: float) -> list[Strip]:
    """Return a small heading in bold."""
    setting = Setting(look.interface_font(bold=True), look.tokens.colour("ink"), width)
    return [_with_next(line) for line in set_text(text, setting)]


def _with_next(strip: Strip) -> Strip:
    return Strip(strip.height, strip.paint, strip.above, keeps_next=True)


def writing_lines(look: PaperLook, count: int, width: float, left: float = 0.0) -> list[Strip]:
    """Return *count* lines to write on, which stay together."""

    def paint(painter: QPainter, corner: QPointF) -> None:
        painter.setPen(QPen(look.tokens.colour("rule-strong"), 0.7))
        y = corner.y() + WRITING_LINE - 4
        painter.drawLine(QLineF(corner.x() + left, y, corner.x() + left + width, y))

    return [Strip(WRITING_LINE, paint, keeps_next=n < count - 1) for n in range(count)]


def field(look: PaperLook, name: str, width: float) -> Callable[[QPainter, QPointF], None]:
    """Return what paints *name* with a line of *width* in all to write on."""
    font = look.interface_font()

    def paint(painter: QPainter, corner: QPointF) -> None:
        painter.setFont(font)
        painter.setPen(look.tokens.colour("ink"))
        painter.drawText(QPointF(corner.x(), corner.y() + 26), name)
        start = corner.x() + QFontMetricsF(font).horizontalAdvance(name) + 8
        painter.setPen(QPen(look.tokens.colour("rule-strong"), 0.7))
        painter.drawLine(QLineF(start, corner.y() + 28, corner.x() + width, corner.y() + 28))

    return paint


def with_sign(strips: list[Strip], sign: Callable[[QPainter, QPointF], None]) -> list[Strip]:
    """Return *strips* with *sign* painted at the corner of the first."""
    if not strips:
        return []
    first = strips[0]

    def paint(painter: QPainter, corner: QPointF) -> None:
        sign(painter, corner)
        first.paint(painter, corner)

    made = Strip(first.height, paint, first.above, first.keeps_next, first.has_margin)
    return [made, *strips[1:]]


def text_sign(look: PaperLook, text: str, left: float) -> Callable[[QPainter, QPointF], None]:
    """Return what writes *text*, such as the number of a question, in bold at *left*."""
    font = look.interface_font(bold=True)

    def paint(painter: QPainter, corner: QPointF) -> None:
        painter.setFont(font)
        painter.setPen(look.tokens.colour("ink"))
        # where the first line of the text beside it has its letters
        painter.drawText(QPointF(corner.x() + left, corner.y() + 15.5), text)

    return paint


def choice_sign(
    look: PaperLook, left: float, *, is_one: bool, is_right: bool
) -> Callable[[QPainter, QPointF], None]:
    """Return what draws a ring (one answer) or a box (several), ticked where it *is_right*."""
    ink = look.tokens.colour("ink")

    def paint(painter: QPainter, corner: QPointF) -> None:
        box = QRectF(corner.x() + left, corner.y() + 4, 13, 13)
        painter.setPen(QPen(ink, 1.1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if is_one:
            painter.drawEllipse(box)
        else:
            painter.drawRect(box)
        if is_right:
            draw_outcome(painter, box.adjusted(-1, -5, 7, 1), OutcomeName.FOUND, ink)

    return paint
