"""Cuts a learner's history into periods of equal length."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

MOST = 12
"""Periods in one picture."""
_LENGTHS = (1, 2, 7, 14, 28, 91, 182, 364)
"""Days: whole weeks from a week on, because people practise by the week."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time from *start* up to, not including, *end*."""

    start: datetime
    end: datetime

    def holds(self, at: datetime) -> bool:
        """Tell whether *at* is in it."""
        return self.start <= at < self.end


def periods(times: Iterable[datetime], now: datetime, most: int = MOST) -> tuple[Period, ...]:
    """Return at most *most* periods, in order, that hold all of *times* and end with today.

    They begin and end at midnight in the time zone of *now*, which is aware. None without times.
    """
    days = [at.astimezone(now.tzinfo).date() for at in times]
    if not days:
        return ()
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    last = midnight + timedelta(days=max(1, (max(days) - now.date()).days + 1))
    total = (last.date() - min(days)).days
    length = _length(total, most)
    count = -(-total // length)
    starts = [last - timedelta(days=length * number) for number in range(count, 0, -1)]
    return tuple(Period(start, start + timedelta(days=length)) for start in starts)


def _length(days: int, most: int) -> int:
    """Return of how many days a period is, so that at most *most* cover *days*."""
    fitting = (length for length in _lengths_up_to(days) if -(-days // length) <= most)
    return next(fitting)


def _lengths_up_to(days: int) -> Sequence[int]:
    longest = _LENGTHS[-1]
    return (*_LENGTHS, *range(2 * longest, days + 2 * longest, longest))
