"""Makes the disk image for macOS. Not run by anybody yet."""

from __future__ import annotations

import subprocess
from pathlib import Path

from whosays import __version__
from whosays.errors import KnownError


def make_image(program: Path, out: Path) -> Path:
    """Return the disk image of the bundle beside the folder *program*, made in *out*.

    It is not signed: whoever hands it on signs it. Raises KnownError where hdiutil gives up.
    """
    bundle = program.with_name("Who Says.app")
    made = out / f"whosays-{__version__}-macos.dmg"
    command = ["hdiutil", "create", "-ov", "-volname", "Who Says?", "-srcfolder", str(bundle)]
    done = subprocess.run([*command, str(made)], check=False)
    if done.returncode:
        raise KnownError("hdiutil gave up; what it says above tells why.")
    return made
