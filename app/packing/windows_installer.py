"""Makes the installer for Windows by Inno Setup. Not run by anybody yet."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from packing.checkout import FILES
from whosays import __version__
from whosays.errors import KnownError


def make_installer(program: Path, out: Path) -> Path:
    """Return the installer of the folder *program*, made in *out*, for one user, without rights.

    Raises KnownError where Inno Setup is not there or gives up.
    """
    compiler = shutil.which("iscc")
    if compiler is None:
        raise KnownError("Inno Setup’s compiler, iscc, is not on the path; install Inno Setup 6.")
    command = [compiler, f"/DProgram={program}", f"/DVersion={__version__}", f"/O{out}"]
    done = subprocess.run([*command, str(FILES / "whosays.iss")], check=False)
    if done.returncode:
        raise KnownError("Inno Setup gave up; what it says above tells why.")
    return out / f"whosays-{__version__}-windows.exe"
