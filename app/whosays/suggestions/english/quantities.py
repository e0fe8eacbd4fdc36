"""Finds quantities: a number with its hedge before it and its unit or noun after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whosays.articles.span import Span
from whosays.suggestions.english.quantities_nouns import count_noun_end, fraction_noun_end
from whosays.suggestions.english.quantities_amount import Amount, Shape, touches
from whosays.suggestions.english.quantities_numbers import amount_at
from whosays.suggestions.english.words import Words
from whosays.suggestions.tokens import Kind, Token

_LONGEST_HEDGE = 5
_NO_SIGN = frozenset(".,;:'\"“”‘’-–—()[]!?/%…*")
_OPENERS = frozenset("a an several few many couple".split())
_PREPOSITIONS = frozenset({"about", "over", "around", "under", "above", "below", "some"})
_BEFORE_A_TOPIC = frozenset(
    "talk talks talked talking story stories book film report reports concern concerns question "
    "questions worried worry worries doubts dispute disputes row argument say said know knew "
    "think thought asked ask complain complained complaint complaints debate war battle control "
    "tension tensions clash clashes anger fears fear agreement deal win victory advantage lead "
    "more information movie documentary article letter letters something anything nothing all "
    "sued charged fined arrested jailed questioned sentenced bickering fight presided power "
    "came comes come took takes taken handed went go care cares".split()
)
"""Words after which *about* and *over* are prepositions when a small number follows."""
_RATE_UNITS = frozenset(
    "metre meter tonne ton litre liter kilo kilogram pound barrel gallon ounce person head "
    "household family unit piece hectare acre kilometre kilometer mile share child pupil student "
    "pair dose ticket bottle patient home customer employee vehicle ship flight night inhabitants "
    "people bushel sack crate trip game match".split()
)
_PERIODS = frozenset(
    "second minute hour day night week fortnight month quarter year decade".split()
)
_AFTERWARDS = frozenset("ago earlier later before after old long".split())


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, what it counts or measures, and how it is bounded."""

    amount: Amount
    span: Span
    """The core: hedge, number and noun."""
    first: int
    """The number of the first token of the core."""
    stop: int
    """The number of the token after its last."""
    hedge: str
    """What makes it approximate, in small letters; empty for none."""
    unit: str
    """The kind of its unit of measure, money or time; empty for none."""
    unit_name: str
    """The unit as the text has it, in small letters."""
    noun: str
    """The last word of what is counted, in small letters; empty for none."""
    has_rate: bool = False


def quantities(tokens: Sequence[Token], words: Words) -> list[Quantity]:
    """Return the quantities that *tokens* hold, in order; none overlaps another."""
    found: list[Quantity] = []
    number, earliest = 0, 0
    while number < len(tokens):
        amount = _amount(tokens, number, earliest, words)
        if amount is None:
            number += 1
            continue
        quantity = _quantity(tokens, amount, earliest, words)
        found.append(quantity)
        earliest = number = max(quantity.stop, amount.stop)
    return found


def _may_begin(tokens: Sequence[Token], number: int, words: Words) -> bool:
    """Tell quickly whether a number can begin at *number*: most words never begin one."""
    token = tokens[number]
    if token.kind is Kind.NUMBER:
        return True
    if token.kind is Kind.MARK:
        return token.text not in _NO_SIGN
    if token.folded in _OPENERS or words.number_words.at(tokens, number) is not None:
        return True
    following = tokens[number + 1] if number + 1 < len(tokens) else token
    return token.is_capitalized and following.kind is not Kind.WORD


def _amount(tokens: Sequence[Token], number: int, earliest: int, words: Words) -> Amount | None:
    if not _may_begin(tokens, number, words):
        return None
    amount = amount_at(tokens, number, words)
    if amount is None and tokens[number].folded in {"a", "an"}:
        return _one_unit(tokens, number, earliest, words)
    return amount


