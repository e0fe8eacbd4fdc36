"""Shows a picture on the screen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from whosays.desktop.look.look import Look
from whosays.desktop.pictures.ink import Ink
from whosays.desktop.pictures.picture import Picture

_EDGE = 6


class Canvas(QWidget):
    """As high as its picture is at the width there is; Tab reaches it, so that it is heard."""

    def __init__(self, look: Look, picture: Picture) -> None:
        super().__init__()
        self._look = look
        self._picture = picture
        self.setAccessibleName(picture.title)
        self.setAccessibleDescription(picture.sentence)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._dress)

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Tell that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high the picture is at *width*."""
        inner = max(width - 2 * _EDGE, 1)
        return round(self._picture.height(inner, Ink(self._look.tokens))) + 2 * _EDGE

    def sizeHint(self) -> QSize:
        """Return a usual size."""
        width = max(self.width(), self._look.tokens.grown("desk-width"))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return a small width; the picture fits itself into what there is."""
        return QSize(240, 80)

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
