"""Turns values into the cells of a CSV file, and back.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return
for a formula and runs it (OWASP, "CSV Injection"). Such a text gets an apostrophe in front, and so
does one that begins with an apostrophe, or is empty: to read a text, take one leading apostrophe
away. An empty cell says that there is nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_GUARD = "'"
_GUARDED = (_GUARD, "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

_WHOLE = re.compile(r"0|[1-9][0-9]{0,18}")
_FRACTION = re.compile(r"[0-9]{1,25}(\.[0-9]{1,25})?(e[+-]?[0-9]{1,3})?")
_WHOLES = re.compile(r"none|[0-9]{1,10}( [0-9]{1,10})*")


def cell(value: object) -> str:
    """Return *value*, a text, a number, a truth, a list of whole numbers or None, as a cell."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case str():
            return _GUARD + value if not value or value.startswith(_GUARDED) else value
        case list():
            return " ".join(map(str, value)) or "none"
    return repr(value)


def text_value(cell: str) -> str | None:
    """Return the text that *cell* holds, None for an empty one."""
    return cell.removeprefix(_GUARD) if cell else None


def whole_value(cell: str) -> int | None:
    """Return the whole number that *cell* holds, None for an empty one; ValueError otherwise."""
    return int(_matching(_WHOLE, cell)) if cell else None


def fraction_value(cell: str) -> float | None:
    """Return the number that *cell* holds, None for an empty one; ValueError otherwise."""
    return float(_matching(_FRACTION, cell)) if cell else None


def truth_value(cell: str) -> bool | None:
    """Return the truth that *cell* holds, None for an empty one; ValueError otherwise."""
    return _matching(re.compile("yes|no"), cell) == "yes" if cell else None


def wholes_value(cell: str) -> list[int] | None:
    """Return the whole numbers in *cell*, None for an empty one; ValueError otherwise."""
    if not cell:
        return None
    numbers = _matching(_WHOLES, cell)
    return [] if numbers == "none" else [int(number) for number in numbers.split(" ")]


def _matching(pattern: re.Pattern[str], cell: str) -> str:
    if pattern.fullmatch(cell) is None:
        raise ValueError(cell)
    return cell


COLUMNS: Mapping[str, Callable[[str], object]] = {
    "kind": text_value,
    "format": whole_value,
    "rows": whole_value,
    "learner": text_value,
    "name": text_value,
    "id": text_value,
    "at": text_value,
    "attempt": text_value,
    "pack": text_value,
    "lesson": text_value,
    "practice": text_value,
    "text": text_value,
    "words": text_value,
    "step": text_value,
    "mark": text_value,
    "category": text_value,
    "start": whole_value,
    "end": whole_value,
    "score": fraction_value,
    "weight": fraction_value,
    "marks": whole_value,
    "spans": whole_value,
    "span_weight": fraction_value,
    "outcome": whole_value,
    "key": text_value,
    "explanation": text_value,
    "ask": text_value,
    "meant": text_value,
    "article": text_value,
    "decoys": whole_value,
    "sentences": whole_value,
    "trials": text_value,
    "reason": text_value,
    "question": whole_value,
    "choices": wholes_value,
    "right": truth_value,
}
"""The columns in their order, and how a cell of each is read."""
