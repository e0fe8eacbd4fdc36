"""Writes what happens to the record, one event after the other, without stopping the window.

An event counts, and shows, only once it is on disk. When one cannot be written, it and all after
it wait, and the person is told; trying again loses nothing, because events are idempotent.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, Signal

from whosays.errors import KnownError
from whosays.progress.events import Event
from whosays.progress.failures import AttemptChangedError
from whosays.progress.record import Record

_OnDisk = Callable[[], None]
_Refused = Callable[[str], None]


class Journal(QObject):
    """A queue of events on their way to the record."""

    trouble = Signal(str)
    """The event at the front could not be written; a finished sentence says why."""
    settled = Signal()
    """Nothing is waiting."""
    overtaken = Signal(str, str)
    """The attempt with this id was changed by another program; a finished sentence says so.

    What waited for it was dropped, because it was done to what does not stand any more.
    """
    _answered = Signal(object)

    def __init__(self, record: Record, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._record = record
        self._waiting: deque[tuple[Event, _OnDisk, _Refused | None]] = deque()
        self._under_way = False
        self.stuck = ""
        """Why the event at the front could not be written; empty while all is well."""
        self._answered.connect(self._take_answer, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Tell whether anything is not on disk yet."""
        return bool(self._waiting)

    def write(self, event: Event, on_disk: _OnDisk, refused: _Refused | None = None) -> None:
        """Write *event* after those that wait, and call *on_disk* once it is there.

        With *refused*, an event that cannot be written is dropped, and *refused* is told why;
        without, it waits to be tried again, which every further event does, too.
        """
        self._waiting.append((event, on_disk, refused))
        if not self._under_way:
            self._send()

    def try_again(self) -> None:
        """Write what waits, after trouble."""
        if not self._waiting:
            self.settled.emit()
        elif not self._under_way:
            self._send()

    def settle(self, patience: float) -> bool:
        """Wait up to *patience* seconds until nothing waits; tell whether that came about.

        What could not be written before is tried once more. Trouble ends the waiting: what could
        not be written was never shown as kept.
        """
        if self.stuck:
            self.try_again()
        deadline = time.monotonic() + patience
        while self._under_way and time.monotonic() < deadline:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
        return not self._waiting

    def _send(self) -> None:
        self._under_way = True
        future = self._record.submit(self._waiting[0][0])
        future.add_done_callback(self._answered.emit)  # called on the writer's thread

    def _take_answer(self, future: Future[None]) -> None:
        self._under_way = False
        error = future.exception()
        event, on_disk, refused = self._waiting[0]
        if isinstance(error, AttemptChangedError):
            self._drop_attempt(event, error.sentence)
            return
        if isinstance(error, KnownError) and refused is None:
            self._get_stuck(error.sentence)
            return
        self.stuck = ""
        self._waiting.popleft()
        if self._waiting:
            self._send()
        if isinstance(error, KnownError) and refused is not None:
            refused(error.sentence)
        elif error is not None:
            raise error
        else:
            on_disk()
        if not self._waiting:
            self.settled.emit()

    def _get_stuck(self, sentence: str) -> None:
        """Say *sentence*; drop what must not wait for the event at the front."""
        self.stuck = sentence
        waiting = list(self._waiting)
        self._waiting = deque(each for each in waiting if each[2] is None)
        for _event, _on_disk, refused in waiting:
            if refused is not None:
                refused(sentence)
        self.trouble.emit(sentence)

    def _drop_attempt(self, event: Event, sentence: str) -> None:
        """Drop all that waits for the attempt of *event*, and go on with the rest."""
        self.stuck = ""
        attempt = getattr(event, "attempt", "")
        self._waiting = deque(
            each for each in self._waiting if getattr(each[0], "attempt", None) != attempt
        )
        if self._waiting:
            self._send()
        self.overtaken.emit(attempt, sentence)
