"""Puts the icon's pictures into the one file that Windows or macOS wants."""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from packing.checkout import CHECKOUT

_PICTURES = CHECKOUT / "resources" / "icons"
_OF_WINDOWS = (16, 32, 48, 64, 128, 256)
_OF_MACOS = {b"icp4": 16, b"icp5": 32, b"icp6": 64, b"ic07": 128, b"ic08": 256}
_HEAD = 8  # bytes before the content of each part of an icns


def icon_for(folder: Path, system: str = sys.platform) -> str | None:
    """Write the icon of *system* (as in ``sys.platform``) into *folder*; return its place.

    None on Linux, whose desktops take the pictures themselves.
    """
    if system == "win32":
        return _written(folder / "whosays.ico", _ico())
    if system == "darwin":
        return _written(folder / "whosays.icns", _icns())
    return None


def _written(file: Path, content: bytes) -> str:
    file.write_bytes(content)
    return str(file)


def _ico() -> bytes:
    """Return an ICO of PNG pictures, which Windows reads since Vista.

    Source: "Evolution of the ICO file format", Microsoft: a head of three numbers, an entry of 16
    bytes a picture, in which 0 stands for 256 pixels, and then the pictures.
    """
    pictures = {size: (_PICTURES / f"whosays-{size}.png").read_bytes() for size in _OF_WINDOWS}
    place = 6 + 16 * len(pictures)
    entries = []
    for size, picture in pictures.items():
        entries.append(
            struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), place)
        )
        place += len(picture)
    return struct.pack("<HHH", 0, 1, len(pictures)) + b"".join([*entries, *pictures.values()])


def _icns() -> bytes:
    """Return an ICNS of PNG pictures: parts with a kind of four letters and a length."""
    parts = b"".join(
        kind + struct.pack(">I", len(picture) + _HEAD) + picture
        for kind, size in _OF_MACOS.items()
        for picture in [(_PICTURES / f"whosays-{size}.png").read_bytes()]
    )
    return b"icns" + struct.pack(">I", len(parts) + _HEAD) + parts
