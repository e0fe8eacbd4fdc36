"""Judges figures that are said exactly: what counts is who says them."""

from __future__ import annotations

from whosays.suggestions.english.figures_rules import Figure, Finding
from whosays.suggestions.english.figures_support import Support
from whosays.suggestions.english.quantities_amount import listed

_TOO_SMALL = 10
"""Below this, an exact count is taken for one of what the story itself follows."""
_MANY = 100
_LARGE = 1000
_MATERIAL = listed("mass volume data power energy")
_SMALL_UNITS = listed("gram grams gramme grammes ounce ounces millilitre millilitres")
_FORCES = listed(
    """soldiers troops fighters militants terrorists insurgents rebels gunmen mercenaries tanks
    drones missiles rockets aircraft planes jets helicopters vessels ships boats sailors hostages
    prisoners captives saboteurs spies agents launchers systems bombers warships servicemen
    guerrillas jihadists commandos bandits personnel"""
)
_ENEMIES = listed(
    "fighters militants terrorists insurgents rebels gunmen mercenaries guerrillas jihadists "
    "bandits"
)
"""Whose dead are counted by those who killed them, even where the text does not say so."""
_OWNED = listed(
    "the its their his her our these those all first last next top other remaining same"
)
_SAMPLES = listed("trial study survey sample poll panel")
_COUNTERS = listed(
    "toll number total count figure estimate estimates crowd attendance tally turnout"
)
_BEFORE_A_COUNT = listed(
    "at to as was is reached reaching of : exceeded surpassed topped just only"
)
_ESTIMATED = listed("worth valued estimated losses damage damages loss savings")
_COSTING = listed("cost costs costing")
_PLACES = listed(
    "countries provinces states counties districts regions cities towns nations places"
)
_FEW_PLACES = 50
_RESPONDERS = listed(
    """police fire rescue rescuers emergency emergencies ambulance hospital hospitals doctor doctors
    medic medics medical paramedics coroner sheriff's sheriff constabulary firefighters
    coastguard coast lifeboat trooper troopers disaster"""
)
_OF_THEM = (["of", "them"], ["of", "which"], ["of", "those"])
_ARTICLES = listed("a an the its their his her")
_HOLDINGS = listed("stake stakes tariff tariffs tax duty duties discount rate levy interest owned")
_IDIOMS = (0, 100, 110)
"""Percentages that people say when they count nothing."""


def exact(figure: Figure) -> Finding | None:
    """Return the rule that fires on a number said exactly; None for none."""
    unit = figure.quantity.unit
    if unit == "percent":
        return _percent(figure)
    if unit == "money":
        return _sum(figure)
    if unit:
        return _material(figure)
    if not figure.quantity.noun:
        return _alone(figure)
    if figure.support.has_stake:
        return _claimed(figure)
    return _told(figure)


def _percent(figure: Figure) -> Finding | None:
    if figure.amount.low in _IDIOMS and figure.after(1) != ["of"]:
        return None
    following = set(figure.after(1))
    if following & _HOLDINGS or (_ARTICLES & set(figure.before(1)) and "of" not in following):
        return Finding("figure-percent", 0.4)  # a 45 percent stake, a 10 percent rise
    if figure.support.has_stake or figure.support is Support.NAMED:
        return Finding("figure-percent-claimed", 0.6)
    return Finding("figure-percent", 0.55 if figure.amount.low % 5 == 0 else 0.45)


def _sum(figure: Figure) -> Finding:
    amount = figure.amount
    before = set(figure.before(3))
    if amount.low >= 10 * _LARGE and (
        _ESTIMATED & before or (amount.is_scaled and _COSTING & before)
    ):
        return Finding("figure-value", 0.55)
    is_large = amount.is_scaled and figure.support.has_stake and not figure.standing.carried
    return Finding("figure-money-claimed", 0.55 if is_large else 0.3)


def _material(figure: Figure) -> Finding | None:
    quantity = figure.quantity
    if not figure.support.has_stake or figure.amount.low < _TOO_SMALL:
        return None
    is_territory = quantity.unit_name.startswith("square") and not _is_by_responders(figure)
    is_material = quantity.unit in _MATERIAL and quantity.unit_name not in _SMALL_UNITS
    return Finding("figure-amount-claimed", 0.5) if is_territory or is_material else None


def _told(figure: Figure) -> Finding | None:
    """Judge a count that no party with a stake gives."""
    amount = figure.amount
    is_enemy = figure.quantity.noun in _ENEMIES and not _OWNED & set(figure.before(1))
    many = _TOO_SMALL if is_enemy or "combat" in figure.kinds else _MANY
    is_told = is_enemy or figure.support is Support.NAMED
    if is_told and amount.low >= many and not amount.is_round:
        return Finding("figure-claimed", 0.5)
    if not amount.is_round or amount.low < _LARGE or _SAMPLES & set(figure.before(2)):
        return None
    is_known = bool(_OWNED & set(figure.before(1)))
    return Finding("figure-round", 0.45 if is_known else 0.55)


def _alone(figure: Figure) -> Finding | None:
    """Judge a number without a noun: "put the toll at 12,400"."""
    amount, support = figure.amount, figure.support
    if _is_remainder(figure):
        return Finding("figure-claimed", 0.5)
    if amount.low < _MANY or (amount.low < _LARGE and not amount.is_round):
        return None
    before = figure.before(10)
    if before and before[-1] in _BEFORE_A_COUNT and _COUNTERS & set(before):
        is_unsourced = support is Support.NOBODY and not amount.is_round
        return Finding("figure-total", 0.4 if is_unsourced else 0.55)
    is_written_large = amount.is_scaled or "," in figure.quantity.span.of(figure.text)
    if amount.low < _LARGE or not is_written_large:
        return None
    is_claimed = support.has_stake and not figure.standing.carried
    is_told = amount.is_round and not figure.is_about_business
    is_counted = before[-2:] == ["front", "of"]
    return Finding("figure-total", 0.5) if is_claimed or (is_told and not is_counted) else None


def _is_remainder(figure: Figure) -> bool:
    """Tell whether a body at war goes on counting: "117 of them", "a further 32"."""
    if figure.support is not Support.STATE or "combat" not in figure.kinds:
        return False
    return figure.quantity.first < figure.amount.first or figure.after(2) in _OF_THEM


def _claimed(figure: Figure) -> Finding | None:
    """Judge a count that a party with a stake gives."""
    amount = figure.amount
    if figure.standing.carried:
        return Finding("figure-claimed", 0.55 if amount.is_round and amount.low >= _LARGE else 0.45)
    if _is_by_responders(figure):
        is_crowd = amount.low >= (_TOO_SMALL if "arrest" in figure.kinds else _MANY)
        return Finding("figure-claimed", 0.5 if is_crowd and "toll" not in figure.kinds else 0.4)
    if figure.quantity.noun in _PLACES and amount.low < _FEW_PLACES:
        return Finding("figure-claimed", 0.4)
    if amount.low >= _TOO_SMALL:
        return Finding("figure-claimed", 0.6)
    is_of_war = figure.quantity.noun in _FORCES or ("combat" in figure.kinds and amount.low > 1)
    if is_of_war and figure.support is Support.STATE:
        return Finding("figure-claimed", 0.55)
    return None


def _is_by_responders(figure: Figure) -> bool:
    """Tell whether police, rescuers or doctors give the number, who count what they see."""
    attribution = figure.standing.attribution
    if attribution is None:
        return False
    core = attribution.core.of(figure.text).casefold().split()
    return any(word.strip(",.:;") in _RESPONDERS for word in core)
