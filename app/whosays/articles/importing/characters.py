"""Mends the characters that print and typesetting leave in a text and no reader sees."""

from __future__ import annotations

import re
import unicodedata

_NEVER_SEEN = re.compile(
    # a zero-width space tells where Thai, Lao, Burmese and Khmer words end, and stays there
    "[\u00ad\u2060\ufeff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]"
    "|(?<![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])\u200b"
)
_SPACES = re.compile("[^\\S\n\x0b\x0c\x85\u2028\u2029]+")
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_AROUND_BREAK = re.compile(" *\n *")
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_ODD = re.compile("[\ud800-\udfff\ufb00-\ufb06]")
_UNMARKED_HYPHEN = re.compile(r"(?<=\w)¬(?=\n|$)")
SOFT_HYPHEN = "\u00ad"


def lines_in(text: str) -> list[tuple[str, int]]:
    """Return the lines of *text*, each mended, with the columns it is indented by.

    A soft hyphen stays at the end of a line, where it tells that the word goes on.
    """
    return [(mended_line(line), _indent(line)) for line in _BREAKS.sub("\n", text).split("\n")]


def mended_line(line: str) -> str:
    """Return *line* mended, without white space around it, with a soft hyphen that ends it."""
    goes_on = line.rstrip().endswith(SOFT_HYPHEN)
    whole = mended(line).strip()
    return whole + SOFT_HYPHEN if goes_on and whole else whole


def _indent(line: str) -> int:
    lead = line[: len(line) - len(line.lstrip())]
    return len(lead.expandtabs(4))


def mended(text: str) -> str:
    """Return *text* with line ends as newlines, ordinary spaces, and no invisible characters.

    Soft hyphens vanish, a ligature becomes its letters, letters and accents one character (NFC).
    A run of spaces becomes one; newlines are kept.
    """
    if not text.isascii():
        text = _ODD.sub(lambda found: _LIGATURES.get(found.group(), "\ufffd"), text)
        text = unicodedata.normalize("NFC", _UNMARKED_HYPHEN.sub("-", text))
    text = _NEVER_SEEN.sub("", _BREAKS.sub("\n", text))
    return _AROUND_BREAK.sub("\n", _SPACES.sub(" ", text))


def on_one_line(text: str) -> str:
    """Return *text* mended, with every run of white space one space, and none at its ends."""
    return " ".join(mended(text).split())
