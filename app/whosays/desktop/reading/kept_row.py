"""One mark, or missed passage, of an attempt whose lesson is gone."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from whosays.desktop.look.look import Look
from whosays.desktop.look.patterns import OUTCOME_COLOURS, outcome_icon
from whosays.desktop.reading.kept import KeptLine
from whosays.desktop.typesetting import label, margins
from whosays.marking.outcome_labels import outcome_label
from whosays.translation import _


class KeptRow(QFrame):
    """A shape, the words that were marked, and what came of it in words."""

    def __init__(self, look: Look, line: KeptLine) -> None:
        super().__init__()
        self._look = look
        self._outcome = line.outcome
        self._shape = QLabel()
        came = outcome_label(line.outcome) if line.outcome is not None else _("not checked")
        quote = _("“{quote}”").format(quote=line.quote)
        said = _("{category}: {outcome}").format(category=line.category, outcome=came)
        self.setAccessibleName(f"{quote} {said}")
        text = margins(QVBoxLayout(), (0, 0, 0, 0), 2)
        text.addWidget(label(quote, "prose"))
        text.addWidget(label(said))
        if line.reason:
            text.addWidget(label(_("You disagreed: {reason}").format(reason=line.reason), "quiet"))
        row = margins(QHBoxLayout(self), (0, 6, 0, 6), 12)
        row.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        side = self._look.tokens.size("icon")
        self._shape.setFixedWidth(side)
        if self._outcome is not None:
            colour = self._look.tokens.colour(OUTCOME_COLOURS[self._outcome])
            icon = outcome_icon(self._outcome, colour, side)
            self._shape.setPixmap(icon.pixmap(QSize(side, side)))
