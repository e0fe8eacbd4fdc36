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


class Form(NamedTuple):
    """A word, number or mark as it is written, and every place where a text has it so."""

    folded: str
    kind: Kind
    is_capitalized: bool
    places: list[int]
    """The numbers of its tokens, in order."""


def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the tokens of *text*, in order; linear in its length."""
    return tokens_and_forms(text)[0]


def tokens_and_forms(text: str) -> tuple[tuple[Token, ...], dict[str, Form]]:
    """Return the tokens of *text*, in order, and its forms by what is written."""
    make = tuple.__new__  # what Token(…) does in the end, several times as quick
    forms: dict[str, Form] = {}  # a text has few words, each of them often
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        piece = match[0]
        form = forms.get(piece)
        if form is None:
            folded = piece.lower() if piece.isascii() else piece.casefold().replace("’", "'")
            kind = _KINDS[match.lastgroup or "mark"]
            form = forms[piece] = Form(folded, kind, piece[0].isupper(), [])
        folded, kind, is_capitalized, places = form
        places.append(len(found))
        begin, stop = match.span()
        found.append(make(Token, (piece, folded, begin, stop, kind, is_capitalized)))
    return tuple(found), forms
