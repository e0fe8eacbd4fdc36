"""Proposes unverifiable figures: who counted, and could somebody else repeat it?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from whosays.articles.span import Span
from whosays.suggestions.article import Article
from whosays.suggestions.english.attribution import Attribution, Source
from whosays.suggestions.english.figures_support import Standing, Support, Supports
from whosays.suggestions.english.quantities import Quantity, quantities
from whosays.suggestions.english.quantities_amount import Shape
from whosays.suggestions.english.silent import silence
from whosays.suggestions.english.words import Words
from whosays.suggestions.suggestion import SHOWN_FROM, Suggestion
from whosays.suggestions.tokens import Token
from whosays.translation import _

CATEGORY = "unverifiable-figure"
_TOO_SMALL = 10
"""Below this, an exact count is taken for one of what the story itself follows."""
_MANY = 100
_LARGE = 1000
_MATERIAL = frozenset("mass volume area data power energy".split())
_CAPACITIES = frozenset("data power energy".split())
_SMALL_UNITS = frozenset("gram grams gramme grammes ounce ounces millilitre millilitres".split())
_FORCES = frozenset(
    "soldiers troops fighters militants terrorists insurgents rebels gunmen mercenaries tanks "
    "drones missiles rockets aircraft planes jets helicopters vessels ships boats sailors hostages "
    "prisoners captives saboteurs spies agents launchers systems bombers warships servicemen "
    "guerrillas jihadists commandos bandits personnel".split()
)
_OWNED = frozenset(
    "the its their his her our these those all first last next top other remaining same".split()
)
_COUNTERS = frozenset(
    "toll number total count figure estimate estimates crowd attendance tally turnout".split()
)
_BEFORE_A_COUNT = frozenset(
    "at to as was is reached reaching of : exceeded surpassed topped".split()
)
_OF_THEM = (["of", "them"], ["of", "which"], ["of", "those"])
_ESTIMATED = frozenset(
    "worth valued estimated losses damage damages cost costs costing loss savings".split()
)
_RESPONDERS = frozenset(
    "police fire rescue rescuers emergency emergencies ambulance hospital hospitals doctor doctors "
    "medic medics medical paramedics coroner sheriff's sheriff constabulary firefighters "
    "coastguard trooper troopers disaster".split()
)


@dataclass(frozen=True, slots=True)
class _Finding:
    rule: str
    confidence: float
    reason: str


class _Sentence:
    """What the sentence around a figure is about, by the words of the list of contexts."""

    def __init__(self, article: Article, span: Span, words: Words) -> None:
        self.kinds: set[str] = set()
        number, inside = -1, article.tokens_in(span)
        for number in inside:
            found = words.figure_contexts.at(article.tokens, number)
            if found is not None:
                self.kinds.add(found[1].kind)

    @property
    def is_about_business(self) -> bool:
        """Whether prices, results or official rates are at issue, which are published."""
        return bool(self.kinds & {"market", "earnings", "economy"})


def figure_suggestions(
    article: Article, words: Words, attributions: Sequence[Attribution]
) -> list[Suggestion]:
    """Return the figures of *article* that a reader could not check, in order.

    *attributions* say what its sentences credit to whom. A figure that a published source stands
    for, and a number that is none (a date, an age, a score …), gives nothing.
    """
    supports = Supports(article, words, attributions)
    cores = _Cores(attributions)
    sentences: dict[int, _Sentence] = {}
    found = []
    for quantity in quantities(article.tokens, words):
        if not _could_matter(quantity) or cores.hold(quantity):
            continue
        if silence(article.tokens, quantity, words):
            continue
        span = article.sentence_at(quantity.span.start)
        if quantity.span.end > span.end:
            continue
        if span.start not in sentences:
            sentences = {span.start: _Sentence(article, span, words)}
        standing = supports.at(
            quantity.span.start, is_share=_is_share(quantity), is_sum=quantity.unit == "money"
        )
        if standing.support is Support.PUBLISHED:
            continue
        finding = _finding(article, quantity, standing, sentences[span.start])
        if finding is not None:
            found.append(
                Suggestion(
                    CATEGORY, quantity.span, finding.confidence, finding.rule, finding.reason
                )
            )
    return found


class _Cores:
    """The source phrases of an article, which are no figures even where they hold a number."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        unnamed = {Source.UNNAMED, Source.UNNAMED_STATE}
        self._cores = sorted(
            each.core
            for each in attributions
            if each.source in unnamed and each.confidence >= SHOWN_FROM
        )
        self._starts = [core.start for core in self._cores]

    def hold(self, quantity: Quantity) -> bool:
        """Tell whether *quantity* counts the people of a source phrase, who are never many."""
        number = bisect_left(self._starts, quantity.span.end)
        if number == 0 or quantity.amount.low >= _MANY:
            return False
        return self._cores[number - 1].overlaps(quantity.span)


