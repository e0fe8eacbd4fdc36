"""What a check tells about a learner's skill, so that it can be counted without the lesson."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from whosays.marking.result import CategoryResult


@dataclass(frozen=True, slots=True)
class CategoryEvidence:
    """How one category went in one article."""

    article: str
    """The article's id in its lesson; empty where it has none."""
    result: CategoryResult
    decoys: int
    """Spans that look like one of the category and are none."""
    trials: str
    """A letter of ``Trial`` for each sentence of the article."""
    sentences: int
    """The version of the splitting into sentences that the trials rest on."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that one check tells."""

    categories: tuple[CategoryEvidence, ...]
    """Each trained category of each article: by article, then in the lesson's order."""
    meant: Mapping[int, str]
    """Under which category the key has what was marked under another name, by the outcome's
    number in the result."""
