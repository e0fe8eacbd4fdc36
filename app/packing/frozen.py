"""Makes the folder with the program, Python and Qt in it, by PyInstaller.

PyInstaller, because it finds what Qt's plugins need, starts as fast as the source does, and makes
a folder whose parts can be looked at and replaced, as the LGPL asks for Qt.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from packing.checkout import CHECKOUT, FILES
from packing.licences import write_licences
from whosays.errors import KnownError

_SPEC = Path(__file__).with_name("whosays.spec")


def freeze(work: Path, time: int) -> Path:
    """Return the folder with the program, made anew in *work*; every file is of *time*.

    Raises KnownError where PyInstaller gives up.
    """
    shutil.rmtree(work, ignore_errors=True)
    surroundings = {
        **os.environ,
        "PYTHONHASHSEED": "0",  # the order of sets is in what it writes
        "SOURCE_DATE_EPOCH": str(time),
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "offscreen",
    }
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(work / "dist"), "--workpath", str(work / "made"), str(_SPEC)]
    print("Packing the program with Python and Qt; this takes a minute or two.", flush=True)
    done = subprocess.run(command, check=False, env=surroundings, cwd=CHECKOUT)
    if done.returncode:
        raise KnownError("PyInstaller gave up; what it says above tells why.")
    program = work / "dist" / "whosays"
    write_licences(program)
    for name in ("README.txt", "whosays.toml.example"):
        shutil.copy(FILES / name, program / name)
    for path in sorted(program.rglob("*"), reverse=True):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
        os.utime(path, (time, time), follow_symlinks=False)
    return program
