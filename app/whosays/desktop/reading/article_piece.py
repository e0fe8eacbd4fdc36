"""One article that was read, with the attempts at it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from whosays.desktop.reading.articles import ReadArticle
from whosays.desktop.reading.attempt_row import AttemptRow
from whosays.desktop.typesetting import button, label, margins, rule
from whosays.progress.past_attempt import PastAttempt
from whosays.translation import _, ngettext

_FIRST = 3
"""How many attempts are listed before the rest is asked for."""


class ArticlePiece(QFrame):
    """A title, its attempts with the latest first, and a way to a new one."""

    attempt_wanted = Signal(str)
    kept_wanted = Signal(str)
    again_wanted = Signal(str, str)
    grown = Signal()
    """More attempts are listed than before."""

    def __init__(self, number: int, article: ReadArticle) -> None:
        """List *article*, the one with *number* on the page."""
        super().__init__()
        self._article = article
        self.setAccessibleName(article.title)
        self.rows: list[AttemptRow] = []
        self.again: QPushButton | None = None
        self.earlier: QPushButton | None = None
        self._lines = margins(QVBoxLayout(self), (0, 8, 0, 8), 4)
        self._lines.addWidget(rule())
        source = article.source or _("No longer installed")
        self._lines.addWidget(label(source.upper(), "kicker"))
        self._lines.addWidget(label(f"{number}. {article.title}", "heading"))
        self._listed = margins(QVBoxLayout(), (0, 0, 0, 0), 0)
        self._lines.addLayout(self._listed)
        self._list(article.attempts[:_FIRST])
        self._add_earlier(len(article.attempts) - _FIRST)
        self._add_again()

    @property
    def first_button(self) -> QPushButton:
        """Return what the article's own key leads to."""
        return self.rows[0].see

    def buttons(self) -> list[QPushButton]:
        """Return the buttons in reading order."""
        below = [each for each in (self.earlier, self.again) if each is not None]
        return [*(row.see for row in self.rows), *below]

    def _list(self, attempts: Sequence[PastAttempt]) -> None:
        for attempt in attempts:
            row = AttemptRow(self._article, attempt)
            row.attempt_wanted.connect(self.attempt_wanted)
            row.kept_wanted.connect(self.kept_wanted)
            self.rows.append(row)
            self._listed.addWidget(row)

    def _add_earlier(self, count: int) -> None:
        if count <= 0:
            return
        said = ngettext("Show {count} earlier attempt", "Show {count} earlier attempts", count)
        said = said.format(count=count)
        self.earlier = button(said, "link", name=f"{said}: {self._article.title}")
        self.earlier.clicked.connect(self._show_earlier)
        self._add_at_left(self.earlier)

    def _show_earlier(self) -> None:
        if self.earlier is None:
            return
        self._list(self._article.attempts[_FIRST:])
        self.grown.emit()
        self.rows[_FIRST].see.setFocus()
        self.earlier.hide()

    def _add_again(self) -> None:
        article = self._article
        if article.is_gone or article.is_under_way:
            return  # what is under way is gone on with first, from its own row
        said = _("Read it again")
        self.again = button(said, name=f"{said}: {article.title}")
        self.again.clicked.connect(lambda: self.again_wanted.emit(article.pack, article.lesson))
        self._add_at_left(self.again)

    def _add_at_left(self, one: QPushButton) -> None:
        row = margins(QHBoxLayout(), (0, 0, 0, 0), 0)
        row.addWidget(one)
        row.addStretch(1)
        self._lines.addLayout(row)
