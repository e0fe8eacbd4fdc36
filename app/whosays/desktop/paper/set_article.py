"""Sets a lesson's article in numbered lines, with the marks of a key where there are any."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTextBlock, QTextCursor, QTextDocument

from whosays.articles.span import Span
from whosays.desktop.look.patterns import draw_underline, pen_token
from whosays.desktop.page.document import build_document
from whosays.desktop.page.lines import LinePiece, pieces
from whosays.desktop.page.mark_painter import lanes
from whosays.desktop.page.page_mark import PageMark
from whosays.desktop.paper.paper_look import PaperLook
from whosays.desktop.paper.set_text import SetLine, fragments_of, lines_of, prepare
from whosays.desktop.paper.strips import Strip
from whosays.lesson_packs.lesson import Lesson

EVERY = 5
"""One line in so many has its number, as editors count."""

_HIGHEST_PICTURE = 560.0
_STROKE = 1.6
_LANE = 5.0
_BETWEEN_LABELS = 4.0
_ABOVE_CAPITALS = 3.6
_TO_HEADING = 10.0


@dataclass(frozen=True, slots=True)
class _Underline:
    mark: PageMark
    lane: int
    piece: LinePiece
    is_from_right: bool
    capital: float
    """How high a capital is where it begins."""


class SetArticle:
    """An article of one width; the same lines have the same numbers on every sheet of that width.

    The letter of a mark is what stands above its first word; one that is not filled is dashed.
    """

    def __init__(self, lesson: Lesson, look: PaperLook, width: float) -> None:
        self._look = look
        self.document = QTextDocument()
        self.positions = build_document(lesson, look, self.document)
        prepare(self.document)
        _fit_pictures(self.document, width)
        self.document.setTextWidth(width)
        self._lines = list(lines_of(self.document))
        whole = Span(0, len(lesson.text))
        own = self.positions.blocks_between(whole.start, whole.end)
        blocks = {self.document.findBlock(start).blockNumber() for start, _end in own}
        self._numbered = [line for line in self._lines if line.block.blockNumber() in blocks]
        self._starts = [line.block.position() + line.line.textStart() for line in self._numbered]
        self._numbers = {
            (line.block.blockNumber(), line.number): number
            for number, line in enumerate(self._numbered, start=1)
        }

    @property
    def line_count(self) -> int:
        """Return how many lines are counted: those of the article itself."""
        return len(self._numbered)

    def line_of(self, position: int) -> int:
        """Return the number, from 1, of the line that code point *position* stands on."""
        return max(bisect_right(self._starts, self.positions.to_document(position)), 1)

    def strips(self, marks: Sequence[PageMark] = ()) -> list[Strip]:
        """Return the lines, *marks* underlined in them."""
        marked = self._underlines(marks)
        strips: list[Strip] = []
        bottom = self._lines[0].top if self._lines else 0.0
        for index, line in enumerate(self._lines):
            above = max(line.top - bottom + self._moved(index), 0.0)
            strips.append(replace(self._strip(line, marked.get(index, [])), above=above))
            bottom = line.top + line.height
        return [
            replace(strip, keeps_next=True) if self._leads_on(index) else strip
            for index, strip in enumerate(strips)
        ]

    def _moved(self, index: int) -> float:
        """Return how much farther a line is from that above it: headings go with what follows."""
        here, before = self._lines[index], self._lines[max(index - 1, 0)]
        if here.is_first and here.block.blockFormat().headingLevel() > 2:
            return _TO_HEADING
        is_after = here.is_first and before.block.blockFormat().headingLevel() > 0
        return -_TO_HEADING if is_after else 0.0

    def _leads_on(self, index: int) -> bool:
        """Tell whether a line says who published what follows, or which passage that is."""
        after = self._lines[index + 1 : index + 4]
        return not self._number(self._lines[index]) and any(map(self._number, after))

    def _number(self, line: SetLine) -> int:
        return self._numbers.get((line.block.blockNumber(), line.number), 0)

    def _strip(self, line: SetLine, marked: Sequence[_Underline]) -> Strip:
        number = self._number(line)

        def paint(painter: QPainter, corner: QPointF) -> None:
            line.paint(painter, corner.x(), corner.y())
            moved = QPointF(corner.x(), corner.y() - line.top)
            if number and number % EVERY == 0:
                self._paint_number(painter, line, moved, number)
            self._paint_marks(painter, moved, marked)

        return Strip(line.height, paint, 0.0, line.keeps_next, has_margin=True)

    def _underlines(self, marks: Sequence[PageMark]) -> dict[int, list[_Underline]]:
        """Return the pieces of *marks* by the lines that they stand on."""
        tops = [line.top for line in self._lines]
        found: dict[int, list[_Underline]] = defaultdict(list)
        for mark, lane in zip(marks, lanes(marks), strict=True):
            is_first = True
            for start, end in self.positions.blocks_between(mark.span.start, mark.span.end):
                for piece in pieces(self.document, start, end):
                    shown = mark if is_first else replace(mark, letter="")
                    is_first = False
                    index = max(bisect_right(tops, piece.baseline) - 1, 0)
                    block = self._lines[index].block
                    from_right = block.textDirection() == Qt.LayoutDirection.RightToLeft
                    capital = self._capital(block)
                    found[index].append(_Underline(shown, lane, piece, from_right, capital))
        return found

    def _capital(self, block: QTextBlock) -> float:
        level = block.blockFormat().headingLevel()
        size = {0: "article", 2: "headline"}.get(level, "heading")
        return QFontMetricsF(self._look.article_font(size, bold=level > 0)).capHeight()

    def _paint_number(self, painter: QPainter, line: SetLine, moved: QPointF, number: int) -> None:
        painter.setFont(self._look.interface_font("small"))
        painter.setPen(self._look.tokens.colour("ink-soft"))
        baseline = moved.y() + line.origin.y() + line.line.y() + line.line.ascent()
        shown = str(number)
        width = QFontMetricsF(painter.font(), painter.device()).horizontalAdvance(shown)
        painter.drawText(QPointF(moved.x() - 16 - width, baseline), shown)

    def _paint_marks(self, painter: QPainter, moved: QPointF, marked: Sequence[_Underline]) -> None:
        free = float("-inf")
        for each in sorted(marked, key=lambda one: (one.piece.box.left(), one.mark.span)):
            box = each.piece.box.translated(moved)
            y = each.piece.baseline + moved.y() + 2.4 * _STROKE + each.lane * _LANE
            line = QLineF(box.left(), y, box.right(), y)
            draw_mark_line(painter, self._look, each.mark, line)
            if each.mark.letter:
                baseline = each.piece.baseline + moved.y() - each.capital - _ABOVE_CAPITALS
                start = box.right() if each.is_from_right else max(box.left(), free)
                at = QPointF(start, baseline)
                free = self._paint_label(painter, each, at)

    def _paint_label(self, painter: QPainter, each: _Underline, at: QPointF) -> float:
        """Write a mark's sign above its first word; return where the next may begin."""
        mark = each.mark
        font = self._look.interface_font("letter", bold=True)
        painter.setFont(font)
        painter.setPen(self._look.tokens.colour(pen_token(mark.pen)))
        width = QFontMetricsF(font).horizontalAdvance(mark.letter)
        if each.is_from_right:
            at -= QPointF(width, 0)
        painter.drawText(at, mark.letter)
        return at.x() + width + _BETWEEN_LABELS


