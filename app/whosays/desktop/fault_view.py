"""What the window shows when the data folder cannot be used."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from whosays.desktop.announcing import announce
from whosays.desktop.typesetting import button, column, label, lock, margins, of_kind, rule
from whosays.lab_settings import lab_settings
from whosays.translation import _


class FaultView(QWidget):
    """Says in a sentence what is wrong, and offers ways on."""

    again = Signal()
    elsewhere = Signal()
    mending = Signal(object)
    """The record is to be set aside, for the copy with this path or, for None, a new one."""

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
        fixed = lab_settings().reason("data")
        lock(self._elsewhere, fixed)
        self._copy: Path | None = None
        self._back = button("")
        self._back.clicked.connect(lambda: self.mending.emit(self._copy))
        self._anew = button(_("&Begin a new record"))
        self._anew.clicked.connect(lambda: self.mending.emit(None))
        self._mending = label(
            _("Either way the damaged file is kept beside the new one, under another name."),
            "quiet",
        )
        ways = margins(QHBoxLayout(), (0, 8, 0, 0), 8)
        ways.addWidget(self._again)
        ways.addWidget(self._elsewhere)
        ways.addStretch(1)
        inside.addLayout(ways)
        if fixed:
            inside.addWidget(label(fixed, "quiet"))
        mending = margins(QHBoxLayout(), (0, 8, 0, 0), 8)
        mending.addWidget(self._back)
        mending.addWidget(self._anew)
        mending.addStretch(1)
        inside.addLayout(mending)
        inside.addWidget(self._mending)
        lines = margins(QVBoxLayout(self), (16, 48, 16, 16), 0)
        lines.addWidget(column(sheet))
        lines.addStretch(1)

    def show_fault(
        self, sentence: str, *, is_damaged: bool = False, copy: Path | None = None
    ) -> None:
        """Show *sentence*; offer a new record where it *is_damaged*, and *copy* if there is one."""
        self._sentence.setText(sentence)
        self._copy = copy
        name = "" if copy is None else copy.name
        self._back.setText(_("Go back to the &copy {name}").format(name=name.replace("&", "&&")))
        self._back.setAccessibleName(_("Go back to the copy {name}").format(name=name))
        self._back.setVisible(copy is not None)
        self._anew.setVisible(is_damaged)
        self._mending.setVisible(is_damaged)
        self._again.setFocus()
        announce(self, sentence)
