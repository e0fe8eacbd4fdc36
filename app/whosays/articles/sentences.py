"""Splits an article's text into sentences, the same way every time.

Deterministic and versioned, because discernment is counted over sentences and the version is
kept with what was counted. Blocks (separated by a blank line) always end a sentence; a sentence
always holds something that can be marked.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import bisect_right
from functools import lru_cache

from whosays.articles.span import Span
from whosays.articles.words import is_edge_punctuation

SENTENCES_VERSION = 1

_BLOCK_END = re.compile(r"\n\s*\n")
_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_STOPS = ".!?…。！？．؟۔।॥։።။។"
_UNSPACED_STOPS = frozenset("。！？")
_CLOSING = "\"'”’»›)]}」』）】》〉"
_OPENING = re.compile(rf"[\s{_INVISIBLE}\"'“‘«‹(\[{{„‚¿¡「『（–—-]*")
_TERMINATOR = re.compile(
    rf"[{_STOPS}][{_STOPS}]*+[{re.escape(_CLOSING)}{_INVISIBLE}]*+"
    rf"(?:(?:\[\d{{1,3}}\])++(?=\s|\Z))?+"
)
_SPACE_OR_END = re.compile(r"[\s\u200b\ufeff]|\Z")


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_TITLES = _words(
    """
    mr mrs ms dr drs prof profs messrs mme mlle rev hon pres gov sen sens rep reps amb supt
    insp gen lt col maj capt cmdr adm sgt cpl pvt brig vs approx cf e.g i.e nos vol eds mt
    """
)
_BEFORE_NUMBERS = _words(
    """
    no art fig sec ch p pp ca est jan feb mar apr jun jul aug sep sept oct nov dec
    """
)
_UNLESS_A_SENTENCE_STARTS = _words("st jr sr inc ltd co corp bros dept univ ft")
_STARTERS = _words(
    """
    a according after all also although an and another any as asked at because before both but by
    despite during each earlier even few finally first for from further he her here his how
    however i if in instead it its last later many meanwhile more most my neither next no none nor
    not nothing now of on once one only or other our over she since so some still such that the
    their then there these they this those though thus to today two under until we what when where
    whether which while who why with without yet you your
    """
)
_LONGEST_SHORT_FORM = max(map(len, _TITLES | _BEFORE_NUMBERS | _UNLESS_A_SENTENCE_STARTS))
_LOOK_AROUND = 60  # code points; more than any abbreviation, and keeps long blocks linear
_BEFORE_TOKEN = frozenset("([“‘\"'/–—-")
_INITIAL = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}|[^\W\d_]")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_SPEAKER_FOLLOWS = re.compile(
    r"\s+(?:[^\W\d_][\w.’'-]*\s+){1,4}?"
    r"(?:said|says|asked|asks|added|replied|wrote|shouted|told|declared|insisted|warned)\b"
)
_NUMBER = re.compile(r"\d{1,3}")


def _ends(text: str, start: int, block_end: int, match: re.Match[str]) -> bool:
    """Tell whether a sentence that began at *start* ends with the stops of *match*."""
    at = match.end()
    if at < block_end and not text[at].isascii() and unicodedata.category(text[at])[0] == "M":
        return False  # the stop carries an accent, and is a letter of some word
    if at >= block_end or not _UNSPACED_STOPS.isdisjoint(match.group()):
        return True
    if not _SPACE_OR_END.match(text, at):
        return match.group()[-1] in "”»" and text[at].isupper()
    opening = _OPENING.match(text, at, min(at + _LOOK_AROUND, block_end))
    first = opening.end() if opening else at
    if first >= block_end or text[first].islower() or text[first] in _STOPS:
        return False
    if match.group()[0] == "." and match.group()[1:2] not in tuple("."):
        return not _abbreviates(text, start, match.start(), first)
    return not (match.group()[-1] in _CLOSING and _SPEAKER_FOLLOWS.match(text, at, block_end))


def _abbreviates(text: str, start: int, stop: int, following: int) -> bool:
    """Tell whether the full stop at *stop* belongs to a short form or to a number before a noun."""
    word = _last_token(text, max(start, stop - _LOOK_AROUND), stop)
    if len(word) > _LONGEST_SHORT_FORM and word.isalpha():
        return False
    next_word = _FIRST_WORD.match(text, following, following + _LOOK_AROUND)
    a_sentence_starts = bool(next_word and next_word.group().lower() in _STARTERS)
    if _NUMBER.fullmatch(word):
        return not text[start:stop].strip(f"{word} \t\n(“\"'")
    if word.lower() in _TITLES:
        return True
    if word.lower() in _BEFORE_NUMBERS:
        return text[following].isdecimal()
    if word.lower() in _UNLESS_A_SENTENCE_STARTS or _INITIAL.fullmatch(word):
        return not a_sentence_starts
    return False


def _last_token(text: str, start: int, end: int) -> str:
    """Return what stands at the end of *text* from *start* to *end*, with no space or quote."""
    if end > start and text[end - 1] == "\n":
        end -= 1
    first = end
    while first > start and not (text[first - 1].isspace() or text[first - 1] in _BEFORE_TOKEN):
        first -= 1
    return text[first:end]


def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of *text* in order, without the white space between them."""
    found: list[Span] = []
    block_start = 0
    boundaries = [(match.start(), match.end()) for match in _BLOCK_END.finditer(text)]
    for block_end, next_start in [*boundaries, (len(text), len(text))]:
        found += _in_block(text, block_start, block_end)
        block_start = next_start
    return tuple(found)


def _in_block(text: str, block_start: int, block_end: int) -> list[Span]:
    found: list[Span] = []
    start = searched = block_start
    for match in _TERMINATOR.finditer(text, block_start, block_end):
        if not _ends(text, start, block_end, match):
            continue
        if _holds_a_word(text, searched, match.end()):
            found.append(_stripped(text, start, match.end()))
            start = match.end()
        elif found:
            found[-1] = Span(found[-1].start, match.end())
            start = match.end()
        searched = match.end()
    if _holds_a_word(text, searched, block_end):
        found.append(_stripped(text, start, block_end))
    elif found:
        found[-1] = _stripped(text, found[-1].start, block_end)
    return found


def _stripped(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    return Span(start + lead, start + max(len(piece.rstrip()), lead))


def _holds_a_word(text: str, start: int, end: int) -> bool:
    for at in range(start, end):  # mostly the first or the second character tells
        character = text[at]
        if character.isalnum() or not (character.isspace() or is_edge_punctuation(character)):
            return True
    return False


class Sentences:
    """The sentences of one text, numbered from 0, with a look-up by position."""

    def __init__(self, text: str) -> None:
        self.spans = sentences(text)
        self._starts = [span.start for span in self.spans]

    def number_at(self, position: int) -> int:
        """Return the number of the sentence that holds, or last began before, *position*.

        0 before the first one and in a text without sentences.
        """
        return max(bisect_right(self._starts, position) - 1, 0)

    def around(self, position: int) -> Span:
        """Return the sentence that holds *position*, up to where the next one begins.

        Everything in a text without sentences.
        """
        number = self.number_at(position)
        start = self._starts[number] if number else 0
        following = self._starts[number + 1 : number + 2]
        return Span(start, following[0] if following else sys.maxsize)


@lru_cache(maxsize=2)
def sentences_of(text: str) -> Sentences:
    """Return the sentences of *text*; whoever reads a lesson and whoever shows it share them."""
    return Sentences(text)
