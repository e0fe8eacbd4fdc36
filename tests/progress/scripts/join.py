"""Opens the record when a line arrives and adds a learner: the folder and the name are given."""

import sys
from pathlib import Path

from progress.practice import NOON, clock

from whosays.progress.events import LearnerAdded
from whosays.progress.opening import open_to_write  # noqa: F401 - loaded before the race
from whosays.progress.record import Record

print("ready", flush=True)
sys.stdin.readline()
with Record.open(Path(sys.argv[1]), clock=clock, patience=30) as record:
    print(record.submit(LearnerAdded(sys.argv[2], sys.argv[2], NOON)).exception())
