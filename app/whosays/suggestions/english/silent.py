"""Says which numbers stay silent whoever gives them: dates, ages, scores, labels, measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whosays.suggestions.english.quantities import Quantity
from whosays.suggestions.english.quantities_amount import Shape, folded_at, listed, touches
from whosays.suggestions.english.words import Words
from whosays.suggestions.tokens import Token

_HYPHENS = frozenset("-–—‑−:")
_MEASURED = listed("length temperature speed pressure radiation caliber")
"""Kinds of unit that anybody with an instrument can measure again."""
_HOURS = listed("a.m. p.m. am pm o'clock gmt utc")
_CLOCK = listed("at since until till by from before after past shortly")
_ABOUT = listed("about around nearly almost approximately roughly some")
_AGED = listed("aged age ages turned turns turning is was he's she's now")
_ARE = listed("are were is was be")
_AGE_BOUND = frozenset({"under", "over", "above", "below", "at least"})
_PEOPLE = listed(
    """children child people women men those anyone adults girls boys players drivers everyone
    patients voters residents citizens pupils students youngsters persons females males workers
    pensioners customers viewers girl boy anybody somebody someone kids everybody and"""
)
_COUNTERS = listed("toll number total count figure figures estimate estimates crowd")
_SPORT = listed(
    """goals goal points point runs run wickets wicket sets games matches match laps lap wins
    victories defeats losses draws titles title medals medal caps tries try assists rebounds yards
    innings strokes birdies birdie bogeys appearances touchdowns strikeouts homers overs shots
    putts aces penalties corners saves hits seeds odds rounds holes legs podiums poles trophies cups
    steals blocks turnovers interceptions centuries fixtures"""
)
_PARTS_OF_TIME = listed(
    """year season match game century decade day hour month week time way battle distance price
    story size length height width age speed night minute second quarter innings term journey
    race pitch lap life lifetime"""
)
_STREETS = listed(
    """street road lane avenue gardens mews towers buildings place square terrace drive close court
    crescent boulevard hill park gate walk row streets roads heights springs fields oaks"""
)
_NEAR = {"", "close to", "around"}
_SETTLEMENTS = listed(
    """population city town village nation island community suburb municipality settlement
    metropolis hamlet township borough county province congregation readership"""
)
_RULED = listed(
    """must require requires required requirement threshold quorum fine fines fined penalty
    penalties prison jail bail imprisonment maximum minimum limit cap capped allows entitled
    rules law majority bond sentence eligible"""
)
_CAPACITY = listed("capacity seat seats seating accommodate accommodates accommodating payload")
_HOLDING = listed("hold holds carry carries fit fits")
_ABLE = listed("can could to cannot")
_PRICED = listed("price prices ticket tickets fare fares fee fees admission entry tariff")
_WEIGHED = listed("weigh weighs weighed weighing")
_PROGRESS = listed("contained containment chance accuracy")
_MAJORITY = listed("majority majorities supermajority vote")
_CHARGED = listed("charge charges charged charging")
_TALKED = listed("interviews interview interviewed spoke spoken conversations")
_JOINS_DAYS = _HYPHENS | {"and", "or", ",", "to"}
_OF_A_YEAR = _ABOUT | {"", "range", "between"}
_OF_AN_HOUR = _ABOUT | {"", "range"}
_OF_AN_AGE = _ABOUT | {"", "just over"}
"""Hedges with which a number may still be a year, an hour, an age."""
_FAR = 12  # tokens before a number that are looked at
_SENTENCE_ENDS = frozenset(".!?;")
_OF_YEARS = listed(
    """elections attacks games olympics protests championships playoffs riots bombings floods
    wildfires fires talks finals accords hostilities primaries polls midterms results campaigns
    races"""
)
"""What has a year before it: “the 2016 elections”."""
_AIRCRAFT = listed("aircraft jets planes airliners jet plane airplanes fleet")
_AIRLINERS = frozenset({320, 330, 350, 380, 707, 737, 747, 757, 767, 777, 787})
_MAKES = listed("law page place transport maker class event sport contact")


def silence(tokens: Sequence[Token], quantity: Quantity, words: Words) -> str:
    """Return why *quantity* stays silent, as the gold set names it; empty where it does not.

    Only what its own words and its neighbours say counts here; who gives the figure is another
    question.
    """
    if quantity.unit == "time":
        return _kind_of_time(quantity.unit_name)
    if quantity.unit in _MEASURED or _is_points(quantity):
        return "measure"
    here = _Here(tokens, quantity, words, _near(tokens, quantity))
    for kind, test in _TESTS:
        if test(here):
            return kind
    return ""


@dataclass(slots=True)
class _Here:
    """A quantity and what stands around it."""

    tokens: Sequence[Token]
    quantity: Quantity
    words: Words
    near: list[str]
    """The tokens before it within its sentence, the nearest last."""

    def before(self, many: int) -> list[str]:
        """Return the *many* tokens before the quantity, nearest last, within its sentence."""
        return self.near[-many:]


def _near(tokens: Sequence[Token], quantity: Quantity) -> list[str]:
    found = [token.folded for token in tokens[max(0, quantity.first - _FAR) : quantity.first]]
    for number in range(len(found) - 1, -1, -1):
        if found[number] in _SENTENCE_ENDS:
            return found[number + 1 :]
    return found


def _kind_of_time(unit: str) -> str:
    if "old" in unit:
        return "age"
    return "time" if unit in _HOURS else "duration"


def _is_points(quantity: Quantity) -> bool:
    return quantity.unit == "percent" and (
        "point" in quantity.unit_name or quantity.unit_name in {"bps", "bp", "pp", "percentile"}
    )


def _is_bare(quantity: Quantity) -> bool:
    """Tell whether the number stands alone: no unit, no noun, no sign of money, no scale."""
    amount = quantity.amount
    return (
        not quantity.unit
        and not quantity.noun
        and not amount.is_scaled
        and amount.shape is Shape.EXACT
    )


def _is_date(here: _Here) -> bool:
    tokens, quantity, words = here.tokens, here.quantity, here.words
    amount = quantity.amount
    if amount.shape is not Shape.EXACT or amount.has_sign or quantity.unit:
        return False
    if amount.high <= 31 and _is_month(tokens, amount.stop, words):
        return True
    if (
        amount.high <= 31
        and folded_at(tokens, amount.stop) == "of"
        and _is_month(tokens, amount.stop + 1, words)
    ):
        return True
    if amount.high <= 31 and _joins_a_date(tokens, amount.stop, words):
        return True
    before = (
        amount.first - 2 if folded_at(tokens, amount.first - 1) in {".", ","} else amount.first - 1
    )
    if _is_month(tokens, before, words) and (
        amount.high <= 31 or _looks_like_year(tokens, quantity)
    ):
        return amount.high > 31 or not quantity.noun or quantity.hedge == ""
    return _is_year(here)


def _joins_a_date(tokens: Sequence[Token], number: int, words: Words) -> bool:
    """Tell whether "and 9 September" follows, so that the number before is a day, too."""
    if folded_at(tokens, number) not in _JOINS_DAYS:
        return False
    day = number + 1
    if day >= len(tokens) or not tokens[day].is_number:
        return False
    return _is_month(tokens, day + 1, words)


def _is_month(tokens: Sequence[Token], number: int, words: Words) -> bool:
    if not 0 <= number < len(tokens) or not tokens[number].is_capitalized:
        return False
    found = words.months_and_days.at(tokens, number)
    return found is not None and found[1].kind == "month"


def _looks_like_year(tokens: Sequence[Token], quantity: Quantity) -> bool:
    text = tokens[quantity.amount.first].text
    return len(text) == 4 and text.isdecimal() and 1000 <= quantity.amount.low <= 2199


def _is_year(here: _Here) -> bool:
    tokens, quantity, words = here.tokens, here.quantity, here.words
    if not _looks_like_year(tokens, quantity):
        return False
    if quantity.amount.is_scaled or quantity.unit:
        return False
    if not quantity.noun:
        return quantity.hedge in _OF_A_YEAR
    if quantity.noun in _OF_YEARS and not quantity.hedge:
        return True
    before = tokens[quantity.amount.first - 1] if quantity.amount.first else None
    if before is None or quantity.hedge:
        return False
    found = words.models.at(tokens, quantity.amount.first - 1)
    return (found is not None and found[1].kind == "period") or before.text in "(-–"


def _is_score(here: _Here) -> bool:
    tokens, quantity = here.tokens, here.quantity
    amount = quantity.amount
    if amount.shape is not Shape.EXACT or amount.has_sign or quantity.unit:
        return False
    if quantity.noun in _SPORT:
        return True
    if _touches_another(tokens, amount.stop, 1) or _touches_another(tokens, amount.first - 1, -1):
        return True
    tight = amount.is_range and any(
        token.text in _HYPHENS for token in tokens[amount.first : amount.stop]
    )
    if tight and not quantity.noun:
        return True
    to = folded_at(tokens, quantity.stop) in {"to", "against"} and quantity.noun in {"", "votes"}
    return to and _is_number(tokens, quantity.stop + 1)


def _touches_another(tokens: Sequence[Token], number: int, step: int) -> bool:
    """Tell whether a hyphen at *number* joins the quantity to another number: 3–1."""
    other = number + step
    if not (0 <= number < len(tokens) and 0 <= other < len(tokens)):
        return False
    if tokens[number].text not in _HYPHENS or not tokens[other].is_number:
        return False
    return touches(tokens, number) and touches(tokens, number + 1)


def _is_number(tokens: Sequence[Token], number: int) -> bool:
    return 0 <= number < len(tokens) and tokens[number].is_number


def _is_clock_time(here: _Here) -> bool:
    tokens, quantity = here.tokens, here.quantity
    amount = quantity.amount
    if not _is_bare(quantity):
        return False
    before = here.before(2)
    if not before or before[-1] not in _CLOCK or amount.high > 24:
        return False
    if amount.high > 12 and "." not in tokens[amount.first].text:
        return False
    counted = any(each in _COUNTERS for each in here.before(12))
    return not counted and quantity.hedge in _OF_AN_HOUR


def _is_age(here: _Here) -> bool:
    quantity = here.quantity
    amount = quantity.amount
    if quantity.unit or amount.has_sign or amount.high > 120 or amount.shape is not Shape.EXACT:
        return False
    before = here.before(6)
    last = before[-1] if before else ""
    if last in {"aged", "ages", "age"} or before[-2:] in (["age", "of"], ["ages", "of"]):
        return True
    if quantity.noun:
        return False
    if quantity.hedge in _AGE_BOUND and last in _PEOPLE:
        return True
    counted = any(each in _COUNTERS for each in here.before(12))
    if quantity.hedge in _AGE_BOUND - {"at least"} and last in _ARE and "there" not in before:
        return not counted
    return last in _AGED and quantity.hedge in _OF_AN_AGE and not counted


def _is_label(here: _Here) -> bool:
    tokens, quantity, words = here.tokens, here.quantity, here.words
    amount = quantity.amount
    if (
        quantity.hedge
        or quantity.first != amount.first
        or amount.shape is not Shape.EXACT
        or amount.first == 0
        or amount.has_sign
        or quantity.unit == "percent"
    ):
        return False
    before = tokens[amount.first - 1]
    if (before.is_mark and before.text != ".") or (quantity.noun and before.text == "A"):
        return False
    for length in (1, 2, 3):
        start = amount.first - length
        if start < 0 or tokens[start].folded not in words.models.first_words:
            continue
        found = words.models.at(tokens, start)
        if found is None or found[0] != length or found[1].kind not in _MAKES:
            continue
        if not quantity.noun or tokens[start].is_capitalized:
            return True
    if quantity.noun or before.is_mark or not before.is_capitalized:
        return False
    return not _begins_sentence(tokens, amount.first - 1)


def _is_airliner(here: _Here) -> bool:
    """Tell whether the number is the name of a kind of aircraft: "grounded all 787 jets"."""
    quantity = here.quantity
    is_named = quantity.noun in _AIRCRAFT and not quantity.hedge
    return is_named and quantity.amount.low in _AIRLINERS


def _begins_sentence(tokens: Sequence[Token], number: int) -> bool:
    return number == 0 or tokens[number - 1].text in '.!?:“"”'


def _is_title(here: _Here) -> bool:
    """Tell whether number and noun are a name: Twelve Angry Men, the Four Seasons."""
    tokens, quantity = here.tokens, here.quantity
    first, last = tokens[quantity.first], tokens[quantity.stop - 1]
    if not (quantity.noun and quantity.amount.is_spelled and first.is_capitalized):
        return False
    return last.is_capitalized and not _begins_sentence(tokens, quantity.first)


def _is_address(here: _Here) -> bool:
    tokens, quantity = here.tokens, here.quantity
    amount = quantity.amount
    if quantity.hedge not in _NEAR or amount.is_spelled or quantity.unit:
        return False
    for number in range(amount.stop, min(len(tokens), amount.stop + 4)):
        if not tokens[number].is_capitalized:
            return False
        if tokens[number].folded in _STREETS:
            return True
    return False


def _is_population(here: _Here) -> bool:
    quantity = here.quantity
    before = here.before(3)
    if quantity.unit or quantity.amount.has_sign or not before:
        return False
    return before[-1] == "of" and any(each in _SETTLEMENTS for each in before[:-1])


def _is_ruled(here: _Here) -> bool:
    """Tell whether a rule or a law sets the number: a fine of up to, a majority of."""
    tokens, quantity = here.tokens, here.quantity
    amount = quantity.amount
    if amount.shape is Shape.FRACTION and folded_at(tokens, quantity.stop) in _MAJORITY:
        return True
    if quantity.noun in _MAJORITY:
        return True
    if quantity.unit not in {"money", "percent"}:
        return False
    if any(each in _CHARGED for each in here.before(1)):
        return True
    return any(each in _RULED for each in here.before(7))


def _is_measured(here: _Here) -> bool:
    """Tell whether it converts, weighs, prices or says how far something is, by its neighbours."""
    tokens, quantity = here.tokens, here.quantity
    if not quantity.unit:
        return _is_capacity(here.before(2), quantity)
    if folded_at(tokens, quantity.first - 1) == "(":
        return True  # 30,000 acres (47 square miles)
    if folded_at(tokens, quantity.stop) == ")" and "(" in here.before(6):
        return quantity.unit == "money"  # €1.5bn to €3.5bn ($1.8bn and $4.2bn)
    before = here.before(4)
    if quantity.unit == "money":
        return any(each in _PRICED for each in before)
    if quantity.unit == "mass":
        return bool(before) and before[-1] in _WEIGHED
    after = folded_at(tokens, quantity.stop), folded_at(tokens, quantity.stop + 1)
    return quantity.unit == "percent" and (after[0] in _PROGRESS or after == ("of", "capacity"))


def _is_capacity(before: list[str], quantity: Quantity) -> bool:
    """Tell whether the number says how many something can hold."""
    if quantity.amount.shape is not Shape.EXACT or not before:
        return False
    if before[-1] in _HOLDING:
        return quantity.hedge == "up to" or before[0] in _ABLE
    return before[-1] in _CAPACITY or before == ["capacity", "of"]


def _is_part_of_time(here: _Here) -> bool:
    """Tell whether a fraction is one of an hour, a season or a way."""
    tokens, quantity, words = here.tokens, here.quantity, here.words
    amount = quantity.amount
    if amount.shape not in (Shape.FRACTION, Shape.VAGUE):
        return False
    if quantity.noun in _PARTS_OF_TIME:
        return True
    following = amount.stop + 1 if folded_at(tokens, amount.stop) == "of" else amount.stop
    if folded_at(tokens, following) in {"a", "an", "the"}:
        following += 1
    if following < len(tokens) and amount.shape is Shape.FRACTION:
        found = words.units.at(tokens, following)
        if found is not None and found[1].kind in {"time", "length", "percent"}:
            return True
        return folded_at(tokens, following) in _PARTS_OF_TIME
    return False


def _is_reporters_own(here: _Here) -> bool:
    """Tell whether the number counts whom the report itself has asked: interviews with 20."""
    before = here.before(3)
    return bool(before) and (
        before[-1] == "interviewed"
        or (before[-1] in {"with", "to"} and any(each in _TALKED for each in before[:-1]))
    )


_TESTS = (
    ("date", _is_date),
    ("score", _is_score),
    ("time", _is_clock_time),
    ("age", _is_age),
    ("model", _is_label),
    ("model", _is_title),
    ("model", _is_airliner),
    ("address", _is_address),
    ("population", _is_population),
    ("legal", _is_ruled),
    ("measure", _is_measured),
    ("duration", _is_part_of_time),
    ("count", _is_reporters_own),
)
"""Each kind by what tells it, in the order in which they are asked."""
