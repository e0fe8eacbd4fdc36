"""Where a window that is open can be asked: one small file in the data folder for each.

The file is as private as the data folder. It names an address on this machine, and a secret that
whoever asks has to know: so no other user can ask, wherever the address is.
"""

from __future__ import annotations

import json
import os
import secrets
import socket
import stat
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from whosays.settings import write_beside

MOST_BYTES = 32_768
"""Of a message: the longest path there can be, each of its bytes escaped, and the secret."""
TAKEN = b"taken\n"
PATIENCE = 5.0
"""Seconds that either side waits for the other."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """Where one window can be asked."""

    path: str
    """Of its socket; empty where it has a port instead."""
    port: int
    """On this machine alone; 0 where it has a socket."""
    secret: str
    machine: str

    def connect(self) -> socket.socket:
        """Return a connection to the window. Raises OSError where it does not answer."""
        if self.port:
            return socket.create_connection(("127.0.0.1", self.port), PATIENCE)
        made = socket.socket(socket.AF_UNIX)
        try:
            made.settimeout(PATIENCE)
            made.connect(self.path)
        except BaseException:
            made.close()
            raise
        return made


def folder_of(data: Path) -> Path:
    """Return where the windows on the data folder *data* are announced."""
    return data / "running"


def announce_window(data: Path, path: str, port: int) -> tuple[Announcement, Path]:
    """Announce a window at *path* or *port*; return that, and its file. Raises OSError."""
    made = Announcement(path, port, secrets.token_hex(32), socket.gethostname())
    file = folder_of(data) / f"{secrets.token_hex(8)}.json"
    write_beside(file, asdict(made))
    return made, file


def announced(data: Path) -> list[tuple[Announcement, Path]]:
    """Return the windows of this machine announced in *data*, with their files, newest first."""
    try:
        files = [each for each in folder_of(data).iterdir() if each.suffix == ".json"]
        files.sort(key=lambda each: each.stat().st_mtime_ns, reverse=True)
    except OSError:
        return []
    found = ((_read(file), file) for file in files)
    machine = socket.gethostname()
    return [(each, file) for each, file in found if each is not None and each.machine == machine]


def forget_crashed(data: Path) -> None:
    """Take away what windows on *data* left behind that ended without a word."""
    for announcement, file in announced(data):
        try:
            announcement.connect().close()
        except (ConnectionRefusedError, FileNotFoundError):
            forget(announcement, file)
        except OSError:
            continue  # it is there, and busy


def _read(file: Path) -> Announcement | None:
    try:
        values = json.loads(file.read_text(encoding="utf-8"))
        made = Announcement(**values)
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    kinds = [type(each) for each in asdict(made).values()]
    return made if kinds == [str, int, str, str] and made.port in range(65536) else None


def forget(announcement: Announcement, file: Path) -> None:
    """Take away *file* and the socket that *announcement* names, as when its window has gone."""
    with suppress(OSError):
        file.unlink(missing_ok=True)
    with suppress(OSError, ValueError):
        if announcement.path and stat.S_ISSOCK(os.lstat(announcement.path).st_mode):
            socket_file = Path(announcement.path)
            socket_file.unlink()
            socket_file.parent.rmdir()
    with suppress(OSError):
        file.parent.rmdir()
