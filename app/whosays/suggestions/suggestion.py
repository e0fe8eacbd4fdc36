"""A mark that the program proposes."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.articles.span import Span

SHOWN_FROM = 0.5
"""The confidence from which on a suggestion is shown where nobody asked for another."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One proposal: what to check, where, how sure, and why."""

    category: str
    """``unnamed-source``, ``state-agency`` or ``unverifiable-figure``."""
    span: Span
    """The core as the teaching model defines it, in code points of the text."""
    confidence: float
    """From 0 to 1: about how often a proposal of this rule is right."""
    rule: str
    """The id of the rule, such as ``role-with-verb``."""
    reason: str
    """One sentence for a reader, translated."""
