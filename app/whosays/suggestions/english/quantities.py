"""Finds quantities: a number with its hedge before it and its unit or noun after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whosays.articles.span import Span
from whosays.suggestions.article import Article
from whosays.suggestions.english.quantities_amount import (
    SIGNS,
    Amount,
    Shape,
    folded_at,
    listed,
    touches,
)
from whosays.suggestions.english.quantities_nouns import count_noun_end, fraction_noun_end
from whosays.suggestions.english.quantities_numbers import amount_at
from whosays.suggestions.english.words import Words
from whosays.suggestions.tokens import Token

_LONGEST_HEDGE = 5
_OPENERS = listed("a an several few many couple")
_ARTICLES = frozenset({"a", "an"})
_PREPOSITIONS = frozenset({"about", "over", "around", "under", "above", "below", "some"})
_TOPICS = listed(
    """talks story stories book film concern concerns question questions worry worries doubts
    dispute disputes row argument complaint complaints debate battle tension tensions clash clashes
    anger fears agreement victory advantage movie documentary article letter letters disagreement
    rift"""
)
"""Nouns after which *about* and *over* are prepositions."""
_BEFORE_A_TOPIC = _TOPICS | listed(
    """talk talked talking report reports worried say know knew think thought asked ask complain
    complained war control fear deal win lead more information something anything nothing all sued
    charged fined arrested jailed questioned sentenced bickering fight presided power came comes
    come took takes taken handed went go care cares"""
)
"""Words after which they are prepositions when a small number follows."""
_RATE_UNITS = listed(
    """metre meter tonne ton litre liter kilo kilogram pound barrel gallon ounce person head
    household family unit piece hectare acre kilometre kilometer mile share child pupil student
    pair dose ticket bottle patient home customer employee vehicle ship flight night inhabitants
    people bushel sack crate trip game match"""
)
_PERIODS = listed("second minute hour day night week fortnight month quarter year decade")
_EACH = listed("a an per each every /")
_BEFORE_A_RATE = listed("square cubic troy metric")
_LATIN = listed("capita annum")
_BEFORE_A_UNIT = listed(
    """metric more additional full consecutive straight long us u.s. short whole extra calendar
    further"""
)
_AFTER_HALF = listed("the its their his her our all that my those")
_ALONE = listed("dozens scores hundreds thousands millions billions trillions lakhs crores")
_AFTER_THE_NUMBER = {"or so", "or more", "or fewer", "or less", "or thereabouts", "plus", "+"}
_AFTERWARDS = listed("ago earlier later before after old long")


@dataclass(slots=True)
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


def quantities(article: Article, words: Words) -> list[Quantity]:
    """Return the quantities that *article* holds, in order; none overlaps another."""
    tokens = article.tokens
    found: list[Quantity] = []
    earliest = 0
    for number in _beginnings(article, words):
        amount = _amount(tokens, number, earliest, words) if number >= earliest else None
        if amount is None:
            continue
        quantity = _quantity(article, amount, earliest, words)
        found.append(quantity)
        earliest = max(quantity.stop, amount.stop)
    return found


def _beginnings(article: Article, words: Words) -> list[int]:
    """Return the tokens at which a number could begin, in order: most never begin one."""
    tokens, spelled = article.tokens, words.number_words.first_words
    digits = [*article.numbers, *article.places(SIGNS)]
    found = {*digits, *article.places(_OPENERS - _ARTICLES), *article.places(spelled)}
    # a code of money may stand before: US$3, Rs 500
    found.update([each - 1 for each in digits if each and tokens[each - 1].is_capitalized])
    for number in article.places(_ARTICLES):
        after = folded_at(tokens, number + 1)
        if after in spelled or after in _OPENERS or after in words.units.first_words:
            found.add(number)
    return sorted(found)


def _amount(tokens: Sequence[Token], number: int, earliest: int, words: Words) -> Amount | None:
    amount = amount_at(tokens, number, words)
    if amount is None and tokens[number].folded in _ARTICLES:
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


def _quantity(article: Article, amount: Amount, earliest: int, words: Words) -> Quantity:
    tokens = article.tokens
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
    span = Span(article.starts[first], article.ends[rated - 1])
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
    for start in range(max(stop - _LONGEST_HEDGE, earliest), stop):
        if tokens[start].folded not in words.hedges.first_words:
            continue
        found = words.hedges.at(tokens, start)
        if found is None or start + found[0] != stop or found[1].kind != "before":
            continue
        return start, found[1].term, found[1].rest[0] if found[1].rest else ""
    return None


def _is_preposition(tokens: Sequence[Token], start: int, amount: Amount) -> bool:
    """Tell whether *over*, *about* … before a small number is no hedge: "row over two islands"."""
    if amount.shape is not Shape.EXACT or amount.has_sign:
        return False
    if tokens[start].folded == "some":
        return amount.low < 5
    before = folded_at(tokens, start - 1)
    return before in (_BEFORE_A_TOPIC if amount.high < 10 else _TOPICS)


def _after_hedge(tokens: Sequence[Token], stop: int, words: Words) -> tuple[int, str]:
    """Return where "or so", "or more", "+" after a number ends, and the term."""
    if stop >= len(tokens) or tokens[stop].folded not in words.hedges.first_words:
        return stop, ""
    found = words.hedges.at(tokens, stop)
    if found is None or found[1].kind != "after":
        return stop, ""
    if found[1].term not in _AFTER_THE_NUMBER:
        return stop, ""
    if found[1].term == "plus" and not touches(tokens, stop + 1):
        following = tokens[stop + 1].folded if stop + 1 < len(tokens) else ""
        is_more = following in words.number_words.first_words  # 12 engines plus two ladders
        if is_more or following in {"a", "the", "an"} or following[:1].isdigit():
            return stop, ""
    return stop + found[0], found[1].term


def _unit(tokens: Sequence[Token], amount: Amount, stop: int, words: Words) -> tuple[int, str, str]:
    """Return where the unit after *amount* ends, its kind and its name."""
    if amount.shape in (Shape.EXACT, Shape.VAGUE):
        at = stop
        if amount.shape is Shape.VAGUE and folded_at(tokens, at) == "of":
            at += 1
        if folded_at(tokens, at) in _BEFORE_A_UNIT:
            at += 1
        found = words.units.at(tokens, at) if at < len(tokens) else None
        if found is not None and _is_unit_here(tokens, amount, at, found[1].term):
            return at + found[0], found[1].kind, found[1].term.lower()
    if amount.has_sign:
        return stop, "money", "sign"
    if folded_at(tokens, stop) == "p" and touches(tokens, stop):
        return stop + 1, "money", "p"
    return stop, "", ""


def _is_unit_here(tokens: Sequence[Token], amount: Amount, at: int, term: str) -> bool:
    """Tell whether a word that is a unit elsewhere is one here: not "12 C students"."""
    if amount.has_sign:
        return term == "percent"
    is_letter = len(term) == 1 and term.isalpha()
    return touches(tokens, at) or not is_letter


def _noun_end(tokens: Sequence[Token], amount: Amount, stop: int, words: Words) -> int:
    """Return where what *amount* counts ends; *stop* where the text leaves it out."""
    is_plain = amount.shape not in (Shape.FRACTION, Shape.VAGUE)
    following = folded_at(tokens, stop)
    if following == "of" and not is_plain:
        end = fraction_noun_end(tokens, stop + 1, words)
        return end if end > stop + 1 else stop
    if amount.shape is Shape.FRACTION:
        halves = tokens[amount.stop - 1].folded == "half" and following in _AFTER_HALF
        return fraction_noun_end(tokens, stop, words) if halves else stop
    if following == "more":
        return count_noun_end(tokens, stop + 1, words)
    is_alone = amount.shape is Shape.VAGUE and tokens[amount.stop - 1].folded in _ALONE
    return stop if is_alone else count_noun_end(tokens, stop, words)


def _rate_end(tokens: Sequence[Token], stop: int) -> int:
    """Return where a rate that follows at once ends: "an hour", "a square metre", "per head"."""
    each = folded_at(tokens, stop)
    if each not in _EACH:
        return stop
    at = stop + 1
    if folded_at(tokens, at) in _BEFORE_A_RATE or (each == "per" and _is_digits(tokens, at)):
        at += 1  # a square metre, per 100,000 people
    unit = folded_at(tokens, at)
    if each == "per" and unit in _LATIN:
        return at + 1
    allowed = _PERIODS if each in {"each", "every"} else _PERIODS | _RATE_UNITS
    if unit not in allowed or folded_at(tokens, at + 1) in _AFTERWARDS:
        return stop
    return at + 1


def _is_digits(tokens: Sequence[Token], number: int) -> bool:
    return number < len(tokens) and tokens[number].is_number
