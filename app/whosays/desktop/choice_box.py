"""A box to choose from, with an arrow in the colour of the ink: a styled box draws none."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QComboBox


class ChoiceBox(QComboBox):
    """A drop-down list of choices."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow over the box."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Text))
        side = self.fontMetrics().height() / 4
        middle = QPointF(self.width() - 3 * side, self.height() / 2)
        corners = [QPointF(-side, -side / 2), QPointF(side, -side / 2), QPointF(0, side / 2)]
        painter.drawPolygon([middle + corner for corner in corners])
        painter.end()
