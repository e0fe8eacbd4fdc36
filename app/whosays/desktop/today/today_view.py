"""The page of the day."""

from __future__ import annotations

from PySide6.QtCore import Signal

from whosays.desktop.course import Course
from whosays.desktop.look.look import Look
from whosays.desktop.paper_view import PaperView
from whosays.translation import _


class TodayView(PaperView):
    """Says what is due today, and leads into it."""

    passage_wanted = Signal(object)
    """A ``Passage`` of the round is to be read now."""

    def __init__(self, look: Look, course: Course, learner: str) -> None:
        super().__init__(_("Today"))
        self._look, self._course, self._learner = look, course, learner
        self.finish()
