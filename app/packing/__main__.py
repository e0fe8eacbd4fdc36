"""``python -m packing KIND --out FOLDER``: builds one kind of package of this checkout."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from packing.checkout import CHECKOUT, commit_time
from packing.frozen import freeze
from whosays.errors import KnownError

_KINDS = ("portable", "deb", "windows", "macos")


def main() -> int:
    """Build what is asked for; return the exit code."""
    parser = argparse.ArgumentParser(prog="python3 app --build", description=__doc__)
    parser.add_argument("kind", choices=_KINDS)
    parser.add_argument("--out", type=Path, default=CHECKOUT / "dist")
    given = parser.parse_args()
    try:
        made = _build(given.kind, given.out.absolute())
    except KnownError as error:
        print(error.sentence, file=sys.stderr)
        return 1
    print(f"{made}: {made.stat().st_size / 1e6:.1f} MB")
    return 0


def _build(kind: str, out: Path) -> Path:
    needed = {"portable": "linux", "deb": "linux", "windows": "win32", "macos": "darwin"}[kind]
    if not sys.platform.startswith(needed):
        raise KnownError(
            f"PyInstaller packs for the system that it runs on: build “{kind}” on {needed}."
        )
    out.mkdir(parents=True, exist_ok=True)
    time = commit_time()
    program = freeze(out / "work", time)
    if kind == "deb":
        from packing.debian_package import make_deb

        return make_deb(program, out, time)
    if kind == "windows":
        from packing.windows_installer import make_installer

        return make_installer(program, out)
    if kind == "macos":
        from packing.macos_image import make_image

        return make_image(program, out)
    from packing.archive import make_archive

    return make_archive(program, out, time)


if __name__ == "__main__":
    sys.exit(main())
