"""Lets one process at a time change the packs of a data folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from whosays.errors import KnownError
from whosays.translation import _

_NAME = ".lock"


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold the lock of *folder* meanwhile; it ends with the process, however that ends.

    Raises KnownError where another process holds it, or the folder takes no file.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / _NAME, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise KnownError(
            _("The folder “{folder}” takes no packs ({reason}); look at its permissions.").format(
                folder=folder, reason=error.strerror or error
            )
        ) from error
    try:
        if not _is_locked_by_us(handle):
            raise KnownError(
                _("Packs are being installed or removed elsewhere; wait for that and try again.")
            )
        yield
    finally:
        os.close(handle)


def _is_locked_by_us(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
