"""Decides which backups stay: one an hour for a day, one a day for a week, then one a week."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

HOURLY = timedelta(days=1)
"""So long the last backup of each hour stays."""
DAILY = timedelta(days=8)
"""So long that of each day, and the day goes by UTC, as all that the record keeps."""
WEEKLY = timedelta(weeks=12)
"""So long that of each week, about a school term."""


def staying(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Return those of the *moments* of backups whose backups stay at *now*.

    The latest always stays, and so does what is later than *now*: a clock that was put back is no
    reason to delete anything.
    """
    everything = sorted(moments)
    latest = {_span(moment, now): moment for moment in everything}
    latest.pop(None, None)
    return frozenset([*latest.values(), *everything[-1:]])


def _span(moment: datetime, now: datetime) -> tuple[object, ...] | None:
    """Return the stretch of time in which one backup stays, None where none does."""
    age, at = now - moment, moment.astimezone(UTC)
    if age < timedelta(0):
        return ("future", at)
    if age < HOURLY:
        return ("hour", at.date(), at.hour)
    if age < DAILY:
        return ("day", at.date())
    if age < WEEKLY:
        return ("week", *at.isocalendar()[:2])
    return None
