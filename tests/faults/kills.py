"""Kills the program at random moments, and looks whether anything it showed as kept is lost."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from faults import kept

FOLDERS = (Path(__file__).parent.parent, Path(__file__).parent.parent.parent / "app")
_EXTRA = {
    "name": {"learner added"},
    "open": {"attempt started"},
    "mark": {"mark added", "mark removed"},
    "remove": {"mark removed"},
    "undo": {"mark added", "mark removed"},
    "redo": {"mark added", "mark removed"},
    "check": {"checked", "step reached"},
    "step": {"step reached"},
    "dispute": {"disputed"},
    "answer": {"question answered"},
    "finish": {"attempt finished"},
}
"""What the one action that was under way may have written without having shown it."""
_LIFE = (0.1, 1.5)  # seconds from being ready to being killed
_START = (0.02, 0.6)  # seconds from being started, for those that are killed before


@dataclass
class Tally:
    """What came of all kills."""

    kills: int = 0
    while_starting: int = 0
    acknowledged: int = 0
    found: int = 0
    lost: int = 0
    unshown: int = 0
    """Events of the action under way that were on disk before they were shown."""
    restarts: int = 0
    resumed: int = 0
    sound: int = 0
    faults: list[str] = field(default_factory=list)

    def table(self) -> str:
        """Return the figures, one a line."""
        lines = [
            ("kills", self.kills),
            ("  of them while starting", self.while_starting),
            ("integrity_check ok", self.sound),
            ("acknowledged", self.acknowledged),
            ("found", self.found),
            ("lost", self.lost),
            ("written, not yet shown", self.unshown),
            ("restarts that came up", self.restarts),
            ("resumed in place", self.resumed),
        ]
        return "\n".join(f"{name:<26}{count:>8}" for name, count in lines)


class Ordeal:
    """One record, one program that is killed and started again, over and over."""

    def __init__(self, data: Path, seed: int) -> None:
        """Work on *data*, which is empty; *seed* decides what is done and when it ends."""
        self._data = data
        self._seed = seed
        self._moments = random.Random(seed)  # noqa: S311 - when to kill
        self._happened: list[list[Any]] = []
        self._places = {""}
        self.tally = Tally()

    def run(self, kills: int, after_each: Callable[[int], None] = lambda _kill: None) -> Tally:
        """Kill *kills* times, and start once more to look; *after_each* is told the number."""
        for kill in range(1, kills + 1):
            while_starting = self._moments.random() < 0.1
            span = _START if while_starting else _LIFE
            self._live(kill, self._moments.uniform(*span), while_starting=while_starting)
            after_each(kill)
        self._live(0, 0.0, while_starting=False)
        return self.tally

    def _live(self, kill: int, moment: float, *, while_starting: bool) -> None:
        """Start, and kill after *moment*; where *kill* is 0 nothing is done before."""
        said = self._lines(kill, moment, while_starting=while_starting)
        if kill:
            self.tally.kills += 1
            self.tally.while_starting += not any("resumed" in line for line in said)
        self._judge(kill, moment, said)

    def _lines(self, kill: int, moment: float, *, while_starting: bool) -> list[dict[str, Any]]:
        """Return what a program said from its start until it was killed."""
        most = "1000000" if kill else "0"
        process = subprocess.Popen(
            [sys.executable, "-m", "faults.driver", self._data, f"{self._seed}.{kill}", most],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(map(str, FOLDERS))},
        )
        assert process.stdout is not None
        lines: list[str] = []
        with process:
            if not while_starting:
                lines.append(process.stdout.readline())
            end = threading.Timer(moment, process.kill)
            end.start()
            lines += process.stdout.readlines()
            end.join()
        if process.returncode >= 0:
            self.tally.faults.append(f"kill {kill}: the program ended by itself")
        return [json.loads(line) for line in lines if line.endswith("\n")]

    def _judge(self, kill: int, moment: float, said: list[dict[str, Any]]) -> None:
        """Compare what was said with what is there."""
        with kept.copy_of(self._data / "record.db") as copy:
            self.tally.sound += bool(kill) and (copy is None or kept.is_sound(copy))
            happened = [] if copy is None else kept.events(copy)
        before, new = self._happened, happened[len(self._happened) :]
        if happened[: len(before)] != before:
            self._complain(kill, moment, "what an earlier kill had left is not there any more")
        self._judge_resumption(kill, moment, said)
        acknowledged = [line["kept"] for line in said if "kept" in line]
        # what the last life had written and not shown is shown again, and written once
        acknowledged = [event for event in acknowledged if not _is_known_end(event, before)]
        found = sum(event in new for event in acknowledged)
        self.tally.acknowledged += len(acknowledged)
        self.tally.found += found
        self.tally.lost += len(acknowledged) - found
        if new[: len(acknowledged)] != acknowledged:
            self._complain(kill, moment, f"shown as kept: {acknowledged}, found: {new}")
        self._judge_rest(kill, moment, said, new[len(acknowledged) :])
        self._happened = happened

    def _judge_rest(
        self, kill: int, moment: float, said: list[dict[str, Any]], rest: list[list[Any]]
    ) -> None:
        """Look that *rest* is of the action under way only; note where a start may lead."""
        doing, place = "", None
        for line in said:
            doing = "" if "shown" in line else line.get("begins", doing)
            place = line.get("shown", place)
        self.tally.unshown += len(rest)
        if not {kind for kind, *_told in rest} <= _EXTRA.get(doing, set()):
            self._complain(kill, moment, f"nobody did this: {rest}")
        if place is not None:
            self._places = {place}
        if doing in ("open", "leave", "finish", "name"):
            newest = [told[0] for kind, *told in [*self._happened, *rest] if "started" in kind]
            opened = [line["kept"][1] for line in said if line.get("kept", [""])[0].endswith("ted")]
            self._places = {*self._places, "", *newest[-1:], *opened[-1:]}

    def _judge_resumption(self, kill: int, moment: float, said: list[dict[str, Any]]) -> None:
        """Look that the start led to where the program was killed before."""
        shown = next((line["resumed"] for line in said if "resumed" in line), None)
        if shown is None:
            return
        self.tally.restarts += 1
        place = shown["attempt"]
        expected = kept.standing(self._happened, place) if place else {"attempt": ""}
        if place in self._places and shown == expected:
            self.tally.resumed += 1
        else:
            self._complain(kill, moment, f"it came up with {shown}, was at {self._places}")
        self._places = {place}

    def _complain(self, kill: int, moment: float, what: str) -> None:
        self.tally.faults.append(f"kill {kill}, at {moment:.3f} s: {what}")


def _is_known_end(event: list[Any], before: list[list[Any]]) -> bool:
    """Tell whether *event* ends an attempt that ended *before*, which writes nothing again."""
    return event[0] == "attempt finished" and event in before
