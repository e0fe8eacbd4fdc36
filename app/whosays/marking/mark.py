"""A learner's mark."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.articles.span import Span


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch of the lesson's text (code points, half-open) under one category."""

    start: int
    end: int
    category: str

    @property
    def span(self) -> Span:
        """Return where it stands."""
        return Span(self.start, self.end)
