"""Where an article may come from: a file or an address; and what is being done about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from whosays.desktop.typesetting import button, label, lock, margins
from whosays.lab_settings import lab_settings
from whosays.translation import _


class SourceRow(QFrame):
    """A button for a file, a field for an address, and the progress of either."""

    file_wanted = Signal()
    address_wanted_here = Signal(str)
    """The page at this address is to be asked for."""
    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.open = button(_("&Open a file…"))
        self.open.clicked.connect(self.file_wanted)
        prompt = label(_("or an &address"), wrap=False)
        self.address = QLineEdit()
        self.address.setAccessibleName(_("Address of a page"))
        self.address.setPlaceholderText("https://")
        self.address.returnPressed.connect(self._ask)
        prompt.setBuddy(self.address)
        self.fetch = button(_("&Fetch"))
        self.fetch.clicked.connect(self._ask)
        row = margins(QHBoxLayout(), (0, 0, 0, 0), 8)
        row.addWidget(self.open)
        row.addWidget(prompt)
        row.addWidget(self.address, 1)
        row.addWidget(self.fetch)
        fixed = lab_settings().reason("addresses")
        self._may_fetch = not fixed
        note = label(
            fixed or _("The network is used only when you fetch a page, and for that page alone."),
            "quiet",
        )
        lock(self.address, fixed)
        lock(self.fetch, fixed)
        lines = margins(QVBoxLayout(self), (0, 0, 0, 0), 4)
        lines.addLayout(row)
        lines.addWidget(note)
        lines.addWidget(self._make_progress())

    def _make_progress(self) -> QWidget:
        self._doing = label("")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Reading"))
        self.stop = button(_("S&top"))
        self.stop.clicked.connect(self.stop_wanted)
        self._progress = QWidget()
        row = margins(QHBoxLayout(self._progress), (0, 4, 0, 0), 8)
        row.addWidget(self._doing, 1)
        row.addWidget(self._bar, 1)
        row.addWidget(self.stop)
        self._progress.hide()
        return self._progress

    def _ask(self) -> None:
        address = self.address.text().strip()
        if address:
            self.address_wanted_here.emit(address)

    def show_busy(self, doing: str) -> None:
        """Say what is being done, and offer to stop it."""
        self._doing.setText(doing)
        self._progress.show()
        self.open.setEnabled(False)
        self.fetch.setEnabled(False)

    def show_idle(self) -> None:
        """Offer both again."""
        self._progress.hide()
        self.open.setEnabled(True)
        self.fetch.setEnabled(self._may_fetch)