def _one_unit(tokens: Sequence[Token], number: int, earliest: int, words: Words) -> Amount | None:
    """Return the number in "close to a tonne": one, where a hedge says that it is a number."""
    found = words.units.at(tokens, number + 1) if number + 1 < len(tokens) else None
    if found is None or found[1].kind not in {"mass", "volume", "area"}:
        return None
    step = _one_hedge(tokens, number, earliest, words)
    if step is None or step[2] or step[1] in _PREPOSITIONS - {"over"}:
        return None
    return Amount(number, number + 1, 1.0, 1.0, is_spelled=True)


def _quantity(tokens: Sequence[Token], amount: Amount, earliest: int, words: Words) -> Quantity:
    first, hedge = _hedge(tokens, amount, earliest, words)
    stop, after_hedge = _after_hedge(tokens, amount.stop, words)
    hedge = hedge or after_hedge
    stop, unit, unit_name = _unit(tokens, amount, stop, words)
    noun = ""
    if not unit:
        end = _noun_end(tokens, amount, stop, words)
        noun = tokens[end - 1].folded if end > stop else ""
        stop = end
        if noun:
            stop, late = _after_hedge(tokens, stop, words)
            hedge = hedge or late
    rated = _rate_end(tokens, stop) if unit != "time" else stop
    span = Span(tokens[first].start, tokens[rated - 1].end)
    return Quantity(amount, span, first, rated, hedge, unit, unit_name, noun, has_rate=rated > stop)


def _hedge(tokens: Sequence[Token], amount: Amount, earliest: int, words: Words) -> tuple[int, str]:
    """Return the first token of the hedges before *amount*, and the strongest of them."""
    first, strong = amount.first, ""
    for _turn in range(3):
        step = _one_hedge(tokens, first, earliest, words)
        if step is None:
            break
        start, term, strength = step
        if strength == "no" or (term in _PREPOSITIONS and _is_preposition(tokens, start, amount)):
            break
        if term == "between" and not amount.is_range:
            break
        first = start
        if strength != "weak" and not strong:
            strong = term
    if strong == "" and amount.is_range and first == amount.first:
        return first, "range"
    return first, strong


def _one_hedge(
    tokens: Sequence[Token], stop: int, earliest: int, words: Words
) -> tuple[int, str, str] | None:
    for length in range(_LONGEST_HEDGE, 0, -1):
        start = stop - length
        if start < earliest:
            continue
        found = words.hedges.at(tokens, start)
        if found is None or found[0] != length or found[1].kind != "before":
            continue
        return start, found[1].term, found[1].rest[0] if found[1].rest else ""
    return None


def _is_preposition(tokens: Sequence[Token], start: int, amount: Amount) -> bool:
    """Tell whether *over*, *about* … before a small number is no hedge: "row over two islands"."""
    if amount.shape is not Shape.EXACT or amount.has_sign:
        return False
    if tokens[start].folded == "some":
        return amount.low < 5
    before = tokens[start - 1].folded if start else ""
    return amount.high < 10 and before in _BEFORE_A_TOPIC


def _after_hedge(tokens: Sequence[Token], stop: int, words: Words) -> tuple[int, str]:
    """Return where "or so", "or more", "+" after a number ends, and the term."""
    if stop >= len(tokens):
        return stop, ""
    found = words.hedges.at(tokens, stop)
    if found is None or found[1].kind != "after":
        return stop, ""
    if found[1].term not in {
        "or so",
        "or more",
        "or fewer",
        "or less",
        "plus",
        "+",
        "or thereabouts",
    }:
        return stop, ""
    if found[1].term == "plus" and not touches(tokens, stop + 1):
        following = tokens[stop + 1].folded if stop + 1 < len(tokens) else ""
        if following in {"a", "the", "an"} or following[:1].isdigit():
            return stop, ""
    return stop + found[0], found[1].term


