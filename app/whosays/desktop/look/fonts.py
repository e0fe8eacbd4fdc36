"""The typefaces that come with the program."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from whosays.bundled import bundled

SERIF = "Source Serif 4"
INTERFACE = "Atkinson Hyperlegible"


@cache
def load_typeface(family: str) -> None:
    """Make a bundled typeface known to Qt; a file that cannot be read is passed over.

    Its folder is called as *family* is, in small letters with hyphens.
    """
    folder = bundled("resources") / "fonts" / family.lower().replace(" ", "-")
    for path in sorted(folder.glob("*")):
        if path.suffix.lower() in (".ttf", ".otf", ".woff", ".woff2"):
            QFontDatabase.addApplicationFont(str(path))


def font(family: str, pixels: int, *, bold: bool = False, italic: bool = False) -> QFont:
    """Return *family* at *pixels*, without ligatures, which break copied text."""
    made = QFont(family)
    made.setPixelSize(max(pixels, 1))
    made.setBold(bold)
    made.setItalic(italic)
    made.setStyleHint(QFont.StyleHint.Serif if family == SERIF else QFont.StyleHint.SansSerif)
    made.setFeature(QFont.Tag("liga"), 0)
    return made
