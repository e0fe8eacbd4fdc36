"""The page on which an article of one's own is brought along: pasted, opened or fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit

from whosays.desktop.practise.taking_view import TakingView
from whosays.desktop.typesetting import button, margins
from whosays.lesson_packs.own_article import own_text
from whosays.translation import _

if TYPE_CHECKING:
    from whosays.articles.importing.imported_article import ImportedArticle

_FEWEST_WORDS = 20
_MOST_CHARACTERS = 200_000  # a long report; what is longer is no article


class PractiseView(TakingView):
    """Takes an article in, lets somebody set right what was read, and hands it over."""

    article_wanted = Signal(str)
    """The text of the article to practise on."""

    def __init__(self) -> None:
        super().__init__(
            _("Practise on an article"),
            _(
                "Take an article from anywhere. You mark it first; then the program lays proposals "
                "beside your marks. It goes by rules, and may be wrong. The rules are for English."
            ),
        )
        self._facts()
        self.add_text_field()
        self.begin = button(_("&Read and mark"))
        self.begin.clicked.connect(self._begin)
        self.offer(self.begin)
        self.finish()

    def _facts(self) -> None:
        self.headline, self.publisher, self.published = QLineEdit(), QLineEdit(), QLineEdit()
        self.published.setPlaceholderText("2026-05-17")
        grid = margins(QGridLayout(), (0, 8, 0, 0), 8)
        for row, (name, field) in enumerate(
            (
                (_("&Headline"), self.headline),
                (_("&Publisher"), self.publisher),
                (_("Publishe&d"), self.published),
            )
        ):
            grid.addWidget(self.named(name, field), row, 0)
            grid.addWidget(field, row, 1)
        self.add_layout(grid)

    def take_article(self, article: ImportedArticle) -> None:
        """Show *article* and what is known about it."""
        self.headline.setText(article.title)
        self.publisher.setText(article.publisher or article.address)
        self.published.setText(article.published)
        super().take_article(article)

    # -- beginning

    def _begin(self) -> None:
        if self.is_reading:
            return
        body = self.text.toPlainText()
        if len(body.split()) < _FEWEST_WORDS:
            self.refuse(
                _(
                    "That is too short to practise on. Paste an article of {count} words or more."
                ).format(count=_FEWEST_WORDS)
            )
        elif len(body) > _MOST_CHARACTERS:
            self.refuse(
                _(
                    "That is longer than an article can be here. Paste at most {count} characters."
                ).format(count=f"{_MOST_CHARACTERS:,}")
            )
        else:
            source = (self.publisher.text(), self.published.text())
            self.article_wanted.emit(own_text(self.headline.text(), source, body))
