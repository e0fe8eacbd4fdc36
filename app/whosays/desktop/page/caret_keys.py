"""What the keys do to the word caret of a page."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from whosays.desktop.page.word_caret import WordCaret

_MOST_STEPS = 400  # half lines; a picture may be as tall as many lines
_PAGE = 0.8  # of what is in view: the last lines stay in sight


class Geometry(Protocol):
    """What moving by lines needs to know of the page."""

    def sentence_starts(self) -> list[int]:
        """Return where sentences begin, in code points."""

    def reads_right_to_left(self) -> bool:
        """Tell whether the caret's paragraph does."""

    def caret_point(self) -> QPointF | None:
        """Return the middle of the caret's word in document coordinates."""

    def page_height(self) -> float:
        """Return how much of the page is in view, in pixels."""

    def line_height(self) -> float:
        """Return the height of a line, in pixels."""

    def text_at(self, point: QPointF) -> int:
        """Return the code point nearest to *point* (document coordinates)."""


def move_caret(caret: WordCaret, event: QKeyEvent, page: Geometry) -> bool:
    """Move *caret* as the key in *event* says; tell whether it is a key that moves it."""
    extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    key = event.key()
    if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        onward = (key == Qt.Key.Key_Right) != page.reads_right_to_left()
        step = 1 if onward else -1
        if control:
            caret.move_by_sentence(step, page.sentence_starts(), extend=extend)
        else:
            caret.move(step, extend=extend)
    elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        _move_by_line(caret, page, 1 if key == Qt.Key.Key_Down else -1, extend=extend)
    elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
        _move_by_page(caret, page, 1 if key == Qt.Key.Key_PageDown else -1, extend=extend)
    elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        end = key == Qt.Key.Key_End
        if control:
            caret.move(len(caret.words) * (1 if end else -1), extend=extend)
        else:
            _move_to_edge(caret, page, end=end, extend=extend)
    elif key == Qt.Key.Key_Escape and caret.chosen:
        caret.collapse()
    else:
        return False
    return True


def _move_by_line(caret: WordCaret, page: Geometry, direction: int, *, extend: bool) -> None:
    """Go on by half lines until the word is on another line, or the page ends.

    Headings, margins and pictures make lines of many heights.
    """
    start = page.caret_point()
    if start is None:
        return
    before, step = caret.word, page.line_height() / 2
    for count in range(2, _MOST_STEPS):
        point = QPointF(start.x(), start.y() + direction * step * count)
        caret.go_to_position(page.text_at(point), extend=extend)
        now = page.caret_point()
        if caret.word != before and now is not None and abs(now.y() - start.y()) > step:
            return
        if point.y() < 0:
            return


def _move_by_page(caret: WordCaret, page: Geometry, direction: int, *, extend: bool) -> None:
    point = page.caret_point()
    if point is not None:
        point += QPointF(0, direction * page.page_height() * _PAGE)
        caret.go_to_position(page.text_at(point), extend=extend)


def _move_to_edge(caret: WordCaret, page: Geometry, *, end: bool, extend: bool) -> None:
    point = page.caret_point()
    if point is not None:
        beyond = 1e6 if end != page.reads_right_to_left() else 0.0
        caret.go_to_position(page.text_at(QPointF(beyond, point.y())), extend=extend)
