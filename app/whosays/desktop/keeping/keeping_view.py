"""The page of the record itself: export and import, copies, erasing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from whosays.desktop.announcing import announce
from whosays.desktop.background import Background
from whosays.desktop.course import Course
from whosays.desktop.keeping.copies_piece import CopiesPiece
from whosays.desktop.keeping.question import Question
from whosays.desktop.keeping.taking_along import reading, saving
from whosays.desktop.keeping.words import (
    erasure_in_words,
    import_in_words,
    moment_in_words,
    what_is_in,
)
from whosays.desktop.look.look import Look
from whosays.desktop.paper_view import PaperView
from whosays.desktop.typesetting import button, label
from whosays.errors import KnownError
from whosays.progress.backups import Backup, list_backups
from whosays.progress.erasing import Erasure, erase, plan_erasing
from whosays.progress.portable.importing import (
    ErasedLearnerError,
    Imported,
    NameTakenError,
    Terms,
)
from whosays.progress.restoring import restore_backup
from whosays.translation import _


class KeepingView(PaperView):
    """Takes somebody's record along, goes back to a copy, or erases somebody."""

    reopen_wanted = Signal(object)
    """The record is to be closed, this function called, and the record opened again."""
    learner_read = Signal(str)
    """The learner with this id was read from a file."""

    def __init__(self, look: Look, course: Course, learner: str, data: Path) -> None:
        super().__init__(_("The record"))
        self._look, self._course, self._learner, self._data = look, course, learner, data
        names = {each.id: each.name for each in course.learners()}
        self._name = names.get(learner, "")
        shown = self._name.replace("&", "&&")
        self._listing, self._working = Background(self), Background(self)
        self.notice = label("", "prose")
        self.save = button(_("&Save a copy of everything of {name}…").format(name=shown))
        self.read = button(_("Rea&d a saved file…"))
        self.copy_now = button(_("&Make a copy now"))
        self.erase = button(_("E&rase {name}…").format(name=shown))
        self.copies = CopiesPiece()
        self._set()
        self._list()

    def _set(self) -> None:
        self.add_piece(self.notice)
        self.notice.hide()
        self.add_heading(_("Take it along"))
        self.add_text(_("A saved file holds everything, and can be read on another machine."))
        for taking, act in ((self.save, self._ask_where), (self.read, self._ask_which)):
            self.add_piece(taking)
            taking.clicked.connect(act)
        self.add_heading(_("Copies"))
        self.add_piece(self.copy_now)
        self.add_piece(self.copies)
        self.add_heading(_("Erase"))
        self.add_text(_("Takes somebody out of the record and of every copy of it, for good."))
        self.add_piece(self.erase)
        self.copy_now.clicked.connect(self._make_copy)
        self.copies.chosen.connect(self._ask_to_go_back)
        self.erase.clicked.connect(self._plan)
        for named in (self.save, self.erase):
            named.setVisible(bool(self._name))
        self.save.setAccessibleName(
            _("Save a copy of everything of {name}…").format(name=self._name)
        )
        self.erase.setAccessibleName(_("Erase {name}…").format(name=self._name))
        self.finish()

    def _list(self) -> None:
        self._listing.run(lambda: list_backups(self._data), self._show_copies, self._no_list)

    def _show_copies(self, copies: tuple[Backup, ...]) -> None:
        self.copies.show_copies(copies)
        # what is listed later is made later, and Tab would come to it after the last button
        before: QWidget = self.copy_now
        for back in (*self.copies.backs, self.erase):
            self.setTabOrder(before, back)
            before = back
        self.settle_order()

    def _no_list(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error
        self.copies.say(error.sentence)

    def say(self, sentence: str) -> None:
        """Say *sentence* at the top of the page."""
        self.notice.setText(sentence)
        self.notice.show()
        self.show_piece(self.notice)
        announce(self, sentence)

    def _work(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Do *work* beside the window; nothing else can be begun meanwhile."""
        buttons = (self.save, self.read, self.copy_now, self.erase, self.copies)
        self.say(_("One moment …"))
        for each in buttons:
            each.setEnabled(False)

        def then(act: Callable[[Any], None], answer: object) -> None:
            for each in buttons:
                each.setEnabled(True)
            act(answer)

        self._working.run(work, partial(then, done), partial(then, failed or self._refuse))

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error
        self.say(error.sentence)

    # -- taking along

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.save.accessibleName())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([_("Whole record, JSON (*.json)"), _("Table, CSV (*.csv)")])
        dialog.setDefaultSuffix("json")
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix("csv" if "csv" in chosen else "json")
        )
        dialog.fileSelected.connect(
            lambda file: self._work(
                saving(self._course, self._data, self._learner, Path(file)), self.say
            )
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

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
        failed = partial(self._ask_for_terms, file, terms)
        self._work(reading(self._course, self._data, file, terms), self._take_in, failed)

    def _take_in(self, imported: Imported) -> None:
        self.say(import_in_words(imported))
        self.learner_read.emit(imported.learner)

    def _ask_for_terms(self, file: Path, terms: Terms, error: BaseException) -> None:
        if isinstance(error, NameTakenError):
            lines = [_("Somebody else here goes by that name. Nothing was changed.")]
            question = self._question(_("Another name is needed"), lines, _("&Read it"))
            question.ask_for(_("The name to go by here"))
            question.show_to(lambda name: self.take_file(file, replace(terms, name=name)))
        elif isinstance(error, ErasedLearnerError):
            lines = [_("Whoever this file is of was erased here. Nothing was changed.")]
            question = self._question(_("Bring the record back?"), lines, _("&Bring it back"))
            question.show_to(lambda _name: self.take_file(file, replace(terms, again=True)))
        else:
            self._refuse(error)
            return
        self.say(lines[0])

    def _question(self, title: str, lines: list[str], action: str) -> Question:
        return Question(self, self._look, title, lines, action)

    # -- copies

    def _make_copy(self) -> None:
        def done(made: Path | None) -> None:
            self.say(
                _("Nothing was done since the last copy.") if made is None else _("A copy is made.")
            )
            self._list()

        self._work(self._course.keep_backup, done)

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

        question = self._question(title, lines, _("&Go back to it"))
        question.show_to(lambda _typed: self.reopen_wanted.emit(go_back))

    # -- erasing

    def _plan(self) -> None:
        plan = partial(plan_erasing, self._data, self._name, clock=self._course.now)
        self._work(plan, self._ask_to_erase)

    def _ask_to_erase(self, plan: Erasure) -> None:
        self.notice.hide()
        data = self._data

        def do_erase() -> str:
            erase(data, plan)
            return _("Everything about {name} is erased.").format(name=plan.name)

        title = _("Erase {name}?").format(name=plan.name)
        question = self._question(title, erasure_in_words(plan), _("&Erase for good"))
        question.ask_for(_("To erase it, type the name {name}").format(name=plan.name), plan.name)
        question.show_to(lambda _typed: self.reopen_wanted.emit(do_erase))
