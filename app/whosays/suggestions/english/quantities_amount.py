"""What a number in a text is: its tokens, its value and how it is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from whosays.suggestions.english.words import Words
from whosays.suggestions.tokens import Token

HYPHENS = frozenset("-–—‑−")
SIGNS = frozenset("$€£¥₹₽₴₺₩₪₦₱฿₫₡₲₵₸₼₾")
"""Signs of money that stand before a number."""


def listed(words: str) -> frozenset[str]:
    """Return the words of *words*, which white space separates."""
    return frozenset(words.split())


class Shape(Enum):
    """How a number is said."""

    EXACT = "exact"
    VAGUE = "vague"
    """Dozens, thousands, several hundred."""
    FRACTION = "fraction"
    RATIO = "ratio"
    """One in ten."""
    PART = "part"
    """41 of 46."""


@dataclass(slots=True)
class Amount:
    """A number as the text says it."""

    first: int
    """The number of its first token."""
    stop: int
    """The number of the token after its last."""
    low: float
    high: float
    shape: Shape = Shape.EXACT
    is_range: bool = False
    has_sign: bool = False
    """Whether a sign of money stands before it."""
    is_spelled: bool = False
    is_round: bool = False
    """Whether it is said with two digits at most, and is a hundred or more."""
    is_scaled: bool = False
    """Whether a word such as million belongs to it."""


def touches(tokens: Sequence[Token], number: int) -> bool:
    """Tell whether nothing stands between the token before *number* and that one."""
    return 0 < number < len(tokens) and not tokens[number].gap


def folded_at(tokens: Sequence[Token], number: int) -> str:
    """Return the token at *number* in small letters; empty outside the text."""
    return tokens[number].folded if 0 <= number < len(tokens) else ""


def number_word(tokens: Sequence[Token], number: int, words: Words) -> tuple[str, float]:
    """Return what kind of number word stands at *number*, and its value; empty for none."""
    if not 0 <= number < len(tokens) or tokens[number].folded not in words.number_words.first_words:
        return "", 0.0
    found = words.number_words.at(tokens, number)
    if found is None or found[0] != 1:
        return "", 0.0
    entry = found[1]
    return entry.kind, _value(entry.rest[0]) if entry.rest else 0.0


@lru_cache(maxsize=512)
def _value(text: str) -> float:
    """Return the value that a list gives to a number word; 0 where a school's own has none."""
    try:
        return float(text)
    except ValueError:
        return 0.0
