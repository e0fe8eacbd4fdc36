"""Opens the record when a line arrives and sets marks, printing each that is on disk.

Arguments: the folder, the attempt (begun here where it does not exist), how many marks.
"""

import sys
from concurrent.futures import Future
from functools import partial
from pathlib import Path

from progress.practice import clock, mark, started

from whosays.progress.record import Record

folder, attempt, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])


def acknowledge(name: str, future: Future[None]) -> None:
    future.result()
    print(name, flush=True)


print("ready", flush=True)
sys.stdin.readline()
with Record.open(folder, clock=clock, patience=30) as record:
    record.submit(started(attempt)).result()
    for number in range(count):
        future = record.submit(mark(attempt, str(number)))
        future.add_done_callback(partial(acknowledge, str(number)))
