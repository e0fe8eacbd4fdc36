"""The page of what was read."""

from __future__ import annotations

from PySide6.QtCore import Signal

from whosays.desktop.course import Course
from whosays.desktop.look.look import Look
from whosays.desktop.paper_view import PaperView
from whosays.translation import _


class ArticlesView(PaperView):
    """Lists every article somebody read, with each attempt at it."""

    attempt_wanted = Signal(str)
    """The attempt with this id is to be looked at as it was."""
    again_wanted = Signal(str, str)
    """A new attempt at the lesson with these ids of pack and lesson is to be begun."""

    def __init__(self, look: Look, course: Course, learner: str) -> None:
        super().__init__(_("My articles"))
        self._look, self._course, self._learner = look, course, learner
        self.finish()
