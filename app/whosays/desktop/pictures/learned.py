"""Everything that the page of progress shows, read from the record in one go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from whosays.desktop.course import Course
from whosays.lesson_packs.categories import SCORED, built_in_categories, categories_of
from whosays.lesson_packs.lesson import Category, Pack
from whosays.lesson_packs.listing import listing_of
from whosays.progress.history.confusion import Confusion, confusion
from whosays.progress.history.over_time import PeriodRates, checked_times, rates_by_period
from whosays.progress.history.periods import periods
from whosays.progress.history.practice_days import PracticeDay, practice_days
from whosays.progress.skills.discernment import Discernment, discernment
from whosays.progress.skills.discernment_words import in_words, warning
from whosays.progress.skills.leaning import change
from whosays.progress.skills.mastery import Skill, skills
from whosays.progress.skills.opportunity import Opportunity, counting


@dataclass(frozen=True, slots=True)
class Practised:
    """A category with its name, the pen it is drawn with, and how far the learner has come."""

    name: str
    letter: str
    pen: int
    skill: Skill


@dataclass(frozen=True, slots=True)
class Learned:
    """What a learner has learnt, in words and figures."""

    words: str
    warning: str
    discernment: Discernment
    practised: tuple[Practised, ...]
    rates: Mapping[str, tuple[PeriodRates, ...]]
    """Both rates by period, of each category."""
    pooled: tuple[PeriodRates, ...]
    """Both rates by period, of all categories together."""
    confusion: Confusion
    days: tuple[PracticeDay, ...]
    titles: Mapping[tuple[str, str], str]
    """The lessons' titles by the ids of pack and lesson."""
    now: datetime

    def title(self, one: Opportunity) -> str:
        """Return what the article of *one* is called, also where its lesson is no longer here."""
        title = self.titles.get((one.pack, one.lesson), one.lesson)
        return f"{title}, {one.article}" if one.article else title


def learned(course: Course, learner: str) -> Learned:
    """Read what *learner* has learnt. Slow: run it beside the window.

    Raises KnownError where the record cannot be read just now.
    """
    now = course.now()
    record = course.record
    history = record.opportunities(learner)
    counted = counting(history)
    names = _category_ids(counted)
    overall = discernment(history)
    cut = periods(checked_times(counted), now)
    attempts = {one.attempt for one in counted}
    return Learned(
        words=in_words(overall),
        warning=warning(overall, change(history)) or "",
        discernment=overall,
        practised=_practised(skills(history, names, now), course.packs),
        rates={
            name: rates_by_period([one for one in counted if one.category == name], cut, name)
            for name in names
        },
        pooled=rates_by_period(counted, cut),
        confusion=confusion(record.named_outcomes(learner), attempts),
        days=practice_days(record.attempt_times(learner), now.tzinfo),
        titles={(pack.id, one.id): one.title for pack in course.packs for one in listing_of(pack)},
        now=now,
    )


def _category_ids(counted: Iterable[Opportunity]) -> tuple[str, ...]:
    """Return the three, and the others that were practised, in the order of practice."""
    return tuple(dict.fromkeys((*SCORED, *(one.category for one in counted))))


def _practised(found: Iterable[Skill], packs: Sequence[Pack]) -> tuple[Practised, ...]:
    known: dict[str, Category] = {}
    for pack in packs:
        known |= categories_of(pack)
    known |= built_in_categories()
    made = []
    for pen, skill in enumerate(found, start=1):
        category = known.get(skill.category)
        name = category.name if category else skill.category
        letter = category.letter if category else skill.category[:1].upper()
        made.append(Practised(name, letter, pen, skill))
    return tuple(made)
