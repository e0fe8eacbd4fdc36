"""The palette: one pen for each category, always in sight, with what the category means."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QLineF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from whosays.desktop.choosing import choose_silently, when_chosen
from whosays.desktop.look.look import Look
from whosays.desktop.look.patterns import draw_letter, draw_underline, pen_token
from whosays.desktop.prose import Prose
from whosays.desktop.typesetting import Fitting, button, label, margins, of_kind
from whosays.lesson_packs.lesson import Category
from whosays.translation import _


class Pens(QWidget):
    """A row or a column of pens, one of which is in hand."""

    picked = Signal(str)
    """A pen was picked by mouse or keyboard; its category."""

    def __init__(self, look: Look, categories: Sequence[Category]) -> None:
        super().__init__()
        self._look = look
        self._categories = tuple(categories)
        self._buttons: list[QPushButton] = []
        self._group = QButtonGroup(self)
        self._box = margins(QBoxLayout(QBoxLayout.Direction.TopToBottom, self), (0, 0, 0, 0), 8)
        for number, category in enumerate(self._categories, start=1):
            pen = of_kind(button("", name=category.name), "pen")
            pen.setText(f"{number}   {category.name}")
            pen.setCheckable(True)
            pen.setAutoExclusive(True)  # one of several, a screen reader is told
            pen.setToolTip(_("{name} — press {key}").format(name=category.name, key=number))
            pen.setAccessibleDescription(
                _("Pen {key}, letter {letter}").format(key=number, letter=category.letter)
            )
            when_chosen(pen, partial(self.picked.emit, category.id))
            self._group.addButton(pen)
            self._buttons.append(pen)
            self._box.addWidget(pen)
        if self._buttons:
            choose_silently(self._buttons[0])
        look.changed.connect(self._dress)
        self._dress()

    @property
    def in_hand(self) -> Category:
        """Return the category whose pen is in hand."""
        number = next((n for n, pen in enumerate(self._buttons) if pen.isChecked()), 0)
        return self._categories[number]

    def take(self, category: str) -> None:
        """Take the pen of *category* in hand."""
        for pen, each in zip(self._buttons, self._categories, strict=True):
            if each.id == category:
                choose_silently(pen)

    def lay_across(self, across: bool) -> None:  # noqa: FBT001 - a layout's one choice
        """Set the pens side by side, or one below the other."""
        directions = QBoxLayout.Direction
        for number, (pen, category) in enumerate(
            zip(self._buttons, self._categories, strict=True), start=1
        ):
            first, _space, second = category.name.partition(" ")
            name = f"{first}\n{second}" if across and second else category.name
            pen.setText(f"{number}   {name}")
        self._box.setDirection(directions.LeftToRight if across else directions.TopToBottom)

    def _dress(self) -> None:
        side = self._look.tokens.size("badge")
        for number, (pen, category) in enumerate(
            zip(self._buttons, self._categories, strict=True), start=1
        ):
            pen.setIcon(self._icon(number, category, side))
            pen.setIconSize(QSize(2 * side, side))

    def _icon(self, number: int, category: Category, side: int) -> QIcon:
        pixmap = QPixmap(4 * side, 2 * side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(2, 2)
        colour = self._look.tokens.colour(pen_token(number))
        font = self._look.interface_font("letter", bold=True)
        draw_letter(painter, QRectF(1, 1, side - 2, side - 2), category.letter, font, colour)
        sample = QLineF(side + 3, side / 2, 2 * side - 3, side / 2)
        draw_underline(painter, number, sample, colour, 2.0)
        painter.end()
        return QIcon(pixmap)


class Definition(QFrame):
    """What the category in hand means, what it is not, and the question it asks."""

    address_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        of_kind(self, "card")
        self._name = label("", "section")
        self._definition = Prose("", "plain")
        self._exclusions = Prose("", "quiet")
        self._question = Prose("", "plain")
        inside = QWidget()
        lines = margins(QVBoxLayout(inside), (12, 10, 12, 10), 6)
        for piece in (self._name, self._definition, self._exclusions, self._question):
            lines.addWidget(piece)
        lines.addStretch(1)
        self.scrolling = Fitting(inside, _("What it means"))
        margins(QVBoxLayout(self), (1, 1, 1, 1), 0).addWidget(self.scrolling)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        for prose in (self._definition, self._exclusions, self._question):
            prose.address_wanted.connect(self.address_wanted)

    def show_category(self, category: Category) -> None:
        """Explain *category*."""
        self._name.setText(category.name)
        self._definition.set_markdown(category.definition)
        self._exclusions.setVisible(bool(category.exclusions))
        self._exclusions.set_markdown(_("Not: {exclusions}").format(exclusions=category.exclusions))
        self._question.set_markdown(_("**Ask:** {question}").format(question=category.question))
        self.setAccessibleName(_("What “{name}” means").format(name=category.name))
        self.scrolling.setAccessibleName(self.accessibleName())
        self.scrolling.verticalScrollBar().setValue(0)
        self.scrolling.updateGeometry()
