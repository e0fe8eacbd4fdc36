"""The figures of a picture, or the attempts behind a sentence, as a table."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem

from whosays.desktop.pictures.picture import Table
from whosays.desktop.scroll_bar import ScrollBar

_MOST_ROWS = 10


class FiguresTable(QTableWidget):
    """Read-only; as high as its rows, up to ten, and then it scrolls."""

    def __init__(self, table: Table, name: str) -> None:
        super().__init__(len(table.rows), len(table.columns))
        self.setAccessibleName(name)
        self._texts = (table.columns, *table.rows)
        self.setHorizontalHeaderLabels(list(table.columns))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)  # Tab goes on to the next control
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.verticalHeader().setVisible(False)
        self._bar = ScrollBar(self)
        self._is_wide = False
        self._fill(table)
        if table.rows:
            self.setCurrentCell(0, 0)

    def _fill(self, table: Table) -> None:
        for row, cells in enumerate(table.rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.setItem(row, column, item)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the columns and rows to what is in them, at the text size in force."""
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit them anew when the text changes size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the last column what room is left."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(round(1.6 * self.fontMetrics().lineSpacing()))
        widths = [self._width(column) for column in range(self.columnCount())]
        room = self.viewport().width() - sum(widths) - self._bar.sizeHint().width()
        self._is_wide = room < 0
        widths[-1] += max(room, 0)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self.setFixedHeight(self.sizeHint().height())

    def _width(self, column: int) -> int:
        """Return how wide the widest text of *column* is, with room around it."""
        metrics = self.fontMetrics()
        widest = max(metrics.horizontalAdvance(cells[column]) for cells in self._texts)
        return widest + round(1.2 * metrics.lineSpacing())

    def sizeHint(self) -> QSize:
        """Return the size that shows all rows, or ten of many."""
        rows = min(self.rowCount(), _MOST_ROWS)
        height = sum(self.rowHeight(row) for row in range(rows))
        header = self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar().sizeHint().height() if self._is_wide else 0
        return QSize(super().sizeHint().width(), height + header + bar + 2 * self.frameWidth() + 2)

    def minimumSizeHint(self) -> QSize:
        """Return the height that is wanted; what is too wide is scrolled to."""
        return QSize(120, self.sizeHint().height())
