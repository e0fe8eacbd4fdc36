"""A lesson tried out as a learner meets it, on a record that is thrown away."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from whosays.desktop.course import Course, Opened
from whosays.desktop.look.look import Look
from whosays.desktop.typesetting import button, label, margins, of_kind
from whosays.desktop.walk.live_attempt import LiveAttempt
from whosays.desktop.walk.walk_view import WalkView
from whosays.lesson_packs.lesson import Lesson, Pack
from whosays.lesson_packs.library import Library
from whosays.progress.record import Record
from whosays.translation import _

Clock = Callable[[], datetime]


class Preview(QWidget):
    """The walk through a lesson that is being written; nothing of it is kept."""

    left = Signal()
    """Somebody has seen enough."""
    undo_wanted = Signal(QUndoStack)
    """What undo is to undo while this is shown."""
    address_wanted = Signal(str)

    def __init__(self, look: Look, pack: Pack, lesson: Lesson, clock: Clock) -> None:
        """Try *lesson* of *pack*, with *clock* for the time.

        Raises KnownError where there is no room for the record, which is thrown away.
        """
        super().__init__()
        of_kind(self, "view")
        self._look = look
        self._pack = replace(pack, lessons=(lesson,))
        self._lesson = lesson
        self._folder = tempfile.TemporaryDirectory(prefix="whosays-", ignore_cleanup_errors=True)
        record = Record.open(Path(self._folder.name), clock=clock)
        self._course = Course(Opened(record, Library([]), (self._pack,)), clock)
        self.walk: WalkView | None = None
        self.leave = button(_("&Back to writing"))
        self.leave.clicked.connect(self.left)
        bar = margins(QHBoxLayout(), (16, 8, 16, 0), 16)
        note = _("You try this lesson as a learner meets it. Nothing of it is kept.")
        bar.addWidget(label(note, "news"), 1)
        bar.addWidget(self.leave)
        self._lines = margins(QVBoxLayout(self), (0, 0, 0, 0), 0)
        self._lines.addLayout(bar)
        self._told = label("", "fault")
        self._told.hide()
        self._lines.addWidget(self._told)
        self.setAccessibleName(_("Preview"))

    def begin(self) -> None:
        """Open the lesson."""
        self._course.add_learner(_("You"), self._begin, self._refuse)

    def _begin(self, learner: str) -> None:
        self._course.begin(learner, self._pack, self._lesson, self._show, self._refuse)

    def _show(self, attempt: LiveAttempt) -> None:
        self.walk = WalkView(self._look, attempt)
        self.walk.left.connect(self.left)
        self.walk.address_wanted.connect(self.address_wanted)
        self._lines.addWidget(self.walk, 1)
        self.undo_wanted.emit(attempt.undo_stack)
        self.walk.view.enter()

    def _refuse(self, sentence: str) -> None:
        self._told.setText(sentence)
        self._told.show()

    def close_record(self) -> None:
        """Throw the record away."""
        self._course.close()
        self._folder.cleanup()
