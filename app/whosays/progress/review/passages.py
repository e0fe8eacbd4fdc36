"""The short passages that a round of review is drawn from.

A passage is one article: of a lesson that holds several, or of a short lesson that holds one.
Only lessons that are practised alone have passages: a test is never used for review, and an
article whose key is shown from the start leaves nothing to find. What passages there are is told
by the list of lessons; a lesson is read when a passage of it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from whosays.errors import KnownError
from whosays.lesson_packs.lesson import Lesson, Pack, Practice
from whosays.lesson_packs.listing import ListedArticle, ListedLesson, listing_of
from whosays.lesson_packs.single_article import attempted_lesson, recorded_as
from whosays.translation import _

MOST_MINUTES = 5.0
"""What takes longer to read is no passage."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage of an installed pack."""

    pack: Pack
    listed: ListedLesson
    """The lesson that it is from, with all of its articles."""
    part: ListedArticle
    minutes: float
    """The author's time for the lesson, by this article's share of it."""
    targets: frozenset[str]
    """The trained categories of which it holds something to find."""
    decoys: frozenset[str]
    """The trained categories of which it holds something that only looks like it."""

    @property
    def place(self) -> tuple[str, str, str]:
        """Return the ids of pack, lesson and article, by which skill knows it."""
        return (self.pack.id, self.listed.id, self.part.id)

    @property
    def is_clean(self) -> bool:
        """Tell whether nothing is to be found in it."""
        return not self.targets

    @property
    def recorded_as(self) -> str:
        """Return what an attempt at it is recorded under: ``AttemptStarted.lesson``."""
        return recorded_as(self.listed, self.part)

    def alone(self) -> Lesson:
        """Return the lesson that the learner reads: this article by itself. Reads its file.

        Raises KnownError, with a sentence, where that does not have it any more.
        """
        found = attempted_lesson(self.pack, self.recorded_as)
        if found is None:
            raise KnownError(
                _(
                    "A passage of “{title}” cannot be read any more: its file, {file}, was changed "
                    "or taken away. Close the program and open it again for another round."
                ).format(title=self.listed.title, file=self.listed.file)
            )
        return found


def passages(packs: Iterable[Pack]) -> tuple[Passage, ...]:
    """Return every passage of *packs*, in their order."""
    return tuple(
        passage
        for pack in packs
        for lesson in listing_of(pack)
        if lesson.practice is Practice.INDEPENDENT
        for passage in _of(pack, lesson)
        if passage.minutes <= MOST_MINUTES
    )


def _of(pack: Pack, lesson: ListedLesson) -> list[Passage]:
    whole = max(sum(part.length for part in lesson.articles), 1)
    return [
        Passage(
            pack=pack,
            listed=lesson,
            part=part,
            minutes=lesson.minutes * (part.length / whole),
            targets=frozenset(part.targets),
            decoys=frozenset(part.decoys),
        )
        for part in lesson.articles
        if part.length
    ]
