"""The page: an article as print sets it, with a caret that goes by words.

It knows the text and what is marked on it; what a selection is for, its owner decides.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QDesktopServices,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from whosays.articles.span import Span
from whosays.articles.words import Words
from whosays.desktop.announcing import announce
from whosays.desktop.look.look import Look
from whosays.desktop.page.caret_keys import move_caret
from whosays.desktop.page.document import build_document
from whosays.desktop.page.lines import position_at
from whosays.desktop.page.mark_painter import MarkPainter
from whosays.desktop.page.page_mark import PageMark
from whosays.desktop.page.positions import PagePositions
from whosays.desktop.page.word_caret import WordCaret
from whosays.desktop.scroll_bar import ScrollBar
from whosays.lesson_packs.lesson import Lesson


class ArticlePage(QTextEdit):
    """Shows a lesson's article and its marks, and lets words be chosen by mouse and keyboard."""

    chosen = Signal(Span)
    """Words were dragged over or double-clicked: they are to be marked."""
    moved = Signal()
    """The caret or the selection is somewhere else."""
    mark_entered = Signal(str)
    """The caret came into a mark; its id."""
    scrolled = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._lesson: Lesson | None = None
        self._positions = PagePositions("")
        self._caret = WordCaret(Words(""))
        self._painter = MarkPainter(self.document(), look)
        self._marks: tuple[PageMark, ...] = ()
        self._formatted: set[tuple[Span, int, str]] = set()
        self._named = False
        self._current: Span | None = None
        self._pressed: int | None = None
        self._dragged = False
        self._entered: tuple[str, ...] = ()
        self._following = False
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setCursorWidth(0)  # the word caret is drawn instead
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ScrollBar(self)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.verticalScrollBar().valueChanged.connect(self.scrolled)
        self.cursorPositionChanged.connect(self._take_cursor)
        self.selectionChanged.connect(self._take_cursor)
        look.changed.connect(self._dress)

    # -- what is shown

    def show_lesson(self, lesson: Lesson) -> None:
        """Set *lesson*'s article on the page, without marks, the caret on its first word."""
        self._lesson = lesson
        self._caret = WordCaret(lesson.words)
        self._marks, self._formatted, self._current = (), set(), None
        self._painter.use_marks(())
        self._dress()

    def show_marks(self, marks: Sequence[PageMark], *, named: bool = False) -> None:
        """Show *marks*; with *named* the gutter names their outcomes instead of their letters."""
        self._marks = tuple(marks)
        self._painter.use_marks(self._marks)
        if named != self._named:
            self._named = named
            self._set_margins()
        self._expose_marks()
        self.viewport().update()

    def show_current(self, span: Span | None) -> None:
        """Point out *span*, the one that is being explained, and bring it into view."""
        self._current = span
        if span is not None:
            self.bring_into_view(span)
        self.viewport().update()

    def bring_into_view(self, span: Span) -> None:
        """Scroll, if need be, so that *span* stands in the upper part of the page."""
        where = self._painter.pieces_of(span)
        if not where:
            return
        top = where[0].box.top() - self.verticalScrollBar().value()
        bottom = where[-1].box.bottom() - self.verticalScrollBar().value()
        height = self.viewport().height()
        if top < 0 or bottom > height:
            self.verticalScrollBar().setValue(int(where[0].box.top() - height / 3))

    # -- where the reader is

    def selection(self) -> Span | None:
        """Return the words chosen, or the word under the caret; None without words."""
        return self._caret.span()

    def has_range(self) -> bool:
        """Tell whether words were chosen, not just passed over by the caret."""
        return self._caret.chosen

    def select(self, span: Span) -> None:
        """Choose the words of *span* and bring them into view."""
        self._caret.choose(span)
        self._follow_caret()

    def caret_word(self) -> int:
        """Return the number of the word under the caret."""
        return self._caret.word

    def go_to_word(self, word: int) -> None:
        """Put the caret on word number *word*."""
        self._caret.go_to(word)
        self._follow_caret()

    def clear_selection(self) -> None:
        """Leave the caret where it is, with nothing chosen."""
        self._caret.collapse()
        self._follow_caret()

    def top_position(self) -> int:
        """Return the code point at the top of the page, to come back to; 0 at the very top."""
        if not self.verticalScrollBar().value():
            return 0
        point = QPointF(self._text_left() + 1, self.verticalScrollBar().value() + 1.0)
        return self._positions.to_text(position_at(self.document(), point))

    def go_to_top(self, position: int) -> None:
        """Scroll so that code point *position* is at the top."""
        where = self._painter.pieces_of(Span(position, position + 1)) if position else ()
        if where:
            self.verticalScrollBar().setValue(int(where[0].box.top()) - 4)

    def viewport_point(self, position: int) -> QPointF | None:
        """Return the middle of code point *position* in the viewport's pixels, None off the text.

        For whoever plays a person: the tour and the tests.
        """
        where = self._painter.pieces_of(Span(position, position + 1))
        if not where:
            return None
        offset = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return where[0].box.center() - offset

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the word caret; Shift extends what is chosen, which can be copied."""
        if move_caret(self._caret, event, self):
            event.accept()
            self._follow_caret()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        else:
            event.ignore()

    def sentence_starts(self) -> list[int]:
        """Return where sentences begin, in code points."""
        lesson = self._lesson
        return [] if lesson is None else [span.start for span in lesson.sentences.spans]

    def reads_right_to_left(self) -> bool:
        """Tell whether the caret's paragraph does."""
        return self.textCursor().block().textDirection() == Qt.LayoutDirection.RightToLeft

    def caret_point(self) -> QPointF | None:
        """Return the middle of the caret's word in document coordinates."""
        span = self._caret.caret_span()
        where = self._painter.pieces_of(span) if span else ()
        return where[0].box.center() if where else None

    def page_height(self) -> float:
        """Return how much of the page is in view, in pixels."""
        return float(self.viewport().height())

    def line_height(self) -> float:
        """Return the height of a line of the article, in pixels."""
        return QFontMetricsF(self._look.article_font()).height()

    def text_at(self, point: QPointF) -> int:
        """Return the code point nearest to *point* (document coordinates)."""
        return self._positions.to_text(position_at(self.document(), point))

    def _follow_caret(self) -> None:
        """Tell Qt and whoever listens where the caret is now."""
        span = self._caret.span()
        if span is not None:
            cursor = self.textCursor()
            start, end = map(self._positions.to_document, (span.start, span.end))
            caret = self._caret.caret_span() or span
            forward = caret.end == span.end
            cursor.setPosition(start if forward or not self._caret.chosen else end)
            if self._caret.chosen:
                keep = QTextCursor.MoveMode.KeepAnchor
                cursor.setPosition(end if forward else start, keep)
            self._following = True
            self.setTextCursor(cursor)
            self._following = False
        self._enter_marks()
        self.viewport().update()
        self.moved.emit()

    def _take_cursor(self) -> None:
        """Follow Qt's own cursor, which a screen reader moves, to the words it is in."""
        if self._following or self._lesson is None:
            return
        cursor = self.textCursor()
        start, end = map(self._positions.to_text, (cursor.selectionStart(), cursor.selectionEnd()))
        if self._lesson.words.touching(start, end):
            self._caret.choose(Span(start, end))
        else:
            self._caret.go_to_position(self._positions.to_text(cursor.position()))
        self._follow_caret()

    def _enter_marks(self) -> None:
        caret = self._caret.caret_span()
        here = tuple(mark.id for mark in self._marks if caret and mark.span.overlaps(caret))
        fresh = [mark for mark in self._marks if mark.id in here and mark.id not in self._entered]
        self._entered = here
        for mark in fresh:
            announce(self, ", ".join(part for part in (mark.name, mark.outcome_label) if part))
            self.mark_entered.emit(mark.id)

    # -- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the caret on the word under the mouse; Shift extends to it."""
        if event.button() != Qt.MouseButton.LeftButton or self._lesson is None:
            event.ignore()
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._open_link(event):
            return
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._caret.go_to_position(self._text_under(event), extend=extend)
        self._caret.chosen = True
        self._pressed, self._dragged = self._caret.word, False
        self._follow_caret()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Extend what is chosen to the word under the mouse."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        before = self._caret.word
        self._caret.go_to_position(self._text_under(event), extend=True)
        if self._caret.word != before:
            self._dragged = True
            self._follow_caret()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the words that were dragged over."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        self._pressed = None
        if self._dragged:
            self._emit_chosen()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Choose the word under the mouse to be marked."""
        if event.button() == Qt.MouseButton.LeftButton and self._lesson is not None:
            self._caret.go_to_position(self._text_under(event), extend=False)
            self._caret.chosen = True
            self._follow_caret()
            self._emit_chosen()

    def _emit_chosen(self) -> None:
        span = self._caret.span()
        if span is not None:
            self.chosen.emit(span)

    def _open_link(self, event: QMouseEvent) -> bool:
        address = QUrl(self.anchorAt(event.position().toPoint()))
        if address.scheme() not in ("http", "https", "mailto"):
            return False
        return QDesktopServices.openUrl(address)

    def _text_under(self, event: QMouseEvent) -> int:
        offset = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return self.text_at(event.position() + offset)

    # -- how it looks

    def _dress(self) -> None:
        """Build the page anew, after another lesson or another look."""
        if self._lesson is None:
            return
        top = self.top_position()
        self._following = True  # what the building does to the cursor is nobody's wish
        self._positions = build_document(self._lesson, self._look, self.document())
        self._following = False
        self._painter.use_positions(self._positions)
        self._formatted = set()
        self._set_margins()
        self._expose_marks()
        self._follow_caret()
        if top:
            self.go_to_top(top)

    def _set_margins(self) -> None:
        tokens = self._look.tokens
        letter = QFontMetricsF(self._look.article_font()).averageCharWidth()
        measure = letter * tokens.measure("characters-a-line")
        gutter = tokens.grown("outcome-gutter" if self._named else "gutter")
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        if self._named and room - gutter < 22 * letter:
            gutter = 2 * tokens.size("badge") + tokens.space("medium")
        right = tokens.space("wide" if room > 30 * letter else "medium")
        spare = max(room - gutter - right - measure, 0)
        frame = self.document().rootFrame().frameFormat()
        frame.setLeftMargin(gutter + spare / 2)
        frame.setRightMargin(right + spare / 2)
        frame.setTopMargin(tokens.space("wide"))
        frame.setBottomMargin(tokens.space("vast"))
        self.document().rootFrame().setFrameFormat(frame)
        self._painter.forget()

    def _text_left(self) -> float:
        return self.document().rootFrame().frameFormat().leftMargin()

    def _expose_marks(self) -> None:
        """Put the marks into the character formats, the one thing a screen reader is given.

        Each change lays its paragraph out anew, so only what differs from before is changed.
        """
        wanted = {(mark.span, mark.pen, mark.name) for mark in self._marks}
        gone = {span for span, _pen, _name in self._formatted - wanted}
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        change = QTextCharFormat()
        change.setBackground(QBrush(Qt.BrushStyle.NoBrush))
        change.setToolTip("")
        for span in gone:
            self._merge(cursor, span, change)
        for mark in self._marks:
            is_new = (mark.span, mark.pen, mark.name) not in self._formatted
            if is_new or any(mark.span.overlaps(span) for span in gone):
                self._expose(cursor, mark)
        cursor.endEditBlock()
        self._formatted = wanted

    def _expose(self, cursor: QTextCursor, mark: PageMark) -> None:
        change = QTextCharFormat()
        colour = QColor(self._look.tokens.colour(f"pen-{(mark.pen - 1) % 3 + 1}-tint"))
        colour.setAlpha(0)  # the painter tints; this only tells
        change.setBackground(colour)
        change.setToolTip(mark.name)
        self._merge(cursor, mark.span, change)

    def _merge(self, cursor: QTextCursor, span: Span, change: QTextCharFormat) -> None:
        for start, end in self._positions.blocks_between(span.start, span.end):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(change)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column at its measure."""
        super().resizeEvent(event)
        self._set_margins()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the caret's frame away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Lay out anew after a change of style."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._lesson is not None:
            self._painter.forget()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint tints, then the text, then underlines, gutter and caret."""
        top = self.verticalScrollBar().value()
        area = QRectF(event.rect()).translated(0, top)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -top)
        if self._current is not None:
            self._painter.paint_spans(painter, area, self._current, "current")
        self._painter.paint_tints(painter, area)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -top)
        self._painter.paint_underlines(painter, area)
        gutter_end = self._text_left() - self._look.tokens.space("small")
        if self._named:
            self._painter.paint_outcomes(painter, area, gutter_end)
        else:
            self._painter.paint_letters(painter, area, gutter_end)
        if self._current is not None:
            self._painter.paint_frame(painter, self._current, "ink", 1.5)
        caret = self._caret.caret_span()
        if self.hasFocus() and caret is not None:
            width = self._look.tokens.measure("focus")
            self._painter.paint_frame(painter, caret, "focus", width)
        painter.end()
