"""What is loaded before the window is first painted: the first paint waits for each of these."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

WATCHING = Path(__file__).resolve().parents[1] / "bench" / "watching"

BEFORE_THE_FIRST_PAINT = {
    "whosays",
    "whosays.bundled",
    "whosays.desktop",
    "whosays.desktop.application",
    "whosays.desktop.look",
    "whosays.desktop.look.fonts",
    "whosays.desktop.look.look",
    "whosays.desktop.look.tokens",
    "whosays.desktop.menus",
    "whosays.desktop.opening_view",
    "whosays.desktop.window",
    "whosays.errors",
    "whosays.folders",
    "whosays.lab_settings",  # what is fixed on a computer changes the first picture already
    "whosays.settings",
    "whosays.translation",
}
"""Before one is added here, ask whether it can be loaded after the first paint."""

SLOW = {"sqlite3", "sqlite_utils", "markdown", "click", "platformdirs", "hashlib", "html"}


def modules_until(view: str, folder: Path) -> set[str]:
    """Start the program on *folder*; return what is loaded at its window's first paint."""
    report = folder / "report.json"
    call = [sys.executable, "-P", "-m", "whosays", "--data", str(folder / "data")]
    app = Path(__file__).resolve().parents[2] / "app"
    surroundings = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(WATCHING), str(app)]),
        "WATCH_REPORT": str(report),
        "WATCH_UNTIL": view,
    }
    ended = subprocess.run(
        call, env=surroundings, check=False, capture_output=True, text=True, timeout=60
    )
    assert ended.returncode == 0, ended.stderr
    return set(json.loads(report.read_text(encoding="utf-8"))["modules"])


@pytest.mark.parametrize("view", ["", "LibraryView"])
def test_the_first_paint_waits_for_nothing_it_does_not_show(tmp_path: Path, view: str) -> None:
    loaded = modules_until(view, tmp_path)
    assert {name for name in loaded if name.split(".")[0] == "whosays"} == BEFORE_THE_FIRST_PAINT
    assert not loaded & SLOW
    assert "PySide6.QtWidgets" in loaded