def draw_mark_line(painter: QPainter, look: PaperLook, mark: PageMark, line: QLineF) -> None:
    """Draw the underline of *mark* along *line*: its pen's pattern, or dashes where not filled."""
    colour = look.tokens.colour(pen_token(mark.pen))
    if mark.filled:
        draw_underline(painter, mark.pen, line, colour, _STROKE)
    else:
        painter.setPen(QPen(colour, 0.6 * _STROKE, Qt.PenStyle.DashLine))
        painter.drawLine(line)


def _fit_pictures(document: QTextDocument, width: float) -> None:
    """Have no picture wider than the column or higher than a part of a page."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    block = document.begin()
    while block.isValid():
        if "\ufffc" in block.text():
            for fragment in fragments_of(block):
                form = fragment.charFormat().toImageFormat()
                if not form.isValid():
                    continue
                image = document.resource(QTextDocument.ResourceType.ImageResource, form.name())
                size = QRectF(image.rect()) if hasattr(image, "rect") else QRectF(0, 0, 1, 1)
                fitting = min(
                    width / max(size.width(), 1), _HIGHEST_PICTURE / max(size.height(), 1), 1
                )
                form.setWidth(size.width() * fitting)
                form.setHeight(size.height() * fitting)
                cursor.setPosition(fragment.position())
                move = QTextCursor.MoveMode.KeepAnchor
                cursor.setPosition(fragment.position() + fragment.length(), move)
                cursor.setCharFormat(form)
        block = block.next()
    cursor.endEditBlock()
