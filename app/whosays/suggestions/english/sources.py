"""Proposes unnamed sources and state-agency attributions."""

from __future__ import annotations

from collections.abc import Sequence

from whosays.suggestions.english.attribution import Attribution, Source
from whosays.suggestions.english.source_rules import reason
from whosays.suggestions.suggestion import Suggestion

_CATEGORIES = {
    Source.UNNAMED: "unnamed-source",
    Source.UNNAMED_STATE: "unnamed-source",
    Source.STATE: "state-agency",
}


def source_suggestions(attributions: Sequence[Attribution]) -> list[Suggestion]:
    """Return proposals for the sources among *attributions* that are unnamed or of a state."""
    reasons = {rule: reason(rule) for rule in {each.rule for each in attributions}}
    return [
        Suggestion(
            _CATEGORIES[each.source], each.core, each.confidence, each.rule, reasons[each.rule]
        )
        for each in attributions
        if each.source in _CATEGORIES
    ]
