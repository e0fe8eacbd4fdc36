"""Looks at the directory of a zip before anything else reads it.

Python's ``zipfile`` believes a directory: it makes an object of each entry, however many there
are, and unpacks the same bytes once for each entry that claims them.
"""

from __future__ import annotations

import os
import struct
import zipfile
from collections.abc import Sequence
from typing import IO

from whosays.lesson_packs.pack_refusal import damaged, refuse
from whosays.translation import _

_END_RECORD = b"PK\x05\x06"
_END_SIZE = 22
_LONGEST_COMMENT = 0xFFFF
_LARGE_FORM = b"PK\x06\x07"  # of the locator that stands before the end record of a ZIP64 file
_LOCATOR_SIZE = 20
_ENTRY = b"PK\x01\x02"
_ENTRY_SIZE = 46
_LOCAL_SIZE = 30
_LARGEST_DIRECTORY = 8 * 1024 * 1024  # bytes; 22,000 entries with long names have a third of it


def check_directory(stream: IO[bytes], most_entries: int) -> None:
    """Refuse a zip that has more than *most_entries*, or whose directory is none.

    Raises PackFileRefused; leaves *stream*, which can seek, at its beginning.
    """
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - _END_SIZE - _LONGEST_COMMENT))
    tail = stream.read()
    at = tail.rfind(_END_RECORD)
    if at < 0 or len(tail) < at + _END_SIZE:
        raise damaged()
    entries, length = struct.unpack_from("<HL", tail, at + 10)
    # a ZIP64 file says its numbers elsewhere, and needs to only where they are beyond a pack's
    is_large = tail[max(0, at - _LOCATOR_SIZE) : at].startswith(_LARGE_FORM)
    if is_large or entries > most_entries or length > _LARGEST_DIRECTORY:
        refuse(_("it has too many entries."))
    begins = size - len(tail) + at - length
    if begins < 0:
        raise damaged()
    stream.seek(begins)
    if _counted(stream.read(length)) != entries:
        raise damaged()
    stream.seek(0)


def _counted(directory: bytes) -> int:
    """Return how many entries *directory* really has; -1 where it is none."""
    at = count = 0
    while at < len(directory):
        if directory[at : at + 4] != _ENTRY or at + _ENTRY_SIZE > len(directory):
            return -1
        at += _ENTRY_SIZE + sum(struct.unpack_from("<HHH", directory, at + 28))
        count += 1
    return count if at == len(directory) else -1


def check_places(infos: Sequence[zipfile.ZipInfo], directory_start: int) -> None:
    """Refuse entries that share bytes with one another, or with the directory.

    Such a file unpacks to far more than the ratio of each entry lets one expect. Raises
    PackFileRefused.
    """
    end = 0
    for info in sorted(infos, key=lambda each: each.header_offset):
        if info.header_offset < end:
            refuse(_("some of its entries lie on top of one another."))
        end = info.header_offset + _LOCAL_SIZE + info.compress_size
    if end > directory_start:
        refuse(_("some of its entries lie on top of one another."))
