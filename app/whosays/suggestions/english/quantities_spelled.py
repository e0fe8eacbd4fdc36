"""Reads numbers in words: twenty-one, a million, tens of thousands, several hundred, two-thirds."""

from __future__ import annotations

from collections.abc import Sequence

from whosays.suggestions.english.quantities_amount import (
    HYPHENS,
    Amount,
    Shape,
    folded_at,
    number_word,
    touches,
)
from whosays.suggestions.english.quantities_digits import after_hyphen, scales
from whosays.suggestions.english.words import Words
from whosays.suggestions.tokens import Token

_FEW = {
    ("several",): 1,
    ("a", "few"): 2,
    ("few",): 1,
    ("many",): 1,
    ("a", "couple", "of"): 3,
    ("a", "couple"): 2,
    ("couple", "of"): 2,
}
_RAISES = (
    ("if", "not"),
    ("or", "even"),
    ("or", "possibly"),
    ("and", "possibly"),
    ("possibly",),
    ("perhaps",),
    ("maybe",),
    ("even",),
    ("or",),
)
"""What stands between two vague numbers of which the second is larger."""
_LONGEST_RAISE = max(map(len, _RAISES))
_FEW_OPENERS = frozenset(few[0] for few in _FEW)
_LONGEST_NUMBER = 12
"""How many tokens of a number are read: "one hundred and twenty-two thousand four hundred"."""


def vague_at(tokens: Sequence[Token], number: int, words: Words) -> Amount | None:
    """Read dozens, tens of thousands, several hundred, a few million."""
    for few, length in _FEW.items() if tokens[number].folded in _FEW_OPENERS else ():
        if tuple(folded_at(tokens, number + each) for each in range(length)) == few:
            kind, value = number_word(tokens, number + length, words)
            if kind == "multiplier":
                stop, scale = scales(tokens, number + length, words)
                return Amount(number, stop, 2 * scale, 9 * scale, Shape.VAGUE, is_scaled=True)
    kind, value = number_word(tokens, number, words)
    if kind != "plural":
        return None
    stop, total = number + 1, value
    while folded_at(tokens, stop) == "of":
        kind, more = number_word(tokens, stop + 1, words)
        if kind != "plural" or stop - number > 4:
            break
        stop, total = stop + 2, total * more
    alone = stop == number + 1
    if alone and tokens[number].folded == "tens":
        return None
    if alone and tokens[number].folded == "scores" and not _are_twenties(tokens, number, words):
        return None
    stop, total = _raised(tokens, stop, total, words)
    return Amount(number, stop, total, total * 10, Shape.VAGUE)


def _raised(tokens: Sequence[Token], stop: int, total: float, words: Words) -> tuple[int, float]:
    """Read on where the number is raised: "dozens, if not hundreds,", "hundreds or thousands"."""
    at = stop + (folded_at(tokens, stop) == ",")
    here = tuple([token.folded for token in tokens[at : at + _LONGEST_RAISE]])
    for raise_ in _RAISES:
        after = at + len(raise_)
        if here[: len(raise_)] == raise_:
            kind, value = number_word(tokens, after, words)
            if kind == "plural" and value > total:
                closed = (
                    folded_at(tokens, after + 1) == "," and folded_at(tokens, after + 2) == "of"
                )
                return after + 1 + closed, value
    return stop, total


def _are_twenties(tokens: Sequence[Token], number: int, words: Words) -> bool:
    """Tell whether *scores* at *number* counts: "scores of", "and that scores were missing"."""
    following = folded_at(tokens, number + 1)
    if following in {"of", "more"}:
        return True
    before = words.phrase_ends.at(tokens, number - 1) if number else None
    free = before is not None and before[1].kind in {"conjunction", "auxiliary", "adverb"}
    return free and following in {"were", "are", "have", "had", "remain"}


def spelled_at(tokens: Sequence[Token], number: int, words: Words) -> Amount | None:
    """Read cardinal words, "a million", "two and a half million", and fractions."""
    fraction = _fraction(tokens, number, words)
    if fraction is not None:
        return fraction
    stop = number
    if tokens[number].folded in {"a", "an"}:
        kind, _one_value = number_word(tokens, number + 1, words)
        if kind != "multiplier" or folded_at(tokens, number + 1) in {"gross", "score"}:
            return None
        stop, scale = scales(tokens, number + 1, words)
        stop, total = _rest(tokens, stop, scale, words)
        return Amount(number, stop, total, total, is_spelled=True, is_round=True, is_scaled=True)
    total, stop = _cardinal(tokens, number, words)
    if stop == number:
        return None
    if touches(tokens, stop) and tokens[stop].text in HYPHENS:
        glued = after_hyphen(tokens, stop, words) if touches(tokens, stop + 1) else (stop, 1.0)
        if glued is None:
            return None
    scaled = stop > number + 1
    return Amount(
        number,
        stop,
        total,
        total,
        is_spelled=True,
        is_round=total >= 100 and stop - number <= 2,
        is_scaled=scaled,
    )


