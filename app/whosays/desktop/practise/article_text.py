"""Takes the text of an article, typed, pasted or dropped."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from whosays.desktop.scroll_bar import ScrollBar
from whosays.translation import _

_ROWS = 14


class ArticleText(QPlainTextEdit):
    """A field for an article; a page pasted whole is handed on to be cleaned."""

    page_pasted = Signal(object)
    """What the clipboard held, a ``QMimeData``, where it is more than a few words."""
    file_dropped = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("Paste an article here, or drop a file."))
        self.setTabChangesFocus(True)
        ScrollBar(self)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste; into an empty field a whole article is read like one from a file."""
        if self.toPlainText().strip():
            super().insertFromMimeData(source)
        else:
            self.take(source)

    def take(self, source: QMimeData) -> None:
        """Take what was pasted or dropped, instead of what is here."""
        files = [url.toLocalFile() for url in source.urls() if url.isLocalFile()]
        if files:
            self.file_dropped.emit(files[0])
            return
        kept = QMimeData()
        kept.setText(source.text())
        if source.hasHtml():
            kept.setHtml(source.html())
        # the clipboard's own data may be gone before it is read
        QTimer.singleShot(0, self, lambda: self.page_pasted.emit(kept))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Ctrl+Return to the main action."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return a size that shows a good part of an article."""
        line = self.fontMetrics().lineSpacing()
        return QSize(super().sizeHint().width(), _ROWS * line)

    def minimumSizeHint(self) -> QSize:
        """Return the same height: the sheet around it scrolls."""
        return self.sizeHint()
