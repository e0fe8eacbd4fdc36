"""Real conditions under which a record cannot be used: permissions, mounts, a full disk."""

from __future__ import annotations

import contextlib
import ctypes
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_OVERRIDES = 1 << 1 | 1 << 2 | 1 << 3  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_FOWNER
_VERSION_3 = 0x20080522


@contextlib.contextmanager
def permissions_binding() -> Iterator[None]:
    """Have permissions bind this thread, and those it starts, as they bind everybody but root."""
    if sys.platform != "linux" or os.geteuid() != 0:
        yield
        return
    before = _capabilities()
    _set_capabilities((before[0] & ~_OVERRIDES, *before[1:]))
    try:
        yield
    finally:
        _set_capabilities(before)


def _capabilities() -> tuple[int, ...]:
    """Return what this thread may: effective, permitted, inheritable, twice 32 bits of each."""
    data = (ctypes.c_uint32 * 6)()
    _call("capget", data)
    return tuple(data)


def _set_capabilities(capabilities: tuple[int, ...]) -> None:
    _call("capset", (ctypes.c_uint32 * 6)(*capabilities))


def _call(name: str, data: ctypes.Array[ctypes.c_uint32]) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(_VERSION_3, 0)
    if getattr(libc, name)(header, data) != 0:
        raise OSError(ctypes.get_errno(), name)


def mount(*arguments: str | Path) -> bool:
    """Mount as *arguments* say; tell whether that is allowed here."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    call = ["mount", *map(str, arguments)]
    return subprocess.run(call, check=False, capture_output=True).returncode == 0


def unmount(folder: Path) -> None:
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@dataclass(frozen=True)
class Disk:
    """A small disk: *folder* is on it."""

    folder: Path
    fill: Callable[[], None]
    free: Callable[[], None]


@contextlib.contextmanager
def small_disk(folder: Path) -> Iterator[Disk]:
    """Give a disk that can be filled: one in memory, or where none may be mounted, a limit."""
    folder.mkdir()
    if mount("-t", "tmpfs", "-o", "size=2m", "none", folder):
        ballast = folder / "ballast"

        def fill() -> None:
            with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as file:
                while True:
                    file.write(b"\0" * 512)

        try:
            yield Disk(folder, fill, ballast.unlink)
        finally:
            unmount(folder)
    else:
        with _limit() as (fill, free):
            yield Disk(folder, fill, free)


@contextlib.contextmanager
def _limit() -> Iterator[tuple[Callable[[], None], Callable[[], None]]]:
    """Give what forbids this process to make a file larger than 2 KB, and what allows it again."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def fill() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, before[1]))

    def free() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    try:
        yield fill, free
    finally:
        free()


@contextlib.contextmanager
def read_only_medium(folder: Path) -> Iterator[None]:
    """Make *folder* a read-only medium; where nothing may be mounted, forbid writing there."""
    if mount("--bind", folder, folder) and mount("-o", "remount,bind,ro", folder):
        try:
            yield
        finally:
            unmount(folder)
        return
    files = [folder, *folder.iterdir()]
    before = [(file, file.stat().st_mode) for file in files]
    for file, mode in before:
        file.chmod(mode & ~0o222)
    try:
        with permissions_binding():
            yield
    finally:
        for file, mode in before:
            file.chmod(mode)
