"""Listens, beside the window, for a second start that hands a pack over."""

from __future__ import annotations

import json
import os
import socket
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from whosays.desktop.running.announcement import (
    MOST_BYTES,
    PATIENCE,
    TAKEN,
    Announcement,
    announce_window,
    forget,
    forget_crashed,
)

_AT_ONCE = 8  # askers that are listened to; others wait for their turn


class Request:
    """A pack that somebody wants opened here."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._lock = threading.Lock()
        self._is_over = False
        self._taken = threading.Event()

    def take(self) -> bool:
        """Take the request on; False where whoever asked has given up and opens it elsewhere."""
        with self._lock:
            if self._is_over:
                return False
            self._is_over = True
        self._taken.set()
        return True

    def wait(self, patience: float) -> bool:
        """Wait *patience* seconds for somebody to take it; tell whether somebody has."""
        self._taken.wait(patience)
        with self._lock:
            if not self._is_over:
                self._is_over = True
                return False
        return True


class Answering:
    """Passes on what is asked; nothing of it is done on the thread of whoever made this."""

    def __init__(
        self, data: Path, pass_on: Callable[[Request], None], *, by_port: bool = False
    ) -> None:
        """Listen for the data folder *data*, *by_port* also where there are better ways.

        *pass_on* is called on another thread.
        """
        self._data = data
        self._pass_on = pass_on
        self._by_port = by_port or not hasattr(socket, "AF_UNIX")
        self._turns = threading.BoundedSemaphore(_AT_ONCE)
        self._lock = threading.Lock()
        self._is_closed = False
        self._socket: socket.socket | None = None
        self._announced: tuple[Announcement, Path] | None = None
        self.is_listening = threading.Event()

    def start(self) -> None:
        """Begin, beside the window."""
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        """Stop listening, and take away what was announced."""
        with self._lock:
            self._is_closed = True
            if self._socket is not None:
                with suppress(OSError):
                    self._socket.shutdown(socket.SHUT_RDWR)
                self._socket.close()
            if self._announced is not None:
                forget(*self._announced)

    def _listen(self) -> None:
        forget_crashed(self._data)
        with suppress(OSError):  # what cannot be announced is not asked: another window opens
            with self._lock:
                if self._is_closed:
                    return
                self._socket, path = self._bound()
                self._socket.listen(_AT_ONCE)
                port = 0 if path else self._socket.getsockname()[1]
                self._announced = announce_window(self._data, path, port)
            self.is_listening.set()
            while True:
                peer, _address = self._socket.accept()
                self._turns.acquire()
                threading.Thread(target=self._answer, args=(peer,), daemon=True).start()

    def _bound(self) -> tuple[socket.socket, str]:
        """Return a socket, and its path, empty where it has a port of this machine."""
        if not self._by_port:
            folder = tempfile.mkdtemp(prefix="whosays-")  # nobody else may look into it
            made, path = socket.socket(socket.AF_UNIX), os.path.join(folder, "window")  # noqa: PTH118
            try:
                made.bind(path)
            except OSError:  # the path is too long, say
                made.close()
                Path(folder).rmdir()
            else:
                return made, path
        made = socket.socket(socket.AF_INET)
        made.bind(("127.0.0.1", 0))
        return made, ""

    def _answer(self, peer: socket.socket) -> None:
        try:
            with peer, suppress(OSError):
                file = self._file_in(_line(peer))
                if file is not None and not _has_gone(peer):
                    request = Request(file)
                    self._pass_on(request)
                    if request.wait(PATIENCE):
                        peer.sendall(TAKEN)
        finally:
            self._turns.release()

    def _file_in(self, line: bytes) -> Path | None:
        """Return the file that the message *line* asks for; None where it is none of ours."""
        import hmac

        try:
            message = json.loads(line)
            secret, file = message["secret"], message["open"]
            if self._announced is None or not isinstance(file, str) or "\0" in file:
                return None
            known = self._announced[0].secret
            is_ours = hmac.compare_digest(str(secret).encode("ascii"), known.encode("ascii"))
        except (ValueError, TypeError, KeyError, RecursionError):
            return None
        return Path(file) if is_ours and os.path.isabs(file) else None  # noqa: PTH117


def _line(peer: socket.socket) -> bytes:
    """Return the first line that *peer* says, empty where it is too long or takes too long."""
    deadline = time.monotonic() + PATIENCE
    said = b""
    while not said.endswith(b"\n"):
        left = deadline - time.monotonic()
        if left <= 0 or len(said) > MOST_BYTES:
            return b""
        peer.settimeout(left)
        piece = peer.recv(4096)
        if not piece:
            return b""
        said += piece
    return said if len(said) <= MOST_BYTES else b""


def _has_gone(peer: socket.socket) -> bool:
    """Tell whether *peer* waits for no answer any more, as when this process stood still."""
    peer.setblocking(False)
    try:
        return peer.recv(1) == b""
    except BlockingIOError:
        return False
    finally:
        peer.settimeout(PATIENCE)
