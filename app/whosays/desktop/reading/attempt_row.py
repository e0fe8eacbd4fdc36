"""One attempt at an article, as the page of what was read lists it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from whosays.desktop.reading.articles import ReadArticle
from whosays.desktop.reading.attempt_words import how_it_went, when_in_words
from whosays.desktop.typesetting import button, label, margins
from whosays.progress.past_attempt import PastAttempt
from whosays.translation import _


class AttemptRow(QFrame):
    """When it was, how it went, and a way to see it."""

    attempt_wanted = Signal(str)
    """The attempt with this id is to be opened in its lesson."""
    kept_wanted = Signal(str)
    """What is kept of the attempt with this id is to be shown, for want of its lesson."""

    def __init__(self, article: ReadArticle, attempt: PastAttempt) -> None:
        super().__init__()
        when = when_in_words(attempt.started)
        is_whole = article.is_whole(attempt)
        is_open = is_whole and not attempt.is_finished
        said = _("Go on with it") if is_open else _("See it as it was")
        name = _("{action}: {title}, {date}").format(action=said, title=article.title, date=when)
        self.see = button(said, "link", name=name)
        wanted = self.attempt_wanted if is_whole else self.kept_wanted
        self.see.clicked.connect(lambda: wanted.emit(attempt.id))
        text = margins(QVBoxLayout(), (0, 0, 0, 0), 2)
        text.addWidget(label(when, "section"))
        text.addWidget(label(how_it_went(attempt)))
        if not is_whole and not article.is_gone:
            changed = _("The lesson's text has changed since. The record kept the old one.")
            text.addWidget(label(changed, "quiet"))
        row = margins(QHBoxLayout(self), (0, 4, 0, 4), 16)
        row.addLayout(text, 1)
        row.addWidget(self.see, 0, Qt.AlignmentFlag.AlignTop)
