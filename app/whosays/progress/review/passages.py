"""The short passages that a round of review is drawn from.

A passage is one article: of a lesson that holds several, or of a short lesson that holds one.
Only lessons that are practised alone have passages: a test is never used for review, and an
article whose key is shown from the start leaves nothing to find.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from whosays.lesson_packs.lesson import ArticlePart, KeySpan, Lesson, Pack, Practice, Role
from whosays.lesson_packs.single_article import article_alone, recorded_as, share_of

MOST_MINUTES = 5.0
"""What takes longer to read is no passage."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage of an installed pack."""

    pack: Pack
    lesson: Lesson
    """The lesson that it is from, with all of its articles."""
    part: ArticlePart
    minutes: float
    """The author's time for the lesson, by this article's share of it."""
    targets: frozenset[str]
    """The trained categories of which it holds something to find."""
    decoys: frozenset[str]
    """The trained categories of which it holds something that only looks like it."""

    @property
    def place(self) -> tuple[str, str, str]:
        """Return the ids of pack, lesson and article, by which skill knows it."""
        return (self.pack.id, self.lesson.id, self.part.id)

    @property
    def is_clean(self) -> bool:
        """Tell whether nothing is to be found in it."""
        return not self.targets

    @property
    def recorded_as(self) -> str:
        """Return what an attempt at it is recorded under: ``AttemptStarted.lesson``."""
        return recorded_as(self.lesson, self.part)

    def alone(self) -> Lesson:
        """Return the lesson that the learner reads: this article by itself."""
        return article_alone(self.lesson, self.part)


def passages(packs: Iterable[Pack]) -> tuple[Passage, ...]:
    """Return every passage of *packs*, in their order."""
    return tuple(
        passage
        for pack in packs
        for lesson in pack.lessons
        if lesson.practice is Practice.INDEPENDENT
        for passage in _of(pack, lesson)
        if passage.minutes <= MOST_MINUTES
    )


def _of(pack: Pack, lesson: Lesson) -> list[Passage]:
    shares = [share_of(lesson, part) for part in lesson.articles]
    return [
        Passage(
            pack=pack,
            lesson=lesson,
            part=part,
            minutes=lesson.minutes * share,
            targets=_categories(lesson, part, Role.TARGET),
            decoys=_categories(lesson, part, Role.DECOY),
        )
        for part, share in zip(lesson.articles, shares, strict=True)
        if share
    ]


def _categories(lesson: Lesson, part: ArticlePart, role: Role) -> frozenset[str]:
    def is_meant(span: KeySpan) -> bool:
        return span.role is role and not span.given and part.span.contains(span.core)

    named = {name for span in lesson.key if is_meant(span) for name in span.categories}
    return frozenset(named & set(lesson.categories))
