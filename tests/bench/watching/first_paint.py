"""Notes when a program's window is painted, what is loaded then, and what memory it takes.

``WATCH_REPORT`` names the file for what was noted, as JSON. ``WATCH_UNTIL`` names the class of the
view inside the window to wait for; empty, the window's own first paint is enough. The process
ends there.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QMainWindow, QWidget

_SETTLED = 300  # ms; what a view does right after it was painted belongs to its memory
_noted: dict[str, object] = {}


def watch_windows() -> None:
    """Have every QMainWindow watched from when it is shown."""

    def show(window: QMainWindow) -> None:
        _watch_views(window)
        QWidget.show(window)
        _FirstTime(window.windowHandle(), QEvent.Type.Expose, _note_first_paint)

    QMainWindow.show = show


def _watch_views(window: QMainWindow) -> None:
    wanted = os.environ.get("WATCH_UNTIL")
    if not wanted:
        return
    views = window.centralWidget()

    def changed(_number: int) -> None:
        view = views.currentWidget()
        if type(view).__name__ == wanted:
            # once the painting is over, and whatever else waits, a key would be answered
            _FirstTime(view, QEvent.Type.Paint, lambda: QTimer.singleShot(0, _note_usable))

    views.currentChanged.connect(changed)


class _FirstTime(QObject):
    """Lets an event happen to what is watched, then calls back; the first time only."""

    def __init__(self, watched: QObject, kind: QEvent.Type, then: Callable[[], None]) -> None:
        super().__init__(watched)
        self._kind, self._then = kind, then
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() != self._kind:
            return False
        watched.removeEventFilter(self)
        watched.event(event)
        self._then()
        return True


def _note_first_paint() -> None:
    _noted["painted"] = time.monotonic_ns()
    _noted["modules"] = sorted(sys.modules)
    if not os.environ.get("WATCH_UNTIL"):
        QTimer.singleShot(_SETTLED, _end)


def _note_usable() -> None:
    _noted["usable"] = time.monotonic_ns()
    QTimer.singleShot(_SETTLED, _end)


def _end() -> None:
    import json
    from pathlib import Path

    _noted["memory"] = _memory()
    report = Path(os.environ["WATCH_REPORT"])
    unfinished = report.with_suffix(".unfinished")
    unfinished.write_text(json.dumps(_noted), encoding="utf-8")
    unfinished.replace(report)
    os._exit(0)


def _memory() -> dict[str, int]:
    """Return this process's memory in kB under the kernel's names; empty where it has none."""
    from pathlib import Path

    try:
        rollup = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return {}
    lines = [line.split() for line in rollup.splitlines() if line.endswith("kB")]
    return {line[0].rstrip(":"): int(line[1]) for line in lines}
