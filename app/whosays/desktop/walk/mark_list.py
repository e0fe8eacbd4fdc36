"""The marks so far, as a list beside the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from whosays.desktop.look.look import Look
from whosays.desktop.look.patterns import letter_icon, pen_token
from whosays.desktop.page.page_mark import PageMark
from whosays.desktop.scroll_bar import ScrollBar
from whosays.translation import _


class MarkList(QListWidget):
    """Lists marks in reading order; choosing one shows it on the page, Delete removes it."""

    wanted = Signal(str)
    """A mark is to be shown on the page; its id."""
    unwanted = Signal(str)
    """A mark is to be removed; its id."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: list[tuple[PageMark, str]] = []
        self._icons: dict[tuple[str, int], QIcon] = {}
        self.setAccessibleName(_("Your marks"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        ScrollBar(self)
        self.itemClicked.connect(self._show)
        self.itemActivated.connect(self._show)
        look.changed.connect(self._dress)
        self._dress()

    def show_marks(self, rows: Sequence[tuple[PageMark, str]]) -> None:
        """List marks, each with the words it marks; what was chosen stays chosen."""
        chosen = self.chosen()
        before, after = self._rows, list(rows)
        first, behind = _unchanged(before, after)
        for _row in range(len(before) - first - behind):
            self.takeItem(first)
        for number in range(first, len(after) - behind):
            self.insertItem(number, self._item(*after[number]))
        self._rows = after
        self.choose(chosen)

    def _item(self, mark: PageMark, words: str) -> QListWidgetItem:
        item = QListWidgetItem(self._icon(mark), words)
        item.setData(Qt.ItemDataRole.UserRole, mark.id)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{mark.name}: {words}")
        item.setToolTip(mark.name)
        return item

    def _icon(self, mark: PageMark) -> QIcon:
        key = (mark.letter, mark.pen)
        if key not in self._icons:
            colour = self._look.tokens.colour(pen_token(mark.pen))
            font = self._look.interface_font("letter", bold=True)
            self._icons[key] = letter_icon(mark.letter, font, colour, self.iconSize().width())
        return self._icons[key]

    def _dress(self) -> None:
        """Draw every letter anew, after another look."""
        rows, chosen = self._rows, self.chosen()
        side = self._look.tokens.size("badge")
        self.setIconSize(QSize(side, side))
        self._icons.clear()
        self.show_marks([])
        self.show_marks(rows)
        self.choose(chosen)

    def chosen(self) -> str:
        """Return the id of the mark that is chosen in the list, or an empty string."""
        items = self.selectedItems()
        return str(items[0].data(Qt.ItemDataRole.UserRole)) if items else ""

    def choose(self, identifier: str) -> None:
        """Choose a mark in the list without showing it on the page."""
        for number in range(self.count()):
            if self.item(number).data(Qt.ItemDataRole.UserRole) == identifier:
                self.setCurrentRow(number)
                return
        self.clearSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove the chosen mark on Delete."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.chosen():
            self.unwanted.emit(self.chosen())
            return
        super().keyPressEvent(event)

    def _show(self, item: QListWidgetItem) -> None:
        self.wanted.emit(str(item.data(Qt.ItemDataRole.UserRole)))


def _unchanged(before: Sequence[object], after: Sequence[object]) -> tuple[int, int]:
    """Return how many rows are the same at the beginning, and how many of the rest at the end."""
    most = min(len(before), len(after))
    first = next((n for n in range(most) if before[n] != after[n]), most)
    most -= first
    behind = next((n for n in range(most) if before[-1 - n] != after[-1 - n]), most)
    return first, behind
