"""Opens the record in the folder that is given, and keeps it open until a line arrives."""

import sys
from pathlib import Path

from progress.practice import clock

from whosays.progress.record import Record

with Record.open(Path(sys.argv[1]), clock=clock) as record:
    record.learners()
    print("open", flush=True)
    sys.stdin.readline()
