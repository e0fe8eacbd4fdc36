"""Runs slow work beside the window and brings its outcome back to it."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal


class Background(QObject):
    """One piece of slow work at a time; the answer arrives on the window's own thread."""

    _answered = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: Callable[[Any], None] = lambda _answer: None
        self._failed: Callable[[BaseException], None] = lambda _error: None
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Run *work* on a thread, then *done* with what it returns or *failed* with its error."""
        self._done, self._failed = done, failed
        threading.Thread(target=self._work, args=(work,), daemon=True).start()

    def _work(self, work: Callable[[], Any]) -> None:
        try:
            answer, error = work(), None
        except BaseException as raised:  # noqa: BLE001 - handed to the window, which shows it
            answer, error = None, raised
        with contextlib.suppress(RuntimeError):  # whoever asked may be gone
            self._answered.emit(answer, error)

    def _deliver(self, answer: Any, error: BaseException | None) -> None:  # noqa: ANN401
        if error is None:
            self._done(answer)
        else:
            self._failed(error)
