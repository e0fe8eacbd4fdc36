"""What a sentence credits to whom: found once, for the rules of sources and of figures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from whosays.articles.span import Span


class Source(StrEnum):
    """What kind of source is credited."""

    NAMED = "named"
    """A person or body that a reader can identify and that is no state body."""
    STATE = "state"
    UNNAMED = "unnamed"
    UNNAMED_STATE = "unnamed-state"
    """An anonymous person inside a state body: either name is right."""
    PUBLISHED = "published"
    """A document, survey, filing or data set that a reader can look up."""


@dataclass(slots=True)
class Attribution:
    """One source that a sentence credits."""

    core: Span
    """The source phrase alone, without verb or preposition."""
    source: Source
    scope: Span
    """The sentence that the source stands for."""
    rule: str
    confidence: float
    is_again: bool = False
    """Whether it is a later mention: it need not be marked, and stands for figures all the same."""
