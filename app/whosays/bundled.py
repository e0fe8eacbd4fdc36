"""Finds the lessons and resources that come with the program."""

from __future__ import annotations

import sys
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


def program_folder() -> Path | None:
    """Return the folder that the program lies in, beside which people put what belongs to it.

    That is where the packed program is, the checkout, or the environment that an installed copy
    is in; None where it is installed among everything else of the system.
    """
    if getattr(sys, "frozen", False):
        program = Path(sys.executable).resolve()
        bundle = next((each for each in program.parents if each.suffix == ".app"), program)
        return bundle.parent
    package = Path(__file__).resolve().parent
    if not (package / "bundled").is_dir():
        return package.parent.parent
    return Path(sys.prefix) if sys.prefix != sys.base_prefix else None
