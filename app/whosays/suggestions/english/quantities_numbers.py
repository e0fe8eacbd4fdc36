"""Reads the number at a token: digits, number words, dozens, fractions, "one in ten", ranges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from whosays.suggestions.english.words import Words
from whosays.suggestions.tokens import Kind, Token

_HYPHENS = frozenset("-–—‑−")
_SIGNS = frozenset("$€£¥₹₽₴₺₩₪₦₱฿₫₡₲₵₸₼₾")
_ADJECTIVE_OF_NUMBER = frozenset({"odd", "plus"})
_FEW = {
    ("several",): 1,
    ("a", "few"): 2,
    ("few",): 1,
    ("many",): 1,
    ("a", "couple", "of"): 3,
    ("a", "couple"): 2,
    ("couple", "of"): 2,
}
_FEW_OPENERS = frozenset(few[0] for few in _FEW)
_LONGEST_NUMBER = 12
"""How many tokens of a number are read: "one hundred and twenty-two thousand four hundred"."""


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


@dataclass(frozen=True, slots=True)
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
    return 0 < number < len(tokens) and tokens[number - 1].end == tokens[number].start


def amount_at(tokens: Sequence[Token], number: int, words: Words) -> Amount | None:
    """Return the number that begins with the token *number*, with its range; None without one.

    What touches a letter or another number in a way that makes it a name, a date or a score
    (``B2079``, ``9/11``, ``71st``, ``1990s``, ``3–1``) is no number here.
    """
    first = _one(tokens, number, words)
    if first is None:
        return None
    return _with_ratio(tokens, _with_range(tokens, first, words), words)


def _folded(tokens: Sequence[Token], number: int) -> str:
    return tokens[number].folded if 0 <= number < len(tokens) else ""


def _kind(tokens: Sequence[Token], number: int, words: Words) -> tuple[str, float]:
    """Return what kind of number word stands at *number*, and its value; empty for none."""
    if not 0 <= number < len(tokens):
        return "", 0.0
    found = words.number_words.at(tokens, number)
    if found is None or found[0] != 1:
        return "", 0.0
    value = found[1].rest[0] if found[1].rest else ""
    return found[1].kind, float(value) if value else 0.0


def _one(tokens: Sequence[Token], number: int, words: Words) -> Amount | None:
    token = tokens[number]
    if token.kind is Kind.MARK:
        sign = token.text in _SIGNS and touches(tokens, number + 1)
        return _digits(tokens, number, number + 1, words) if sign else None
    if token.kind is Kind.NUMBER:
        return _digits(tokens, number, number, words)
    if _is_money_before(tokens, number, words):
        after = number + 2 if _folded(tokens, number + 1) in _SIGNS else number + 1
        return _digits(tokens, number, after, words)
    return _vague(tokens, number, words) or _spelled(tokens, number, words)


def _is_money_before(tokens: Sequence[Token], number: int, words: Words) -> bool:
    """Tell whether a letter code of money and a number stand at *number*: Rs 500, US$3."""
    if not tokens[number].is_capitalized or number + 1 >= len(tokens):
        return False
    if tokens[number + 1].text in _SIGNS:
        return touches(tokens, number + 1) and len(tokens[number].text) <= len("CAD")
    if tokens[number + 1].kind is not Kind.NUMBER:
        return False
    found = words.units.at(tokens, number)
    return found is not None and found[0] == 1 and found[1].kind == "money"


def _digits(tokens: Sequence[Token], first: int, number: int, words: Words) -> Amount | None:
    """Read the digits at *number*; the sign of money, if any, began at *first*."""
    if number >= len(tokens) or tokens[number].kind is not Kind.NUMBER:
        return None
    if first == number and _is_glued_before(tokens, number):
        return None
    text, stop = _spaced_digits(tokens, number)
    value, scale = _value(text), 1.0
    if touches(tokens, stop):
        glued = _glued_after(tokens, stop, words)
        if glued is None:
            return None
        stop, scale = glued
    if scale == 1.0:
        stop, scale = _scales(tokens, stop, words)
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
    while stop < len(tokens) and tokens[stop].start == tokens[stop - 1].end + 1:
        group = tokens[stop].text
        if len(group) != len("000") or not group.isdecimal():
            break
        text, stop = text + group, stop + 1
    return text, stop


def _value(text: str) -> float:
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
    if before.kind is not Kind.MARK:
        return True
    if before.text in "/#@&_:+.,^=~" or before.text in _SIGNS:
        return True
    return before.text in _HYPHENS and touches(tokens, number - 1)


def _glued_after(tokens: Sequence[Token], stop: int, words: Words) -> tuple[int, float] | None:
    """Return where a number ends that touches the token *stop*, and its scale; None for a name."""
    after = tokens[stop]
    if after.kind is Kind.WORD:
        kind, value = _kind(tokens, stop, words)
        if kind == "suffix" and not (after.folded == "m" and _is_length(tokens, stop)):
            return stop + 1, value
        if kind == "fraction":
            return stop + 1, 1.0
        is_unit = words.units.at(tokens, stop) is not None or after.folded == "p"
        return (stop, 1.0) if is_unit else None
    if after.text in "/_@#":
        return None
    if after.text in ":.(" and touches(tokens, stop + 1) and tokens[stop + 1].kind is not Kind.MARK:
        return None
    if after.text in _HYPHENS and touches(tokens, stop + 1):
        return _after_hyphen(tokens, stop, words)
    return stop, 1.0


def _is_length(tokens: Sequence[Token], stop: int) -> bool:
    """Tell whether the *m* at *stop* stands for metres: no sign before, no noun after."""
    if stop >= 2 and tokens[stop - 2].text in _SIGNS:
        return False
    following = _folded(tokens, stop + 1)
    return following in {"tall", "long", "wide", "deep", "high", "below", "above", "from", "away"}


def _after_hyphen(tokens: Sequence[Token], stop: int, words: Words) -> tuple[int, float] | None:
    """Read on after a hyphen that touches: a range, 2.5-million, 200-odd; else a compound."""
    following = tokens[stop + 1]
    if following.kind is Kind.NUMBER or following.text in _SIGNS:
        return stop, 1.0
    kind, value = _kind(tokens, stop + 1, words)
    if kind == "multiplier":
        return stop + 2, value
    if following.folded in _ADJECTIVE_OF_NUMBER:
        return stop + 2, 1.0
    return None if tokens[stop].text in "-‑" else (stop, 1.0)


def _scales(tokens: Sequence[Token], stop: int, words: Words) -> tuple[int, float]:
    """Read the words hundred, thousand, million … that follow, at most two, and their product."""
    scale = 1.0
    for _turn in range(2):
        kind, value = _kind(tokens, stop, words)
        if kind != "multiplier" and not (kind == "suffix" and tokens[stop].folded != "m"):
            break
        stop, scale = stop + 1, scale * value
    return stop, scale


def _vague(tokens: Sequence[Token], number: int, words: Words) -> Amount | None:
    """Read dozens, tens of thousands, several hundred, a few million."""
    for few, length in _FEW.items() if tokens[number].folded in _FEW_OPENERS else ():
        if tuple(_folded(tokens, number + each) for each in range(length)) == few:
            kind, value = _kind(tokens, number + length, words)
            if kind == "multiplier":
                stop, scale = _scales(tokens, number + length, words)
                return Amount(number, stop, 2 * scale, 9 * scale, Shape.VAGUE, is_scaled=True)
    kind, value = _kind(tokens, number, words)
    if kind != "plural":
        return None
    stop, total = number + 1, value
    while _folded(tokens, stop) == "of":
        kind, more = _kind(tokens, stop + 1, words)
        if kind != "plural" or stop - number > 4:
            break
        stop, total = stop + 2, total * more
    alone = stop == number + 1
    if alone and tokens[number].folded == "tens":
        return None
    if alone and tokens[number].folded == "scores" and not _are_twenties(tokens, number, words):
        return None
    return Amount(number, stop, total, total * 10, Shape.VAGUE)


def _are_twenties(tokens: Sequence[Token], number: int, words: Words) -> bool:
    """Tell whether *scores* at *number* counts: "scores of", "and that scores were missing"."""
    following = _folded(tokens, number + 1)
    if following in {"of", "more"}:
        return True
    before = words.phrase_ends.at(tokens, number - 1) if number else None
    free = before is not None and before[1].kind in {"conjunction", "auxiliary", "adverb"}
    return free and following in {"were", "are", "have", "had", "remain"}


def _spelled(tokens: Sequence[Token], number: int, words: Words) -> Amount | None:
    """Read cardinal words, "a million", "two and a half million", and fractions."""
    fraction = _fraction(tokens, number, words)
    if fraction is not None:
        return fraction
    stop = number
    if tokens[number].folded in {"a", "an"}:
        kind, _one_value = _kind(tokens, number + 1, words)
        if kind != "multiplier" or _folded(tokens, number + 1) in {"gross", "score"}:
            return None
        stop, scale = _scales(tokens, number + 1, words)
        stop, total = _rest(tokens, stop, scale, words)
        return Amount(number, stop, total, total, is_spelled=True, is_round=True, is_scaled=True)
    total, stop = _cardinal(tokens, number, words)
    if stop == number:
        return None
    if touches(tokens, stop) and tokens[stop].text in _HYPHENS:
        glued = _after_hyphen(tokens, stop, words) if touches(tokens, stop + 1) else (stop, 1.0)
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
        kind, value = _kind(tokens, stop, words)
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
        elif _is_and_a_half(tokens, stop, words):
            group += 0.5
            stop += 2
        else:
            break
        stop += 1
    return total + group, stop


def _is_and_within(tokens: Sequence[Token], stop: int, number: int, words: Words) -> bool:
    """Tell whether *and* at *stop* joins a hundred or a thousand to what follows."""
    if _folded(tokens, stop) != "and" or stop == number:
        return False
    before, _value_before = _kind(tokens, stop - 1, words)
    after, value = _kind(tokens, stop + 1, words)
    return before == "multiplier" and after == "cardinal" and value < 100


def _is_and_a_half(tokens: Sequence[Token], stop: int, words: Words) -> bool:
    return (
        _folded(tokens, stop) == "and"
        and _folded(tokens, stop + 1) == "a"
        and _folded(tokens, stop + 2) == "half"
    )


def _rest(tokens: Sequence[Token], stop: int, total: float, words: Words) -> tuple[int, float]:
    """Read on after "a hundred": "and fifty"."""
    if not _is_and_within(tokens, stop, stop - 1, words):
        return stop, total
    more, end = _cardinal(tokens, stop + 1, words)
    return end, total + more


def _fraction(tokens: Sequence[Token], number: int, words: Words) -> Amount | None:
    """Read half, a third, two-thirds, three quarters, nine tenths; and half a million."""
    kind, _v = _kind(tokens, number, words)
    here = tokens[number].folded
    if kind == "fraction" and here not in {"quarter", "quarters", "thirds", "halves"}:
        if here.endswith("s") and "-" not in here:
            return None  # fifths, tenths: only after a number
        if here == "half":
            return _half(tokens, number, words)
        return Amount(number, number + 1, 0.0, 1.0, Shape.FRACTION, is_spelled=True)
    first_is_one = here in {"a", "one"}
    if not first_is_one and kind != "cardinal":
        return None
    after = number + 1
    if _folded(tokens, after) in _HYPHENS:
        after += 1
    part, _w = _kind(tokens, after, words)
    name = _folded(tokens, after)
    plural = name.endswith("s")
    if part not in {"fraction", "ordinal-or-fraction"} or plural == first_is_one:
        return None
    if name in {"half", "halves"}:
        return None
    return Amount(number, after + 1, 0.0, 1.0, Shape.FRACTION, is_spelled=True)


def _half(tokens: Sequence[Token], number: int, words: Words) -> Amount | None:
    if touches(tokens, number + 1) and _folded(tokens, number + 1) in _HYPHENS:
        return None
    following = number + 2 if _folded(tokens, number + 1) in {"a", "-"} else number + 1
    kind, value = _kind(tokens, following, words)
    if kind == "multiplier":
        half = value / 2
        return Amount(
            number, following + 1, half, half, is_spelled=True, is_round=True, is_scaled=True
        )
    return Amount(number, number + 1, 0.5, 0.5, Shape.FRACTION, is_spelled=True)


def _with_range(tokens: Sequence[Token], first: Amount, words: Words) -> Amount:
    """Return *first* with the number that ends a range: 20–30, 200 to 300, between 18 and 25."""
    stop, joint = first.stop, _folded(tokens, first.stop)
    if first.shape is not Shape.EXACT or stop + 1 >= len(tokens):
        return first
    tight = joint in _HYPHENS and touches(tokens, stop) == touches(tokens, stop + 1)
    before = _folded(tokens, first.first - 1)
    between = joint == "and" and before == "between"
    if not (tight or between or joint in {"to", "or"}):
        return first
    if joint == "or" and not first.is_spelled:
        return first
    following = stop + 1
    second = _second(tokens, following, words, tight=tight)
    if second is None or second.shape is not Shape.EXACT:
        return first
    low = first.low
    if not first.is_scaled and second.is_scaled and low < 1000 <= second.low:
        low *= second.low / max(_unscaled(second, tokens), 1.0)  # 2 to 3 million
    if low >= second.high or (tight and _is_dated(first, second, tokens)):
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


def _second(tokens: Sequence[Token], following: int, words: Words, *, tight: bool) -> Amount | None:
    if tight and tokens[following].kind is Kind.NUMBER:
        return _tight_second(tokens, following, words)
    return _one(tokens, following, words)


def _tight_second(tokens: Sequence[Token], number: int, words: Words) -> Amount | None:
    """Read the number after a hyphen, which touches that hyphen and yet is a number."""
    if touches(tokens, number + 1) and tokens[number + 1].text in "-–/:":
        return None
    value, stop, scale = _value(tokens[number].text), number + 1, 1.0
    if touches(tokens, stop):
        glued = _glued_after(tokens, stop, words)
        if glued is None:
            return None
        stop, scale = glued
    if scale == 1.0:
        stop, scale = _scales(tokens, stop, words)
    total = value * scale
    return Amount(number, stop, total, total, is_scaled=scale > 1, is_round=total >= 100)


def _unscaled(amount: Amount, tokens: Sequence[Token]) -> float:
    for token in tokens[amount.first : amount.stop]:
        if token.kind is Kind.NUMBER:
            return _value(token.text)
    return amount.low


def _is_dated(first: Amount, second: Amount, tokens: Sequence[Token]) -> bool:
    """Tell whether a hyphen joins two years, or a year and its end: 2019–20."""
    bare = tokens[first.first].text.isdecimal() and not second.is_scaled
    return bare and 1000 <= first.low <= 2100


def _with_ratio(tokens: Sequence[Token], amount: Amount, words: Words) -> Amount:
    """Return *amount* as one in ten, 9 out of 10, 41 of 46, where that is what follows."""
    if amount.shape is not Shape.EXACT or amount.is_range or amount.has_sign:
        return amount
    joint, following = _folded(tokens, amount.stop), amount.stop + 1
    if joint == "out" and _folded(tokens, following) == "of":
        joint, following = "out of", following + 1
    if joint not in {"in", "of", "out of"}:
        return amount
    determined = _folded(tokens, following) in {"every", "the", "its", "their", "those", "all"}
    if determined:
        if joint == "in" and _folded(tokens, following) != "every":
            return amount
        following += 1
    if following >= len(tokens):
        return amount
    second = _one(tokens, following, words)
    if second is None or second.shape is not Shape.EXACT or second.has_sign:
        return amount
    if second.low <= amount.low or _is_bare_year(tokens, second):
        return amount
    is_ratio = joint != "of" or _folded(tokens, amount.stop + 1) == "every"
    if joint == "in" and (amount.low > 99 or second.low < 2):
        return amount
    shape = Shape.RATIO if is_ratio else Shape.PART
    return replace(amount, stop=second.stop, shape=shape)


def _is_bare_year(tokens: Sequence[Token], amount: Amount) -> bool:
    text = tokens[amount.first].text
    return len(text) == 4 and text.isdecimal() and 1500 <= amount.low <= 2100
