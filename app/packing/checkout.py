"""What is packed: this checkout, its version, and the time of its last commit."""

from __future__ import annotations

import os
import platform
import subprocess
from pathlib import Path

from whosays import __version__

CHECKOUT = Path(__file__).resolve().parents[2]
FILES = Path(__file__).parent / "files"
APPLICATION_ID = "org.example.WhoSays"
"""What software centres and macOS tell the program by: a domain of the maker's, backwards.

The project has none; this one is kept for examples and is nobody's (RFC 2606, section 3). Whoever
hands the program to a software centre puts their own here: the one place where it stands.
"""
_LONG_AGO = 315532800  # 1980, the first year that a zip knows


def name_of_package() -> str:
    """Return what an archive of this version for this machine is called."""
    return f"whosays-{__version__}-linux-{platform.machine()}"


def commit_time() -> int:
    """Return the second that everything in a package is dated: ``SOURCE_DATE_EPOCH``, or git's."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdecimal():
        return int(given)
    asked = subprocess.run(
        ["git", "-C", str(CHECKOUT), "log", "-1", "--format=%ct"],  # noqa: S607 - a builder has git
        check=False,
        capture_output=True,
        text=True,
    )
    return int(asked.stdout) if asked.stdout.strip().isdecimal() else _LONG_AGO
