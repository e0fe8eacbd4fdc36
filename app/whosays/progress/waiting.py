"""Waits a bounded time while another program holds the record."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from typing import TypeVar

from whosays.progress.failures import is_busy

_Answer = TypeVar("_Answer")
_PAUSE = 0.02


def patiently(action: Callable[[], _Answer], patience: float) -> _Answer:
    """Return what *action* returns, trying again for *patience* seconds while the file is held.

    SQLite waits by itself in most places, but gives up at once where waiting could lock two
    programs against each other. *action* must leave nothing behind when it fails.
    Raises what the last try raised.
    """
    deadline = time.monotonic() + patience
    while True:
        try:
            return action()
        except sqlite3.Error as error:
            if not is_busy(error) or time.monotonic() >= deadline:
                raise
        time.sleep(_PAUSE)