def _could_matter(quantity: Quantity) -> bool:
    amount = quantity.amount
    return bool(
        quantity.hedge
        or quantity.first < amount.first
        or amount.low > 1
        or quantity.unit
        or quantity.noun
        or amount.shape is not Shape.EXACT
    )


def _is_share(quantity: Quantity) -> bool:
    shares = {Shape.FRACTION, Shape.RATIO}
    return quantity.unit == "percent" or quantity.amount.shape in shares


def _finding(
    article: Article, quantity: Quantity, standing: Standing, sentence: _Sentence
) -> _Finding | None:
    support = standing.support
    if quantity.unit in {"money", "percent"} and sentence.is_about_business:
        if support is not Support.UNNAMED or not quantity.hedge:
            return None
    if quantity.noun in {"pages", "times"} or quantity.amount.high <= 1 and _is_plain_one(quantity):
        return None
    shape = quantity.amount.shape
    if shape is Shape.PART:
        return _part(quantity, support)
    if shape in {Shape.FRACTION, Shape.RATIO}:
        return _share(article, quantity, support)
    if shape is Shape.VAGUE:
        return _vague(quantity, support)
    if quantity.hedge:
        return _hedged(quantity, support)
    if not quantity.unit and quantity.noun and _is_loose(article.tokens, quantity):
        return _vague(quantity, support, loose=True)
    if quantity.unit:
        return _exact_measure(article.tokens, quantity, standing, sentence)
    return _exact_count(article, quantity, standing, sentence)


def _is_plain_one(quantity: Quantity) -> bool:
    return quantity.amount.shape is Shape.EXACT and not quantity.unit


def _rests(support: Support, unsourced: str, claimed: str) -> str:
    return claimed if support.has_stake else unsourced


def _part(quantity: Quantity, support: Support) -> _Finding | None:
    if quantity.amount.low < 5 and not quantity.hedge:
        return None
    confidence = 0.75 if support.has_stake else 0.45
    return _Finding(
        "figure-part-of-total",
        confidence,
        _("So many of so many, and the count rests on the party that gives it."),
    )


def _share(article: Article, quantity: Quantity, support: Support) -> _Finding | None:
    reason = _rests(
        support,
        _("A share, and the text does not say who counted it or how."),
        _("A share that rests only on the source that gives it."),
    )
    if quantity.amount.shape is Shape.RATIO:
        return _Finding("figure-one-in", 0.7, reason)
    counted = quantity.stop > quantity.amount.stop
    if counted:
        return _Finding("figure-fraction-of", 0.75, reason)
    if quantity.hedge:
        return _Finding("figure-fraction-hedged", 0.6, reason)
    following = article.tokens[quantity.stop].folded if quantity.stop < len(article.tokens) else ""
    is_subject = following in {"were", "are", "have", "had", "do", "did", "say", "said"}
    return _Finding("figure-fraction-alone", 0.55 if is_subject else 0.3, reason)


