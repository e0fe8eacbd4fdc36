"""What stands where a picture is going to be."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from whosays.desktop.look.look import Look
from whosays.desktop.pictures.ink import Ink
from whosays.desktop.typesetting import label, margins


class EmptyFrame(QWidget):
    """A dashed frame with a sentence that says what will be shown, and when."""

    def __init__(self, look: Look, sentence: str) -> None:
        super().__init__()
        self._look = look
        inside = margins(QVBoxLayout(self), (24, 24, 24, 24), 0)
        words = label(sentence)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside.addWidget(words)
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame."""
        painter = QPainter(self)
        painter.setPen(Ink(self._look.tokens).pen("rule-strong", 1.0, dashes=(6.0, 4.0)))
        painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()
