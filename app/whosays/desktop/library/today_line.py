"""The line of the library that says what is due today."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from whosays.desktop.typesetting import button, label, margins, of_kind
from whosays.translation import _


class TodayLine(QFrame):
    """A quiet sentence, and the way to the page of the day."""

    wanted = Signal()
    practise_wanted = Signal()
    """Somebody wants to bring an article of their own."""

    def __init__(self) -> None:
        super().__init__()
        of_kind(self, "bar")
        self.sentence = label("", "quiet")
        self.open = button(_("&Today"))
        self.open.setToolTip(_("Ctrl+T"))
        self.open.clicked.connect(self.wanted)
        self.practise = button(_("&Any article…"), name=_("Practise on an article of your own"))
        self.practise.setToolTip(_("Ctrl+N"))
        self.practise.clicked.connect(self.practise_wanted)
        row = margins(QHBoxLayout(self), (0, 0, 0, 0), 16)
        row.addWidget(self.sentence, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.practise, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_sentence(self, sentence: str) -> None:
        """Say *sentence*, or nothing before it is known."""
        self.sentence.setText(sentence)
        name = _("Today. {sentence}").format(sentence=sentence) if sentence else _("Today")
        self.open.setAccessibleName(name)
