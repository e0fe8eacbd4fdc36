"""One proposal of the rules: what, why, and what to do with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from whosays.desktop.typesetting import button, label, margins, of_kind
from whosays.lesson_packs.lesson import Category
from whosays.suggestions.suggestion import Suggestion
from whosays.translation import _


class ProposalCard(QFrame):
    """Shows a proposal; nothing comes of it before somebody says so."""

    accepted = Signal()
    decoy_wanted = Signal()
    dismissed = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        of_kind(self, "card")
        self._number = label("", "section")
        self.words = label("", "prose")
        self.reason = label("")
        self._note = label(
            _("A rule proposes this; it may be wrong. To accept other words, choose them first."),
            "quiet",
        )
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Looking for proposals"))
        self.accept = button(_("Accept (A)"), name=_("Accept the proposal"))
        self.decoy = button(_("Decoy (Y)"), name=_("Make it a decoy"))
        self.dismiss = button(_("Dismiss (X)"), name=_("Dismiss the proposal"))
        self.close_card = button(_("Close (S)"), "link", name=_("Close the proposals"))
        lines = margins(QVBoxLayout(self), (16, 12, 16, 12), 6)
        for piece in (self._number, self.words, self.reason, self._note, self._bar):
            lines.addWidget(piece)
        choices = margins(QHBoxLayout(), (0, 4, 0, 0), 6)
        for each, signal in (
            (self.accept, self.accepted),
            (self.decoy, self.decoy_wanted),
            (self.dismiss, self.dismissed),
        ):
            each.clicked.connect(signal)
            choices.addWidget(each)
        lines.addLayout(choices)
        self.close_card.clicked.connect(self.closed)
        lines.addWidget(self.close_card, 0, Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName(_("Proposals of the program"))
        self.hide()

    def show_busy(self) -> None:
        """Say that proposals are on their way."""
        self._number.setText(_("Looking through the article …"))
        self._show(is_busy=True, has_one=False)

    def show_none(self, sentence: str) -> None:
        """Say why there is no proposal."""
        self._number.setText(sentence)
        self._show(is_busy=False, has_one=False)

    def show_one(self, one: Suggestion, words: str, category: Category, left: int) -> None:
        """Show *one*, which is of *category*, with its *words*; *left* are to be decided on."""
        said = _("{name}? — {count} to decide on").format(name=category.name, count=left)
        self._number.setText(said)
        self.words.setText(f"“{words}”")
        self.reason.setText(one.reason)
        self._show(is_busy=False, has_one=True)

    def _show(self, *, is_busy: bool, has_one: bool) -> None:
        self._bar.setVisible(is_busy)
        for piece in (self.words, self.reason, self._note, self.accept, self.decoy, self.dismiss):
            piece.setVisible(has_one)
        self.show()
