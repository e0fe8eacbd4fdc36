"""The page of what was learnt."""

from __future__ import annotations

from whosays.desktop.course import Course
from whosays.desktop.look.look import Look
from whosays.desktop.paper_view import PaperView
from whosays.translation import _


class ProgressView(PaperView):
    """Shows each skill in words, with what it rests on, and the pictures."""

    def __init__(self, look: Look, course: Course, learner: str) -> None:
        super().__init__(_("My progress"))
        self._look, self._course, self._learner = look, course, learner
        self.finish()
