"""Splits a text into the tokens that rules look at: words, numbers and marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

_WIDE = 2

_TOKEN = re.compile(
    r"[A-Za-z]++(?=[ \n,;:?!\")])|[A-Za-z]{2,}+(?=\.)"  # most words, which need no further look
    r"|\d++(?:[.,]\d{3}(?!\d))*+(?:[.,]\d+)?+"
    r"|(?:Rs|Bt|Sh|[KTU]Sh|Ksh|Tk|Rp|RM|USD|EUR|GBP|CHF|VND|INR|PKR|NGN)(?=\d)"  # Bt100
    r"|[^\W\d_]\.(?:[^\W\d_]\.)++"  # U.S.
    r"|[^\W\d_]\w*+(?:[’'-][^\W\d_]\w*+|-\d+)*+|_\w*+"
    r"|\S"
)


@dataclass(slots=True)
class Token:
    """One word, number or mark: the same object wherever a text has it written so.

    Nobody changes one; it is not frozen because that makes each several times as slow.
    """

    text: str
    straight: str
    """As it is written, but for apostrophes, which are straight."""
    folded: str
    """In small letters, with straight apostrophes: what look-ups compare."""
    is_capitalized: bool
    """Whether its first letter is a capital."""
    is_word: bool
    is_number: bool
    is_mark: bool
    gap: int
    """How many code points of white space stand before it; two count for any more."""


class Reading(NamedTuple):
    """The tokens of a text, and where they stand."""

    tokens: tuple[Token, ...]
    starts: list[int]
    """Where each begins, in code points."""
    ends: list[int]
    """Where each ends, in code points, half-open."""


def read(text: str) -> Reading:
    """Return the tokens of *text*, in order, and their places; linear in its length."""
    beside: dict[str, Token] = {}  # what touches the token before it
    spaced: dict[str, Token] = {}
    apart: dict[str, Token] = {}
    tokens, starts, ends = [], [], []
    past = 0
    for match in _TOKEN.finditer(text):
        piece = match[0]
        begin, end = match.span()
        known = beside if begin == past else spaced if begin == past + 1 else apart
        token = known.get(piece)
        if token is None:
            token = known[piece] = _token(piece, min(begin - past, _WIDE))
        tokens.append(token)
        starts.append(begin)
        ends.append(end)
        past = end
    return Reading(tuple(tokens), starts, ends)


def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the tokens of *text*, in order; linear in its length."""
    return read(text).tokens


def _token(piece: str, gap: int) -> Token:
    folded = piece.lower() if piece.isascii() else piece.casefold().replace("’", "'")
    first = piece[0]
    is_number = first.isdecimal()
    is_word = not is_number and (first.isalnum() or first == "_")
    is_mark = not is_number and not is_word
    straight = piece.replace("’", "'")
    return Token(piece, straight, folded, first.isupper(), is_word, is_number, is_mark, gap)
