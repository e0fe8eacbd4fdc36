"""Puts right the times that a clock told which was set back, ran ahead, or had lost its battery."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

LONG_AGO = timedelta(days=365)
"""So long before now is taken to be what nothing is known of."""


def in_order(times: Sequence[datetime], now: datetime) -> list[datetime]:
    """Return *times*, aware and in the order of recording, in UTC and so that none goes back.

    As many as can be right together are taken as right: the longest series of them that neither
    goes back nor passes *now* (Schensted 1961, “Longest increasing and decreasing subsequences”,
    Canadian Journal of Mathematics 13). Any other one becomes the right one before it, or where
    there is none the first right one, or long before *now*: a review then comes too early rather
    than years too late, or never.
    """
    told = [at.astimezone(UTC) for at in times]
    right = _longest(told, now.astimezone(UTC))
    last = told[right[0]] if right else now.astimezone(UTC) - LONG_AGO
    trusted = set(right)
    ordered = []
    for number, at in enumerate(told):
        last = at if number in trusted else last
        ordered.append(last)
    return ordered


def _longest(told: Sequence[datetime], now: datetime) -> list[int]:
    """Return the places of the longest series in *told* that never goes back nor passes *now*."""
    ends: list[datetime] = []  # the earliest end of a series of each length
    ends_at: list[int] = []
    before: dict[int, int | None] = {}
    for number, at in enumerate(told):
        if at > now:
            continue
        length = bisect_right(ends, at)
        before[number] = ends_at[length - 1] if length else None
        ends[length : length + 1] = [at]
        ends_at[length : length + 1] = [number]
    found: list[int] = []
    place = ends_at[-1] if ends_at else None
    while place is not None:
        found.append(place)
        place = before[place]
    return found[::-1]
