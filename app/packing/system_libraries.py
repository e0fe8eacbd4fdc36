"""The libraries of the system that were packed, with the Debian packages that they are of."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Library:
    """A library of the system."""

    file: str
    package: str
    version: str
    text: Path | None
    """What Debian says of its licences; None where that is not there."""


def system_libraries(program: Path) -> list[Library]:
    """Return the libraries of the system that are in the folder *program*."""
    if not sys.platform.startswith("linux"):
        return []
    found = []
    for path in sorted((program / "_internal").glob("lib*.so*")):
        of_qt = program / "_internal" / "PySide6" / "Qt" / "lib" / path.name
        if path.is_symlink() or of_qt.exists() or path.name.startswith("libpython"):
            continue
        package = _asked("-S", f"*/{path.name}").partition(":")[0] or path.name
        version = _asked("-W", "-f", "${Version}", package)
        text = Path("/usr/share/doc") / package / "copyright"
        found.append(Library(path.name, package, version, text if text.is_file() else None))
    return found


def _asked(*question: str) -> str:
    tool = "dpkg-query"
    asked = subprocess.run([tool, *question], check=False, capture_output=True, text=True)
    return asked.stdout.strip()
