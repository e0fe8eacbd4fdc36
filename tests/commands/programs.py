"""The program as somebody types it, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def whosays(
    *arguments: str | Path, data: Path, given: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run ``whosays`` on the folder *data* with *given* as its input, in a bare locale."""
    path = os.pathsep.join(filter(None, sys.path))
    return subprocess.run(
        [sys.executable, "-m", "whosays", "--data", str(data), *map(str, arguments)],
        input=given,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        env=os.environ | {"LC_ALL": "C", "PYTHONPATH": path} | environment,
        check=False,
    )


def refusal(ran: subprocess.CompletedProcess[str]) -> str:
    """Return the one sentence with which the program refused."""
    assert (ran.returncode, ran.stdout) == (1, ""), ran.stderr
    assert len(ran.stderr.strip().splitlines()) == 1, ran.stderr
    return ran.stderr.strip()
