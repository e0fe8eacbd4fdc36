"""Makes the plain pieces that every view is set from, each dressed by its kind."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from whosays.desktop.scroll_bar import ScrollBar

_Widget = TypeVar("_Widget", bound=QWidget)
_Layout = TypeVar("_Layout", bound=QLayout)
_Button = TypeVar("_Button", bound=QAbstractButton)


def of_kind(widget: _Widget, kind: str) -> _Widget:
    """Return *widget*, dressed as the style sheet says for *kind*."""
    widget.setProperty("kind", kind)
    return widget


def set_kind(widget: QWidget, kind: str) -> None:
    """Dress a widget that is already on screen as another *kind*."""
    widget.setProperty("kind", kind)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def label(text: str, kind: str = "plain", *, wrap: bool = True) -> QLabel:
    """Return a plain-text label of *kind* (``title``, ``heading``, ``kicker``, ``quiet`` …)."""
    made = of_kind(QLabel(), kind)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(wrap)
    return made


class ElidedLabel(QLabel):
    """A line that gives way: what does not fit ends in an ellipsis."""

    def __init__(self, text: str, kind: str) -> None:
        super().__init__()
        of_kind(self, kind)
        self._text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def show_text(self, text: str) -> None:
        """Show another *text*."""
        self._text = text
        self.setAccessibleName(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text to the width there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fits = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        self.setText(fits if len(fits) > 8 or fits == self._text else "")


def rule() -> QFrame:
    """Return a thin line across the column."""
    return of_kind(QFrame(), "rule")


def button(text: str, kind: str = "plain", *, name: str = "") -> QPushButton:
    """Return a button; ``&`` in *text* makes its mnemonic, *name* is what a screen reader says."""
    made = of_kind(QPushButton(text), kind)
    made.setAccessibleName(name or text.replace("&", ""))
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(True)  # Return presses the button that has the focus
    return made


def lock(widget: QWidget, reason: str) -> None:
    """Switch *widget* off where there is a *reason*, and have it say that; else leave it alone."""
    if reason:
        widget.setEnabled(False)
        widget.setToolTip(reason)
        widget.setAccessibleDescription(reason)


def choice(made: _Button, text: str) -> _Button:
    """Return *made*, a box or a ring to choose, with the name *text*; ``&`` is as in ``button``."""
    made.setText(text)
    made.setAccessibleName(text.replace("&", ""))
    return made


def at_left(one: QWidget) -> QHBoxLayout:
    """Return a row with *one* at its left, as wide as it wants to be."""
    row = margins(QHBoxLayout(), (0, 0, 0, 0), 0)
    row.addWidget(one)
    row.addStretch(1)
    return row


def margins(layout: _Layout, edges: tuple[int, int, int, int], gap: int) -> _Layout:
    """Return *layout* with its margins (left, top, right, bottom) and gaps set, in pixels."""
    layout.setContentsMargins(*edges)
    layout.setSpacing(gap)
    return layout


def column(inside: QWidget, characters: int = 70) -> QWidget:
    """Return *inside* held to a readable width, in the middle of whatever room there is."""
    return _Column(inside, characters)


class _Column(QWidget):
    def __init__(self, inside: QWidget, characters: int) -> None:
        super().__init__()
        self._inside = inside
        self._characters = characters
        row = margins(QHBoxLayout(self), (0, 0, 0, 0), 0)
        row.addStretch(1)
        row.addWidget(inside, 100)
        row.addStretch(1)
        inside.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._limit()

    def _limit(self) -> None:
        width = QFontMetricsF(self._inside.font()).averageCharWidth() * self._characters
        self._inside.setMaximumWidth(round(width * 1.25) + 64)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the width readable when the text changes size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._limit()


class Scrolling(QScrollArea):
    """Scrolls a column of pieces up and down, never sideways."""

    def __init__(self, inside: QWidget, name: str) -> None:
        super().__init__()
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        ScrollBar(self)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show a ring where somebody came by key, who has to see where they are."""
        super().focusInEvent(event)
        reasons = Qt.FocusReason
        by_key = (reasons.TabFocusReason, reasons.BacktabFocusReason, reasons.ShortcutFocusReason)
        self._show_ring(event.reason() in by_key)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._show_ring(False)

    def _show_ring(self, shown: bool) -> None:  # noqa: FBT001 - shown or not
        self.setProperty("ring", shown)
        self.style().unpolish(self)
        self.style().polish(self)

    def minimumSizeHint(self) -> QSize:
        """Return a small size: what does not fit is scrolled to."""
        return QSize(120, 80)


class Fitting(Scrolling):
    """As high as what is in it where there is room, else it scrolls."""

    def __init__(self, inside: QWidget, name: str) -> None:
        super().__init__(inside, name)
        self._inside = inside
        # a wrapped label's own minimum is that of a narrow column, and would always scroll
        inside.setMinimumSize(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """Return the size that shows everything at the present width."""
        width = self.viewport().width()
        if self._inside.hasHeightForWidth():
            height = self._inside.heightForWidth(width)
        else:
            height = self._inside.sizeHint().height()
        return QSize(width, height + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height when the width changed."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()
