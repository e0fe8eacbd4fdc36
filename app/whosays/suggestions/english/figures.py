"""Proposes the figures of an article that a reader could not check."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from whosays.suggestions.article import Article, within
from whosays.suggestions.english.attribution import Attribution, Source
from whosays.suggestions.english.figures_approximate import approximate
from whosays.suggestions.english.figures_exact import exact
from whosays.suggestions.english.figures_rules import Figure, Finding, reason_of
from whosays.suggestions.english.figures_support import Support, Supports
from whosays.suggestions.english.quantities import Quantity, quantities
from whosays.suggestions.english.quantities_amount import Shape
from whosays.suggestions.english.silent import silence
from whosays.suggestions.english.words import Words
from whosays.suggestions.suggestion import SHOWN_FROM, Suggestion

CATEGORY = "unverifiable-figure"
_CROWD = 30
"""From so many people on, a number is one of a crowd, not of the sources of a report."""
_TO_PRICE = 3  # tokens: “, to $”
_FILED = frozenset({"market", "earnings", "vote"})
"""Contexts in which even an approximate sum stands in a list or a report."""
_UNCOUNTED = frozenset({"pages", "times"})


def figure_suggestions(
    article: Article, words: Words, attributions: Sequence[Attribution]
) -> list[Suggestion]:
    """Return the figures of *article* that a reader could not check, in order.

    *attributions* say what its sentences credit to whom. A figure that a published source stands
    for, and a number that is none (a date, an age, a score …), gives nothing.
    """
    supports = Supports(article, words, attributions)
    cores = _Cores(attributions)
    contexts = _Contexts(article, words)
    found = []
    for quantity in quantities(article, words):
        if _is_plain_one(quantity) or quantity.noun in _UNCOUNTED or cores.hold(quantity):
            continue
        if silence(article.tokens, quantity, words):
            continue
        number = article.sentence_number_at(quantity.span.start)
        if number >= len(article.sentences) or quantity.span.end > article.sentences[number].end:
            continue
        is_sum = quantity.unit == "money"
        standing = supports.of(number, is_share=_is_share(quantity), is_sum=is_sum)
        figure = Figure(article.text, article.tokens, quantity, standing, contexts.of(number))
        finding = _finding(figure)
        if finding is not None:
            reason = reason_of(finding.rule, standing.support)
            found.append(
                Suggestion(CATEGORY, quantity.span, finding.confidence, finding.rule, reason)
            )
    return found


def _finding(figure: Figure) -> Finding | None:
    if figure.support is Support.PUBLISHED or _is_published_business(figure):
        return None
    if _is_market_move(figure):
        return None
    return approximate(figure) or (
        exact(figure) if figure.amount.shape is Shape.EXACT and not figure.quantity.hedge else None
    )


def _is_published_business(figure: Figure) -> bool:
    """Tell whether it is a price, a result or a rate, but for what somebody unnamed guesses."""
    if figure.quantity.unit not in {"money", "percent"} or not figure.is_about_business:
        return False
    if figure.support is Support.UNNAMED:
        return not (figure.quantity.hedge or _is_large_sum(figure))
    is_guess = figure.quantity.hedge and _is_large_sum(figure)
    return not is_guess or not figure.kinds.isdisjoint(_FILED)


def _is_market_move(figure: Figure) -> bool:
    """Tell whether a price in a market changed so: "fell 1.2% to $8,410 a tonne"."""
    following = figure.after(_TO_PRICE)
    return figure.quantity.unit == "percent" and "to" in following and "$" in following


def _is_large_sum(figure: Figure) -> bool:
    return figure.quantity.unit == "money" and figure.amount.is_scaled


def _is_plain_one(quantity: Quantity) -> bool:
    """Tell whether the number is one, of nothing that is measured: "more than one"."""
    amount = quantity.amount
    return amount.high <= 1 and amount.shape is Shape.EXACT and not quantity.unit


def _is_share(quantity: Quantity) -> bool:
    return quantity.unit == "percent" or quantity.amount.shape in (Shape.FRACTION, Shape.RATIO)


class _Contexts:
    """What the sentences of an article are about, by the list of contexts; one is remembered."""

    def __init__(self, article: Article, words: Words) -> None:
        self._article = article
        self._words = words
        self._places = article.places_of(words.figure_contexts)
        self._last: tuple[int, frozenset[str]] | None = None

    def of(self, sentence: int) -> frozenset[str]:
        """Return the kinds of context that the words of the sentence of that number speak of."""
        if self._last is None or self._last[0] != sentence:
            kinds = set()
            for number in within(self._places, self._article.sentence_ranges[sentence]):
                found = self._words.figure_contexts.at(self._article.tokens, number)
                if found is not None:
                    kinds.add(found[1].kind)
            self._last = sentence, frozenset(kinds)
        return self._last[1]


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
        if number == 0 or quantity.amount.low >= _CROWD:
            return False
        return self._cores[number - 1].overlaps(quantity.span)
