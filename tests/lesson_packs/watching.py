"""Notices what code does beyond its own folder: files written, addresses asked, programs begun."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = {"os.mkdir": 1, "os.remove": 1, "os.rmdir": 1, "os.rename": 2, "os.link": 2,
            "os.symlink": 2, "os.truncate": 1, "os.chmod": 1}  # fmt: skip
_BEYOND = ("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn",
           "os.startfile", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.",
           "ctypes.dlopen", "marshal.loads", "pickle.")  # fmt: skip


class _Watch:
    def __init__(self, inside: Path) -> None:
        self.inside = inside.resolve()
        self.thread = threading.get_ident()
        self.seen: list[str] = []

    def note(self, event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(_BEYOND) and not (event == "marshal.loads" and _is_importing()):
            self.seen.append(f"{event} {arguments}")
        elif event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING:
            self._check(event, arguments[0])
        elif event in _CHANGES:
            for path in arguments[: _CHANGES[event]]:
                folder = arguments[_CHANGES[event] :][-1:]
                self._check(event, path, *folder)

    def _check(self, event: str, path: object, folder: object = -1) -> None:
        if not isinstance(path, str | bytes | os.PathLike):
            return
        shown = os.fsdecode(path)
        if isinstance(folder, int) and folder >= 0 and not shown.startswith("/"):
            shown = f"{Path(f'/proc/self/fd/{folder}').readlink()}/{shown}"
        if not Path(shown).resolve().is_relative_to(self.inside) and "__pycache__" not in shown:
            self.seen.append(f"{event} {shown}")


_watches: list[_Watch] = []
_hooked = False


def _is_importing() -> bool:
    frame = sys._getframe(2)
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            return True
        frame = frame.f_back
    return False


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    for watch in _watches:
        if watch.thread == threading.get_ident():
            watch.note(event, arguments)


@contextmanager
def nothing_beyond(folder: Path) -> Iterator[None]:
    """Fail if this thread writes outside *folder* meanwhile, uses a network or begins a program.

    Python itself tells of each (PEP 578), whatever module it is done with.
    """
    global _hooked  # noqa: PLW0603 - a hook cannot be taken away again
    if not _hooked:
        sys.addaudithook(_hook)
        _hooked = True
    watch = _Watch(folder)
    _watches.append(watch)
    try:
        yield
    finally:
        _watches.remove(watch)
    assert watch.seen == []
