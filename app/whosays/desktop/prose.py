"""Shows an author's Markdown as text with links that open only when they are clicked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel

from whosays.desktop.typesetting import of_kind


class Prose(QLabel):
    """A passage of an author's Markdown."""

    address_wanted = Signal(str)
    """A link was clicked: a web address, or ``glossary.md#term``."""

    def __init__(self, markdown: str = "", kind: str = "prose") -> None:
        super().__init__()
        of_kind(self, kind)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setOpenExternalLinks(False)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.linkActivated.connect(self.address_wanted)
        self.set_markdown(markdown)

    def set_markdown(self, markdown: str) -> None:
        """Show *markdown* instead."""
        if not markdown:
            self.set_html("")
            return
        from whosays.lesson_packs.prose import prose_html  # not before there is Markdown

        self.set_html(prose_html(markdown))

    def set_html(self, html: str) -> None:
        """Show *html*, which was made of Markdown, instead."""
        self.setText(html)
        # only what has a link in it is a stop for the Tab key
        has_link = "<a " in html
        focus = Qt.FocusPolicy.StrongFocus if has_link else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(focus)
