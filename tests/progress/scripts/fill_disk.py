"""Marks until the disk is full, then frees space and goes on.

The disk is full when a file reaches the size that the second argument gives in bytes.
"""

import resource
import sys
from pathlib import Path

from progress.practice import clock, mark

from whosays.errors import KnownError
from whosays.progress.record import Record

folder, size = Path(sys.argv[1]), int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
try:
    record = Record.open(folder, clock=clock)
except KnownError as refusal:
    print(type(refusal).__name__)
    sys.exit()
with record:
    kept = 0
    while (error := record.submit(event := mark("attempt", str(kept))).exception()) is None:
        kept += 1
    print(type(error).__name__)
    print([there.id for there in record.attempt("attempt").marks] == [str(n) for n in range(kept)])
    print(type(record.submit(event).exception()).__name__)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    print(record.submit(event).exception())
    print(kept + 1)
