"""Lets one process at a time change the packs of a data folder."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from whosays.errors import KnownError
from whosays.private_folders import make_private
from whosays.translation import _

PATIENCE = 10.0
"""Seconds to wait for another process that changes packs."""
LOCK = ".lock"
"""The file in the folder that is locked, and gone when nobody holds it."""
_MOMENT = 0.05  # seconds between two tries


class PacksInUseError(KnownError):
    """Another process is changing the packs, and did not end soon."""


@contextmanager
def only_one(
    folder: Path, *, patience: float = PATIENCE, step: Callable[[], None] | None = None
) -> Iterator[None]:
    """Hold the lock of *folder* meanwhile; it ends with the process, however that ends.

    The folder is made where it is not there, and is gone again if it is empty in the end.
    Another process is waited for *patience* seconds; *step* is called meanwhile, and what it
    raises ends the waiting. Raises PacksInUseError, and OSError where the folder cannot be made
    or opened.
    """
    made = [path for path in (folder, *folder.parents) if not os.path.lexists(path)]
    try:
        handle = _locked(folder, time.monotonic() + patience, step)
        try:
            yield
        finally:
            _let_go(folder, handle)
    finally:
        for path in made:
            with suppress(OSError):
                path.rmdir()


def _locked(folder: Path, deadline: float, step: Callable[[], None] | None) -> int:
    """Return an open handle that holds the lock of *folder*."""
    while True:
        make_private(folder)
        handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            # whoever held the lock takes its file away
            if _is_ours(handle) and _is_still(folder / LOCK, handle):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
        if time.monotonic() > deadline:
            raise PacksInUseError(
                _("Packs are being installed or removed elsewhere; wait for that and try again.")
            )
        if step is not None:
            step()
        time.sleep(_MOMENT)


def _let_go(folder: Path, handle: int) -> None:
    if sys.platform == "win32":  # a file that is open cannot be deleted there
        os.close(handle)
    with suppress(OSError):
        (folder / LOCK).unlink(missing_ok=True)
    if sys.platform != "win32":
        os.close(handle)


def _is_ours(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # some network folders know no locks; then it is as if everybody were alone
        return error.errno in (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS)
    return True


def _is_still(lock: Path, handle: int) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), lock.stat())
    except FileNotFoundError:
        return False
