"""How long until the window is painted, until the library can be used, and what memory it takes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.long_lesson import begin_attempt
from bench.series import Series, show_floor, show_ratio

from whosays.lesson_packs.library import installed

_HERE = Path(__file__).resolve().parent
_CHECKOUT = _HERE.parents[1]
_BARE = [sys.executable, "-P", str(_HERE / "bare_window.py")]
_STARTER = [str(_CHECKOUT / ".venv" / "bin" / "whosays")]
_ROUNDS = 25
_PATIENCE = 60  # seconds


class _Start:
    """One fresh process, watched from its beginning."""

    def __init__(self, command: list[str], until: str = "") -> None:
        with tempfile.TemporaryDirectory() as folder:
            report = Path(folder) / "report.json"
            # as somebody at a desk has it: byte code is kept
            around = {key: value for key, value in os.environ.items() if key[:6] != "PYTHON"}
            around |= {
                "PYTHONPATH": str(_HERE / "watching"),
                "WATCH_REPORT": str(report),
                "WATCH_UNTIL": until,
            }
            began = time.monotonic_ns()
            subprocess.run(
                command, env=around, check=True, timeout=_PATIENCE, stderr=subprocess.DEVNULL
            )
            noted = json.loads(report.read_text(encoding="utf-8"))
        self.painted = (noted["painted"] - began) / 1e6
        self.usable = (noted.get("usable", noted["painted"]) - began) / 1e6
        self.memory = {name: size / 1024 for name, size in noted["memory"].items()}


def _series(name: str, values: list[float], unit: str = "ms") -> Series:
    return Series(name, tuple(values), unit)


def measure_start(folder: Path) -> list[bool]:
    """Measure starting, and the memory of a lesson, on data in *folder*; print, and tell."""
    data, lesson_data = folder / "used", folder / "lesson"
    _use_once(data)
    _open_lesson(lesson_data)
    bare, library, first, lesson = [], [], [], []
    for number in range(-1, _ROUNDS):  # the first round warms the disk and writes byte code
        starts = (
            _Start(_BARE),
            _Start([*_STARTER, "--data", str(data)], "LibraryView"),
            _Start([*_STARTER, "--data", str(folder / f"new{number}")], "LibraryView"),
            _Start([*_STARTER, "--data", str(lesson_data)], "WalkView"),
        )
        if number >= 0:
            for kept, start in zip((bare, library, first, lesson), starts, strict=True):
                kept.append(start)
    print("\nStarting, fresh processes in turns")
    floor = _series("bare window, painted", [each.painted for each in bare])
    show_floor(floor)
    usable = "library painted and idle"
    verdicts = [
        show_ratio(_series("whosays, painted", [each.painted for each in library]), floor, 1.5),
        show_ratio(_series(f"whosays, {usable}", [each.usable for each in library]), floor, 2),
    ]
    print(_series(f"whosays, {usable}, the record made new", [each.usable for each in first]))
    print(_series("whosays, the lesson left open painted", [each.usable for each in lesson]))
    return verdicts + _memory(bare, lesson)


def _memory(bare: list[_Start], lesson: list[_Start]) -> list[bool]:
    if not all(each.memory for each in (*bare, *lesson)):
        print("\nMemory: not told by this system")
        return []
    print("\nMemory with the first lesson open (Pss shares out what other processes use, too)")
    verdicts = []
    for kind in ("Rss", "Pss"):
        floor = _series(f"bare window, {kind}", [each.memory[kind] for each in bare], "MB")
        show_floor(floor)
        sizes = [each.memory[kind] for each in lesson]
        verdicts.append(show_ratio(_series(f"lesson open, {kind}", sizes, "MB"), floor, 2))
    return verdicts


def _use_once(data: Path) -> None:
    pack = installed(data).packs()[0]
    begin_attempt(data, pack, pack.lessons[0], marks=0)
    (data / "place.json").unlink()


def _open_lesson(data: Path) -> None:
    pack = installed(data).packs()[0]
    begin_attempt(data, pack, pack.lessons[0], marks=0)
