"""The copies of the record, and the way back to each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from whosays.desktop.keeping.words import moment_in_words, origin_in_words, what_is_in
from whosays.desktop.typesetting import at_left, button, label, margins, rule
from whosays.progress.backups import Backup
from whosays.translation import _


class CopiesPiece(QWidget):
    """Lists copies, the latest first; says of a damaged one that it is."""

    chosen = Signal(object)
    """The ``Backup`` that somebody wants to go back to."""

    def __init__(self) -> None:
        super().__init__()
        self.backs: list[QWidget] = []
        self._lines = margins(QVBoxLayout(self), (0, 0, 0, 0), 6)
        self._rows: QWidget | None = None
        self.say(_("Looking into the copies …"))

    def say(self, sentence: str) -> None:
        """Show *sentence* instead of a list."""
        self._set(lambda lines: lines.addWidget(label(sentence)))

    def show_copies(self, copies: tuple[Backup, ...]) -> None:
        """List *copies*."""
        if not copies:
            self.say(_("There is no copy yet. One is made by itself when there is something new."))
            return

        def fill(lines: QVBoxLayout) -> None:
            for backup in copies:
                self._add(backup, lines)

        self._set(fill)

    def _set(self, fill: Callable[[QVBoxLayout], None]) -> None:
        if self._rows is not None:
            self._lines.removeWidget(self._rows)
            self._rows.hide()
            self._rows.deleteLater()
        self.backs = []
        self._rows = QWidget()
        fill(margins(QVBoxLayout(self._rows), (0, 0, 0, 0), 6))
        self._lines.addWidget(self._rows)

    def _add(self, backup: Backup, lines: QVBoxLayout) -> None:
        at = moment_in_words(backup.copy.at)
        lines.addWidget(rule())
        lines.addWidget(label(at, "section"))
        lines.addWidget(label(origin_in_words(backup), "quiet"))
        if backup.held is None:
            lines.addWidget(label(_("Cannot be used: {why}").format(why=backup.problem)))
            return
        lines.addWidget(label(what_is_in(backup.held)))
        name = _("Go back to the copy of {moment}").format(moment=at)
        back = button(_("Go back to this copy…"), "link", name=name)
        back.clicked.connect(partial(self.chosen.emit, backup))
        self.backs.append(back)
        lines.addLayout(at_left(back))
