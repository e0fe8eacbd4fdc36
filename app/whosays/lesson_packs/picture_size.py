"""Finds out what kind of picture a file really is, and how large, without decoding it.

A name is only a claim: what ends in ``.png`` may be a drawing that refers to other files, or a
picture of a few bytes that fills the memory once it is unpacked. The places are those of PNG
(W3C, section 11.2.2), GIF89a (section 18), JPEG (ITU-T T.81, annex B) and WebP (RFC 9649).
"""

from __future__ import annotations

import struct

ENOUGH = 1024 * 1024
"""Bytes of a file's beginning in which its size stands, after what cameras put before it."""
_MOST_PIXELS = 25_000_000  # a telephone takes twelve million; each costs four bytes to show
_LONGEST_SIDE = 10_000

_PNG = b"\x89PNG\r\n\x1a\n"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # what begins a JPEG's frame
_ALONE = frozenset((0x01, *range(0xD0, 0xD8)))  # markers without a length


def is_too_large(width: int, height: int) -> bool:
    """Tell whether a picture of *width* and *height*, in pixels, would cost too much to show."""
    return width * height > _MOST_PIXELS or max(width, height) > _LONGEST_SIDE


def picture_size(head: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels of the picture that begins with *head*.

    None where it is no PNG, JPEG, GIF or WebP, or its size does not stand in *head*.
    """
    try:
        if head.startswith(_PNG) and head[12:16] == b"IHDR":
            return _pair(">LL", head, 16)
        if head.startswith((b"GIF87a", b"GIF89a")):
            return _pair("<HH", head, 6)
        if head.startswith(b"\xff\xd8\xff"):
            return _of_jpeg(head)
        if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
            return _of_webp(head)
    except (struct.error, IndexError):
        pass
    return None


def _pair(form: str, head: bytes, at: int) -> tuple[int, int]:
    first, second = struct.unpack_from(form, head, at)
    return first, second


def _of_jpeg(head: bytes) -> tuple[int, int] | None:
    at = 2
    while head[at] == 0xFF:
        marker = head[at + 1]
        if marker == 0xFF:  # of which there may be any number before a marker
            at += 1
        elif marker in _ALONE:
            at += 2
        elif marker in _FRAMES:
            height, width = _pair(">HH", head, at + 5)
            return width, height
        else:
            at += 2 + struct.unpack_from(">H", head, at + 2)[0]
    return None


def _of_webp(head: bytes) -> tuple[int, int] | None:
    kind = head[12:16]
    if kind == b"VP8X":
        width, height = (int.from_bytes(head[at : at + 3], "little") for at in (24, 27))
        return (width + 1, height + 1) if len(head) >= 30 else None
    if kind == b"VP8L" and head[20] == 0x2F:
        bits = struct.unpack_from("<L", head, 21)[0]
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 " and head[23:26] == b"\x9d\x01\x2a":
        width, height = _pair("<HH", head, 26)
        return width & 0x3FFF, height & 0x3FFF
    return None
