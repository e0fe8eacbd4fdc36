"""Recognises what the bytes of a file are, by what they hold before by what it is called."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

from whosays.articles.importing.failures import Failure


class Kind(StrEnum):
    """The kinds of file an article is read from."""

    PAGE = "page"
    SELECTION = "selection"
    TEXT = "text"
    MARKDOWN = "markdown"
    WORD = "word"
    PDF = "pdf"


_BY_NAME = {
    ".html": Kind.PAGE,
    ".htm": Kind.PAGE,
    ".xhtml": Kind.PAGE,
    ".shtml": Kind.PAGE,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
}
_BY_TYPE = {
    "text/html": Kind.PAGE,
    "application/xhtml+xml": Kind.PAGE,
    "text/markdown": Kind.MARKDOWN,
    "text/plain": Kind.TEXT,
}
_NOT_READ = (
    (b"\xd0\xcf\x11\xe0", "DOC"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "GZIP"),
    (b"BZh", "BZIP2"),
    (b"7z\xbc\xaf", "7Z"),
    (b"Rar!", "RAR"),
    (b"\x7fELF", "ELF"),
    (b"%!PS", "PostScript"),
)
_LOOKS_LIKE_A_PAGE = re.compile(
    rb"(?i)(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?"
    rb"<(?:!doctype\s+html|html|head|body)\b"
)
_HEAD = 2048  # bytes
_SAMPLE = 8192  # bytes


def kind_of(data: bytes, name: str = "", content_type: str = "") -> Kind:
    """Return what *data* is; *name* and *content_type* help where the bytes do not tell.

    Raises Failure for nothing at all, and for kinds that are not read.
    """
    if not data.strip():
        raise Failure("empty")
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith(b"PK\x03\x04"):
        return _of_archive(data, name)
    for mark, called in _NOT_READ:
        if head.startswith(mark):
            raise Failure("unknown-kind", called)
    told = _BY_TYPE.get(content_type) or _BY_NAME.get(PurePath(name).suffix.lower())
    if told is Kind.PAGE or _LOOKS_LIKE_A_PAGE.match(_narrow(head)):
        return Kind.PAGE
    if _is_binary(data[:_SAMPLE]):
        raise Failure("unknown-kind", PurePath(name).suffix.lstrip(".").upper()[:10] or "?")
    return told or Kind.TEXT


def _of_archive(data: bytes, name: str) -> Kind:
    if b"word/document" in data:
        return Kind.WORD
    raise Failure("unknown-kind", PurePath(name).suffix.lstrip(".").upper()[:10] or "ZIP")


def _narrow(head: bytes) -> bytes:
    """Return the ASCII that UTF-16 holds, so that its markup can be recognised."""
    return head[2:].replace(b"\0", b"") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head


def _is_binary(sample: bytes) -> bool:
    """Tell whether *sample* is no text: control characters, beyond what UTF-16 explains."""
    if sample[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return False
    controls = sum(sample.count(code) for code in (*range(1, 9), *range(14, 27), 28, 29, 30, 31))
    zeros = sample.count(0)
    looks_wide = abs(sample[::2].count(0) - sample[1::2].count(0)) > 0.8 * zeros > len(sample) // 6
    return controls > len(sample) // 50 or (zeros > 0 and not looks_wide)
