"""Tells the commands the time."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """Return the present time, aware."""
    return datetime.now(UTC)
