"""What a noun phrase is as a source."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.suggestions.english.attribution import Source
from whosays.suggestions.english.quantities_amount import listed

OUTSIDE = listed("former shadow opposition")
"""Words before an office that its holder does not hold."""


@dataclass(slots=True)
class Verdict:
    """What a phrase is as a source."""

    source: Source
    rule: str
    confidence: float
    end: int
    """Past the last token of the core."""
    words: frozenset[str] = frozenset()
    """What a later mention of the same source is known by."""
    head: str = ""
    """Its head noun, or what stands for it: ``person``, ``outlet``, ``country``."""


def is_outside(words: frozenset[str]) -> bool:
    """Tell whether *words*, folded, say that somebody is not in the office they name."""
    return bool(words & OUTSIDE) or any(word.startswith("ex-") for word in words)
