"""The look of paper: black on white, at the size of print, every letter of its own."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont

from whosays.desktop.look.fonts import INTERFACE, SERIF, load_typeface
from whosays.desktop.look.look import Look
from whosays.settings import Settings

_SIZE = 80  # per cent of the screen's: 15 pixels of 1/96 inch, which is 11 points


class PaperLook(Look):
    """Gives tokens and fonts for paper, whatever the window looks like."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(Settings(theme="contrast-light", text_size=_SIZE), parent)
        for standard in (INTERFACE, SERIF):
            load_typeface(standard)

    def interface_font(self, size: str = "interface", *, bold: bool = False) -> QFont:
        """Return the interface's font at the token *size*."""
        return _plain(super().interface_font(size, bold=bold))

    def article_font(
        self, size: str = "article", *, bold: bool = False, italic: bool = False
    ) -> QFont:
        """Return the page's font at the token *size*."""
        return _plain(super().article_font(size, bold=bold, italic=italic))


def _plain(font: QFont) -> QFont:
    # two letters that are drawn as one are lost when somebody copies them out of a PDF
    font.setFeature(QFont.Tag("liga"), 0)
    return font
