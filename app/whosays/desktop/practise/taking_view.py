"""A page on which an article is brought along: pasted, opened or fetched."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit

from whosays.desktop.announcing import announce
from whosays.desktop.background import Background
from whosays.desktop.paper_view import PaperView
from whosays.desktop.practise.article_text import ArticleText
from whosays.desktop.practise.source_row import SourceRow
from whosays.desktop.typesetting import label
from whosays.errors import KnownError
from whosays.translation import _

if TYPE_CHECKING:
    from whosays.articles.importing.imported_article import ImportedArticle


class TakingView(PaperView):
    """Takes an article in and shows its text, for somebody to look at before it is used."""

    def __init__(self, title: str, explained: str) -> None:
        super().__init__(title)
        self._background = Background(self)
        self._stop = threading.Event()
        self._is_reading = False
        self.add_text(explained)
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
        self.text = ArticleText()
        self.text.page_pasted.connect(self._take_page)
        self.text.file_dropped.connect(self.open_file)
        self.setAcceptDrops(True)

    def add_text_field(self) -> None:
        """Add the field for the text."""
        self.add_piece(self.named(_("&Text"), self.text))
        self.add_piece(self.text)

    def named(self, name: str, field: QLineEdit | ArticleText) -> QLabel:
        """Return a label for *field* with the mnemonic in *name*."""
        field.setAccessibleName(name.replace("&", ""))
        made = label(name, "section", wrap=False)
        made.setBuddy(field)
        return made

    @property
    def is_reading(self) -> bool:
        """Tell whether an article is on its way."""
        return self._is_reading

    def take_article(self, article: ImportedArticle) -> None:
        """Show *article*; whoever has more fields fills them."""
        self.text.setPlainText(article.text)
        said = [_("Look whether this is the article, all of it and nothing else."), *article.notes]
        self.notes.setText("\n".join(said))
        self.notes.show()
        announce(self, self.notes.text())
        self.text.setFocus()

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
        self.take_article(article)

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
