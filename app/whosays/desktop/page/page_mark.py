"""A mark as the page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.articles.span import Span
from whosays.marking.result import OutcomeName


@dataclass(frozen=True, slots=True)
class PageMark:
    """A mark of the learner's, or after the check an outcome, on the page."""

    id: str
    span: Span
    """Code points of the lesson's text."""
    pen: int
    """From 1, in the order of the lesson's categories."""
    letter: str
    name: str
    """The category's name, for those who hear the page."""
    outcome: OutcomeName | None = None
    """None before the check."""
    outcome_label: str = ""
    """The outcome in the reader's language."""
    filled: bool = True
    """False for a passage that carries no mark of the learner's: missed, or left alone."""
