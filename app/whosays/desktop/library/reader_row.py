"""Who is reading: a name, no account."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from whosays.desktop.choice_box import ChoiceBox
from whosays.desktop.typesetting import button, label, margins, of_kind
from whosays.translation import _

LONGEST_NAME = 80


class ReaderRow(QFrame):
    """Lets somebody say who they are, or add a name."""

    chosen = Signal(str)
    """A learner's id."""
    added = Signal(str)
    """A name."""

    def __init__(self) -> None:
        super().__init__()
        of_kind(self, "bar")
        self._prompt = label(_("&Reading as"), wrap=False)
        self.names = ChoiceBox()
        self.names.setAccessibleName(_("Reading as"))
        self._prompt.setBuddy(self.names)
        self.names.activated.connect(self._choose)
        self.somebody = button(_("So&mebody else"), "link")
        self.somebody.clicked.connect(lambda: self._ask(True))
        self.question = label(_("What is your name?"), "heading")
        self.name = QLineEdit()
        self.name.setAccessibleName(_("Your name"))
        self.name.setPlaceholderText(_("A first name or a nickname is enough"))
        self.name.setMaxLength(LONGEST_NAME)
        self.name.returnPressed.connect(self._add)
        self.begin = button(_("&Begin"))
        self.begin.clicked.connect(self._add)
        self.fault = label("", "fault")
        self.fault.hide()
        who = margins(QHBoxLayout(), (0, 0, 0, 0), 8)
        who.addWidget(self._prompt)
        who.addWidget(self.names)
        who.addWidget(self.somebody)
        who.addStretch(1)
        self._form = QWidget()
        form = margins(QHBoxLayout(self._form), (0, 0, 0, 0), 8)
        form.addWidget(self.name, 1)
        form.addWidget(self.begin)
        note = label(_("It stays on this machine; there is no account."), "quiet")
        self._note = note
        lines = margins(QVBoxLayout(self), (0, 0, 0, 0), 8)
        lines.addLayout(who)
        for piece in (self.question, self._form, self.fault, note):
            lines.addWidget(piece)

    def show_learners(self, learners: Sequence[tuple[str, str]], present: str) -> None:
        """List *learners*, ids and names, the id *present* chosen; ask where there are none."""
        self.names.clear()
        for identifier, name in learners:
            self.names.addItem(name, identifier)
        self.names.setCurrentIndex(max(self.names.findData(present), 0))
        for piece in (self._prompt, self.names, self.somebody):
            piece.setVisible(bool(learners))
        self._ask(not learners)

    def refuse(self, sentence: str) -> None:
        """Say why a name cannot be taken."""
        self.fault.setText(sentence)
        self.fault.show()
        self.name.setFocus()

    def _ask(self, wanted: bool) -> None:  # noqa: FBT001 - asked or not
        for piece in (self.question, self._form, self._note):
            piece.setVisible(wanted)
        self.fault.hide()
        if wanted:
            self.name.clear()
            self.name.setFocus()

    def _choose(self, index: int) -> None:
        self.chosen.emit(str(self.names.itemData(index)))

    def _add(self) -> None:
        name = " ".join(self.name.text().split())
        if name:
            self.added.emit(name)
        else:
            self.refuse(_("Type a name first; a first name or a nickname is enough."))