def _is_loose(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Tell whether a number is one that people say when they have not counted: two dozen."""
    amount = quantity.amount
    said = [token.folded for token in tokens[amount.first : amount.stop]]
    return "dozen" in said or (said[0] in {"a", "an", "half"} and amount.is_spelled)


def _vague(quantity: Quantity, support: Support, *, loose: bool = False) -> _Finding | None:
    if quantity.noun == "times":
        return None
    confidence = 0.85 if support.has_stake else 0.75
    return _Finding(
        "figure-dozens",
        confidence - 0.2 * loose,
        _rests(
            support,
            _("A round number in words; the text does not say who counted."),
            _("A round number in words that rests only on the source that gives it."),
        ),
    )


def _hedged(quantity: Quantity, support: Support) -> _Finding | None:
    amount = quantity.amount
    reason = _rests(
        support,
        _("A number that is only approximate or a bound; the text does not say who counted."),
        _("An approximate number or a bound that rests only on the source that gives it."),
    )
    rule = "figure-range" if amount.is_range else "figure-hedged"
    confidence = 0.9 if support.has_stake else 0.75
    if quantity.hedge == "range":
        if not (quantity.noun or quantity.unit):
            return None
        confidence -= 0.2
    if quantity.unit in _CAPACITIES and not support.has_stake:
        return None
    if quantity.unit in _MATERIAL:
        confidence -= 0.1
    elif not quantity.unit and not quantity.noun:
        rule, confidence = "figure-hedged-alone", confidence - 0.15
        if amount.high < 3:
            return None
    elif not quantity.unit and amount.high < 3:
        confidence -= 0.2
    return _Finding(rule, confidence, reason)


def _exact_measure(
    tokens: Sequence[Token], quantity: Quantity, standing: Standing, sentence: _Sentence
) -> _Finding | None:
    support, amount = standing.support, quantity.amount
    claimed = _("A number that rests only on the source that gives it.")
    if quantity.unit == "percent":
        following = tokens[quantity.stop].folded if quantity.stop < len(tokens) else ""
        if amount.low in {0, 100, 110} and following != "of":
            return None
        if support.has_stake or support is Support.NAMED:
            return _Finding("figure-percent-claimed", 0.6, claimed)
        is_round = amount.low % 5 == 0 and amount.low > 0
        return _Finding(
            "figure-percent",
            0.55 if is_round else 0.45,
            _("A percentage, and the text does not say who counted it or of what."),
        )
    if quantity.unit == "money":
        if amount.low >= _LARGE * 10 and _ESTIMATED & {
            token.folded for token in tokens[max(0, quantity.first - 3) : quantity.first]
        }:
            return _Finding(
                "figure-value",
                0.55,
                _("A value or a loss, and the text does not say who worked it out."),
            )
        large = amount.is_scaled and support.has_stake
        return _Finding("figure-money-claimed", 0.55 if large else 0.3, claimed)
    if quantity.unit_name in _SMALL_UNITS:
        return None
    if quantity.unit in _MATERIAL and support.has_stake and amount.low >= _TOO_SMALL:
        measured = quantity.unit == "area"
        return _Finding("figure-amount-claimed", 0.4 if measured else 0.5, claimed)
    return None


def _exact_count(
    article: Article, quantity: Quantity, standing: Standing, sentence: _Sentence
) -> _Finding | None:
    support, amount = standing.support, quantity.amount
    if not quantity.noun:
        return _count_alone(article, quantity, standing, sentence)
    if support.has_stake:
        return _claimed_count(article, quantity, standing, sentence)
    if support is Support.NAMED and amount.low >= _MANY and not amount.is_round:
        return _claimed(0.5)
    owned = quantity.first > 0 and article.tokens[quantity.first - 1].folded in _OWNED
    if amount.is_round and amount.low >= _LARGE:
        return _Finding(
            "figure-round",
            0.45 if owned else 0.55,
            _("A large round number; the text does not say who counted."),
        )
    return None


def _count_alone(
    article: Article, quantity: Quantity, standing: Standing, sentence: _Sentence
) -> _Finding | None:
    """Judge a number without a noun: "put the toll at 12,400"."""
    amount, tokens = quantity.amount, article.tokens
    following = [token.folded for token in tokens[quantity.stop : quantity.stop + 2]]
    added = quantity.first < amount.first or following in _OF_THEM
    if added and standing.support is Support.STATE and "combat" in sentence.kinds:
        return _claimed(0.5)
    if amount.low < 100 or (amount.low < _LARGE and not amount.is_round):
        return None
    before = [token.folded for token in tokens[max(0, amount.first - 10) : amount.first]]
    if before and before[-1] in _BEFORE_A_COUNT | {"just", "only"} and _COUNTERS & set(before):
        return _claimed(0.55 if amount.is_round or standing.support.has_stake else 0.4)
    if amount.low < _LARGE or "," not in quantity.span.of(article.text):
        return None
    claimed = standing.support.has_stake and not standing.carried
    loose = amount.is_round and not sentence.is_about_business and before[-2:] != ["front", "of"]
    return _claimed(0.5) if claimed or loose else None


def _claimed_count(
    article: Article, quantity: Quantity, standing: Standing, sentence: _Sentence
) -> _Finding | None:
    amount = quantity.amount
    if standing.carried:
        return _claimed(0.55 if amount.is_round and amount.low >= _LARGE else 0.45)
    if _is_responder(article, standing):
        return _claimed(0.5 if amount.low >= _MANY and "toll" not in sentence.kinds else 0.4)
    if amount.low >= _TOO_SMALL:
        return _claimed(0.6)
    fought = "combat" in sentence.kinds and amount.low > 1
    if standing.support is Support.STATE and (fought or quantity.noun in _FORCES):
        return _claimed(0.55)
    return None


def _is_responder(article: Article, standing: Standing) -> bool:
    """Tell whether police, rescuers or doctors give the number, who count what they see."""
    if standing.attribution is None:
        return False
    return any(
        article.tokens[number].folded in _RESPONDERS
        for number in article.tokens_in(standing.attribution.core)
    )


def _claimed(confidence: float) -> _Finding:
    return _Finding(
        "figure-claimed",
        confidence,
        _("An exact count that rests only on the source that gives it."),
    )
