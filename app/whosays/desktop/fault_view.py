"""What the window shows when the data folder cannot be used."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from whosays.desktop.announcing import announce
from whosays.desktop.typesetting import button, column, label, margins, of_kind, rule
from whosays.translation import _


class FaultView(QWidget):
    """Says in a sentence what is wrong, and offers ways on."""

    again = Signal()
    elsewhere = Signal()

    def __init__(self) -> None:
        super().__init__()
        of_kind(self, "view")
        sheet = of_kind(QFrame(), "sheet")
        inside = margins(QVBoxLayout(sheet), (40, 32, 40, 40), 12)
        inside.addWidget(label(_("The record cannot be opened"), "title"))
        inside.addWidget(rule())
        self._sentence = label("", "prose")
        inside.addWidget(self._sentence)
        inside.addWidget(label(_("Nothing was changed."), "quiet"))
        self._again = of_kind(button(_("&Try again")), "main")
        self._elsewhere = button(_("Use another &folder…"))
        self._again.clicked.connect(self.again)
        self._elsewhere.clicked.connect(self.elsewhere)
        ways = margins(QHBoxLayout(), (0, 8, 0, 0), 8)
        ways.addWidget(self._again)
        ways.addWidget(self._elsewhere)
        ways.addStretch(1)
        inside.addLayout(ways)
        lines = margins(QVBoxLayout(self), (16, 48, 16, 16), 0)
        lines.addWidget(column(sheet))
        lines.addStretch(1)

    def show_fault(self, sentence: str) -> None:
        """Show *sentence*."""
        self._sentence.setText(sentence)
        self._again.setFocus()
        announce(self, sentence)
