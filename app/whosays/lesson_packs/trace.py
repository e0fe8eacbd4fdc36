"""What a trace says, apart from how it is written or drawn."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush

from whosays.lesson_packs.lesson import TraceRow

_LAST = "9999-12-31"


def sources_of(row: TraceRow) -> tuple[str, ...]:
    """Return the ids of the reports that *row* credits or republishes, each once."""
    return tuple(dict.fromkeys((*row.credits, *row.republishes)))


def origins(rows: Sequence[TraceRow]) -> tuple[TraceRow, ...]:
    """Return the reports at which a claim begins, in the order of *rows*.

    They were seen (have a date) and name no source. Where no such report exists, they are those
    that name no source at all, seen or not.
    """
    begin = [row for row in rows if not sources_of(row)]
    return tuple([row for row in begin if row.date] or begin)


def earliest(date: str) -> str:
    """Return the first day that *date* (``2022-05-17``, ``2022-05``, ``2022``) can mean."""
    return date + {4: "-01-01", 7: "-01"}.get(len(date), "")


def latest(date: str) -> str:
    """Return the last day that *date* can mean."""
    if len(date) == 4:
        return f"{date}-12-31"
    if len(date) == 7:
        year, month = int(date[:4]), int(date[5:])
        return f"{date}-{calendar.monthrange(year, month)[1]:02}"
    return date


def in_time_order(rows: Sequence[TraceRow]) -> tuple[TraceRow, ...]:
    """Return *rows* as they may have followed one another.

    No report stands before one that it credits or republishes. Otherwise the last day that a
    date can mean decides, so that ``2022-05`` follows all days of that May; a report without a
    date stands before the first that credits it; and what is still equal keeps its order.
    """
    numbers = {row.id: number for number, row in enumerate(rows)}
    sources = [
        {numbers[name] for name in sources_of(row) if name in numbers} - {number}
        for number, row in enumerate(rows)
    ]
    followers: list[list[int]] = [[] for _row in rows]
    for number, named in enumerate(sources):
        for source in named:
            followers[source].append(number)
    keys = _keys(rows, followers)
    waiting = [len(named) for named in sources]
    ready = [(keys[number], number) for number in range(len(rows)) if not waiting[number]]
    heapify(ready)
    ordered: list[int] = []
    while ready:
        _key, number = heappop(ready)
        ordered.append(number)
        for follower in followers[number]:
            waiting[follower] -= 1
            if not waiting[follower]:
                heappush(ready, (keys[follower], follower))
    # reports that credit one another in a circle have no order but that of their dates
    circle = sorted({*range(len(rows))} - {*ordered}, key=lambda number: (keys[number], number))
    return tuple(rows[number] for number in (*ordered, *circle))


def _keys(rows: Sequence[TraceRow], followers: list[list[int]]) -> list[str]:
    keys = [latest(row.date) if row.date else "" for row in rows]
    for number, row in enumerate(rows):
        if not row.date:
            keys[number] = _first_date_after(number, rows, followers)
    return keys


def _first_date_after(start: int, rows: Sequence[TraceRow], followers: list[list[int]]) -> str:
    """Return the earliest of the days on which a report that goes back to *start* appeared."""
    seen = {start}
    to_visit = [start]
    first = _LAST
    while to_visit:
        for follower in followers[to_visit.pop()]:
            if follower not in seen:
                seen.add(follower)
                to_visit.append(follower)
                date = rows[follower].date
                first = min(first, latest(date) if date else _LAST)
    return first


def circle(rows: Iterable[TraceRow]) -> tuple[str, ...]:
    """Return the ids of reports that credit one another in a circle, nothing where none do."""
    sources = {row.id: sources_of(row) for row in rows}
    done: set[str] = set()
    for start in sources:
        path: list[str] = []
        on_path: set[str] = set()
        to_visit = [(start, False)]
        while to_visit:
            name, leaving = to_visit.pop()
            if leaving:
                path.pop()
                on_path.discard(name)
                done.add(name)
            elif name in on_path:
                return tuple(path[path.index(name) :])
            elif name in sources and name not in done:
                path.append(name)
                on_path.add(name)
                to_visit.append((name, True))
                to_visit += [(source, False) for source in sources[name]]
    return ()
