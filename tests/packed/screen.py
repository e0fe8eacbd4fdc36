"""An X display of our own."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def screen() -> Iterator[str]:
    """Give the name of an X display of our own."""
    with subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="ascii",
    ) as server:
        if server.stdout is None:
            raise RuntimeError("Xvfb has no output")
        try:
            yield ":" + server.stdout.readline().strip()
        finally:
            server.terminate()
