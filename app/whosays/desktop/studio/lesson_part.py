"""What every part of a lesson that is being written shows the frame around it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from whosays.desktop.typesetting import of_kind


class LessonPart(QWidget):
    """A part of the studio: the key, or one of the forms."""

    hint_changed = Signal(str)
    """What can be done, or why something could not be done, in a sentence."""

    def __init__(self) -> None:
        super().__init__()
        of_kind(self, "view")

    def enter(self) -> None:
        """Take the focus where one would begin."""
        self.setFocus()

    def show_line(self, line: int) -> bool:
        """Take the focus to what stands in source line *line*, from 1; tell whether it is here."""
        raise NotImplementedError
