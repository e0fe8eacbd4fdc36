"""Shows a picture on the screen."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from whosays.desktop.look.look import Look
from whosays.desktop.pictures.ink import Ink
from whosays.desktop.pictures.picture import Picture

_EDGE = 6


class Canvas(QWidget):
    """As high as its picture is at the width there is; Tab reaches it, so that it is heard."""

    def __init__(self, look: Look, picture: Picture, width: int) -> None:
        super().__init__()
        self._look = look
        self._picture = picture
        self.setAccessibleName(picture.title)
        self.setAccessibleDescription(picture.sentence)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._dress)
        self.resize(width, 1)
        self._fit()  # else the page would be set twice

    def _dress(self) -> None:
        self._fit()
        self.update()

    def _fit(self) -> None:
        # a height that only follows the width is guessed by the column from another width
        inner = max(self.width() - 2 * _EDGE, 1)
        self.setFixedHeight(ceil(self._picture.height(inner, Ink(self._look.tokens))) + 2 * _EDGE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Become as high as the picture is at the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def sizeHint(self) -> QSize:
        """Return the present height, and a usual width."""
        return QSize(self._look.tokens.grown("desk-width"), self.height())

    def minimumSizeHint(self) -> QSize:
        """Return a small width; the picture fits itself into what there is."""
        return QSize(240, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture, and a ring where it has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = Ink(self._look.tokens)
        box = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        self._picture.paint(painter, box, ink)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(ink.pen("focus", self._look.tokens.measure("focus")))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()
