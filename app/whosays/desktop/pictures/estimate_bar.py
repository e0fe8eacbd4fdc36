"""How likely it is that a learner has a skill, as a bar with the line that it must reach."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from whosays.desktop.look.look import Look
from whosays.desktop.pictures.ink import Ink


class EstimateBar(QWidget):
    """A bar from 0 to 1; what it says is said beside it in words."""

    def __init__(self, look: Look, estimate: float, needed: float) -> None:
        super().__init__()
        self._look = look
        self._estimate = estimate
        self._needed = needed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._dress)

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a flat size that grows with the text."""
        return QSize(self._look.tokens.grown("gutter"), self._look.tokens.size("icon"))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a bar that is cut off says something else."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bar, and the line that it must reach across it."""
        ink = Ink(self._look.tokens)
        painter = QPainter(self)
        whole = QRectF(self.rect())
        bar = whole.adjusted(0.5, whole.height() / 4, -0.5, -whole.height() / 4)
        painter.setPen(ink.pen("rule-strong"))
        painter.setBrush(ink.colour("desk"))
        painter.drawRect(bar)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.colour("pen-2"))
        painter.drawRect(QRectF(bar.topLeft(), QPointF(self._x(bar, self._estimate), bar.bottom())))
        x = self._x(bar, self._needed)
        painter.setPen(ink.pen("ink", 2.0))
        painter.drawLine(QPointF(x, whole.top()), QPointF(x, whole.bottom()))
        painter.end()

    def _x(self, bar: QRectF, share: float) -> float:
        return bar.left() + share * bar.width()
