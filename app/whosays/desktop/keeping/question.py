"""A question that must be answered before anything is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from whosays.desktop.look.look import Look
from whosays.desktop.typesetting import Scrolling, button, label, margins, of_kind
from whosays.translation import _

_OF_SCREEN = 0.9
_BESIDE = 72  # margins and a scroll bar


class Question(QDialog):
    """Says what would be done, and does it only when that is wanted."""

    def __init__(
        self, parent: QWidget, look: Look, title: str, lines: Sequence[str], action: str
    ) -> None:
        super().__init__(parent)
        of_kind(self, "view")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(lines))
        self._required: str | None = None
        self.answer = QLineEdit()
        self.answer.hide()
        self.act = of_kind(button(action), "main")
        self.act.clicked.connect(self.accept)
        self.leave = button(_("&Leave it"))
        self.leave.clicked.connect(self.reject)
        said = self._to_read = QWidget()
        self._inside = margins(QVBoxLayout(said), (24, 24, 24, 12), 12)
        most = self.screen().availableSize().width() * _OF_SCREEN - _BESIDE
        width = min(look.tokens.grown("desk-width"), round(most))
        for kind, line in (("heading", title), *(("plain", line) for line in lines)):
            made = label(line, kind)
            made.setFixedWidth(width)
            self._inside.addWidget(made)
            made.ensurePolished()  # a window is never made high enough for lines that wrap
            made.setMinimumHeight(made.heightForWidth(made.width()))
        self._inside.addWidget(self.answer)
        ways = margins(QHBoxLayout(), (24, 8, 24, 24), 8)
        ways.addStretch(1)
        ways.addWidget(self.leave)
        ways.addWidget(self.act)
        # what is to be read may be longer than the screen is high; the answers stay in sight
        self._said = Scrolling(said, title)
        self._said.setFrameShape(Scrolling.Shape.NoFrame)
        outer = margins(QVBoxLayout(self), (0, 0, 0, 0), 0)
        outer.addWidget(self._said, 1)
        outer.addLayout(ways)
        self.leave.setFocus()

    def ask_for(self, what: str, required: str | None = None) -> None:
        """Have *what* typed first: *required*, or for None anything."""
        self._required = required
        self._inside.insertWidget(self._inside.indexOf(self.answer), label(what))
        self.answer.setAccessibleName(what)
        self.answer.show()
        self.answer.textChanged.connect(self._look_at)
        self.answer.setFocus()
        self._look_at("")

    def show_to(self, then: Callable[[str], None]) -> None:
        """Ask; *then* is called with what was typed when the answer is yes."""
        self.accepted.connect(lambda: then(self.answer.text().strip()))
        self._fit()
        self.open()

    def _fit(self) -> None:
        """Be as high as what is to be read, where there is so much room."""
        said = self._to_read.sizeHint()
        bar = self._said.verticalScrollBar().sizeHint().width()
        below = self.sizeHint().height() - self._said.sizeHint().height()
        room = self.screen().availableSize() * _OF_SCREEN
        wanted = QSize(said.width() + bar, said.height() + below)
        self.resize(wanted.boundedTo(room))

    def _look_at(self, typed: str) -> None:
        typed = typed.strip()
        self.act.setEnabled(bool(typed) if self._required is None else typed == self._required)
