"""The look in force: one theme, one text size, one pair of typefaces, for the whole program."""

from __future__ import annotations

from string import Template

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from whosays.bundled import bundled
from whosays.desktop.look.fonts import INTERFACE, SERIF, font, load_typeface
from whosays.desktop.look.tokens import Tokens
from whosays.settings import Settings


class Look(QObject):
    """Gives widgets their tokens and fonts, and tells them when these change."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.tokens = self._tokens()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def settings(self) -> Settings:
        """Return what was chosen."""
        return self._settings

    def choose(self, settings: Settings) -> None:
        """Use *settings* from now on."""
        self._settings = settings
        self.apply()

    def apply(self) -> None:
        """Dress the application, and tell everything that paints itself."""
        self.tokens = self._tokens()
        for standard in (INTERFACE, SERIF):
            load_typeface(self._family(standard))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setFont(self.interface_font())
            application.setPalette(self._palette())
            application.setStyleSheet(self._style_sheet())
        self.changed.emit()

    def interface_font(self, size: str = "interface", *, bold: bool = False) -> QFont:
        """Return the interface's font at the token *size*."""
        return font(self._family(INTERFACE), self.tokens.size(size), bold=bold)

    def article_font(
        self, size: str = "article", *, bold: bool = False, italic: bool = False
    ) -> QFont:
        """Return the page's font at the token *size*."""
        return font(self._family(SERIF), self.tokens.size(size), bold=bold, italic=italic)

    def _family(self, standard: str) -> str:
        return standard if self._settings.typeface == "standard" else self._settings.typeface

    def _tokens(self) -> Tokens:
        theme = self._settings.theme
        if theme == "system":
            # the style's palette follows the system; to ask for the colour scheme itself would load
            # all of Qt's enumerations, and the first paint would wait for them
            desk = QApplication.style().standardPalette().color(QPalette.ColorRole.Window)
            theme = "dark" if desk.lightness() < 128 else "light"
        return Tokens(theme, self._settings.text_size / 100)

    def _follow_system(self) -> None:
        if self._settings.theme == "system":
            self.apply()

    def _palette(self) -> QPalette:
        tokens = self.tokens
        palette = QPalette(tokens.colour("desk-raised"), tokens.colour("desk"))
        roles = QPalette.ColorRole
        for role, name in (
            (roles.WindowText, "ink"),
            (roles.Text, "ink"),
            (roles.ButtonText, "ink"),
            (roles.Base, "paper"),
            (roles.AlternateBase, "desk-raised"),
            (roles.Highlight, "selection"),
            (roles.HighlightedText, "selection-ink"),
            (roles.Link, "pen-2"),
            (roles.LinkVisited, "pen-2"),
            (roles.ToolTipBase, "desk-raised"),
            (roles.ToolTipText, "ink"),
            (roles.PlaceholderText, "ink-soft"),
        ):
            palette.setColor(role, tokens.colour(name))
        return palette

    def _style_sheet(self) -> str:
        path = bundled("resources") / "styles" / "window.qss"
        values = self.tokens.flat()
        values["serif"] = self._family(SERIF)
        values["sans"] = self._family(INTERFACE)
        return Template(path.read_text(encoding="utf-8")).substitute(values)
