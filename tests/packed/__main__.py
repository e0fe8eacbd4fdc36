"""`python3 tests packed [PART…]`: builds the packages, and tries them where nothing else is.

Parts are ``inside``, ``twice``, ``box``, ``open`` and ``start``; without one, all. ``inside`` looks
whether everything that was packed is in the list of licences. ``twice`` compares two builds of this
commit file by file. ``box`` installs and runs the packages in a minimal Debian made by debootstrap,
without network, as an ordinary user: that takes root and a Debian. ``open`` opens packs by the
desktop's own tools, ``gio`` and ``xdg-open``, on a screen that Xvfb has. ``start`` measures how
quick the packed program is beside the one from source. With
``--keep FOLDER`` the builds stay there, and are taken from there where they are. What fails is
printed, and the exit code says whether anything did.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from packed.building import built

_PARTS = ["inside", "twice", "box", "open", "start"]


def main() -> int:
    """Build, try what is asked for; return 1 where anything is not as it should be."""
    parser = argparse.ArgumentParser(prog="python3 tests packed", description=__doc__)
    parser.add_argument("part", nargs="*", choices=[*_PARTS, []])
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    parts = given.part or _PARTS
    verdicts: list[bool] = []
    with tempfile.TemporaryDirectory(prefix="whosays-packed-") as folder:
        Path(folder).chmod(0o711)
        builds = built((given.keep or Path(folder) / "builds").absolute())
        if "inside" in parts:
            from packed.inside import look_inside

            verdicts += look_inside(builds.programs[0])
        if "twice" in parts:
            from packed.comparing import compare

            verdicts += compare(*builds.programs)
        if "box" in parts:
            from packed.trying import try_in_box

            verdicts += try_in_box(builds, Path(folder) / "box")
        if "open" in parts:
            from packed.opening import open_packs

            verdicts += open_packs(builds.deb, Path(folder))
        if "start" in parts:
            from packed.starting import measure_start

            verdicts += measure_start(builds.programs[0], Path(folder) / "start")
    print(f"\n{sum(verdicts)} of {len(verdicts)} hold.")
    return 0 if all(verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
