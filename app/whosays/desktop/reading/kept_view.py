"""The paper of an attempt whose lesson is gone or has changed since."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from whosays.desktop.announcing import announce
from whosays.desktop.background import Background
from whosays.desktop.course import Course
from whosays.desktop.look.look import Look
from whosays.desktop.paper_view import PaperView
from whosays.desktop.reading.attempt_words import score_in_words, when_in_words
from whosays.desktop.reading.kept import Kept, look_up_kept
from whosays.desktop.reading.kept_row import KeptRow
from whosays.desktop.typesetting import label, margins, rule, set_kind
from whosays.errors import KnownError
from whosays.translation import _


class KeptView(PaperView):
    """Lists the marks of an attempt and what came of them, above the text as it was."""

    def __init__(self, look: Look, course: Course, attempt: str) -> None:
        super().__init__(_("As it was"))
        self._look = look
        self.rows: list[KeptRow] = []
        self.is_shown = False
        self.state = label(_("Your record is being read …"), "prose")
        self._shown = QWidget()
        self._inside = margins(QVBoxLayout(self._shown), (0, 0, 0, 0), 8)
        self.add_piece(self.state)
        self.add_piece(self._shown)
        self.finish()
        # not a child of the page, which may be left while the record is still being read
        self._background = Background()
        self._background.run(partial(look_up_kept, course, attempt), self._show, self._refuse)

    def _refuse(self, error: BaseException) -> None:
        if not isValid(self) or not self.isVisible():
            return
        if not isinstance(error, KnownError):
            raise error
        set_kind(self.state, "fault")
        self.state.setText(error.sentence)
        announce(self, error.sentence)

    def _show(self, kept: Kept) -> None:
        if not isValid(self):
            return
        self.is_shown = True
        self.state.setText(_what_it_is(kept))
        announce(self, self.state.text())
        self._inside.addWidget(label(_("What you marked, and what came of it"), "heading"))
        if not kept.lines:
            self._inside.addWidget(label(_("You marked nothing.")))
        for line in kept.lines:
            row = KeptRow(self._look, line)
            self.rows.append(row)
            self._inside.addWidget(row)
        self._inside.addWidget(rule())
        self._inside.addWidget(label(_("The text as it was"), "heading"))
        text = label(kept.attempt.text, "prose")
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._inside.addWidget(text)


def _what_it_is(kept: Kept) -> str:
    attempt = kept.attempt
    came = _("It was not checked.")
    if attempt.result is not None:
        came = score_in_words(attempt.result.score)
    return _(
        "Your attempt of {date}. {result} The lesson is no longer installed with this text, so "
        "here is what your record kept."
    ).format(date=when_in_words(attempt.started), result=came)
