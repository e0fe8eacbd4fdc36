"""Compares two builds of one commit, file by file."""

from __future__ import annotations

import re
from pathlib import Path

from packed.verdicts import verdict

_WHY: dict[str, str] = {}
"""The files, as patterns of their names, that differ, and why that is so."""


def compare(first: Path, second: Path) -> list[bool]:
    """Compare the folders *first* and *second*; print what differs and why; tell what holds."""
    print("\nTwo builds of one commit")
    ours, theirs = _files(first), _files(second)
    missing = sorted(ours.keys() ^ theirs.keys())
    differing = sorted(name for name in ours.keys() & theirs.keys() if ours[name] != theirs[name])
    unsaid = []
    for name in differing:
        why = next((text for pattern, text in _WHY.items() if re.fullmatch(pattern, name)), "")
        print(f"  {name} differs: {why or 'nobody has said why'}")
        if not why:
            unsaid.append(name)
    same = len(ours) - len(differing)
    return [
        verdict("both hold the same names", not missing, ", ".join(missing[:9])),
        verdict(f"{same} of {len(ours)} files are the same, byte for byte", same > 0),
        verdict("of every other it is said why", not unsaid, ", ".join(unsaid[:9])),
    ]


def _files(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return the mode and the content (of a link, its target) of everything in *folder*."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_symlink():
            content = str(path.readlink()).encode()
        else:
            content = b"" if path.is_dir() else path.read_bytes()
        found[path.relative_to(folder).as_posix()] = (path.lstat().st_mode, content)
    return found
