"""Durations and sizes measured again and again, and what is printed of them."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Series:
    """What one thing cost, every time it was measured."""

    name: str
    values: tuple[float, ...]
    unit: str = "ms"

    @property
    def median(self) -> float:
        return median(self.values)

    @property
    def high(self) -> float:
        """The value that nineteen in twenty stay under."""
        return quantiles(self.values, n=20, method="inclusive")[-1]

    def __str__(self) -> str:
        quarters = quantiles(self.values, n=4, method="inclusive")
        return (
            f"  {self.name:<58}{self.median:8.1f} {self.unit}   half within "
            f"{quarters[0]:.1f} to {quarters[2]:.1f}, 95 % under {self.high:.1f}, "
            f"most {max(self.values):.1f}; n = {len(self.values)}"
        )


def show_floor(floor: Series) -> None:
    """Print what a target is measured against."""
    print(f"{floor}   (the floor)", flush=True)


def show_ratio(series: Series, floor: Series, most: float) -> bool:
    """Print *series* as a multiple of *floor*, round by round; tell whether the median holds.

    What was measured in the same round met the same machine, busy or not.
    """
    print(series)
    return _show_ratio(series, floor, most)


def _show_ratio(series: Series, floor: Series, most: float) -> bool:
    ratios = [value / least for value, least in zip(series.values, floor.values, strict=True)]
    low, ratio, high = quantiles(ratios, n=4, method="inclusive")
    return _verdict(
        f"{ratio:.2f} times the floor (half within {low:.2f} to {high:.2f}), "
        f"wanted at most {most:g}",
        ratio <= most,
    )


def show_limit(series: Series, limit: float) -> bool:
    """Print *series* against a *limit*; tell whether its median stays under it."""
    print(series)
    return _show_limit(series, limit)


def _show_limit(series: Series, limit: float) -> bool:
    return _verdict(f"wanted under {limit:g} {series.unit}", series.median < limit)


def show_limit_and_ratio(series: Series, limit: float, floor: Series, most: float) -> list[bool]:
    """Print *series* against a *limit* and as a multiple of *floor*; tell whether each holds."""
    print(series)
    return [_show_limit(series, limit), _show_ratio(series, floor, most)]


def _verdict(sentence: str, holds: bool) -> bool:  # noqa: FBT001 - it is what is printed
    print(f"    {'holds ' if holds else 'MISSES'}  {sentence}", flush=True)
    return holds
