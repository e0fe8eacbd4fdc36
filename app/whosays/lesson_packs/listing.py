"""What a list of lessons says of each: enough for the library and a day's review, and no more.

A lesson is read when somebody opens it. Until then this is what is known of it, from the last time
that it was read; it holds no position in any text.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, overload

from whosays.articles.span import Span
from whosays.lesson_packs.lesson import (
    ArticlePart,
    Lesson,
    Origin,
    Pack,
    Practice,
    Role,
    StoredLessons,
    hash_of,
)


class ListedArticle(NamedTuple):
    """One of the articles of a lesson."""

    id: str
    length: int
    """In code points."""
    text_hash: str
    """Of this article alone."""
    targets: tuple[str, ...]
    """The trained categories of which it holds something to find, by name."""
    decoys: tuple[str, ...]
    """The trained categories of which it holds something that only looks like it, by name."""


class ListedLesson(NamedTuple):
    """A lesson as it is listed; like ``Lesson``, without what takes its reading."""

    file: str
    """Its name in the folder of the pack."""
    id: str
    title: str
    level: int
    minutes: int
    practice: Practice
    categories: tuple[str, ...]
    origin: Origin
    publisher: str
    published: str
    url: str
    test_set: str
    language: str
    text_hash: str
    articles: tuple[ListedArticle, ...]
    """Empty where the article did not come with the pack."""

    @property
    def has_article(self) -> bool:
        """Tell whether the article's text came with the pack."""
        return bool(self.articles)


class ListedLessons(StoredLessons):
    """Lessons that are listed, and read when they are asked for."""

    @property
    @abstractmethod
    def listing(self) -> Sequence[ListedLesson]:
        """What is known of them without reading any."""

    @abstractmethod
    def listed(self, identifier: str) -> ListedLesson | None:
        """Return what is known of the lesson *identifier*, None where there is none."""


class _Replaced(ListedLessons):
    """Lessons some of which are at hand otherwise than on the disk."""

    def __init__(self, pack: Pack, others: Mapping[str, Lesson]) -> None:
        self._pack = pack
        self._others = others
        self._listing = tuple(
            listed_lesson(others[each.id]) if each.id in others else each
            for each in listing_of(pack)
        )
        self._by_id = {each.id: each for each in self._listing}

    @property
    def listing(self) -> Sequence[ListedLesson]:
        return self._listing

    def listed(self, identifier: str) -> ListedLesson | None:
        return self._by_id.get(identifier)

    def named(self, identifier: str) -> Lesson | None:
        return self._others.get(identifier) or self._pack.lesson(identifier)

    def __len__(self) -> int:
        return len(self._listing)

    @overload
    def __getitem__(self, index: int) -> Lesson: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Lesson]: ...

    def __getitem__(self, index: int | slice) -> Lesson | Sequence[Lesson]:
        if isinstance(index, slice):
            return tuple(self[number] for number in range(*index.indices(len(self))))
        return self._others.get(self._listing[index].id) or self._pack.lessons[index]


def with_lessons(pack: Pack, lessons: Iterable[Lesson]) -> Pack:
    """Return *pack* with *lessons* in place of those of the same ids, none of the others read."""
    others = {lesson.id: lesson for lesson in lessons}
    return replace(pack, lessons=_Replaced(pack, others)) if others else pack


def listing_of(pack: Pack) -> Sequence[ListedLesson]:
    """Return what is known of the lessons of *pack*, in their order, without reading any."""
    if isinstance(pack.lessons, ListedLessons):
        return pack.lessons.listing
    return tuple(listed_lesson(lesson) for lesson in pack.lessons)


def listed_in(pack: Pack, identifier: str) -> ListedLesson | None:
    """Return what is known of the lesson *identifier* of *pack*, None where there is none."""
    if isinstance(pack.lessons, ListedLessons):
        return pack.lessons.listed(identifier)
    found = pack.lesson(identifier)
    return None if found is None else listed_lesson(found)


def listed_lesson(lesson: Lesson) -> ListedLesson:
    """Return how *lesson* is listed."""
    return ListedLesson(
        file=lesson.path.name,
        id=lesson.id,
        title=lesson.title,
        level=lesson.level,
        minutes=lesson.minutes,
        practice=lesson.practice,
        categories=lesson.categories,
        origin=lesson.origin,
        publisher=lesson.publisher,
        published=lesson.published,
        url=lesson.url,
        test_set=lesson.test_set,
        language=lesson.language,
        text_hash=lesson.text_hash,
        articles=tuple(
            ListedArticle(
                part.id,
                len(part.span),
                lesson.text_hash if len(lesson.articles) == 1 else hash_of(_text(lesson, part)),
                _categories(lesson, part.span, Role.TARGET),
                _categories(lesson, part.span, Role.DECOY),
            )
            for part in lesson.articles
        ),
    )


def _text(lesson: Lesson, part: ArticlePart) -> str:
    return part.span.of(lesson.text)


def _categories(lesson: Lesson, within: Span, role: Role) -> tuple[str, ...]:
    spans = (each for each in lesson.key if each.role is role and not each.given)
    named = _named(each.categories for each in spans if within.contains(each.core))
    return tuple(sorted(named & set(lesson.categories)))


def _named(categories: Iterable[Iterable[str]]) -> set[str]:
    return {name for each in categories for name in each}
