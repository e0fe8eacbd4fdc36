"""A scroll bar that comes and goes without a screen reader's noticing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar
from shiboken6 import isValid


class ScrollBar(QScrollBar):
    """Stands for an area's own vertical bar, which Qt counts among its children while it shows.

    A screen reader that asks for that child when it has just gone ends the process: Qt looks it
    up without asking whether it is there. What is beside the area's children cannot go missing,
    and the room kept for it does not move the text when it comes.
    """

    def __init__(self, area: QAbstractScrollArea) -> None:
        """Stand at the right edge of *area*, for its life."""
        super().__init__(Qt.Orientation.Vertical, area)
        self._area = area
        self._inner = area.verticalScrollBar()
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setViewportMargins(0, 0, self.sizeHint().width(), 0)
        area.installEventFilter(self)
        self._inner.rangeChanged.connect(self._take_range)
        self._inner.valueChanged.connect(self.setValue)
        self.valueChanged.connect(self._inner.setValue)
        self._take_range(self._inner.minimum(), self._inner.maximum())

    def _take_range(self, least: int, most: int) -> None:
        if not isValid(self._inner):  # the area is going, and empties itself on the way
            return
        self.blockSignals(True)  # the area's value is the one that counts
        self.setRange(least, most)
        self.setValue(self._inner.value())
        self.blockSignals(False)
        self.setVisible(most > least)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the edge of the area."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Polish, QEvent.Type.StyleChange):
            edge, width = self._area.frameWidth(), self.sizeHint().width()
            area = self._area
            area.setViewportMargins(0, 0, width, 0)
            self.setGeometry(
                area.width() - width - edge, edge, width, max(area.height() - 2 * edge, 0)
            )
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the handle as long as the area has it now; no signal tells when that changes."""
        if isValid(self._inner):
            self.setPageStep(self._inner.pageStep())
            self.setSingleStep(self._inner.singleStep())
        super().paintEvent(event)
