"""A sheet of paper to read and leave again: keys, glossary, about, and what went wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from whosays.desktop.prose import Prose
from whosays.desktop.tab_order import reach_last
from whosays.desktop.typesetting import (
    Scrolling,
    button,
    column,
    label,
    margins,
    of_kind,
    rule,
    set_kind,
)
from whosays.translation import _


class PaperView(QWidget):
    """A title, pieces below it, and a way back."""

    left = Signal()
    address_wanted = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__()
        of_kind(self, "view")
        sheet = of_kind(QFrame(), "sheet")
        self._lines = margins(QVBoxLayout(sheet), (40, 32, 40, 40), 10)
        self._lines.addWidget(label(title, "title"))
        self._lines.addWidget(rule())
        self._scrolling = Scrolling(column(sheet), title)
        self._back = of_kind(button(_("&Back")), "main")
        self._back.clicked.connect(self.left)
        self._leave = QAction(_("Back"), self)
        self._leave.setShortcuts([QKeySequence("Esc"), QKeySequence("Ctrl+Return")])
        self._leave.triggered.connect(self.left)
        self.addAction(self._leave)
        self._bottom = margins(QHBoxLayout(), (16, 0, 16, 12), 16)
        self._bottom.addStretch(1)
        self._bottom.addWidget(self._back)
        self._main: QPushButton | None = None
        outer = margins(QVBoxLayout(self), (16, 8, 0, 0), 8)
        outer.addWidget(self._scrolling, 1)
        outer.addLayout(self._bottom)

    def add_heading(self, text: str) -> QWidget:
        """Add a heading and return it."""
        made = label(text, "heading")
        self._lines.addSpacing(8)
        self._lines.addWidget(made)
        return made

    def add_prose(self, markdown: str) -> None:
        """Add a passage of Markdown."""
        made = Prose(markdown, "plain")
        made.address_wanted.connect(self.address_wanted)
        self._lines.addWidget(made)

    def add_text(self, text: str) -> None:
        """Add a plain paragraph, which can be selected and copied."""
        made = label(text)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lines.addWidget(made)

    def add_piece(self, piece: QWidget) -> None:
        """Add *piece*."""
        self._lines.addWidget(piece)

    def add_layout(self, layout: QLayout) -> None:
        """Add *layout*."""
        self._lines.addLayout(layout)

    def add_table(self, rows: list[tuple[str, str]]) -> None:
        """Add rows of two columns."""
        grid = margins(QGridLayout(), (0, 0, 0, 0), 6)
        grid.setHorizontalSpacing(24)
        grid.setColumnStretch(1, 1)
        for number, (first, second) in enumerate(rows):
            key = label(first, wrap=False)
            font = key.font()
            font.setBold(True)
            key.setFont(font)
            grid.addWidget(key, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(second), number, 1)
        self._lines.addLayout(grid)

    def offer(self, main: QPushButton) -> None:
        """Make *main* the page's main action; the way back stays beside it, and on Esc."""
        self._main = of_kind(main, "main")
        set_kind(self._back, "plain")  # the page may be on screen already
        self._leave.setShortcuts([QKeySequence("Esc")])
        act = QAction(_("Main action"), self)
        act.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        act.triggered.connect(main.click)
        self.addAction(act)
        self._bottom.addWidget(main)

    def finish(self) -> None:
        """Push what was added to the top of the sheet."""
        self._lines.addStretch(1)
        self.settle_order()

    def settle_order(self) -> None:
        """Have Tab come to the buttons below after everything on the sheet."""
        for each in (self._back, self._main):
            if each is not None:
                reach_last(each, within=self)

    def show_piece(self, piece: QWidget) -> None:
        """Bring *piece* into view."""
        self._scrolling.ensureWidgetVisible(piece, 0, self._scrolling.height() // 3)

    def enter(self) -> None:
        """Take the focus to the text, so that the arrow keys scroll it."""
        self._scrolling.setFocus()
