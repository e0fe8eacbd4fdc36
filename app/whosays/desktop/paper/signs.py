"""The signs of categories on paper, and the legends that say what they mean."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from whosays.articles.span import Span
from whosays.desktop.look.patterns import draw_letter, draw_underline, pen_token
from whosays.desktop.page.page_mark import PageMark
from whosays.desktop.paper.paper_look import PaperLook
from whosays.desktop.paper.pieces_of_type import kicker, quiet
from whosays.desktop.paper.set_article import draw_mark_line
from whosays.desktop.paper.set_text import Setting, set_prose, set_text
from whosays.desktop.paper.strips import Strip, beginning, kept_together
from whosays.lesson_packs.lesson import Category, Lesson, Role
from whosays.translation import _

_SIGN = 22.0
_SAMPLE = 44.0
_NOWHERE = Span(0, 0)


def trained(lesson: Lesson, categories: Mapping[str, Category]) -> list[Category]:
    """Return what *lesson* trains, in the order of its pens."""
    return [categories[name] for name in lesson.categories if name in categories]


def pen_of(lesson: Lesson, category: str) -> int:
    """Return the number of the pen of *category*, from 1."""
    names = lesson.categories
    return names.index(category) + 1 if category in names else len(names) + 1


def legend(
    lesson: Lesson, categories: Mapping[str, Category], look: PaperLook, width: float
) -> list[Strip]:
    """Return what to look for: each category with its sign, its underline and its question."""
    strips = [kicker(look, _("What to mark"), "", width)]
    for category in trained(lesson, categories):
        strips += beginning(_entry(category, pen_of(lesson, category.id), look, width), 10)
    return strips


def _entry(category: Category, pen: int, look: PaperLook, width: float) -> list[Strip]:
    name = Setting(
        look.interface_font(bold=True), look.tokens.colour("ink"), width - 30, 30, 1.3, 0
    )
    lines = set_text(category.name, name)
    wide = min(QFontMetricsF(name.font).horizontalAdvance(category.name), name.width)
    lines = [_signed(lines[0], category.letter, pen, look), *lines[1:]]
    lines.append(_sample(pen, wide, look))
    return kept_together([*lines, *set_prose(category.question, quiet(look, width))])


def _signed(strip: Strip, letter: str, pen: int, look: PaperLook) -> Strip:
    def paint(painter: QPainter, corner: QPointF) -> None:
        box = QRectF(corner.x(), corner.y() - 1, _SIGN, _SIGN)
        colour = look.tokens.colour(pen_token(pen))
        draw_letter(painter, box, letter, look.interface_font("letter", bold=True), colour)
        strip.paint(painter, corner)

    return Strip(max(strip.height, _SIGN - 4), paint, strip.above, keeps_next=True)


def _sample(pen: int, width: float, look: PaperLook) -> Strip:
    def paint(painter: QPainter, corner: QPointF) -> None:
        y = corner.y() + 3
        line = QLineF(corner.x() + 30, y, corner.x() + 30 + width, y)
        draw_underline(painter, pen, line, look.tokens.colour(pen_token(pen)), 1.6)

    return Strip(9, paint, keeps_next=True)


def key_legend(
    lesson: Lesson,
    categories: Mapping[str, Category],
    roles: Collection[Role],
    look: PaperLook,
    width: float,
) -> list[Strip]:
    """Return how to read a key: the sign of each category, and those of the *roles* in it."""
    strips = [kicker(look, _("The signs"), "", width)]
    known = trained(lesson, categories)
    shown = [
        PageMark("", _NOWHERE, pen_of(lesson, one.id), f"{one.letter}1", one.name) for one in known
    ]
    letter = known[0].letter if known else ""
    for role, sign, meaning in (
        (Role.DECOY, f"({letter}1)", _("Looks like one and is none: rightly left alone")),
        (Role.CONTESTED, f"{letter}1?", _("Can be argued either way, and counts neither way")),
        (Role.AGAIN, f"={letter}1", _("Mentions number 1 again: may be marked, need not be")),
    ):
        if known and role in roles:
            shown.append(PageMark("", _NOWHERE, 1, sign, meaning, filled=False))
    for mark in shown:
        strips += beginning(_explained(mark, look, width), 10)
    return strips


def _explained(mark: PageMark, look: PaperLook, width: float) -> list[Strip]:
    lines = set_text(mark.name, quiet(look, width - _SAMPLE - 12, _SAMPLE + 12))
    first = lines[0]

    def paint(painter: QPainter, corner: QPointF) -> None:
        painter.setFont(look.interface_font("letter", bold=True))
        painter.setPen(look.tokens.colour(pen_token(mark.pen)))
        painter.drawText(corner + QPointF(0, 12), mark.letter)
        y = corner.y() + 18
        draw_mark_line(painter, look, mark, QLineF(corner.x(), y, corner.x() + _SAMPLE, y))
        first.paint(painter, corner)

    made = Strip(max(first.height, 22.0), paint, 0.0, first.keeps_next)
    return kept_together([made, *lines[1:]])