def _cardinal(tokens: Sequence[Token], number: int, words: Words) -> tuple[float, int]:
    """Return the value of the number words from *number* on, and where they stop."""
    total = group = 0.0
    stop = number
    for _turn in range(_LONGEST_NUMBER):
        kind, value = number_word(tokens, stop, words)
        if kind == "cardinal" and (stop == number or group == 0 or group % 100 == 0):
            group += value
        elif kind == "multiplier" and stop > number:
            if value >= 1000 or value == 12:
                total, group = total + max(group, 1) * value, 0.0
            else:
                group = max(group, 1) * value
        elif _is_and_within(tokens, stop, number, words):
            stop += 1
            continue
        elif _is_and_a_half(tokens, stop):
            group += 0.5
            stop += 2
        else:
            break
        stop += 1
    return total + group, stop


def _is_and_within(tokens: Sequence[Token], stop: int, number: int, words: Words) -> bool:
    """Tell whether *and* at *stop* joins a hundred or a thousand to what follows."""
    if folded_at(tokens, stop) != "and" or stop == number:
        return False
    before, _value_before = number_word(tokens, stop - 1, words)
    after, value = number_word(tokens, stop + 1, words)
    return before == "multiplier" and after == "cardinal" and value < 100


def _is_and_a_half(tokens: Sequence[Token], stop: int) -> bool:
    return (
        folded_at(tokens, stop) == "and"
        and folded_at(tokens, stop + 1) == "a"
        and folded_at(tokens, stop + 2) == "half"
    )


def _rest(tokens: Sequence[Token], stop: int, total: float, words: Words) -> tuple[int, float]:
    """Read on after "a hundred": "and fifty"."""
    if not _is_and_within(tokens, stop, stop - 1, words):
        return stop, total
    more, end = _cardinal(tokens, stop + 1, words)
    return end, total + more


def _fraction(tokens: Sequence[Token], number: int, words: Words) -> Amount | None:
    """Read half, a third, two-thirds, three quarters, nine tenths; and half a million."""
    here = tokens[number].folded
    if here == "half":
        return _half(tokens, number, words)
    kind, _value = number_word(tokens, number, words)
    if kind == "fraction":
        whole = "-" in here or not here.isalpha()  # two-thirds, ⅔; not "quarter", "thirds"
        stop = number + 1 if whole else None
    else:
        stop = _parts_end(tokens, number, kind, words)
    if stop is None:
        return None
    if folded_at(tokens, stop) == "of" and folded_at(tokens, stop + 1) == "a":
        kind, value = number_word(tokens, stop + 2, words)
        if kind == "multiplier":  # a quarter of a million
            half = value / 2
            return Amount(number, stop + 3, half, half, is_spelled=True, is_scaled=True)
    return Amount(number, stop, 0.0, 1.0, Shape.FRACTION, is_spelled=True)


def _parts_end(tokens: Sequence[Token], number: int, kind: str, words: Words) -> int | None:
    """Return where "a third" or "two thirds" ends, which begins at *number*; None for neither."""
    is_one = tokens[number].folded in {"a", "one"}
    if not is_one and kind != "cardinal":
        return None
    after = number + 2 if folded_at(tokens, number + 1) in HYPHENS else number + 1
    part, _value = number_word(tokens, after, words)
    name = folded_at(tokens, after)
    if part not in {"fraction", "ordinal-or-fraction"} or name in {"half", "halves"}:
        return None
    return after + 1 if name.endswith("s") != is_one else None


def _half(tokens: Sequence[Token], number: int, words: Words) -> Amount | None:
    if touches(tokens, number + 1) and folded_at(tokens, number + 1) in HYPHENS:
        return None
    following = number + 2 if folded_at(tokens, number + 1) in {"a", "-"} else number + 1
    kind, value = number_word(tokens, following, words)
    if kind == "multiplier":
        half = value / 2
        return Amount(
            number, following + 1, half, half, is_spelled=True, is_round=True, is_scaled=True
        )
    return Amount(number, number + 1, 0.5, 0.5, Shape.FRACTION, is_spelled=True)
