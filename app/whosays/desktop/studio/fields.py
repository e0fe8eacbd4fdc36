"""Fields of the studio: what is typed is a change of the lesson, and the lesson undoes it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from whosays.desktop.scroll_bar import ScrollBar

_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class LineField(QLineEdit):
    """A line of text; undo and redo are left to the lesson."""

    edited = Signal(str)
    """Somebody typed; what stands there now."""
    left = Signal()
    """The focus went elsewhere."""

    def __init__(self, name: str) -> None:
        """Make a field that a screen reader calls *name*."""
        super().__init__()
        self.setAccessibleName(name)
        self.textEdited.connect(self.edited)

    def show_text(self, text: str) -> None:
        """Show *text*, the caret where it is as far as may be; nobody has typed it."""
        if text != self.text():
            where = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(where, len(text)))

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        if _is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that somebody is done with the field."""
        super().focusOutEvent(event)
        self.left.emit()


class TextField(QPlainTextEdit):
    """Some lines of text, as high as they are; undo and redo are left to the lesson."""

    edited = Signal(str)
    """Somebody typed; what stands there now."""
    left = Signal()
    """The focus went elsewhere."""

    def __init__(self, name: str, rows: int = 3, most_rows: int = 14) -> None:
        """Make a field that a screen reader calls *name*, from *rows* to *most_rows* high."""
        super().__init__()
        self._rows = rows
        self._most_rows = most_rows
        self._is_showing = False
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        ScrollBar(self)
        self.textChanged.connect(self._tell)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    def show_text(self, text: str) -> None:
        """Show *text*, the caret where it is as far as may be; nobody has typed it."""
        if text == self.toPlainText():
            return
        self._is_showing = True
        where = self.textCursor().position()
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(where, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self._is_showing = False

    def _tell(self) -> None:
        if not self._is_showing:
            self.edited.emit(self.toPlainText())

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        if _is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Ctrl+Return to the main action."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that somebody is done with the field."""
        super().focusOutEvent(event)
        self.left.emit()

    def sizeHint(self) -> QSize:
        """Return the size that shows the text, within the rows it may have."""
        lines = round(self.document().size().height())  # a plain text's document counts lines
        rows = min(max(lines, self._rows), self._most_rows)
        edges = 2 * (self.frameWidth() + round(self.document().documentMargin())) + 4
        return QSize(super().sizeHint().width(), rows * self.fontMetrics().lineSpacing() + edges)

    def minimumSizeHint(self) -> QSize:
        """Return the same height: what is around the field scrolls."""
        return QSize(120, self.sizeHint().height())


def _is_undo(event: QEvent) -> bool:
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and any(event.matches(key) for key in _UNDO)
    )
