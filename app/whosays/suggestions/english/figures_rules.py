"""The rules for figures: what each is called, why it fires, and an example of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whosays.suggestions.english.figures_support import Standing, Support
from whosays.suggestions.english.quantities import Quantity
from whosays.suggestions.english.quantities_amount import Amount
from whosays.suggestions.tokens import Token
from whosays.translation import _

EXAMPLES = {
    "figure-hedged": "|About 300 families| have been driven out.",
    "figure-hedged-alone": "The fire has driven out |at least 300|.",
    "figure-range": "The wall will cost |between $40 million and $55 million|.",
    "figure-dozens": "|Dozens of villagers| waited at the gate.",
    "figure-loose": "|Two dozen lorries| waited at the gate.",
    "figure-fraction-of": "|A third of the wells| give no water.",
    "figure-fraction-hedged": "|Nearly half| were under five.",
    "figure-fraction-alone": "|Two thirds| were against.",
    "figure-one-in": "|One in five houses| stands empty.",
    "figure-percent": "|80 percent| of the old town lies in ruins.",
    "figure-round": "|10,000 people| slept in the open.",
    "figure-total": "The crowd was put at |85,000|.",
    "figure-value": "The goods are worth |$3 million|.",
    "figure-claimed": "The army said |240 men| had left.",
    "figure-part-claimed": "The army said it had shot down |41 of 46 drones|.",
    "figure-percent-claimed": "The army said |98 percent| of the posts were held.",
    "figure-money-claimed": "The army said it would get |$40 million| from the fund.",
    "figure-amount-claimed": "The army said it had burned |40 tonnes| of tobacco.",
}
"""Each rule by its id, with an example; what stands between the bars is proposed."""


@dataclass(slots=True)
class Figure:
    """A quantity and what a rule may want to know of the text around it."""

    text: str
    tokens: Sequence[Token]
    quantity: Quantity
    standing: Standing
    kinds: frozenset[str]
    """The kinds of context that the words of its sentence speak of."""

    @property
    def amount(self) -> Amount:
        """Its number."""
        return self.quantity.amount

    @property
    def support(self) -> Support:
        """What it rests on."""
        return self.standing.support

    @property
    def is_about_business(self) -> bool:
        """Whether prices, results, votes or official rates are at issue, which are published."""
        return bool(self.kinds & {"market", "earnings", "economy", "vote"})

    def before(self, many: int) -> list[str]:
        """Return the *many* tokens before it, in small letters."""
        first = self.quantity.first
        return [token.folded for token in self.tokens[max(0, first - many) : first]]

    def after(self, many: int) -> list[str]:
        """Return the *many* tokens after it, in small letters."""
        stop = self.quantity.stop
        return [token.folded for token in self.tokens[stop : stop + many]]


@dataclass(slots=True)
class Finding:
    """That a rule fired."""

    rule: str
    confidence: float


def reason_of(rule: str, support: Support) -> str:
    """Return in one sentence why *rule* fired on a figure that rests on *support*."""
    if rule in {"figure-hedged", "figure-hedged-alone"}:
        unsourced = _("An approximate number or a bound; the text does not say who counted.")
        claimed = _("An approximate number or a bound that rests only on the source that gives it.")
    elif rule == "figure-range":
        unsourced = _("A range; the text does not say who worked it out.")
        claimed = _("A range that rests only on the source that gives it.")
    elif rule in {"figure-dozens", "figure-loose"}:
        unsourced = _("A round number in words; the text does not say who counted.")
        claimed = _("A round number in words that rests only on the source that gives it.")
    elif rule.startswith(("figure-fraction", "figure-one-in", "figure-percent")):
        unsourced = _("A share; the text does not say who counted it, or how.")
        claimed = _("A share that rests only on the source that gives it.")
    elif rule in {"figure-value", "figure-money-claimed"}:
        unsourced = _("A sum; the text does not say who worked it out.")
        claimed = _("A sum that rests only on the source that gives it.")
    elif rule == "figure-part-claimed":
        unsourced = _("So many of so many; the text does not say who counted.")
        claimed = _("So many of so many, a count that rests only on the source that gives it.")
    else:
        unsourced = _("A large number; the text does not say who counted.")
        claimed = _("A count that rests only on the source that gives it.")
    return claimed if support.has_stake else unsourced
