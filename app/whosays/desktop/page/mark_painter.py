"""Paints the marks on a page: a tint behind the words, a patterned underline, and the gutter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextDocument

from whosays.articles.span import Span
from whosays.desktop.look.look import Look
from whosays.desktop.look.patterns import (
    OUTCOME_COLOURS,
    draw_letter,
    draw_outcome,
    draw_underline,
    pen_token,
)
from whosays.desktop.page.lines import LinePiece, pieces
from whosays.desktop.page.page_mark import PageMark
from whosays.desktop.page.positions import PagePositions

_BEYOND = 40  # pixels; underlines and gutter reach beyond the words they belong to


@dataclass(frozen=True, slots=True)
class _Placed:
    mark: PageMark
    lane: int
    pieces: tuple[LinePiece, ...]


def lanes(marks: Sequence[PageMark]) -> list[int]:
    """Return each mark's lane: 0 for the first underline below the words, 1 for the next.

    Marks that share a code point never share a lane.
    """
    taken: dict[int, int] = {}
    ends: list[int] = []
    order = [(mark.span.start, mark.span.end, mark.pen, n) for n, mark in enumerate(marks)]
    for *_place, number in sorted(order):
        span = marks[number].span
        lane = next((lane for lane, end in enumerate(ends) if end <= span.start), len(ends))
        if lane == len(ends):
            ends.append(span.end)
        else:
            ends[lane] = span.end
        taken[number] = lane
    return [taken[number] for number in range(len(marks))]


class MarkPainter:
    """Knows where the marks of one page stand, and paints those that a rectangle touches."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        self._document = document
        self._look = look
        self._positions: PagePositions | None = None
        self._marks: tuple[PageMark, ...] = ()
        self._lanes: list[int] = []
        self._known: dict[Span, tuple[LinePiece, ...]] = {}
        self._looked_at: QRectF | None = None
        self._seen: list[_Placed] = []

    def use_positions(self, positions: PagePositions) -> None:
        """Paint on a document that was built anew."""
        self._positions = positions
        self.forget()

    def use_marks(self, marks: Sequence[PageMark]) -> None:
        """Paint these *marks* from now on."""
        self._marks = tuple(marks)
        self._lanes = lanes(self._marks)
        self._looked_at = None

    def forget(self) -> None:
        """Forget where things stand, after the text was laid out anew."""
        self._known.clear()
        self._looked_at = None

    def pieces_of(self, span: Span) -> tuple[LinePiece, ...]:
        """Return where *span* (code points) stands, in document coordinates."""
        if self._positions is None:
            return ()
        if span not in self._known:
            found: list[LinePiece] = []
            for start, end in self._positions.blocks_between(span.start, span.end):
                found += pieces(self._document, start, end)
            self._known[span] = tuple(found)
        return self._known[span]

    def _visible(self, area: QRectF) -> list[_Placed]:
        if self._looked_at != area:  # one picture is painted in several passes
            self._looked_at, self._seen = QRectF(area), self._look_at(area)
        return self._seen

    def _look_at(self, area: QRectF) -> list[_Placed]:
        placed: list[_Placed] = []
        near = self._text_near(area)
        for mark, lane in zip(self._marks, self._lanes, strict=True):
            if not mark.span.overlaps(near):  # to ask where it stands would lay out all above it
                continue
            where = self.pieces_of(mark.span)
            if not where or where[0].box.top() > area.bottom() + _BEYOND:
                continue
            if where[-1].box.bottom() >= area.top() - _BEYOND:
                placed.append(_Placed(mark, lane, where))
        return placed

    def _text_near(self, area: QRectF) -> Span:
        """Return the paragraphs that *area* shows, and one more on each side."""
        if self._positions is None:
            return Span(0, 0)
        layout = self._document.documentLayout()
        hit = Qt.HitTestAccuracy.FuzzyHit
        above = layout.hitTest(QPointF(area.left(), area.top() - _BEYOND), hit)
        below = layout.hitTest(QPointF(area.left(), area.bottom() + _BEYOND), hit)
        first = self._document.findBlock(max(above, 0))
        last = self._document.findBlock(max(below, 0))
        first = first.previous() if first.previous().isValid() else first
        last = last.next() if last.next().isValid() else last
        end = last.position() + last.length() - 1
        to_text = self._positions.to_text
        return Span(to_text(first.position()), to_text(end) + 1)

    def paint_tints(self, painter: QPainter, area: QRectF) -> None:
        """Paint what lies behind the words, for marks that touch *area*."""
        tokens = self._look.tokens
        painter.setPen(Qt.PenStyle.NoPen)
        shown = [placed for placed in self._visible(area) if placed.mark.filled]
        for placed in shown:
            name = f"{pen_token(placed.mark.pen)}-tint"
            if any(_crosses(placed.mark, other.mark) for other in shown):
                name = "pens-overlap-tint"
            painter.setBrush(tokens.colour(name))
            for piece in placed.pieces:
                painter.drawRoundedRect(piece.box.adjusted(-2, 0, 2, 1), 3, 3)

    def paint_spans(self, painter: QPainter, area: QRectF, span: Span, token: str) -> None:
        """Paint *span* over with the colour *token*, where it touches *area*."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.tokens.colour(token))
        for piece in self.pieces_of(span):
            if piece.box.intersects(area):
                painter.drawRoundedRect(piece.box.adjusted(-2, -1, 2, 2), 3, 3)

    def paint_frame(self, painter: QPainter, span: Span, token: str, width: float) -> None:
        """Draw a frame around *span*: the word caret, or the outcome that is being explained."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._look.tokens.colour(token), width))
        for piece in self.pieces_of(span):
            painter.drawRoundedRect(piece.box.adjusted(-3, -1, 3, 2), 4, 4)

    def paint_underlines(self, painter: QPainter, area: QRectF) -> None:
        """Draw the patterned underlines of the marks that touch *area*, each in its lane."""
        tokens = self._look.tokens
        width = tokens.measure("underline") * max(tokens.scale, 0.8)
        step = tokens.measure("lane") * tokens.scale * 1.25
        for placed in self._visible(area):
            colour = tokens.colour(pen_token(placed.mark.pen))
            for piece in placed.pieces:
                y = piece.baseline + 1.8 * width + placed.lane * step
                line = QLineF(piece.box.left(), y, piece.box.right(), y)
                if placed.mark.filled:
                    draw_underline(painter, placed.mark.pen, line, colour, 0.8 * width)
                else:
                    painter.setPen(QPen(colour, 0.6 * width, Qt.PenStyle.DashLine))
                    painter.drawLine(line)

    def paint_letters(self, painter: QPainter, area: QRectF, right: float) -> None:
        """Write the letters of the marks that begin on a line, once each, left of *right*."""
        badge = float(self._look.tokens.size("badge"))
        letters: dict[float, list[str]] = {}
        for placed in sorted(self._visible(area), key=lambda each: each.mark.span):
            first = placed.pieces[0]
            on_line = letters.setdefault(first.baseline, [])
            if placed.mark.letter not in on_line:
                on_line.append(placed.mark.letter)
                top = first.box.center().y() - badge / 2
                box = QRectF(right - badge * len(on_line), top, badge, badge)
                self._paint_letter(painter, placed.mark, box)

    def paint_outcomes(self, painter: QPainter, area: QRectF, right: float) -> None:
        """Name the outcomes left of *right*, each at its line or just below it."""
        badge = float(self._look.tokens.size("badge"))
        bottom = float("-inf")
        for placed in sorted(self._visible(area), key=lambda each: each.mark.span):
            top = max(placed.pieces[0].box.center().y() - badge / 2, bottom)
            self._paint_named(painter, placed.mark, QRectF(0, top, right, badge))
            bottom = top + badge

    def _paint_letter(self, painter: QPainter, mark: PageMark, box: QRectF) -> None:
        tokens = self._look.tokens
        draw_letter(
            painter,
            box.adjusted(1, 1, -1, -1),
            mark.letter,
            self._look.interface_font("letter", bold=True),
            tokens.colour(pen_token(mark.pen)),
        )

    def _paint_named(self, painter: QPainter, mark: PageMark, row: QRectF) -> None:
        if mark.outcome is None:
            return
        tokens = self._look.tokens
        side = row.height()
        self._paint_letter(painter, mark, QRectF(row.right() - side, row.top(), side, side))
        colour = tokens.colour(OUTCOME_COLOURS[mark.outcome])
        shape = QRectF(row.right() - 2 * side, row.top(), side, side).adjusted(4, 4, -4, -4)
        draw_outcome(painter, shape, mark.outcome, colour)
        label = QRectF(row.left(), row.top(), row.width() - 2 * side - 2, side)
        font = self._look.interface_font("letter")
        painter.setFont(font)
        painter.setPen(colour)
        if painter.fontMetrics().horizontalAdvance(mark.outcome_label) <= label.width():
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(label, int(flags), mark.outcome_label)


def _crosses(one: PageMark, other: PageMark) -> bool:
    return one is not other and one.span.overlaps(other.span)
