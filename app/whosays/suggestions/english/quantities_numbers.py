"""Reads the number at a token with its range or its total: 20–30, one in ten, 41 of 46."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whosays.suggestions.english.quantities_amount import (
    HYPHENS,
    SIGNS,
    Amount,
    Shape,
    folded_at,
    listed,
    touches,
)
from whosays.suggestions.english.quantities_digits import (
    digits_at,
    glued_after,
    scales,
    value_of,
)
from whosays.suggestions.english.quantities_spelled import spelled_at, vague_at
from whosays.suggestions.english.words import Words
from whosays.suggestions.tokens import Token

_RANGING = listed("anything anywhere ranging range ranged ranges varying vary varies varied")
_JOINTS: dict[tuple[str, ...], Shape] = {
    ("out", "of", "every"): Shape.RATIO,
    ("out", "of", "the"): Shape.PART,
    ("out", "of"): Shape.RATIO,
    ("in", "every"): Shape.RATIO,
    ("of", "every"): Shape.RATIO,
    ("in",): Shape.RATIO,
    ("of", "the"): Shape.PART,
    ("of", "its"): Shape.PART,
    ("of", "their"): Shape.PART,
    ("of", "those"): Shape.PART,
    ("of", "all"): Shape.PART,
    ("of",): Shape.PART,
}
"""What may stand between two numbers, the longest first, and what the two are then."""
_JOINT_BEGINNINGS = frozenset(joint[0] for joint in _JOINTS)
_LONGEST_JOINT = max(map(len, _JOINTS))


def amount_at(tokens: Sequence[Token], number: int, words: Words) -> Amount | None:
    """Return the number that begins with the token *number*, with its range; None without one.

    What touches a letter or another number in a way that makes it a name, a date or a score
    (``B2079``, ``9/11``, ``71st``, ``1990s``, ``3–1``) is no number here.
    """
    first = _one(tokens, number, words)
    if first is None:
        return None
    return _with_ratio(tokens, _with_range(tokens, first, words), words)


def _one(tokens: Sequence[Token], number: int, words: Words) -> Amount | None:
    token = tokens[number]
    if token.is_mark:
        sign = token.text in SIGNS and _is_beside(tokens, number)
        return digits_at(tokens, number, number + 1, words) if sign else None
    if token.is_number:
        return digits_at(tokens, number, number, words)
    if _is_money_before(tokens, number, words):
        after = number + 2 if folded_at(tokens, number + 1) in SIGNS else number + 1
        return digits_at(tokens, number, after, words)
    return vague_at(tokens, number, words) or spelled_at(tokens, number, words)


def _is_beside(tokens: Sequence[Token], number: int) -> bool:
    """Tell whether at most one space stands after the token *number*: $426, $ 426."""
    after = number + 1
    return after < len(tokens) and tokens[after].gap <= 1


def _is_money_before(tokens: Sequence[Token], number: int, words: Words) -> bool:
    """Tell whether a letter code of money and a number stand at *number*: Rs 500, US$3."""
    if not tokens[number].is_capitalized or number + 1 >= len(tokens):
        return False
    if tokens[number + 1].text in SIGNS:
        return touches(tokens, number + 1) and len(tokens[number].text) <= len("CAD")
    if not tokens[number + 1].is_number:
        return False
    found = words.units.at(tokens, number)
    return found is not None and found[0] == 1 and found[1].kind == "money"


def _with_range(tokens: Sequence[Token], first: Amount, words: Words) -> Amount:
    """Return *first* with the number that ends a range: 20–30, 200 to 300, between 18 and 25."""
    if first.shape is not Shape.EXACT:
        return first
    number = _unit_end(tokens, first.stop, words)  # 10% to 15%
    if not _joins_range(tokens, first, number):
        return first
    second = _second(tokens, number + 1, words, tight=tokens[number].text in HYPHENS)
    if second is None or second.shape is not Shape.EXACT:
        return first
    if number > first.stop and _unit_end(tokens, second.stop, words) == second.stop:
        return first
    low = first.low
    if not first.is_scaled and second.is_scaled and low < 1000 <= second.low:
        low *= second.low / max(_unscaled(second, tokens), 1.0)  # 2 to 3 million
    if low >= second.high or _is_dated(tokens, first, second):
        return first
    return replace(
        first,
        stop=second.stop,
        low=low,
        high=second.high,
        is_range=True,
        is_round=first.is_round or second.is_round,
        is_scaled=first.is_scaled or second.is_scaled,
        has_sign=first.has_sign or second.has_sign,
    )


def _unit_end(tokens: Sequence[Token], number: int, words: Words) -> int:
    """Return where a unit at *number* ends that both numbers of a range may have."""
    if number >= len(tokens) or tokens[number].folded not in words.units.first_words:
        return number
    found = words.units.at(tokens, number)
    if found is None or found[1].kind not in {"percent", "money", "mass"}:
        return number
    return number + found[0]


def _joins_range(tokens: Sequence[Token], first: Amount, number: int) -> bool:
    """Tell whether the token *number*, after *first*, may join it to the end of a range."""
    if number + 1 >= len(tokens):
        return False
    joint = tokens[number].folded
    if joint in HYPHENS:
        return touches(tokens, number) == touches(tokens, number + 1)
    before = folded_at(tokens, first.first - 1)
    if joint == "and":
        return before == "between"
    if joint == "to":
        is_change = before == "from" and folded_at(tokens, first.first - 2) not in _RANGING
        return not is_change  # it rose from 20 to 50
    return joint == "or" and first.is_spelled


def _second(tokens: Sequence[Token], following: int, words: Words, *, tight: bool) -> Amount | None:
    if tight and tokens[following].is_number:
        return _tight_second(tokens, following, words)
    return _one(tokens, following, words)


def _tight_second(tokens: Sequence[Token], number: int, words: Words) -> Amount | None:
    """Read the number after a hyphen, which touches that hyphen and yet is a number."""
    if touches(tokens, number + 1) and tokens[number + 1].text in "-–/:":
        return None
    value, stop, scale = value_of(tokens[number].text), number + 1, 1.0
    if touches(tokens, stop):
        glued = glued_after(tokens, stop, words)
        if glued is None:
            return None
        stop, scale = glued
    if scale == 1.0:
        stop, scale = scales(tokens, stop, words)
    total = value * scale
    return Amount(number, stop, total, total, is_scaled=scale > 1, is_round=total >= 100)


def _unscaled(amount: Amount, tokens: Sequence[Token]) -> float:
    for token in tokens[amount.first : amount.stop]:
        if token.is_number:
            return value_of(token.text)
    return amount.low


def _is_dated(tokens: Sequence[Token], first: Amount, second: Amount) -> bool:
    """Tell whether the first is a year: 2019–20, or "from 4,000 in 2023 to 9,000"."""
    return _is_bare_year(tokens, first) and (
        folded_at(tokens, first.stop) in HYPHENS or not _is_bare_year(tokens, second)
    )


def _with_ratio(tokens: Sequence[Token], amount: Amount, words: Words) -> Amount:
    """Return *amount* as one in ten, 9 out of 10, 41 of 46, where that is what follows."""
    if amount.shape is not Shape.EXACT or amount.is_range or amount.has_sign:
        return amount
    shape, following = _joint(tokens, amount.stop)
    if shape is None or following >= len(tokens):
        return amount
    second = _one(tokens, following, words)
    if second is None or second.shape is not Shape.EXACT or second.has_sign:
        return amount
    if second.low <= amount.low or _is_bare_year(tokens, second):
        return amount
    is_likely = shape is Shape.PART or (amount.low < 100 and second.low >= 2)
    return replace(amount, stop=second.stop, shape=shape) if is_likely else amount


def _joint(tokens: Sequence[Token], number: int) -> tuple[Shape | None, int]:
    """Return what "in", "out of", "of every", "of the" at *number* make, and what follows them."""
    if folded_at(tokens, number) not in _JOINT_BEGINNINGS:
        return None, number
    here = tuple([token.folded for token in tokens[number : number + _LONGEST_JOINT]])
    for joint, shape in _JOINTS.items():
        if here[: len(joint)] == joint:
            return shape, number + len(joint)
    return None, number


def _is_bare_year(tokens: Sequence[Token], amount: Amount) -> bool:
    text = tokens[amount.first].text
    return len(text) == 4 and text.isdecimal() and 1500 <= amount.low <= 2100