def _unit(tokens: Sequence[Token], amount: Amount, stop: int, words: Words) -> tuple[int, str, str]:
    """Return where the unit after *amount* ends, its kind and its name."""
    at = stop
    if at < len(tokens) and tokens[at].folded == "of" and amount.shape is Shape.VAGUE:
        at += 1
    if at < len(tokens) and amount.shape in {Shape.EXACT, Shape.VAGUE}:
        for skipped in (0, 1):
            found = words.units.at(tokens, at + skipped) if at + skipped < len(tokens) else None
            if found is None:
                if tokens[at].folded not in {
                    "metric",
                    "more",
                    "additional",
                    "full",
                    "consecutive",
                    "straight",
                    "long",
                    "us",
                    "u.s.",
                    "short",
                    "whole",
                    "extra",
                    "calendar",
                    "further",
                }:
                    break
                continue
            if _is_unit_here(tokens, amount, at + skipped, found[1].term):
                return at + skipped + found[0], found[1].kind, found[1].term.lower()
            break
    if amount.has_sign:
        return stop, "money", "sign"
    if at < len(tokens) and tokens[at].folded == "p" and touches(tokens, at):
        return at + 1, "money", "p"
    return stop, "", ""


def _is_unit_here(tokens: Sequence[Token], amount: Amount, at: int, term: str) -> bool:
    """Tell whether a word that is a unit elsewhere is one here: not "20 stones", "12 bars"."""
    if amount.has_sign:
        return term == "percent"
    if len(term) == 1 and term.isalpha() and not touches(tokens, at):
        return False
    if term in {"pounds", "marks", "bars", "sols", "reals", "crates", "stones", "rounds"}:
        return term == "pounds" or amount.low >= 1
    return True


def _noun_end(tokens: Sequence[Token], amount: Amount, stop: int, words: Words) -> int:
    if stop >= len(tokens):
        return stop
    of = tokens[stop].folded == "of"
    if amount.shape is Shape.FRACTION:
        if of:
            end = fraction_noun_end(tokens, stop + 1, words)
            return end if end > stop + 1 else stop
        if tokens[amount.stop - 1].folded == "half":
            determined = tokens[stop].folded in {
                "the",
                "its",
                "their",
                "his",
                "her",
                "our",
                "of",
                "all",
                "that",
                "my",
                "those",
            }
            return fraction_noun_end(tokens, stop, words) if determined else stop
        return stop
    if amount.shape is Shape.VAGUE:
        if of:
            end = fraction_noun_end(tokens, stop + 1, words)
            return end if end > stop + 1 else stop
        if tokens[stop].folded == "more":
            return stop + 1
        several = tokens[amount.first].folded not in {
            "dozens",
            "hundreds",
            "thousands",
            "millions",
            "scores",
            "tens",
            "billions",
        }
        return count_noun_end(tokens, stop, words) if several else stop
    end = count_noun_end(tokens, stop, words)
    if end == stop and tokens[stop].folded == "more":
        return stop + 1
    return end


def _rate_end(tokens: Sequence[Token], stop: int) -> int:
    """Return where a rate that follows at once ends: "an hour", "a square metre", "per head"."""
    if stop + 1 >= len(tokens) or tokens[stop].folded not in {
        "a",
        "an",
        "per",
        "each",
        "every",
        "/",
    }:
        return stop
    at = stop + 1
    if tokens[at].folded in {"square", "cubic", "troy", "metric"} and at + 1 < len(tokens):
        at += 1
    unit = tokens[at].folded
    if tokens[stop].folded == "per" and tokens[at].text.isdecimal():
        at += 1  # per 100,000 people
        unit = tokens[at].folded if at < len(tokens) else ""
        return at + 1 if unit in _RATE_UNITS else stop
    if unit in {"capita", "annum", "cent"}:
        return at + 1
    if unit not in _RATE_UNITS and unit not in _PERIODS:
        return stop
    if tokens[stop].folded in {"each", "every"} and unit not in _PERIODS:
        return stop
    following = tokens[at + 1].folded if at + 1 < len(tokens) else ""
    return stop if following in _AFTERWARDS else at + 1
