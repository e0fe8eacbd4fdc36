"""Installs the pack file it is given and prints, as JSON, what that cost and what was said."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from whosays.errors import KnownError
from whosays.lesson_packs.installing import PackHasErrors, install


def _peak() -> float:
    """Return the most memory that this process had at a time, in MB."""
    # that of getrusage counts what the parent had when it began this one
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def main() -> None:
    """Install, and print."""
    said = ""
    began = time.perf_counter()
    try:
        install(Path(sys.argv[1]), Path(sys.argv[2]))
    except PackHasErrors as error:
        said = "\n".join(map(str, error.problems))
    except KnownError as error:
        said = error.sentence
    took = (time.perf_counter() - began) * 1e3
    print(json.dumps({"took": took, "peak": _peak(), "said": said}))


if __name__ == "__main__":
    main()
