"""Turns suggestions into the key of a lesson, so that a learner's marks can be laid beside them."""

from __future__ import annotations

from collections.abc import Iterable

from whosays.lesson_packs.lesson import KeySpan, Role
from whosays.suggestions.suggestion import Suggestion
from whosays.translation import _


def proposed_key(suggestions: Iterable[Suggestion]) -> tuple[KeySpan, ...]:
    """Return a key span for each of *suggestions*, whose reason is its explanation."""
    in_order = sorted(suggestions, key=lambda each: (each.span, each.category))
    return tuple(
        KeySpan(
            id=f"proposal-{number}",
            role=Role.TARGET,
            categories=(suggestion.category,),
            core=suggestion.span,
            extent=suggestion.span,
            explanation=_why(suggestion),
        )
        for number, suggestion in enumerate(in_order, start=1)
    )


def _why(suggestion: Suggestion) -> str:
    sentence = _("The program proposes this because of a rule: {reason} It may be wrong.")
    return sentence.format(reason=_ended(suggestion.reason))


def _ended(sentence: str) -> str:
    capital = sentence[:1].upper() + sentence[1:]
    return capital if capital.endswith((".", "!", "?", "…")) else f"{capital}."
