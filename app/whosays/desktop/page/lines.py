"""Finds where stretches of the document stand on the page, line by line.

Taken from the glyphs, because ``cursorToX`` is wrong in right-to-left text.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine

_FUZZY = Qt.HitTestAccuracy.FuzzyHit


@dataclass(frozen=True, slots=True)
class LinePiece:
    """A run of glyphs of one direction on one line, in document coordinates."""

    box: QRectF
    """From the ascent to the descent of its letters, without the leading."""
    baseline: float


def pieces(document: QTextDocument, start: int, end: int) -> list[LinePiece]:
    """Return where document positions start..end, which lie in one block, stand on the page."""
    block = document.findBlock(start)
    layout = block.layout()
    if start >= end:
        return []
    document.documentLayout().blockBoundingRect(block)  # layout is lazy: this makes it happen
    origin = layout.position()
    first, last = start - block.position(), end - block.position()
    found: list[LinePiece] = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        line_start, line_end = line.textStart(), line.textStart() + line.textLength()
        if line_start < last and first < line_end:
            found += _on_line(line, max(first, line_start), min(last, line_end), origin)
    return found


def _on_line(line: QTextLine, start: int, end: int, origin: QPointF) -> list[LinePiece]:
    found: list[LinePiece] = []
    for run in line.glyphRuns(start, end - start):
        positions = run.positions()
        if not positions:
            continue
        letters = run.rawFont()
        baseline = positions[0].y() + origin.y()
        bounds = run.boundingRect()
        top = baseline - letters.ascent()
        height = letters.ascent() + letters.descent()
        box = QRectF(bounds.x() + origin.x(), top, bounds.width(), height)
        if found and abs(found[-1].baseline - baseline) < 1 and _touch(found[-1].box, box):
            found[-1] = LinePiece(found[-1].box.united(box), baseline)
        else:
            found.append(LinePiece(box, baseline))
    return found


def _touch(one: QRectF, other: QRectF) -> bool:
    return one.left() - 1 <= other.right() and other.left() - 1 <= one.right()


def position_at(document: QTextDocument, point: QPointF) -> int:
    """Return the document position nearest to *point* (document coordinates)."""
    snapped = QPointF(point.x(), _nearest_line_y(document, point))
    return max(document.documentLayout().hitTest(snapped, _FUZZY), 0)


def _nearest_line_y(document: QTextDocument, point: QPointF) -> float:
    """Return the middle of the text line nearest to *point*.

    Above and below a line of more than single height lie bands in which a hit test jumps to the
    start of the line.
    """
    layout = document.documentLayout()
    here = document.findBlock(max(layout.hitTest(point, _FUZZY), 0))
    nearest = (float("inf"), point.y())
    for block in _with_neighbours(here):
        lines = block.layout()
        for number in range(lines.lineCount()):
            line = lines.lineAt(number)
            top = lines.position().y() + line.y()
            bottom = top + line.height()
            distance = max(top - point.y(), point.y() - bottom, 0.0)
            nearest = min(nearest, (distance, (top + bottom) / 2))
    return nearest[1]


def _with_neighbours(block: QTextBlock) -> list[QTextBlock]:
    return [each for each in (block.previous(), block, block.next()) if each.isValid()]
