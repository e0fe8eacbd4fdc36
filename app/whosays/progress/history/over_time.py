"""How skill and discernment went over time, as points and by period."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from whosays.progress.history.periods import Period
from whosays.progress.skills.discernment import Discernment, pooled
from whosays.progress.skills.opportunity import Opportunity, counting
from whosays.progress.skills.tracing import trace


@dataclass(frozen=True, slots=True)
class ProgressPoint:
    """One category in one article, as a point in a picture of progress."""

    opportunity: Opportunity
    """With both rates: ``hits`` of ``targets`` and ``alarms`` of ``noise``, and ``result``."""
    estimate: float
    """That the learner has the skill, after it, 0 to 1."""


@dataclass(frozen=True, slots=True)
class PeriodRates:
    """Both rates in one period."""

    period: Period
    rates: Discernment
    """Over the articles that were checked in it."""


def progress(
    opportunities: Iterable[Opportunity], categories: Sequence[str]
) -> dict[str, tuple[ProgressPoint, ...]]:
    """Return the points of each of *categories*, in the order of recording.

    *opportunities* are one learner's; only first unaided attempts give points.
    """
    counted = counting(opportunities)
    return {
        category: tuple(
            ProgressPoint(step.opportunity, step.estimate)
            for step in trace(one for one in counted if one.category == category)
        )
        for category in categories
    }


def rates_by_period(
    opportunities: Iterable[Opportunity], periods: Sequence[Period], category: str | None = None
) -> tuple[PeriodRates, ...]:
    """Return hits and false alarms in each of *periods* in which anything counts.

    For one *category*, or with None for all of them pooled, which is how discernment moves. The
    clock of the time decides which period an article belongs to.
    """
    counted = [
        one for one in counting(opportunities) if one.trials and category in (None, one.category)
    ]
    rates = []
    for period in periods:
        inside = [one for one in counted if period.holds(one.at)]
        if inside:
            rates.append(PeriodRates(period, pooled(inside)))
    return tuple(rates)


def checked_times(opportunities: Iterable[Opportunity]) -> tuple[datetime, ...]:
    """Return when each of the articles that count was checked: what ``periods`` is made from."""
    return tuple(one.at for one in counting(opportunities))
