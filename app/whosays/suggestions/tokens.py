"""Splits a text into the tokens that rules look at: words, numbers and marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

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


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark, with its place."""

    text: str
    folded: str
    """In small letters, with straight apostrophes: what look-ups compare."""
    start: int
    end: int
    kind: Kind

    @property
    def span(self) -> Span:
        """Where it stands, in code points."""
        return Span(self.start, self.end)

    @property
    def is_capitalized(self) -> bool:
        """Whether its first letter is a capital."""
        return self.text[:1].isupper()


def tokens_of(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Return the tokens of *text* between *start* and *end*, in order; linear in their length."""
    found = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        piece = match.group()
        folded = piece.casefold().replace("’", "'")
        found.append(Token(piece, folded, match.start(), match.end(), Kind(match.lastgroup)))
    return tuple(found)
