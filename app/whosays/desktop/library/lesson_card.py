"""One lesson in the library, with where the learner stands in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from whosays.desktop.library.front_page import Card
from whosays.desktop.typesetting import button, label, margins, of_kind
from whosays.translation import _

_MOST_KEYS = 9  # lessons that a digit opens


class LessonCard(QFrame):
    """Title, provenance, length, standing; a button to open, and one to look back."""

    wanted = Signal()
    """The lesson is to be begun, taken up, or done again."""
    result_wanted = Signal()
    """The latest result is to be looked at again."""

    def __init__(self, number: int, card: Card) -> None:
        super().__init__()
        of_kind(self, "card")
        self.stops: list[QWidget] = []
        """Where Tab stops, in order."""
        words = margins(QVBoxLayout(), (0, 0, 0, 0), 4)
        words.addWidget(label(f"{number}. {card.title}", "heading"))
        words.addWidget(label(card.facts, "quiet"))
        self.standing = label(card.standing)
        words.addWidget(self.standing)
        row = margins(QHBoxLayout(self), (20, 14, 20, 14), 16)
        row.addLayout(words, 1)
        if card.has_result:
            look_back = button(_("See the result"), "link")
            look_back.setAccessibleName(_("See the result of {title}").format(title=card.title))
            look_back.clicked.connect(self.result_wanted)
            if number <= _MOST_KEYS:
                look_back.setShortcut(f"Ctrl+{number}")
                look_back.setToolTip(_("Ctrl+{number}").format(number=number))
            row.addWidget(look_back, 0, Qt.AlignmentFlag.AlignVCenter)
            self.stops.append(look_back)
        self.open = button(card.action, name=f"{card.action}: {card.title}")
        self.open.clicked.connect(self.wanted)
        if number <= _MOST_KEYS:
            self.open.setShortcut(f"Alt+{number}")
            self.open.setToolTip(_("Alt+{number}").format(number=number))
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignVCenter)
        self.stops.append(self.open)
