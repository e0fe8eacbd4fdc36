"""Brings what another start, or the desktop, asks for to the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFileOpenEvent

from whosays.desktop.running.answering import Answering, Request


class Doorbell(QObject):
    """Listens until it is closed; what is asked is done on the window's own thread."""

    _rang = Signal(object)

    def __init__(self, data: Path, open_pack: Callable[[Path], None]) -> None:
        super().__init__()
        self._open_pack = open_pack
        self._rang.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._answering = Answering(data, self._rang.emit)
        self._answering.start()

    def close(self) -> None:
        """Stop listening."""
        self._answering.close()

    def _answer(self, request: Request) -> None:
        if request.take():
            self._open_pack(request.file)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Open what macOS asks the application to open; it names no file when it starts it."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self._open_pack(Path(event.file()))
            return True
        return False
