"""The page of the record itself: export and import, copies, erasing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from whosays.desktop.course import Course
from whosays.desktop.look.look import Look
from whosays.desktop.paper_view import PaperView
from whosays.translation import _


class KeepingView(PaperView):
    """Takes somebody's record along, goes back to a copy, or erases somebody."""

    reopen_wanted = Signal(object)
    """The record is to be closed, this function called, and the record opened again."""

    def __init__(self, look: Look, course: Course, learner: str, data: Path) -> None:
        super().__init__(_("The record"))
        self._look, self._course, self._learner, self._data = look, course, learner, data
        self.finish()
