"""Counts what a pack has its learners find, and where; says where it is one-sided.

A pack teaches more than its definitions: whoever finds every state agency in one country learns to
distrust that country, and whoever never meets a decoy learns to mark everything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whosays.lesson_packs.lesson import Category, KeySpan, Lesson, Origin, Role, UnattachedEntry
from whosays.translation import _, ngettext

_FEW = 3
"""Fewer articles, or fewer things to find, say nothing about a habit."""
_MOST = 0.75
"""The share from which on one country or one publisher is most of a pack."""


@dataclass(frozen=True, slots=True)
class Count:
    """What is to be found, what only looks like it, and what is clean."""

    targets: int = 0
    decoys: int = 0
    articles: int = 0
    clean: int = 0
    """Articles in which nothing is to be found."""

    def __add__(self, other: Count) -> Count:
        return Count(
            self.targets + other.targets,
            self.decoys + other.decoys,
            self.articles + other.articles,
            self.clean + other.clean,
        )


@dataclass(frozen=True, slots=True)
class Balance:
    """What a pack holds, counted."""

    whole: Count
    categories: Mapping[str, Count]
    """By the names of categories, those that the lessons train; clean is what has none of it."""
    countries: Mapping[str, Count]
    """By country; an empty name where an article says none, or was composed."""
    publishers: Mapping[str, Count]
    """By publisher; an empty name for what was composed."""
    targets: Mapping[tuple[str, str], int]
    """What is to be found, by category's name and country."""
    unsaid: int
    """How many articles that somebody published do not say what country they are from."""


def balance_of(lessons: Iterable[Lesson], categories: Mapping[str, Category]) -> Balance:
    """Return what *lessons* hold, whose categories are of *categories*.

    Worked examples count as well: what they show is learnt, too. Of a lesson without its article
    every entry is counted, in one article.
    """
    whole = Count()
    by_category: dict[str, Count] = {}
    countries: dict[str, Count] = {}
    publishers: dict[str, Count] = {}
    targets: Counter[tuple[str, str]] = Counter()
    unsaid = 0
    for lesson in lessons:
        country = lesson.country
        publisher = lesson.publisher if lesson.origin is Origin.REAL else ""
        for key in _keys_by_article(lesson):
            count = _count(key, lesson.categories)
            whole += count
            unsaid += lesson.origin is Origin.REAL and not country
            countries[country] = countries.get(country, Count()) + count
            publishers[publisher] = publishers.get(publisher, Count()) + count
            for identifier in lesson.categories:
                name = categories[identifier].name if identifier in categories else identifier
                own = _count(key, (identifier,))
                by_category[name] = by_category.get(name, Count()) + own
                targets[name, country] += own.targets
    return Balance(whole, by_category, countries, publishers, dict(targets), unsaid)


def _keys_by_article(lesson: Lesson) -> list[Sequence[KeySpan | UnattachedEntry]]:
    if not lesson.articles:
        return [lesson.unattached]
    return [
        [span for span in lesson.key if part.span.contains(span.core)] for part in lesson.articles
    ]


def _count(key: Sequence[KeySpan | UnattachedEntry], trained: Sequence[str]) -> Count:
    mine = [each for each in key if set(each.categories) & set(trained)]
    targets = sum(each.role is Role.TARGET for each in mine)
    decoys = sum(each.role is Role.DECOY for each in mine)
    return Count(targets, decoys, 1, int(not targets))


# -- in words


def sentences(balance: Balance) -> tuple[str, ...]:
    """Return where the pack is one-sided, a sentence each; none where nothing was noticed."""
    said = [*_about_decoys(balance), *_about_clean(balance), *_about_countries(balance)]
    publisher = _most(balance.publishers, balance.whole.targets)
    if publisher:
        said.append(
            _("Most of what is to be found stands in articles of one publisher, {name}.").format(
                name=publisher
            )
        )
    if balance.unsaid:
        said.append(
            ngettext(
                "{count} published article does not say what country it is from; write country.",
                "{count} published articles do not say what country they are from; write country.",
                balance.unsaid,
            ).format(count=balance.unsaid)
        )
    return tuple(said)


def _about_decoys(balance: Balance) -> Iterable[str]:
    for name, count in balance.categories.items():
        if count.targets >= _FEW and not count.decoys:
            yield _(
                "Nothing looks like “{name}” and is not: whoever marks all that looks like it is "
                "always right. Add a decoy."
            ).format(name=name)
        if count.decoys >= _FEW and not count.targets:
            yield _(
                "“{name}” has decoys and nothing to be found: whoever marks none is always right."
            ).format(name=name)


def _about_clean(balance: Balance) -> Iterable[str]:
    if balance.whole.articles >= _FEW and not balance.whole.clean:
        yield _(
            "Every article holds something to be found, which teaches suspicion. Make about one in "
            "three clean."
        )


def _about_countries(balance: Balance) -> Iterable[str]:
    named = {name: count for name, count in balance.countries.items() if name}
    for category, count in balance.categories.items():
        of_it = {name: balance.targets.get((category, name), 0) for name in balance.countries}
        for name in named:
            if count.targets >= _FEW and of_it[name] == count.targets:
                yield _(
                    "All that is to be found of “{category}” stands in articles from {country}: "
                    "learners may come to distrust a country, and not a habit."
                ).format(category=category, country=name)
            elif count.targets >= 2 * _FEW and of_it[name] >= _MOST * count.targets:
                yield _(
                    "Most of what is to be found of “{category}” stands in articles from {country}."
                ).format(category=category, country=name)
    clean = {name for name, count in named.items() if count.clean}
    marked = {name for name, count in named.items() if count.clean < count.articles}
    if len(named) > 1 and clean and marked and not clean & marked:
        yield _(
            "Clean articles are from {clean} alone, and those with something to be found from "
            "elsewhere: that teaches who is to be trusted, and not how to read."
        ).format(clean=", ".join(sorted(clean)))


def _most(counts: Mapping[str, Count], targets: int) -> str:
    """Return the name, if any, that has most of the *targets*."""
    if targets < 2 * _FEW:
        return ""
    return next(
        (name for name, count in counts.items() if name and count.targets >= _MOST * targets), ""
    )
