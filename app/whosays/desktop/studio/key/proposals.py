"""The proposals of the rules that somebody has not decided on yet."""

from __future__ import annotations

from collections.abc import Sequence

from whosays.articles.span import Span
from whosays.authoring.lesson_text import LessonText
from whosays.suggestions.suggestion import Suggestion


class Proposals:
    """Goes through proposals one at a time; what the key has is not proposed."""

    def __init__(self) -> None:
        self._found: tuple[Suggestion, ...] = ()
        self._text = ""
        self._dismissed: set[tuple[str, Span]] = set()
        self._after = -1

    def take(self, found: Sequence[Suggestion], text: str) -> None:
        """Offer what was *found* in *text*, from its beginning."""
        self._found, self._text = tuple(found), text
        self._after = -1

    def open(self, text: LessonText) -> tuple[Suggestion, ...]:
        """Return those that are to be decided on in *text*, in its order."""
        if text.article.text != self._text:
            return ()
        spans = text.spans
        return tuple(
            each
            for each in self._found
            if (each.category, each.span) not in self._dismissed
            and each.category in text.shown.categories
            and not any(
                span.core.overlaps(each.span) and each.category in span.categories for span in spans
            )
        )

    def present(self, text: LessonText) -> Suggestion | None:
        """Return the one to decide on now: the first behind the last one, else the first."""
        left = self.open(text)
        behind = [each for each in left if each.span.start > self._after]
        return next(iter(behind or left), None)

    def dismiss(self, one: Suggestion) -> None:
        """Do not offer *one* again."""
        self._dismissed.add((one.category, one.span))
        self.go_past(one)

    def go_past(self, one: Suggestion) -> None:
        """Offer what is behind *one* next."""
        self._after = one.span.start
