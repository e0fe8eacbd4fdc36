"""Asks a window that is open to open a pack."""

from __future__ import annotations

import json
import time
from pathlib import Path

from whosays.desktop.running.announcement import (
    PATIENCE,
    TAKEN,
    Announcement,
    announced,
    forget,
)


def hand_over(data: Path, file: Path) -> bool:
    """Have a window that is open on *data* open the pack *file*; tell whether one has taken it.

    What a window that crashed left behind is taken away. A window that does not answer in time
    is passed over, and then does nothing.
    """
    for announcement, place in announced(data):
        try:
            if _ask(announcement, file):
                return True
        except (ConnectionRefusedError, FileNotFoundError):
            forget(announcement, place)  # nobody is there any more
        except (OSError, ValueError):
            continue
    return False


def _ask(announcement: Announcement, file: Path) -> bool:
    # ASCII, so that names that are no UTF-8 arrive as they are
    message = json.dumps({"secret": announcement.secret, "open": str(file)})
    deadline = time.monotonic() + 2 * PATIENCE
    with announcement.connect() as window:
        window.sendall(message.encode("ascii") + b"\n")
        answer = b""
        while len(answer) < len(TAKEN):
            window.settimeout(max(deadline - time.monotonic(), 0.001))
            piece = window.recv(len(TAKEN))
            if not piece:
                break
            answer += piece
    return answer == TAKEN
