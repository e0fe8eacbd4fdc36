"""Where Qt cannot be loaded, the commands that need none still work, and the others say so."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run whosays where importing PySide6 fails as it does without a library of the system."""
    (folder / "PySide6").mkdir()
    (folder / "PySide6" / "__init__.py").write_text(
        "raise ImportError('libGL.so.1: cannot open shared object file')"
    )
    path = os.pathsep.join([str(folder), *sys.path])
    return subprocess.run(
        [sys.executable, "-m", "whosays", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=os.environ | {"PYTHONPATH": path, "QT_QPA_PLATFORM": "offscreen"},
    )


@pytest.mark.parametrize(
    "arguments", [[], ["tour", "--out", "pictures"], ["paper", "al-tanf", "--out", "sheet.pdf"]]
)
def test_what_needs_the_window_says_what_is_missing_and_how_to_get_it(
    tmp_path: Path, arguments: list[str]
) -> None:
    done = run(tmp_path, *arguments)
    assert done.returncode == 1
    assert "libGL.so.1" in done.stderr
    assert "python3 app --prepare" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_needs_no_window_works_all_the_same(tmp_path: Path) -> None:
    done = run(tmp_path, "text", "al-tanf")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("MOSCOW (TASS): The United States")
