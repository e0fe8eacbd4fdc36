"""One passage of the round, as the page of the day lists it."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from whosays.desktop.look.look import Look
from whosays.desktop.look.patterns import outcome_icon
from whosays.desktop.typesetting import label, margins
from whosays.marking.result import OutcomeName
from whosays.translation import _


class Standing(Enum):
    """Where the reader is with a passage."""

    READ = auto()
    UNDER_WAY = auto()
    NEXT = auto()
    LATER = auto()


def standing_in_words(standing: Standing) -> str:
    """Return what stands beside a passage."""
    return {
        Standing.READ: _("Read"),
        Standing.UNDER_WAY: _("Under way"),
        Standing.NEXT: _("Next"),
        Standing.LATER: _("Later"),
    }[standing]


class PassageRow(QFrame):
    """A number, how the passage begins, where it is from, and whether it was read."""

    def __init__(self, look: Look, number: int, words: tuple[str, str], standing: Standing) -> None:
        """List a passage by *words*, its beginning and its facts."""
        super().__init__()
        self._look = look
        self._is_read = standing is Standing.READ
        beginning, facts = words
        said = standing_in_words(standing)
        self.setAccessibleName(f"{number}. {beginning}, {said}")
        self._shape = QLabel()
        self.standing = label(said, "plain", wrap=False)
        if standing in (Standing.NEXT, Standing.UNDER_WAY):
            font = self.standing.font()
            font.setBold(True)
            self.standing.setFont(font)
        text = margins(QVBoxLayout(), (0, 0, 0, 0), 2)
        text.addWidget(label(beginning, "prose"))
        text.addWidget(label(facts, "quiet"))
        row = margins(QHBoxLayout(self), (0, 6, 0, 6), 12)
        row.addWidget(label(f"{number}", "prose", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)
        row.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.standing, 0, Qt.AlignmentFlag.AlignVCenter)
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        side = self._look.tokens.size("icon")
        if self._is_read:
            colour = self._look.tokens.colour("right")
            icon = outcome_icon(OutcomeName.FOUND, colour, side)
            self._shape.setPixmap(icon.pixmap(QSize(side, side)))
