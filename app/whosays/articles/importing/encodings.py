"""Tells which letters the bytes of a text or a page stand for."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""(?i)<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w.:-]{1,40})"""
)
_HEAD = 4096  # bytes; the HTML standard looks for a declaration in the first 1024
_SAMPLE = 65536  # bytes; more tells no more, and the guess takes longer
_SUPERSETS = {"iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
"""What pages mean by these names, as browsers read them."""
_SEVEN_BITS = ("iso2022", "hz")
"""Encodings whose bytes are all ASCII, so that they pass for UTF-8."""
_NEVER_GUESSED = re.compile("(?i)utf_?7|utf_?16|utf_?32|cp037|cp500|cp1140")


def decoded(data: bytes, declared: str = "") -> tuple[str, str]:
    """Return the text of *data*, and the name of its encoding where that was only guessed.

    A byte-order mark is believed first, then UTF-8 if the bytes allow it (nothing else looks like
    it by chance), then *declared*. What still cannot be read becomes U+FFFD.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace"), ""
    said = _known_name(declared)
    wide = _without_mark(data)
    for name in (wide, said if said.startswith(_SEVEN_BITS) else "", "utf-8", said):
        if not name:
            continue
        try:
            return data.decode(name), ""
        except UnicodeError:
            continue
    guess = wide or said or _guess(data)
    return data.decode(guess, "replace"), "" if wide or said else guess


def decoded_page(data: bytes, declared: str = "") -> tuple[str, str]:
    """Return the text of the page *data* as ``decoded`` does, believing what it declares."""
    if not declared:
        found = _DECLARED.search(data, 0, _HEAD)
        declared = found[1].decode("ascii", "replace") if found else ""
    return decoded(data, declared)


def _known_name(name: str) -> str:
    """Return Python's name of the encoding *name*; "" if it knows none, or it says nothing."""
    try:
        found = codecs.lookup(name.strip()).name
        "".encode(found)
    except (LookupError, ValueError):
        return ""
    return "" if found in ("ascii", "utf-8") else _SUPERSETS.get(found, found)


def _without_mark(data: bytes) -> str:
    """Return the UTF-16 that *data* is in, by where its zero bytes stand; "" if it is not."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    enough = len(sample) // 5
    if max(even, odd) <= enough or min(even, odd) > enough // 8:
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE]
    best = from_bytes(sample).best()
    if best is None or _NEVER_GUESSED.match(best.encoding):
        return "cp1252"
    return _SUPERSETS.get(best.encoding, best.encoding)
