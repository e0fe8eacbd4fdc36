"""The part of the page that erases somebody."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from whosays.desktop.course import Course
from whosays.desktop.keeping.errands import Errands
from whosays.desktop.keeping.question import Question
from whosays.desktop.keeping.words import erasure_in_words
from whosays.desktop.look.look import Look
from whosays.desktop.typesetting import at_left, button, label, lock, margins
from whosays.lab_settings import lab_settings
from whosays.progress.erasing import Erasure, erase, plan_erasing
from whosays.translation import _


class ErasingPiece(QWidget):
    """A button, and the question that the name has to be typed for."""

    reopen_wanted = Signal(object)
    """The record is to be closed, this function called, and the record opened again."""

    def __init__(self, look: Look, course: Course, name: str, data: Path, errands: Errands) -> None:
        """Erase whoever goes by *name* in the record in *data*."""
        super().__init__()
        self._look, self._course, self._data, self._errands = look, course, data, errands
        self._name = name
        text = _("E&rase {name}…").format(name=name.replace("&", "&&"))
        self.erase = button(text, name=_("Erase {name}…").format(name=name))
        self.erase.clicked.connect(self._plan)
        lines = margins(QVBoxLayout(self), (0, 0, 0, 0), 4)
        lines.addLayout(at_left(self.erase))
        fixed = lab_settings().reason("erase")
        if fixed:
            lock(self.erase, fixed)
            lines.addWidget(label(fixed, "quiet"))
        else:
            errands.hold(self.erase)

    def _plan(self) -> None:
        plan = partial(plan_erasing, self._data, self._name, clock=self._course.now)
        self._errands.run(plan, self._ask)

    def _ask(self, plan: Erasure) -> None:
        self._errands.said.emit("")
        data = self._data

        def do_erase() -> str:
            erase(data, plan)
            return _("Everything about {name} is erased.").format(name=plan.name)

        title = _("Erase {name}?").format(name=plan.name)
        question = Question(self, self._look, title, erasure_in_words(plan), _("&Erase for good"))
        question.ask_for(_("To erase it, type the name {name}").format(name=plan.name), plan.name)
        question.show_to(lambda _typed: self.reopen_wanted.emit(do_erase))
