"""Finds the lessons and resources that come with the program."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from whosays.errors import BugError


def bundled(name: str) -> Path:
    """Return the folder *name* (``lessons`` or ``resources``) that came with the program.

    An installed copy has it inside the package, a checkout beside ``app/``.
    Raises BugError when neither is there.
    """
    package = Path(str(files("whosays")))
    for folder in (package / "bundled" / name, package.parent.parent / name):
        if folder.is_dir():
            return folder
    raise BugError(f"the program came without its folder {name!r}")
