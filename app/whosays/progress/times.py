"""Times as the record keeps them (UTC, ISO 8601, with microseconds), and days as people do."""

from __future__ import annotations

from datetime import UTC, date, datetime

from whosays.errors import BugError
from whosays.translation import _


def as_text(moment: datetime) -> str:
    """Return *moment*, which knows its time zone, as the record keeps it; BugError otherwise."""
    if moment.utcoffset() is None:
        raise BugError("a time without a time zone came to the record")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def from_text(text: str) -> datetime:
    """Return the moment, in UTC, that the record keeps as *text*."""
    return datetime.fromisoformat(text)


def day_in_words(day: date) -> str:
    """Return *day* as a newspaper sets it: 17 May 2026."""
    months = (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )
    return _("{day} {month} {year}").format(day=day.day, month=months[day.month - 1], year=day.year)
