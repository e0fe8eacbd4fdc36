"""Other programs that use the record at the same time, each a process of its own."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parent.parent


def started_script(name: str, *arguments: str | Path) -> subprocess.Popen[str]:
    """Start *name* from ``scripts`` with pipes for its input and output."""
    return subprocess.Popen(
        [sys.executable, str(Path(__file__).parent / "scripts" / name), *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([*filter(None, sys.path), str(TESTS)])},
    )


@contextlib.contextmanager
def running(name: str, *arguments: str | Path) -> Iterator[subprocess.Popen[str]]:
    """Run *name* from ``scripts`` meanwhile; it is killed at the end where it still runs."""
    process = started_script(name, *arguments)
    with process:
        try:
            yield process
        finally:
            process.kill()


def said(name: str, *arguments: str | Path) -> list[str]:
    """Run *name* from ``scripts`` to its end and return the lines it printed."""
    with running(name, *arguments) as process:
        output, _ = process.communicate(timeout=60)
        assert process.returncode == 0
    return output.splitlines()


def next_line(process: subprocess.Popen[str]) -> str:
    """Wait for the next line that *process* prints."""
    assert process.stdout is not None
    return process.stdout.readline().rstrip("\n")


def tell(process: subprocess.Popen[str], line: str = "") -> None:
    """Send *line* to the input of *process*."""
    assert process.stdin is not None
    process.stdin.write(line + "\n")
    process.stdin.flush()
