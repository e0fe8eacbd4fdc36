"""Splits a text into the tokens that rules look at: words, numbers and marks."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from whosays.articles.span import Span

_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,]\d{3})*+(?:[.,]\d+)?+(?=\b|\D))"
    r"|(?P<word>(?:[^\W\d_]\.){2,}"  # U.S.
    r"|[^\W\d_][\w]*+(?:[’'\u2019-][^\W\d_][\w]*+|-\d+)*+|\w+)"
    r"|(?P<mark>\S)"
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


_KINDS = {kind.value: kind for kind in Kind}


def tokens_of(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Return the tokens of *text* between *start* and *end*, in order; linear in their length."""
    make = tuple.__new__  # what Token(…) does in the end, several times as quick
    known: dict[str, tuple[str, Kind, bool]] = {}  # a text has few words, each of them often
    found = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        piece = match[0]
        looks = known.get(piece)
        if looks is None:
            folded = piece.lower() if piece.isascii() else piece.casefold().replace("’", "'")
            kind = _KINDS[match.lastgroup or "mark"]
            looks = known[piece] = folded, kind, piece[0].isupper()
        begin, stop = match.span()
        found.append(make(Token, (piece, looks[0], begin, stop, looks[1], looks[2])))
    return tuple(found)
