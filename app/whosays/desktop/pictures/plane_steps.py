"""Discernment in steps, each with as many sentences as a figure takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from whosays.desktop.pictures.dates import last_day
from whosays.progress.history.over_time import PeriodRates
from whosays.progress.skills.discernment import Discernment


@dataclass(frozen=True, slots=True)
class PlaneStep:
    """Where discernment was from *first* to *last*, both days counted."""

    first: date
    last: date
    rates: Discernment


def plane_steps(periods: Sequence[PeriodRates]) -> tuple[PlaneStep, ...]:
    """Return *periods*, in order, put together until each step has enough sentences.

    It is gathered from the end, so that the present is a step; what is too little at the beginning
    joins the first step. None where all together are too few.
    """
    groups: list[list[PeriodRates]] = [[]]
    for one in reversed(periods):
        if groups[-1] and _together(groups[-1]).has_enough:
            groups.append([])
        groups[-1].insert(0, one)
    if len(groups) > 1 and not _together(groups[-1]).has_enough:
        first = groups.pop()
        groups[-1] = first + groups[-1]
    steps = [_step(group) for group in reversed(groups) if group]
    return tuple(step for step in steps if step.rates.has_enough)


def _step(group: Sequence[PeriodRates]) -> PlaneStep:
    return PlaneStep(group[0].period.start.date(), last_day(group[-1].period), _together(group))


def _together(group: Iterable[PeriodRates]) -> Discernment:
    rates = [one.rates for one in group]
    return Discernment(
        hits=sum(one.hits for one in rates),
        targets=sum(one.targets for one in rates),
        alarms=sum(one.alarms for one in rates),
        noise=sum(one.noise for one in rates),
        articles=sum(one.articles for one in rates),
    )
