"""The page of the record itself: export and import, copies, erasing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from whosays.desktop.announcing import announce
from whosays.desktop.course import Course
from whosays.desktop.keeping.erasing_piece import ErasingPiece
from whosays.desktop.keeping.errands import Errands
from whosays.desktop.keeping.going_back_piece import GoingBackPiece
from whosays.desktop.keeping.taking_along_piece import TakingAlongPiece
from whosays.desktop.look.look import Look
from whosays.desktop.paper_view import PaperView
from whosays.desktop.typesetting import label
from whosays.translation import _


class KeepingView(PaperView):
    """Takes somebody's record along, goes back to a copy, or erases somebody."""

    reopen_wanted = Signal(object)
    """The record is to be closed, this function called, and the record opened again."""
    learner_read = Signal(str)
    """The learner with this id was read from a file."""

    def __init__(self, look: Look, course: Course, learner: str, data: Path) -> None:
        super().__init__(_("The record"))
        name = {each.id: each.name for each in course.learners()}.get(learner, "")
        errands = Errands(self)
        errands.said.connect(self.say)
        self.notice = label("", "prose")
        self.taking = TakingAlongPiece(look, course, (learner, name), data, errands)
        self.going_back = GoingBackPiece(look, course, data, errands)
        self.erasing = ErasingPiece(look, course, name, data, errands)
        self.taking.learner_read.connect(self.learner_read)
        self.going_back.reopen_wanted.connect(self.reopen_wanted)
        self.going_back.listed.connect(self._order)
        self.erasing.reopen_wanted.connect(self.reopen_wanted)
        self._set(is_somebody_here=bool(name))
        self.going_back.read_copies()

    def _set(self, *, is_somebody_here: bool) -> None:
        self.add_piece(self.notice)
        self.notice.hide()
        self.add_heading(_("Take it along"))
        self.add_text(_("A saved file holds everything, and can be read on another machine."))
        self.add_piece(self.taking)
        self.add_heading(_("Copies"))
        self.add_piece(self.going_back)
        if is_somebody_here:
            self.add_heading(_("Erase"))
            self.add_text(_("Takes somebody out of the record and of every copy of it, for good."))
            self.add_piece(self.erasing)
        else:
            self.erasing.setParent(self)
            self.erasing.hide()
        self.finish()

    def _order(self) -> None:
        # what is listed later is made later, and Tab would come to it after the last button
        before: QWidget = self.going_back.copy_now
        for back in (*self.going_back.copies.backs, self.erasing.erase):
            self.setTabOrder(before, back)
            before = back
        self.settle_order()

    def say(self, sentence: str) -> None:
        """Say *sentence* at the top of the page; an empty one takes away what is there."""
        self.notice.setText(sentence)
        self.notice.setVisible(bool(sentence))
        if sentence:
            self.show_piece(self.notice)
            announce(self, sentence)
