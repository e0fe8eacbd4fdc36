"""Counts the steps in which something is written to a disk, and does something before one of them.

As a program it reads what to do, a line of JSON each (``step``, ``act``, ``file``, ``data``), and
does it in a process that is killed before that step; it answers with whether it came so far.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_CHANGES = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.truncate")

Before = Callable[[int], None]
"""Is told the number of the step that comes now, from 1 on; what it raises happens instead."""


class _Steps:
    """Hears of everything that Python does to files (PEP 578)."""

    def __init__(self) -> None:
        self.count = 0
        self.before: Before | None = None
        self.is_listening = False

    def hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.before is not None and _is_step(event, arguments):
            self.count += 1
            self.before(self.count)


_steps = _Steps()


def _is_step(event: str, arguments: tuple[object, ...]) -> bool:
    if event == "open":
        flags = arguments[2]
        writes = isinstance(flags, int) and bool(flags & _WRITING)
        return writes and "__pycache__" not in str(arguments[0])
    return event in _CHANGES


@contextmanager
def before_each_step(before: Before) -> Iterator[None]:
    """Call *before* ahead of each step meanwhile."""
    if not _steps.is_listening:  # a hook cannot be taken away, so it stays and hears
        sys.addaudithook(_steps.hear)
        _steps.is_listening = True
    _steps.count, _steps.before = 0, before
    try:
        yield
    finally:
        _steps.before = None


def _die_at(step: int) -> Before:
    def before(number: int) -> None:
        if number == step:
            os.kill(os.getpid(), signal.SIGKILL)

    return before


def main() -> None:
    """Do what the lines of the input say."""
    from whosays.lesson_packs.installing import install, remove

    for line in sys.stdin:
        todo = json.loads(line)
        data = Path(todo["data"])
        process = os.fork()
        if not process:
            with before_each_step(_die_at(todo["step"])):
                if todo["act"] == "install":
                    install(Path(todo["file"]), data)
                else:
                    remove("harbour", data)
            os._exit(0)
        status = os.waitpid(process, 0)[1]
        print(json.dumps(os.waitstatus_to_exitcode(status)), flush=True)


if __name__ == "__main__":
    main()
