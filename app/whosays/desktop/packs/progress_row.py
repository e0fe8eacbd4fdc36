"""How far something is, with a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from whosays.desktop.typesetting import button, label, margins
from whosays.translation import _


class ProgressRow(QWidget):
    """Says what is being done and how much of it is done; hidden while nothing is."""

    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._doing = label("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress"))
        self.stop = button(_("S&top"))
        self.stop.clicked.connect(self.stop_wanted)
        row = margins(QHBoxLayout(self), (0, 4, 0, 0), 8)
        row.addWidget(self._doing, 1)
        row.addWidget(self._bar, 1)
        row.addWidget(self.stop)
        self.hide()

    def show_step(self, doing: str, number: int, count: int) -> None:
        """Say *doing*, and that *number* of *count* are done; 0 of 0 where nobody knows."""
        self._doing.setText(doing)
        self.stop.setEnabled(True)
        self._bar.setRange(0, count)
        self._bar.setValue(number)
        self.show()

    def show_stopping(self) -> None:
        """Say that what is being done ends."""
        self.show_step(_("Stopping …"), 0, 0)
        self.stop.setEnabled(False)

    @property
    def doing(self) -> str:
        """Return what is said at the moment."""
        return self._doing.text()
