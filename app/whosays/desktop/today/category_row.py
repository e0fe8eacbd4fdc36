"""How one category went in the round, and when it comes back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from whosays.desktop.look.look import Look
from whosays.desktop.look.patterns import OUTCOME_COLOURS, outcome_icon
from whosays.desktop.page.document import date_in_words
from whosays.desktop.today.round_words import grade_in_words
from whosays.desktop.typesetting import label, margins
from whosays.marking.result import OutcomeName
from whosays.progress.review.schedule import Grade
from whosays.translation import _

_SHAPES = {
    Grade.AGAIN: OutcomeName.MISSED,
    Grade.HARD: OutcomeName.FOUND_IN_PART,
    Grade.GOOD: OutcomeName.FOUND,
}


class CategoryRow(QFrame):
    """A shape and words for how it went, and the date of its next review."""

    def __init__(self, look: Look, name: str, grade: Grade, back: date) -> None:
        super().__init__()
        self._look = look
        self._outcome = _SHAPES[grade]
        self._shape = QLabel()
        text = margins(QVBoxLayout(), (0, 0, 0, 0), 2)
        went = _("{category}: {how}").format(category=name, how=grade_in_words(grade))
        comes = _("Comes back on {date}").format(date=date_in_words(back.isoformat()))
        text.addWidget(label(went))
        text.addWidget(label(comes, "quiet"))
        self.setAccessibleName(f"{went}. {comes}")
        row = margins(QHBoxLayout(self), (0, 4, 0, 4), 12)
        row.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        side = self._look.tokens.size("icon")
        colour = self._look.tokens.colour(OUTCOME_COLOURS[self._outcome])
        self._shape.setPixmap(outcome_icon(self._outcome, colour, side).pixmap(QSize(side, side)))
