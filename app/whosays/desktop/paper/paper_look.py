"""How sheets look: the light theme at the text size of print, whatever the window is set to."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont

from whosays.desktop.look.fonts import INTERFACE, SERIF, load_typeface
from whosays.desktop.look.look import Look
from whosays.desktop.look.tokens import Tokens
from whosays.settings import Settings

UNIT = 0.6
"""Points of paper that a pixel of the tokens is: the article's 19 pixels become 11.4 points."""

_LINE = 180  # per cent of the type: marks, numbers and a pencil need room between the lines
_LINE_OF_TALL_TYPE = 210


@dataclass(frozen=True, slots=True)
class PaperTokens(Tokens):
    """The tokens of the light theme, with room between the lines of an article."""

    line: int = _LINE
    """From line to line, in per cent of the type."""

    def measure(self, name: str) -> int:
        """Return a measure of the sheet."""
        return self.line if name == "line-height" else Tokens.measure(self, name)


class PaperLook(Look):
    """The look of every sheet; to be made on the window's thread, to be used on any."""

    def __init__(self, typeface: str = "standard") -> None:
        """Set in *typeface*, as the settings name it."""
        super().__init__(Settings(theme="light", text_size=100, typeface=typeface))
        line = _LINE if typeface == "standard" else _LINE_OF_TALL_TYPE
        self.tokens = PaperTokens("light", 1.0, line)
        for family in (self.interface_font().family(), self.article_font().family()):
            load_typeface(family)
        for standard in (INTERFACE, SERIF):
            load_typeface(standard)

    def interface_font(self, size: str = "interface", *, bold: bool = False) -> QFont:
        """Return the interface's font, not fitted to the pixels of any screen."""
        return _unhinted(super().interface_font(size, bold=bold))

    def article_font(
        self, size: str = "article", *, bold: bool = False, italic: bool = False
    ) -> QFont:
        """Return the article's font, not fitted to the pixels of any screen."""
        return _unhinted(super().article_font(size, bold=bold, italic=italic))


def _unhinted(font: QFont) -> QFont:
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
