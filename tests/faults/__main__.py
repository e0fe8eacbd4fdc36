"""`python3 tests faults [--kills N] [--seed N]`: kills the program at random moments."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from faults.kills import Ordeal

_STRIDE = 20


def main() -> int:
    """Kill as often as asked, print what came of it; 1 where anything was lost."""
    parser = argparse.ArgumentParser(prog="python3 tests faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    chosen = parser.parse_args()
    print(f"{chosen.kills} kills, seed {chosen.seed}", flush=True)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="whosays-faults-") as data:
        ordeal = Ordeal(Path(data), chosen.seed)

        def report(kill: int) -> None:
            tally = ordeal.tally
            if kill % _STRIDE == 0:
                print(
                    f"after {kill:>4} kills, {time.monotonic() - began:4.0f} s: acknowledged "
                    f"{tally.acknowledged}, found {tally.found}, lost {tally.lost}, resumed "
                    f"{tally.resumed} of {tally.restarts}, sound {tally.sound}",
                    flush=True,
                )

        tally = ordeal.run(chosen.kills, report)
        left_over = sorted(file.name for file in Path(data).iterdir())
    print(tally.table())
    print("in the folder at the end: " + ", ".join(left_over))
    for fault in tally.faults:
        print(f"FAULT {fault}")
    whole = tally.resumed == tally.restarts and tally.sound == tally.kills
    return 0 if whole and not tally.lost and not tally.faults else 1


if __name__ == "__main__":
    sys.exit(main())
