"""The part of the page that saves somebody's record as a file, and reads such a file."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from whosays.desktop.course import Course
from whosays.desktop.keeping.errands import Errands
from whosays.desktop.keeping.question import Question
from whosays.desktop.keeping.taking_along import reading, saving
from whosays.desktop.keeping.words import import_in_words
from whosays.desktop.look.look import Look
from whosays.desktop.typesetting import at_left, button, margins
from whosays.progress.portable.importing import (
    ErasedLearnerError,
    Imported,
    NameTakenError,
    Terms,
)
from whosays.translation import _


class TakingAlongPiece(QWidget):
    """A button to save with, one to read with, and what has to be asked on the way."""

    learner_read = Signal(str)
    """The learner with this id was read from a file."""

    def __init__(
        self, look: Look, course: Course, learner: tuple[str, str], data: Path, errands: Errands
    ) -> None:
        """Save *learner*, by id and name, of the record in *data*; nobody where that is empty."""
        super().__init__()
        self._look, self._course, self._data, self._errands = look, course, data, errands
        self._learner, name = learner
        text = _("&Save a copy of everything of {name}…").format(name=name.replace("&", "&&"))
        spoken = _("Save a copy of everything of {name}…").format(name=name)
        self.save = button(text, name=spoken)
        self.read = button(_("Rea&d a saved file…"))
        self.save.clicked.connect(self._ask_where)
        self.read.clicked.connect(self._ask_which)
        lines = margins(QVBoxLayout(self), (0, 0, 0, 0), 8)
        for each in (self.save, self.read):
            lines.addLayout(at_left(each))
        self.save.setHidden(not name)  # not before it is in the page: it would be a window
        errands.hold(self.save, self.read)

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.save.accessibleName())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([_("Whole record, JSON (*.json)"), _("Table, CSV (*.csv)")])
        dialog.setDefaultSuffix("json")
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix("csv" if "csv" in chosen else "json")
        )
        dialog.fileSelected.connect(lambda file: self._save(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save(self, file: Path) -> None:
        work = saving(self._course, self._data, self._learner, file)
        self._errands.run(work, self._errands.said.emit)

    def _ask_which(self) -> None:
        dialog = QFileDialog(self, self.read.accessibleName())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Saved records (*.json *.csv)"), _("All files (*)")])
        dialog.fileSelected.connect(lambda file: self.take_file(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_file(self, file: Path, terms: Terms | None = None) -> None:
        """Read the saved *file* on these *terms*; ask where they do not do."""
        terms = terms or Terms()
        work = reading(self._course, self._data, file, terms)
        self._errands.run(work, self._take_in, partial(self._ask_for_terms, file, terms))

    def _take_in(self, imported: Imported) -> None:
        self._errands.said.emit(import_in_words(imported))
        self.learner_read.emit(imported.learner)

    def _ask_for_terms(self, file: Path, terms: Terms, error: BaseException) -> None:
        if isinstance(error, NameTakenError):
            line = _("Somebody else here goes by that name. Nothing was changed.")
            question = self._question(_("Another name is needed"), line, _("&Read it"))
            question.ask_for(_("The name to go by here"))
            question.show_to(lambda name: self.take_file(file, replace(terms, name=name)))
        elif isinstance(error, ErasedLearnerError):
            line = _("Whoever this file is of was erased here. Nothing was changed.")
            question = self._question(_("Bring the record back?"), line, _("&Bring it back"))
            question.show_to(lambda _name: self.take_file(file, replace(terms, again=True)))
        else:
            self._errands.refuse(error)
            return
        self._errands.said.emit(line)

    def _question(self, title: str, line: str, action: str) -> Question:
        return Question(self, self._look, title, [line], action)
