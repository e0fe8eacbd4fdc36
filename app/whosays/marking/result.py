"""What checking a lesson's marks gives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from whosays.articles.span import Span


class OutcomeName(StrEnum):
    """The names a learner sees, in English; the interface translates them."""

    FOUND = "found"
    FOUND_IN_PART = "found in part"
    FOUND_UNDER_ANOTHER_NAME = "found under another name"
    MISSED = "missed"
    FALSE_ALARM = "false alarm"
    DECOY_TAKEN = "decoy taken"
    LEFT_ALONE_RIGHTLY = "left alone rightly"
    NEUTRAL = "neutral"
    """A mark that is neither right nor wrong: on a contested, given or later mention, a second
    mark on what another one found in full, under a category that the lesson does not train, or
    without a word to compare."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one mark, or of one span of the key that no mark matched."""

    name: OutcomeName
    category: str
    """The mark's category where there is a mark, else the key span's first."""
    span: Span
    """Where the mark is, or where the unmarked key span's core is."""
    key: str | None
    """The id of the key span it is about; None for a false alarm on plain text."""
    weight: float
    """What it adds to the score, 0 to 1."""
    explanation: str
    """Markdown: the author's words, or a sentence of the program's where there are none."""
    ask: str
    """Markdown: the question to put to the passage."""

    @property
    def disputable(self) -> bool:
        """Tell whether a learner may dispute it."""
        return self.name in (
            OutcomeName.FALSE_ALARM,
            OutcomeName.DECOY_TAKEN,
            OutcomeName.MISSED,
            OutcomeName.FOUND_IN_PART,
            OutcomeName.FOUND_UNDER_ANOTHER_NAME,
        )


@dataclass(frozen=True, slots=True)
class CategoryResult:
    """How one category went."""

    category: str
    weight: float
    """Sum of the weights of its marks."""
    marks: int
    """Marks that count: identical ones once, neutral ones not."""
    spans: int
    """Spans to be found."""
    span_weight: float | None = None
    """Sum of the weights with which its spans were found, where that is not ``weight``: a wrong
    name adds to the mark's category here and to the span's there. None where it is the same."""

    @property
    def found(self) -> float:
        """Return the sum of the weights with which its spans were found."""
        return self.weight if self.span_weight is None else self.span_weight

    @property
    def precision(self) -> float | None:
        """Return the weight of the marks / marks; None without marks."""
        return self.weight / self.marks if self.marks else None

    @property
    def recall(self) -> float | None:
        """Return the weight of the spans / spans; None without spans."""
        return self.found / self.spans if self.spans else None

    @property
    def f1(self) -> float | None:
        """Return the harmonic mean of precision and recall, 0 to 1.

        Where one of them is undefined it is the other: 0 where nothing was marked or nothing is
        to be found, and more only where wrong names cross. None with neither marks nor spans.
        """
        precision, recall = self.precision, self.recall
        if precision is None or recall is None:
            return recall if precision is None else precision
        both = precision + recall
        return 2 * precision * recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Result:
    """The result of one check."""

    score: float
    """0 to 1."""
    categories: tuple[CategoryResult, ...]
    """In the lesson's order."""
    outcomes: tuple[Outcome, ...]
    """In reading order."""

    @property
    def something_to_find(self) -> bool:
        """Tell whether the lesson has a span to be found; without one no rate is defined."""
        return any(category.spans for category in self.categories)

    @property
    def precision(self) -> float | None:
        """Return the weight of all marks / all marks; None without marks or spans to be found."""
        marks = sum(category.marks for category in self.categories)
        if not marks or not self.something_to_find:
            return None
        return sum(category.weight for category in self.categories) / marks

    @property
    def recall(self) -> float | None:
        """Return the weight of all spans / all spans; None without spans to be found."""
        spans = sum(category.spans for category in self.categories)
        return sum(category.found for category in self.categories) / spans if spans else None
