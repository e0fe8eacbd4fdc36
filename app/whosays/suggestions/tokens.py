"""Splits a text into the tokens that rules look at: words, numbers and marks."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from whosays.articles.span import Span

_TOKEN = re.compile(
    r"[A-Za-z]++(?=[ \n,;:?!\")])|[A-Za-z]{2,}+(?=\.)"  # most words, which need no further look
    r"|\d++(?:[.,]\d{3}(?!\d))*+(?:[.,]\d+)?+"
    r"|[^\W\d_]\.(?:[^\W\d_]\.)++"  # U.S.
    r"|[^\W\d_]\w*+(?:[’'-][^\W\d_]\w*+|-\d+)*+|_\w*+"
    r"|\S"
)


class Kind(Enum):
    """What a token is made of."""

    WORD = "word"
    NUMBER = "number"
    MARK = "mark"


class Token(NamedTuple):
    """One word, number or mark, with its place."""

    text: str
    folded: str
    """In small letters, with straight apostrophes: what look-ups compare."""
    start: int
    end: int
    kind: Kind
    is_capitalized: bool
    """Whether its first letter is a capital."""

    @property
    def span(self) -> Span:
        """Where it stands, in code points."""
        return Span(self.start, self.end)


def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the tokens of *text*, in order; linear in its length."""
    make = tuple.__new__  # what Token(…) does in the end, several times as quick
    known: dict[str, tuple[str, Kind, bool]] = {}  # a text has few words, each of them often
    found = []
    for match in _TOKEN.finditer(text):
        piece = match[0]
        looks = known.get(piece)
        if looks is None:
            looks = known[piece] = _folded(piece), _kind(piece), piece[0].isupper()
        begin, end = match.span()
        folded, kind, is_capitalized = looks
        found.append(make(Token, (piece, folded, begin, end, kind, is_capitalized)))
    return tuple(found)


def _folded(piece: str) -> str:
    return piece.lower() if piece.isascii() else piece.casefold().replace("’", "'")


def _kind(piece: str) -> Kind:
    first = piece[0]
    if first.isdecimal():
        return Kind.NUMBER
    return Kind.WORD if first.isalnum() or first == "_" else Kind.MARK
