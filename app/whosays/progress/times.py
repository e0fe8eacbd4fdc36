"""Times as the record keeps them: UTC, ISO 8601, with microseconds."""

from __future__ import annotations

from datetime import UTC, datetime

from whosays.errors import BugError


def as_text(moment: datetime) -> str:
    """Return *moment*, which knows its time zone, as the record keeps it; BugError otherwise."""
    if moment.utcoffset() is None:
        raise BugError("a time without a time zone came to the record")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def from_text(text: str) -> datetime:
    """Return the moment, in UTC, that the record keeps as *text*."""
    return datetime.fromisoformat(text)
