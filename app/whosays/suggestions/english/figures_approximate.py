"""Judges figures that nobody counted exactly: hedged, ranges, dozens, shares."""

from __future__ import annotations

from whosays.suggestions.english.figures_rules import Figure, Finding
from whosays.suggestions.english.quantities_amount import Shape, listed

_MATERIAL = listed("mass volume area data power energy")
_STATED_SIZE = listed("data power energy")
_ARE = listed("were are have had do did say said")
_CLAIMED, _OWN = 0.9, 0.75


def approximate(figure: Figure) -> Finding | None:
    """Return the rule that fires on a number that is hedged, vague or a share; None for none."""
    shape = figure.amount.shape
    if shape in (Shape.FRACTION, Shape.RATIO):
        return _share(figure)
    if shape is Shape.VAGUE:
        return Finding("figure-dozens", 0.85 if figure.support.has_stake else 0.75)
    if shape is Shape.PART:
        return _part(figure)
    if figure.quantity.hedge:
        return _hedged(figure)
    if _is_loose(figure):
        return Finding("figure-loose", 0.65 if figure.support.has_stake else 0.55)
    return None


def _share(figure: Figure) -> Finding:
    quantity, amount = figure.quantity, figure.amount
    if amount.shape is Shape.RATIO:
        return Finding("figure-one-in", 0.7)
    if quantity.stop > amount.stop:
        return Finding("figure-fraction-of", 0.75)
    if quantity.hedge:
        return Finding("figure-fraction-hedged", 0.6)
    is_subject = bool(_ARE & set(figure.after(1)))
    return Finding("figure-fraction-alone", 0.55 if is_subject else 0.3)


def _part(figure: Figure) -> Finding | None:
    if figure.amount.low < 5 and not figure.quantity.hedge:
        return None
    return Finding("figure-part-claimed", 0.75 if figure.support.has_stake else 0.45)


def _is_loose(figure: Figure) -> bool:
    """Tell whether a number is one that people say when they have not counted: two dozen."""
    amount = figure.amount
    if figure.quantity.unit or not figure.quantity.noun:
        return False
    said = [token.folded for token in figure.tokens[amount.first : amount.stop]]
    return said[-1].endswith("dozen") or (said[0] in {"a", "an", "half"} and amount.is_spelled)


def _hedged(figure: Figure) -> Finding | None:
    quantity, amount = figure.quantity, figure.amount
    is_bare = not quantity.unit and not quantity.noun
    if quantity.hedge == "range" and is_bare:
        return None
    if quantity.unit in _STATED_SIZE and not figure.support.has_stake:
        return None
    if is_bare and amount.high < 3:
        return None
    rule = "figure-range" if amount.is_range else "figure-hedged"
    confidence = _CLAIMED if figure.support.has_stake else _OWN
    if quantity.hedge == "range":
        confidence -= 0.2
    if quantity.unit in _MATERIAL:
        confidence -= 0.1
    elif is_bare:
        rule, confidence = "figure-hedged-alone", confidence - 0.15
    elif not quantity.unit and amount.high < 3:
        confidence -= 0.2
    return Finding(rule, confidence)
