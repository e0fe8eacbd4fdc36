"""The article on paper: numbered lines, a wide margin, and on the key its marks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextDocument

from whosays.desktop.page.document import build_document
from whosays.desktop.page.mark_painter import MarkPainter
from whosays.desktop.page.page_mark import PageMark
from whosays.desktop.printing.column import Column, numbers_beside
from whosays.desktop.printing.paper_look import PaperLook
from whosays.lesson_packs.lesson import Lesson

GUTTER = 40.0
"""Left of the text, for the numbers of lines."""
MARGIN = 190.0
"""Right of the text, to write in."""


class ArticleColumn:
    """The article of a lesson, ready for paper."""

    def __init__(
        self, look: PaperLook, lesson: Lesson, room: float, marks: Sequence[PageMark] = ()
    ) -> None:
        """Set *lesson*'s article in *room*, the width of the paper; *marks* are numbered from 1."""
        self._look = look
        self._marks = tuple(marks)
        self._document = QTextDocument()
        self._positions = build_document(lesson, look, self._document)
        width = room - GUTTER - MARGIN
        self._document.setDocumentMargin(0)
        self._document.setTextWidth(width)
        self._painter = MarkPainter(self._document, look)
        self._painter.use_positions(self._positions)
        self._painter.use_marks(self._marks)
        blocks = [self._block_of(block.span.start) for block in lesson.blocks if len(block.span)]
        self._numbers, self._write_numbers = numbers_beside(
            self._document, blocks[0], blocks[-1], look.interface_font("letter")
        )
        self.column = Column(self._document, GUTTER, width, self._decorate)

    def line_of(self, position: int) -> int:
        """Return the number of the line in which code point *position* stands, 0 for none."""
        place = self._positions.to_document(position)
        block = self._document.findBlock(place)
        line = block.layout().lineForTextPosition(place - block.position())
        return self._numbers.get((block.blockNumber(), line.lineNumber()), 0)

    def _block_of(self, position: int) -> int:
        return self._document.findBlock(self._positions.to_document(position)).blockNumber()

    def _decorate(self, painter: QPainter, area: QRectF) -> None:
        self._write_numbers(painter, area)
        edge = self.column.width + 14
        painter.setPen(QPen(Qt.GlobalColor.black, 0.5))
        painter.drawLine(QPointF(edge, area.top() + 2), QPointF(edge, area.bottom() - 2))
        painter.save()
        painter.setClipRect(area)  # a lane of the line above, or below, is on another page
        self._painter.paint_underlines(painter, area)
        painter.restore()
        self._write_marks(painter, area, edge + 8)

    def _write_marks(self, painter: QPainter, area: QRectF, left: float) -> None:
        """Write the number and the letter of each mark where it begins, side by side."""
        ends: dict[float, float] = {}
        painter.setFont(self._look.interface_font("small", bold=True))
        painter.setPen(Qt.GlobalColor.black)
        for number, mark in enumerate(self._marks, start=1):
            where = self._painter.pieces_of(mark.span)
            if not where or not area.contains(where[0].box.center()):
                continue
            baseline = where[0].baseline
            text = f"{number} {mark.letter}"
            x = ends.get(baseline, left)
            painter.drawText(QPointF(x, baseline), text)
            ends[baseline] = x + painter.fontMetrics().horizontalAdvance(text + "   ")
