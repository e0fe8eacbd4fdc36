"""The page on which the article of a lesson is got that came without one."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import Signal

from whosays.desktop.announcing import announce
from whosays.desktop.practise.taking_view import TakingView
from whosays.desktop.typesetting import button
from whosays.errors import KnownError
from whosays.lesson_packs.fetched_article import lesson_with_article
from whosays.lesson_packs.lesson import Lesson
from whosays.lesson_packs.own_article import own_text
from whosays.translation import _, ngettext

if TYPE_CHECKING:
    from whosays.articles.importing.imported_article import ImportedArticle
    from whosays.lesson_packs.attaching import Attached


class GettingView(TakingView):
    """Gets an article from its address, a file or the clipboard, and says how the key fits it."""

    article_wanted = Signal(object, str)
    """The lesson with its article, and the article's text, to be kept and read."""

    def __init__(self, lesson: Lesson) -> None:
        super().__init__(
            lesson.title,
            _(
                "This lesson is about an article of {publisher} that is not its author's to share, "
                "so it came without the text. Fetch it from its address, open a page that was "
                "saved, or paste it here. It stays on this computer."
            ).format(publisher=lesson.publisher or urlsplit(lesson.url).netloc),
        )
        self._lesson = lesson
        self.source.address.setText(lesson.url)
        self.add_text_field()
        self.begin = button(_("&Keep and read"))
        self.begin.clicked.connect(self._begin)
        self.offer(self.begin)
        self.finish()

    def take_article(self, article: ImportedArticle) -> None:
        """Show *article* with its headline, and how the key fits."""
        super().take_article(article)
        text = own_text(article.title, (), article.text)
        self.text.setPlainText(text)
        try:
            _made, attached = lesson_with_article(self._lesson, text)
        except KnownError as error:
            self.refuse(error.sentence)
        else:
            said = fit_in_words(attached)
            self.notes.setText(f"{said}\n{self.notes.text()}")
            announce(self, said)

    def _begin(self) -> None:
        if self.is_reading:
            return
        text = own_text("", (), self.text.toPlainText())
        try:
            made, _attached = lesson_with_article(self._lesson, text)
        except KnownError as error:
            self.refuse(error.sentence)
        else:
            self.article_wanted.emit(made, text)

    def enter(self) -> None:
        """Begin where the page is asked for; nothing is, before somebody presses that."""
        (self.source.fetch if self.source.fetch.isEnabled() else self.source.open).setFocus()


def fit_in_words(attached: Attached) -> str:
    """Return how much of a key fits a text, and which entries do not."""
    found, missing = len(attached.key), attached.missing
    said = ngettext(
        "{count} place of the key was found.", "{count} places of the key were found.", found
    ).format(count=found)
    if missing:
        names = "; ".join(f"“{entry.quote}”" for entry in missing)
        said += " " + ngettext(
            "This one no longer fits and is left out: {names}.",
            "These no longer fit and are left out: {names}.",
            len(missing),
        ).format(names=names)
    return said
