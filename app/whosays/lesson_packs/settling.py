"""Waits until files are on the disk, so that a name given to them afterwards never lies."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

_KNOWS_NONE = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF)


def settle_below(folder: Path, step: Callable[[], None] = lambda: None) -> None:
    """Wait until everything below *folder*, and its names, are on the disk.

    *step* is called again and again; what it raises ends the waiting. Raises OSError where the
    disk does not take it.
    """
    for parent, _folders, files in os.walk(folder, topdown=False):
        for name in files:
            step()
            settle(Path(parent, name))
        step()
        settle(Path(parent))


def settle(path: Path) -> None:
    """Wait until the file or folder *path* is on the disk. Raises OSError."""
    if sys.platform == "win32":
        return  # which opens no folder, and flushes only what is open for writing
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _KNOWS_NONE:  # a file system that has nothing to wait for
            raise
    finally:
        os.close(handle)
