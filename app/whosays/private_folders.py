"""Makes folders that nobody else on the machine can look into."""

from __future__ import annotations

from pathlib import Path


def make_private(folder: Path) -> None:
    """Make *folder*, and every folder above it that is missing, for its owner alone.

    One that is there stays as it is: somebody may have opened it to others. Raises OSError.
    """
    if folder.is_dir():
        return
    if folder.parent != folder:
        make_private(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
