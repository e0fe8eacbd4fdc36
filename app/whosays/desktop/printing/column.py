"""A column of text on paper, and what is drawn beside its lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QTextDocument

from whosays.desktop.printing.page_breaks import SetLine

Decorate = Callable[[QPainter, QRectF], None]
"""Draws beside the lines in an area, in the column's own coordinates."""


@dataclass(frozen=True)
class Column:
    """A document set at a width, some way in from the left edge of the paper."""

    document: QTextDocument
    left: float
    """Pixels, 96 an inch, as are all measures here."""
    width: float
    decorate: Decorate = lambda _painter, _area: None

    def __post_init__(self) -> None:
        """Set the text at the width."""
        self.document.setDocumentMargin(0)
        self.document.setTextWidth(self.width)

    @property
    def height(self) -> float:
        """Return how high the text is."""
        return float(self.document.size().height())

    def lines(self, top: float, paragraph: int) -> list[SetLine]:
        """Return its lines, if it begins at *top*; paragraphs are numbered from *paragraph*."""
        layout = self.document.documentLayout()
        found: list[SetLine] = []
        block = self.document.begin()
        while block.isValid():
            where = layout.blockBoundingRect(block)
            inside = block.layout()
            heading = block.blockFormat().headingLevel() > 0
            for number in range(inside.lineCount()):
                box = inside.lineAt(number).rect().translated(where.topLeft())
                found.append(SetLine(top + box.top(), top + box.bottom(), paragraph, heading))
            paragraph += 1
            block = block.next()
        return sorted(found, key=lambda line: line.top)

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Draw the lines in *area*, in the column's own coordinates, and what is beside them."""
        # a line that ends or begins just here would be drawn, too, and be there twice to copy
        self.document.drawContents(painter, area.adjusted(0, 1, 0, -1))
        self.decorate(painter, area)


def numbers_beside(
    document: QTextDocument, first: int, last: int, font: QFont
) -> tuple[dict[tuple[int, int], int], Decorate]:
    """Return the numbers of the lines in blocks *first* to *last*, and what writes them.

    They are by block and by line in it, from 0; the lines are counted from 1. They are written
    left of the column.
    """
    numbers: dict[tuple[int, int], int] = {}

    def decorate(painter: QPainter, area: QRectF) -> None:
        painter.setFont(font)
        painter.setPen(Qt.GlobalColor.black)
        layout = document.documentLayout()
        for (block_number, line_number), number in numbers.items():
            block = document.findBlockByNumber(block_number)
            where = layout.blockBoundingRect(block)
            line = block.layout().lineAt(line_number)
            box = line.rect().translated(where.topLeft())
            if box.top() >= area.top() - 1 and box.bottom() <= area.bottom() + 1:
                baseline = box.top() + line.ascent()
                text = str(number)
                width = painter.fontMetrics().horizontalAdvance(text)
                painter.drawText(round(-14 - width), round(baseline), text)

    document.documentLayout().documentSize()  # nothing has lines before it was set
    for block_number in range(first, last + 1):
        inside = document.findBlockByNumber(block_number).layout()
        for line_number in range(inside.lineCount()):
            numbers[block_number, line_number] = len(numbers) + 1
    return numbers, decorate
