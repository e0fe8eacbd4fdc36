"""Erases a learner and is killed at the so-manyth file that it opens, renames or removes.

Arguments: the folder, the learner's name, the number.
"""

import os
import signal
import sys
from pathlib import Path

from progress.practice import clock

from whosays.progress.erasing import erase, plan_erasing

folder, name = Path(sys.argv[1]), sys.argv[2]
EVENTS = {"os.rename", "os.remove", "open", "sqlite3.connect"}


class Counter:
    """Counts down, and kills this process at the end."""

    def __init__(self, left: int) -> None:
        self.left = left

    def __call__(self, event: str, _arguments: tuple[object, ...]) -> None:
        if event in EVENTS:
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            self.left -= 1


plan = plan_erasing(folder, name, clock=clock)
sys.addaudithook(Counter(int(sys.argv[3])))
erase(folder, plan)
