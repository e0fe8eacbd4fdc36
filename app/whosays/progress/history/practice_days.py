"""On which days a learner practised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo


@dataclass(frozen=True, slots=True)
class PracticeDay:
    """One day of practice."""

    day: date
    started: int
    """Attempts that were begun."""
    checked: int
    """Attempts that were checked."""


def practice_days(
    times: Iterable[tuple[datetime, datetime | None]], zone: tzinfo | None
) -> tuple[PracticeDay, ...]:
    """Return the days in *zone* on which anything was begun or checked, in order.

    *times* are when each attempt was begun, and checked if it was, as ``Record.attempt_times``
    gives them. None for *zone* is the system's.
    """
    started: Counter[date] = Counter()
    checked: Counter[date] = Counter()
    for begun, done in times:
        started[begun.astimezone(zone).date()] += 1
        if done is not None:
            checked[done.astimezone(zone).date()] += 1
    return tuple(
        PracticeDay(day, started[day], checked[day]) for day in sorted(started.keys() | checked)
    )
