"""The page on which an article of one's own is brought along: pasted, opened or fetched."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLabel, QLineEdit

from whosays.desktop.announcing import announce
from whosays.desktop.background import Background
from whosays.desktop.paper_view import PaperView
from whosays.desktop.practise.article_text import ArticleText
from whosays.desktop.practise.source_row import SourceRow
from whosays.desktop.typesetting import button, label, margins
from whosays.errors import KnownError
from whosays.lesson_packs.own_article import own_text
from whosays.translation import _

if TYPE_CHECKING:
    from whosays.articles.importing.imported_article import ImportedArticle

_FEWEST_WORDS = 20
_MOST_CHARACTERS = 200_000  # a long report; what is longer is no article


class PractiseView(PaperView):
    """Takes an article in, lets somebody set right what was read, and hands it over."""

    article_wanted = Signal(str)
    """The text of the article to practise on."""

    def __init__(self) -> None:
        super().__init__(_("Practise on an article"))
        self._background = Background(self)
        self._stop = threading.Event()
        self._is_reading = False
        self.add_text(
            _(
                "Take an article from anywhere. You mark it first; then the program lays proposals "
                "beside your marks. It goes by rules, and may be wrong. The rules are for English."
            )
        )
        self.source = SourceRow()
        self.source.file_wanted.connect(self._choose_file)
        self.source.address_wanted_here.connect(self.fetch)
        self.source.stop_wanted.connect(self._stop_reading)
        self.add_piece(self.source)
        self.notes = label("", "quiet")
        self.notes.hide()
        self.fault = label("", "fault")
        self.fault.hide()
        self.add_piece(self.fault)
        self.add_piece(self.notes)
        self._facts()
        self.text = ArticleText()
        self.text.page_pasted.connect(self._take_page)
        self.text.file_dropped.connect(self.open_file)
        self.add_piece(self._named(_("&Text"), self.text))
        self.add_piece(self.text)
        self.begin = button(_("&Read and mark"))
        self.begin.clicked.connect(self._begin)
        self.offer(self.begin)
        self.setAcceptDrops(True)
        self.finish()

    def _named(self, name: str, field: QLineEdit | ArticleText) -> QLabel:
        field.setAccessibleName(name.replace("&", ""))
        made = label(name, "section", wrap=False)
        made.setBuddy(field)
        return made

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
            grid.addWidget(self._named(name, field), row, 0)
            grid.addWidget(field, row, 1)
        self.add_layout(grid)

    # -- reading

    def _choose_file(self) -> None:
        kinds = _("Articles ({patterns})").format(patterns="*.txt *.md *.html *.htm *.docx *.pdf")
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("Open an article"), "", f"{kinds};;{_('All files')} (*)"
        )
        if chosen:
            self.open_file(chosen)

    def open_file(self, file: str) -> None:
        """Read the article in *file*."""
        from whosays.articles.importing.reading import read_article

        is_cancelled = self._stop.is_set
        self._read(
            _("Reading the file …"), lambda: read_article(Path(file), is_cancelled=is_cancelled)
        )

    def fetch(self, address: str) -> None:
        """Read the article at *address*; it is the only time that the network is used."""
        from whosays.articles.importing.reading import read_address

        is_cancelled = self._stop.is_set
        self._read(
            _("Asking for the page …"), lambda: read_address(address, is_cancelled=is_cancelled)
        )

    def _take_page(self, page: QMimeData) -> None:
        from whosays.articles.importing.reading import read_pasted

        html, plain, is_cancelled = page.html(), page.text(), self._stop.is_set
        self._read(
            _("Reading what was pasted …"),
            lambda: read_pasted(plain, html, is_cancelled=is_cancelled),
        )

    def _read(self, doing: str, work: Callable[[], ImportedArticle]) -> None:
        if self._is_reading:
            return
        self._stop.clear()
        self._is_reading = True
        self.fault.hide()
        self.notes.hide()
        self.source.show_busy(doing)
        announce(self, doing)
        self._background.run(work, self._show, self._refuse)

    def _stop_reading(self) -> None:
        self._stop.set()

    def _show(self, article: ImportedArticle) -> None:
        self._come_back()
        self.headline.setText(article.title)
        self.publisher.setText(article.publisher or article.address)
        self.published.setText(article.published)
        self.text.setPlainText(article.text)
        said = [_("Look whether this is the article, all of it and nothing else."), *article.notes]
        self.notes.setText("\n".join(said))
        self.notes.show()
        announce(self, self.notes.text())
        self.text.setFocus()

    def _refuse(self, error: BaseException) -> None:
        self._come_back()
        if not isinstance(error, KnownError):
            raise error
        if not self._stop.is_set():  # whoever stopped it knows why
            self.refuse(error.sentence)

    def refuse(self, sentence: str) -> None:
        """Say why something could not be done."""
        self.fault.setText(sentence)
        self.fault.show()
        self.show_piece(self.fault)
        announce(self, sentence)

    def _come_back(self) -> None:
        self._is_reading = False
        self.source.show_idle()

    # -- beginning

    def _begin(self) -> None:
        if self._is_reading:
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

    def enter(self) -> None:
        """Begin where an article is pasted."""
        self.text.setFocus()

    # -- dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file or a text that is dragged here."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        self.text.take(event.mimeData())
        event.acceptProposedAction()
