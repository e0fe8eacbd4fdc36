"""`python3 tests bench [PART…]`: how quick the program is, beside the least that would do.

Parts are ``start``, ``article``, ``record``, ``pages``, ``suggest``, ``packs`` and ``hostile``;
without one, all. Most targets are multiples of a floor that is measured in the same run, so that a
slow or busy machine slows both; those of ``suggest`` are times. These are no tests: what misses
its target is printed, and the exit code says whether anything did.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import qVersion

_PARTS = ["start", "article", "record", "pages", "suggest", "packs", "hostile"]


def main() -> int:
    """Measure what is asked for; return 1 where a target was missed."""
    parser = argparse.ArgumentParser(prog="python3 tests bench", description=__doc__)
    parser.add_argument("part", nargs="*", choices=[*_PARTS, []])
    parts = parser.parse_args().part or _PARTS
    print(
        f"Python {platform.python_version()}, Qt {qVersion()} on {os.environ['QT_QPA_PLATFORM']}, "
        f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}"
    )
    verdicts: list[bool] = []
    with tempfile.TemporaryDirectory(prefix="whosays-bench-") as folder:
        if "start" in parts:
            from bench.starting import measure_start

            verdicts += measure_start(Path(folder) / "start")
        if "article" in parts:
            from bench.long_article import measure_long_article

            verdicts += measure_long_article(Path(folder) / "article")
        if "record" in parts:
            from bench.large_record import measure_large_record

            verdicts += measure_large_record(Path(folder) / "record")
        if "pages" in parts:
            from bench.pages import measure_pages

            verdicts += measure_pages(Path(folder) / "pages")
        if "suggest" in parts:
            from bench.suggesting import measure_suggesting

            verdicts += measure_suggesting(Path(folder) / "suggest")
        if "packs" in parts:
            from bench.packs import measure_packs

            verdicts += measure_packs(Path(folder) / "packs")
        if "hostile" in parts:
            from bench.hostile import measure_hostile

            verdicts += measure_hostile(Path(folder) / "hostile")
    print(f"\n{sum(verdicts)} of {len(verdicts)} targets hold.")
    return 0 if all(verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
