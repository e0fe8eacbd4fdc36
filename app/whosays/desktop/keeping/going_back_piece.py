"""The part of the page that makes copies of the record, and goes back to one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from whosays.desktop.background import Background
from whosays.desktop.course import Course
from whosays.desktop.keeping.copies_piece import CopiesPiece
from whosays.desktop.keeping.errands import Errands
from whosays.desktop.keeping.question import Question
from whosays.desktop.keeping.words import moment_in_words, what_is_in
from whosays.desktop.look.look import Look
from whosays.desktop.typesetting import at_left, button, margins
from whosays.errors import KnownError
from whosays.progress.backups import Backup, list_backups
from whosays.progress.restoring import restore_backup
from whosays.translation import _


class GoingBackPiece(QWidget):
    """A button that makes a copy, and the copies there are."""

    reopen_wanted = Signal(object)
    """The record is to be closed, this function called, and the record opened again."""
    listed = Signal()
    """The copies are listed anew."""

    def __init__(self, look: Look, course: Course, data: Path, errands: Errands) -> None:
        super().__init__()
        self._look, self._course, self._data, self._errands = look, course, data, errands
        self.is_listed = False
        """Whether it was looked what copies there are."""
        self._listing = Background(self)
        self.copy_now = button(_("&Make a copy now"))
        self.copies = CopiesPiece()
        lines = margins(QVBoxLayout(self), (0, 0, 0, 0), 16)
        lines.addLayout(at_left(self.copy_now))
        lines.addWidget(self.copies)
        self.copy_now.clicked.connect(self._make_copy)
        self.copies.chosen.connect(self._ask_to_go_back)
        errands.hold(self.copy_now, self.copies)

    def read_copies(self) -> None:
        """Look beside the window what copies there are, and list them."""
        self._listing.run(lambda: list_backups(self._data), self._show_copies, self._no_list)

    def _show_copies(self, copies: tuple[Backup, ...]) -> None:
        self.copies.show_copies(copies)
        self.is_listed = True
        self.listed.emit()

    def _no_list(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error
        self.copies.say(error.sentence)

    def _make_copy(self) -> None:
        def done(made: Path | None) -> None:
            said = (
                _("Nothing was done since the last copy.") if made is None else _("A copy is made.")
            )
            self._errands.said.emit(said)
            self.read_copies()

        self._errands.run(self._course.keep_backup, done)

    def _ask_to_go_back(self, backup: Backup) -> None:
        if backup.held is None:
            return
        at = moment_in_words(backup.copy.at)
        title = _("Go back to the copy of {moment}?").format(moment=at)
        lines = [
            _("In it: {what}.").format(what=what_is_in(backup.held)),
            _("The present record is kept aside, and listed here among the copies."),
        ]
        data, now, file = self._data, self._course.now, backup.copy.file

        def go_back() -> str:
            restore_backup(data, file, now())
            return _("The record is that of {moment}. What it was is kept.").format(moment=at)

        question = Question(self, self._look, title, lines, _("&Go back to it"))
        question.show_to(lambda _typed: self.reopen_wanted.emit(go_back))
