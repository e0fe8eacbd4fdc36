"""Krippendorff's alpha for units that two readers cut out of one continuum."""

from __future__ import annotations

from collections.abc import Sequence

Unit = tuple[int, int]
"""Where a unit begins, and behind it the first place that is no part of it."""


def unitizing_alpha(first: Sequence[Unit], second: Sequence[Unit], length: int) -> float | None:
    """Return how far two readers agree on the units of one category; None without any unit.

    *first* and *second* are each reader's units, without overlap, in places from 0 to *length*.
    1 is perfect agreement and 0 what chance gives.

    Source: Krippendorff, K. (1995), On the reliability of unitizing continuous data,
    Sociological Methodology 25, 47-76; the formulas as in his Measuring the reliability of
    qualitative text analysis data, Quality & Quantity 38 (2004), 787-800.
    """
    if not first and not second:
        return None
    observed = _observed(_sections(first, length), _sections(second, length), length)
    expected = _expected([sorted(first), sorted(second)], length)
    return 1 - observed / expected


_Section = tuple[int, int, bool]


def _sections(units: Sequence[Unit], length: int) -> list[_Section]:
    """Return the whole continuum as sections: begin, length, and whether it is a unit."""
    found, at = [], 0
    for start, end in sorted(units):
        if start > at:
            found.append((at, start - at, False))
        found.append((start, end - start, True))
        at = end
    if at < length:
        found.append((at, length - at, False))
    return found


def _observed(first: list[_Section], second: list[_Section], length: int) -> float:
    readers = 2
    total, begin = 0, 0
    for one in first:
        while begin < len(second) and second[begin][0] + second[begin][1] <= one[0]:
            begin += 1
        number = begin
        while number < len(second) and second[number][0] < one[0] + one[1]:
            total += _difference(one, second[number])
            number += 1
    # each pair of sections counts once for each order of the readers
    return 2 * total / (readers * (readers - 1) * length**2)


def _difference(one: _Section, other: _Section) -> int:
    """Return the squared difference of two sections that intersect."""
    (begin, long, is_unit), (other_begin, other_long, other_is_unit) = one, other
    apart = begin - other_begin
    if is_unit and other_is_unit:
        return apart**2 + (apart + long - other_long) ** 2
    if is_unit and not other_is_unit and 0 <= apart <= other_long - long:
        return long**2
    if other_is_unit and not is_unit and 0 <= -apart <= long - other_long:
        return other_long**2
    return 0


def _expected(readers: Sequence[Sequence[Unit]], length: int) -> float:
    lengths = [end - start for units in readers for start, end in units]
    gaps = [
        long for units in readers for _begin, long, unit in _sections(units, length) if not unit
    ]
    count = len(lengths)
    total = 0.0
    for long in lengths:
        total += (count - 1) / 3 * (2 * long**3 - 3 * long**2 + long)
        total += long**2 * sum(gap - long + 1 for gap in gaps if gap >= long)
    everywhere = len(readers) * length
    pairs = everywhere * (everywhere - 1) - sum(long * (long - 1) for long in lengths)
    return 2 / length * total / pairs
