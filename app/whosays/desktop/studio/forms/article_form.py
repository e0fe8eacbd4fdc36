"""The article's own text, as Markdown."""

from __future__ import annotations

from whosays.authoring.article import article_source, with_article_source
from whosays.desktop.look.look import Look
from whosays.desktop.studio.editing import Editing
from whosays.desktop.studio.fields import TextField
from whosays.desktop.studio.forms.sheet import Sheet, say
from whosays.lesson_packs.sections import SectionKind
from whosays.translation import _, ngettext


class ArticleForm(Sheet):
    """Edits the article; the key stays with its words."""

    def __init__(self, look: Look, editing: Editing) -> None:
        super().__init__(
            editing,
            _("The article"),
            _(
                "Set right here what the import left: a line too many, a broken word. The key "
                "stays with its words. Empty lines separate paragraphs; ## begins a headline."
            ),
        )
        self._look = look
        self.text = TextField(_("The article’s text"), 16, 400)
        self.text.setFont(look.article_font())
        look.changed.connect(lambda: self.text.setFont(look.article_font()))
        self.follow(
            self.text,
            lambda markdown: self._editing.change(
                _("Change the article"),
                lambda text: with_article_source(text, markdown),
                merge="article",
            ),
        )
        self._fault = self.add(_("Te&xt"), self.text)
        self._absent = self.add_fault()
        self.finish()
        self.refresh()

    def refresh(self) -> None:
        """Show the article as it is now, and which entries of the key have lost their words."""
        text = self._editing.text
        self.text.setVisible(text.has_article)
        if text.has_article:
            self.show_in(self.text, article_source(text))
        say(
            self._absent,
            ""
            if text.has_article
            else _("This lesson came without its article: its key goes by quotes and the address."),
        )
        lost = text.lost
        say(
            self._fault,
            ngettext(
                "The words of this entry of the key are gone: {names}.",
                "The words of these entries of the key are gone: {names}.",
                len(lost),
            ).format(names=", ".join(lost))
            if lost
            else "",
        )

    def enter(self) -> None:
        """Begin in the text."""
        self.text.setFocus()

    def show_line(self, line: int) -> bool:
        """Put the caret into the article's line that is source line *line*; tell whether it is."""
        anatomy = self._editing.text.anatomy
        article = anatomy.section(SectionKind.ARTICLE)
        if article is None or line not in (
            article.heading.line.number,
            *anatomy.lines_of(article),
        ):
            return False
        filled = [each.number for each in article.lines if not each.blank]
        first = filled[0] if filled else line
        block = self.text.document().findBlockByNumber(max(line - first, 0))
        cursor = self.text.textCursor()
        cursor.setPosition(block.position() if block.isValid() else 0)
        self.text.setTextCursor(cursor)
        return self.go_to(self.text)
