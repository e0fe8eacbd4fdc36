"""A picture with its title and sentence, the same as a table, and the ways to keep it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QPagedPaintDevice
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from whosays.desktop.announcing import announce
from whosays.desktop.look.look import Look
from whosays.desktop.pictures.canvas import Canvas
from whosays.desktop.pictures.empty_frame import EmptyFrame
from whosays.desktop.pictures.figures_table import FiguresTable
from whosays.desktop.pictures.on_paper import ENDINGS, print_picture, save_picture
from whosays.desktop.pictures.picture import Picture
from whosays.desktop.typesetting import button, label, margins, set_kind
from whosays.errors import KnownError
from whosays.translation import _


class PictureCard(QWidget):
    """Shows one picture; T turns it into a table and back, S saves it and P prints it."""

    def __init__(self, look: Look, picture: Picture, number: int, width: int) -> None:
        """Show *picture*, *number* from 1 on its page, in about *width* pixels."""
        super().__init__()
        self._look = look
        self._picture = picture
        self._number = number
        self.table: FiguresTable | None = None
        self._lines = margins(QVBoxLayout(self), (0, 16, 0, 0), 8)
        self._lines.addWidget(label(f"{number}. {picture.title}", "heading"))
        if picture.is_empty:
            self._lines.addWidget(EmptyFrame(look, picture.sentence))
            return
        self._lines.addWidget(label(picture.sentence))
        self.canvas = Canvas(look, picture, width)
        self._lines.addWidget(self.canvas)
        self._lines.addLayout(self._buttons())
        self.answer = label("", "quiet")
        self.answer.hide()
        self._lines.addWidget(self.answer)

    def _buttons(self) -> QHBoxLayout:
        row = margins(QHBoxLayout(), (0, 0, 0, 0), 8)
        self.as_table = self._button(row, _("As a table"), "T", self.turn)
        self.as_table.setCheckable(True)
        self.save = self._button(row, _("Save…"), "S", self.choose_file)
        self.print = self._button(row, _("Print…"), "P", self.choose_printer)
        row.addStretch(1)
        return row

    def _button(
        self, row: QHBoxLayout, text: str, key: str, act: Callable[[], None]
    ) -> QPushButton:
        """Add a button to *row*; its key works wherever the focus is in this picture."""
        made = button(text, name=f"{text} {self._picture.title}")
        made.setToolTip(
            _("{key}; Alt+{number} leads to this picture").format(key=key, number=self._number)
        )
        made.clicked.connect(lambda _checked=False: act())
        row.addWidget(made)
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: made.click())
        self.addAction(action)
        return made

    @property
    def is_table(self) -> bool:
        """Tell whether the table stands there instead of the picture."""
        return self.table is not None and not self.table.isHidden()

    def take_focus(self) -> None:
        """Take the focus to the picture, or to its table where that is shown."""
        if self._picture.is_empty:
            return
        shown = self.table if self.table is not None and self.is_table else self.canvas
        shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def turn(self) -> None:
        """Show the table instead of the picture, or the picture again."""
        was_inside = self.canvas.hasFocus() or (self.table is not None and self.table.hasFocus())
        if self.table is None:
            self.table = FiguresTable(self._picture.table(), self._picture.title)
            self.table.setAccessibleDescription(self._picture.sentence)
            self.table.hide()
            self._lines.insertWidget(self._lines.indexOf(self.canvas), self.table)
            QWidget.setTabOrder(self.canvas, self.table)
            QWidget.setTabOrder(self.table, self.as_table)
        shows_table = not self.is_table
        self.table.setVisible(shows_table)
        self.canvas.setVisible(not shows_table)
        self.as_table.setChecked(shows_table)
        if was_inside:
            self.take_focus()

    def choose_file(self) -> None:
        """Ask where to save the picture, then do so."""
        dialog = QFileDialog(self, _("Save: {title}").format(title=self._picture.title))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"{ending.upper()} (*.{ending})" for ending in ENDINGS])
        dialog.setDefaultSuffix(ENDINGS[0])
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix(chosen.split(" ")[0].lower())
        )
        dialog.selectFile(f"{self._picture.file_name}.{ENDINGS[0]}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.save_to(Path(file)))
        dialog.open()

    def save_to(self, file: Path) -> None:
        """Save the picture to *file*, and say so or why not."""
        try:
            save_picture(self._picture, file, self._look.tokens)
        except KnownError as error:
            self._say(error.sentence, "fault")
        else:
            self._say(_("Kept as {file}.").format(file=file))

    def choose_printer(self) -> None:
        """Ask for a printer, then print the picture."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # the window starts without it

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._picture.title)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_to(printer))
        dialog.setModal(True)
        dialog.show()

    def print_to(self, device: QPagedPaintDevice) -> None:
        """Print the picture on *device*, and say so or that it cannot be."""
        if print_picture(self._picture, device, self._look.tokens):
            self._say(_("Sent to the printer."))
        else:
            self._say(_("The printer does not take it. Save the picture as PDF instead."), "fault")

    def _say(self, sentence: str, kind: str = "quiet") -> None:
        set_kind(self.answer, kind)
        self.answer.setText(sentence)
        self.answer.show()
        announce(self, sentence)
