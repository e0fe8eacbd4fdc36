"""Gets the articles of all lessons that came without one, for a room without a network."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from whosays.errors import KnownError
from whosays.lesson_packs.fetched_article import keep_article, lesson_with_article
from whosays.lesson_packs.lesson import Lesson, Pack
from whosays.lesson_packs.listing import ListedLesson, listing_of
from whosays.lesson_packs.own_article import own_text
from whosays.lesson_packs.stored_pack import gone
from whosays.translation import _, ngettext


@dataclass(frozen=True, slots=True)
class Got:
    """What came of asking for articles."""

    kept: tuple[ListedLesson, ...]
    """The lessons whose article is here now."""
    refused: tuple[tuple[ListedLesson, str], ...]
    """The others, each with the sentence that says why."""

    def in_words(self) -> str:
        """Return what was got, and why what was not."""
        count = len(self.kept)
        said = ngettext(
            "{count} article was got and is kept here.",
            "{count} articles were got and are kept here.",
            count,
        ).format(count=count)
        for lesson, sentence in self.refused:
            said += "\n" + _("“{title}”: {sentence}").format(title=lesson.title, sentence=sentence)
        return said


def without_articles(pack: Pack) -> tuple[ListedLesson, ...]:
    """Return the lessons of *pack* whose article is not on this machine, without reading any."""
    return tuple(each for each in listing_of(pack) if not each.has_article)


def get_all(
    pack: Pack,
    lessons: Sequence[ListedLesson],
    data: Path,
    step: Callable[[int, int], None],
    is_cancelled: Callable[[], bool],
) -> Got:
    """Ask for the article of each of *lessons* and keep it in *data*. Slow; uses the network.

    *step* is told before each how many of how many are done; what it raises ends the asking, and
    what is kept by then stays.
    """
    from whosays.articles.importing.reading import read_address

    kept: list[ListedLesson] = []
    refused: list[tuple[ListedLesson, str]] = []
    for number, listed in enumerate(lessons):
        step(number, len(lessons))
        try:
            lesson = _lesson(pack, listed)
            article = read_address(lesson.url, is_cancelled=is_cancelled)
            text = own_text(article.title, (), article.text)
            lesson_with_article(lesson, text)
            keep_article(data, pack.id, lesson.id, text)
        except KnownError as error:
            refused.append((listed, error.sentence))
        else:
            kept.append(listed)
    step(len(lessons), len(lessons))
    return Got(tuple(kept), tuple(refused))


def _lesson(pack: Pack, listed: ListedLesson) -> Lesson:
    found = pack.lesson(listed.id)
    if found is None:
        raise KnownError(gone(listed))
    return found
