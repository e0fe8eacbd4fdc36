"""The figures of a picture, or the attempts behind a sentence, as a table."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from whosays.desktop.pictures.picture import Table
from whosays.desktop.scroll_bar import ScrollBar

_MOST_ROWS = 10


class FiguresTable(QTableWidget):
    """Read-only; as high as its rows, up to ten, and then it scrolls."""

    def __init__(self, table: Table, name: str) -> None:
        super().__init__(len(table.rows), len(table.columns))
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(table.columns))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)  # Tab goes on to the next control
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.verticalHeader().setVisible(False)
        ScrollBar(self)
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
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Return the size that shows all rows, or ten of many."""
        rows = min(self.rowCount(), _MOST_ROWS)
        height = sum(self.rowHeight(row) for row in range(rows))
        header = self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar().sizeHint().height()
        return QSize(super().sizeHint().width(), height + header + bar + 2 * self.frameWidth() + 2)

    def minimumSizeHint(self) -> QSize:
        """Return the height that is wanted; what is too wide is scrolled to."""
        return QSize(120, self.sizeHint().height())
