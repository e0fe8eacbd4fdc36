"""Splits an article's text into sentences, the same way every time.

Deterministic and versioned, because discernment is counted over sentences and the version is
kept with what was counted. Blocks (separated by a blank line) always end a sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from whosays.articles.span import Span

SENTENCES_VERSION = 1

_BLOCK_END = re.compile(r"\n\s*\n")
_CLOSING = "\"'”’»›)]}"
_OPENING = "\"'“‘«‹([{„‚¿¡"
_TERMINATOR = re.compile(rf"[.!?…。！？؟।]+[{re.escape(_CLOSING)}]*(?=\s|$)|[。！？]+")
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof sr jr st messrs mme mlle rev hon pres gov sen rep amb sec supt insp
    gen lt col maj capt cmdr adm sgt cpl pvt brig no nos vol art sec fig ch p pp ed eds cf vs
    approx ca est dept univ inc ltd co corp bros e.g i.e etc al jan feb mar apr jun jul aug sep
    sept oct nov dec mt ft
    """.split()
)
_ALWAYS_GO_ON = _ABBREVIATIONS - {"inc", "ltd", "co", "corp", "etc", "al", "jr", "sr", "bros"}
_INITIAL = re.compile(r"(?:^|[\s(“\"'])(?:[^\W\d_]\.)*[^\W\d_]$")
_LOOK_AROUND = 60  # code points; more than any abbreviation, and keeps long blocks linear
_LAST_TOKEN = re.compile(r"[^\s(\[“‘\"']+$")


def _goes_on(text: str, block_start: int, match: re.Match[str]) -> bool:
    """Tell whether the full stop at *match* belongs to an abbreviation or an initial."""
    following = text[match.end() : match.end() + _LOOK_AROUND].lstrip()
    if following and following.lstrip(_OPENING)[:1].islower():
        return True
    if not match.group().startswith(".") or len(match.group().rstrip(_CLOSING)) > 1:
        return False
    before = text[max(block_start, match.start() - _LOOK_AROUND) : match.start()]
    token = _LAST_TOKEN.search(before)
    word = token.group().lower() if token else ""
    if word in ("no", "art", "fig", "sec", "ch", "p"):
        return following[:1].isdigit()
    if word in _ALWAYS_GO_ON:
        return True
    # "George W. Bush" goes on; "the U.S. The ministry" cannot be told from "U.S. Army": it goes on
    return bool(token and _INITIAL.search(before)) and following[:1].isalpha()


def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of *text* in order, without the white space between them."""
    found: list[Span] = []
    block_start = 0
    boundaries = [(match.start(), match.end()) for match in _BLOCK_END.finditer(text)]
    for block_end, next_start in [*boundaries, (len(text), len(text))]:
        start = block_start
        for match in _TERMINATOR.finditer(text, block_start, block_end):
            if match.end() < block_end and _goes_on(text, block_start, match):
                continue
            _add(found, text, start, match.end())
            start = match.end()
        _add(found, text, start, block_end)
        block_start = next_start
    return tuple(found)


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        start += len(piece) - len(piece.lstrip())
        found.append(Span(start, start + len(stripped)))


class Sentences:
    """The sentences of one text, numbered from 0, with a look-up by position."""

    def __init__(self, text: str) -> None:
        self.spans = sentences(text)
        self._starts = [span.start for span in self.spans]

    def number_at(self, position: int) -> int:
        """Return the number of the sentence that holds, or last began before, *position*."""
        return max(bisect_right(self._starts, position) - 1, 0)
