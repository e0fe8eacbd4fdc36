"""Reads numbers in digits: 2,300 and 142 000, $2.3m, 4.5 thousand, 2.5-million."""

from __future__ import annotations

from collections.abc import Sequence

from whosays.suggestions.english.quantities_amount import (
    HYPHENS,
    SIGNS,
    Amount,
    folded_at,
    number_word,
    touches,
)
from whosays.suggestions.english.words import Words
from whosays.suggestions.tokens import Token

_PART_OF_A_NAME = frozenset("/_@#")
_BEFORE_A_PART = frozenset(":.(")
_ADJECTIVE_OF_NUMBER = frozenset({"odd", "plus"})


def digits_at(tokens: Sequence[Token], first: int, number: int, words: Words) -> Amount | None:
    """Read the digits at *number*; the sign of money, if any, began at *first*."""
    if number >= len(tokens) or not tokens[number].is_number:
        return None
    if first == number and _is_glued_before(tokens, number):
        return None
    text, stop = _spaced_digits(tokens, number)
    value, scale = value_of(text), 1.0
    if touches(tokens, stop):
        glued = glued_after(tokens, stop, words)
        if glued is None:
            return None
        stop, scale = glued
    if scale == 1.0:
        stop, scale = scales(tokens, stop, words)
    digits = text.replace(",", "").rstrip("0").rstrip(".").lstrip("0.")
    is_round = value * scale >= 100 and len(digits.replace(".", "")) <= 2
    return Amount(
        first,
        stop,
        value * scale,
        value * scale,
        has_sign=first != number,
        is_round=is_round,
        is_scaled=scale > 1,
    )


def _spaced_digits(tokens: Sequence[Token], number: int) -> tuple[str, int]:
    """Return the digits from *number* on, grouped by spaces as in 142 000, and where they stop."""
    text, stop = tokens[number].text, number + 1
    if not text.isdecimal() or len(text) > len("142") or text.startswith("0"):
        return text, stop
    while stop < len(tokens) and tokens[stop].gap == 1:
        group = tokens[stop].text
        if len(group) != len("000") or not group.isdecimal():
            break
        text, stop = text + group, stop + 1
    return text, stop


def value_of(text: str) -> float:
    """Return the value of the digits *text*: 2,300 and 2.3, and 1.234.567."""
    plain = text.replace(",", "") if "." in text or _is_grouped(text) else text.replace(",", ".")
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    return float(plain[:40]) if plain.isascii() else 0.0


def _is_grouped(text: str) -> bool:
    return all(len(part) == 3 for part in text.split(",")[1:])


def _is_glued_before(tokens: Sequence[Token], number: int) -> bool:
    """Tell whether what touches the number from the left makes it part of something else."""
    if not touches(tokens, number):
        return False
    before = tokens[number - 1]
    if not before.is_mark:
        return True
    if before.text in "/#@&_:+.,^=~" or before.text in SIGNS:
        return True
    return before.text in HYPHENS and touches(tokens, number - 1)


def glued_after(tokens: Sequence[Token], stop: int, words: Words) -> tuple[int, float] | None:
    """Return where a number ends that touches the token *stop*, and its scale; None for a name."""
    after = tokens[stop]
    if after.is_word:
        return _glued_word(tokens, stop, words)
    if after.text in _PART_OF_A_NAME:
        return None
    joined = touches(tokens, stop + 1)
    if joined and after.text in _BEFORE_A_PART and not tokens[stop + 1].is_mark:
        return None
    if joined and after.text in HYPHENS:
        return after_hyphen(tokens, stop, words)
    return stop, 1.0


def _glued_word(tokens: Sequence[Token], stop: int, words: Words) -> tuple[int, float] | None:
    """Read on after a word that touches the number: 5m, 6½, 30kg; None for 71st, 4G."""
    after = tokens[stop]
    kind, value = number_word(tokens, stop, words)
    if kind == "suffix" and not (after.folded == "m" and _is_length(tokens, stop)):
        return stop + 1, value
    if kind == "fraction":
        return stop + 1, 1.0
    is_unit = words.units.at(tokens, stop) is not None or after.folded == "p"
    return (stop, 1.0) if is_unit else None


def _is_length(tokens: Sequence[Token], stop: int) -> bool:
    """Tell whether the *m* at *stop* stands for metres: no sign before, no noun after."""
    if stop >= 2 and tokens[stop - 2].text in SIGNS:
        return False
    following = folded_at(tokens, stop + 1)
    return following in {"tall", "long", "wide", "deep", "high", "below", "above", "from", "away"}


def after_hyphen(tokens: Sequence[Token], stop: int, words: Words) -> tuple[int, float] | None:
    """Read on after a hyphen that touches: a range, 2.5-million, 200-odd; else a compound."""
    following = tokens[stop + 1]
    if following.is_number or following.text in SIGNS:
        return stop, 1.0
    kind, value = number_word(tokens, stop + 1, words)
    if kind == "multiplier":
        return stop + 2, value
    if following.folded in _ADJECTIVE_OF_NUMBER:
        return stop + 2, 1.0
    return None if tokens[stop].text in "-‑" else (stop, 1.0)


def scales(tokens: Sequence[Token], stop: int, words: Words) -> tuple[int, float]:
    """Read the words hundred, thousand, million … that follow, at most two, and their product."""
    scale = 1.0
    for _turn in range(2):
        kind, value = number_word(tokens, stop, words)
        if kind != "multiplier" and not (kind == "suffix" and tokens[stop].folded != "m"):
            break
        stop, scale = stop + 1, scale * value
    return stop, scale
