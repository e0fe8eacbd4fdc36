"""When a category is mastered, and what is missing where it is not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from whosays.progress.skills.missing import (
    Missing,
    not_kept,
    too_few_articles,
    too_few_clean,
    too_low,
    too_many_alarms,
)
from whosays.progress.skills.opportunity import Opportunity, counting
from whosays.progress.skills.tracing import START, TracedStep, trace

ESTIMATE = 0.95
ARTICLES = 3
CLEAN_ARTICLES = 2
MOST_ALARMS = (3, 20)
"""At most so many of so many sentences in clean articles: 0.15, without a binary fraction."""
KEPT_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Skill:
    """How far a learner has come in one category."""

    category: str
    steps: tuple[TracedStep, ...]
    """Every opportunity that counts, in the record's order, with the estimate it led to."""
    clean: tuple[Opportunity, ...]
    """Those in articles with nothing to find, where it is known of any sentence whether it was
    left alone."""
    missing: tuple[Missing, ...]
    """Why it is not mastered yet; empty where it is."""

    @property
    def estimate(self) -> float:
        """Return how likely it is, 0 to 1, that the learner has the skill."""
        return self.steps[-1].estimate if self.steps else START

    @property
    def is_mastered(self) -> bool:
        """Tell whether the category is mastered at present; a later failure may change that."""
        return not self.missing

    @property
    def clean_alarms(self) -> int:
        """Return how many sentences of clean articles were marked under the category."""
        return sum(one.alarms for one in self.clean)

    @property
    def clean_trials(self) -> int:
        """Return how many sentences of clean articles could have been."""
        return sum(one.noise for one in self.clean)


def skills(
    opportunities: Iterable[Opportunity], categories: Sequence[str], now: datetime
) -> tuple[Skill, ...]:
    """Return how far a learner has come in each of *categories*, in their order.

    *opportunities* are all of one learner's in the record's order (``Record.opportunities``);
    repeated and aided attempts among them do not count. *now*, aware, gives the time zone for the
    dates that are said. A category is mastered while its estimate is at least 0.95, at most 3 of
    20 sentences were marked in at least two articles without anything to find, at least three
    articles were read, and a success came seven days or more after the first.
    """
    counted = counting(opportunities)
    with_something = {_article(one) for one in counted if one.result.spans}
    by_category: dict[str, list[Opportunity]] = {name: [] for name in categories}
    for one in counted:
        if one.category in by_category:
            by_category[one.category].append(one)
    return tuple(_skill(name, found, with_something, now) for name, found in by_category.items())


def _article(one: Opportunity) -> tuple[str, str | None]:
    return (one.attempt, one.article)


def _skill(
    category: str,
    opportunities: list[Opportunity],
    with_something: set[tuple[str, str | None]],
    now: datetime,
) -> Skill:
    clean = tuple(one for one in opportunities if one.noise and _article(one) not in with_something)
    skill = Skill(category, trace(opportunities), clean, ())
    missing = filter(None, (_estimate(skill), _articles(skill), _clean(skill), _kept(skill, now)))
    return Skill(category, skill.steps, clean, tuple(missing))


def _estimate(skill: Skill) -> Missing | None:
    return None if skill.estimate >= ESTIMATE else too_low(skill.steps, skill.estimate, ESTIMATE)


def _articles(skill: Skill) -> Missing | None:
    return None if len(skill.steps) >= ARTICLES else too_few_articles(skill.steps, ARTICLES)


def _clean(skill: Skill) -> Missing | None:
    if len(skill.clean) < CLEAN_ARTICLES:
        return too_few_clean(skill.clean, CLEAN_ARTICLES)
    most, of = MOST_ALARMS
    if skill.clean_alarms * of <= skill.clean_trials * most:
        return None
    return too_many_alarms(skill.clean, skill.clean_alarms, skill.clean_trials, MOST_ALARMS)


def _kept(skill: Skill, now: datetime) -> Missing | None:
    """Return what is missing where no success came seven days after an earlier one.

    The first success is that with the earliest date among those recorded before: with a clock
    that only runs forward the first of all, and with one that was set back still one that was
    earlier for certain.
    """
    successes = [step.opportunity for step in skill.steps if step.is_success]
    first: Opportunity | None = None
    for one in successes:
        if first is not None and one.at - first.at >= KEPT_FOR:
            return None
        if first is None or one.at < first.at:
            first = one
    return not_kept(successes, first, KEPT_FOR, now)
