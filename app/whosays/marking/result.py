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
    """A mark on a contested, given or later mention: neither right nor wrong."""


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
    """Sum of the weights of the matched marks."""
    marks: int
    """Marks that count: identical ones once, neutral ones not."""
    spans: int
    """Spans to be found."""

    @property
    def precision(self) -> float | None:
        """Return weight / marks; None without marks."""
        return self.weight / self.marks if self.marks else None

    @property
    def recall(self) -> float | None:
        """Return weight / spans; None without spans."""
        return self.weight / self.spans if self.spans else None

    @property
    def f1(self) -> float | None:
        """Return the harmonic mean of precision and recall; None with neither marks nor spans."""
        if not self.marks and not self.spans:
            return None
        return 2 * self.weight / (self.marks + self.spans)


@dataclass(frozen=True, slots=True)
class Result:
    """The result of one check."""

    score: float
    """0 to 1."""
    categories: tuple[CategoryResult, ...]
    """In the lesson's order."""
    outcomes: tuple[Outcome, ...]
    """In reading order."""
