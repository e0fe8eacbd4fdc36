"""Finds code spans by their backticks, in time linear in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

TICKS = re.compile(r"`+")


def tick_runs(text: str) -> dict[int, list[int]]:
    """Return where runs of backticks begin, by their length, the last one first."""
    runs: dict[int, list[int]] = {}
    for run in TICKS.finditer(text):
        runs.setdefault(len(run.group()), []).append(run.start())
    for starts in runs.values():
        starts.reverse()
    return runs


def next_run(runs: dict[int, list[int]], length: int, start: int) -> int | None:
    """Return where the next run of *length* begins at or after *start*, forgetting earlier ones."""
    starts = runs.get(length, [])
    while starts and starts[-1] < start:
        starts.pop()
    return starts[-1] if starts else None


def code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the code spans of *text*, backticks included, as start and end."""
    runs = tick_runs(text)
    at = 0
    while (found := TICKS.search(text, at)) is not None:
        length = len(found.group())
        closing = next_run(runs, length, found.end())
        at = found.end() if closing is None else closing + length
        if closing is not None:
            yield found.start(), at


def without_code(text: str) -> str:
    """Return *text* with its code spans blanked, so that offsets stay."""
    pieces = []
    at = 0
    for start, end in code_spans(text):
        pieces += [text[at:start], " " * (end - start)]
        at = end
    return "".join((*pieces, text[at:]))
