"""The named measures and colours that the style sheet and the painters share."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from PySide6.QtGui import QColor

from whosays.bundled import bundled


@lru_cache(maxsize=1)
def _declared() -> dict[str, Any]:
    path = bundled("resources") / "styles" / "tokens.json"
    declared: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return declared


def theme_names() -> tuple[str, ...]:
    """Return the themes that have colours."""
    return tuple(_declared()["themes"])


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one theme at one text size."""

    theme: str
    scale: float
    """1.0 at 100%."""

    @property
    def colours(self) -> Mapping[str, str]:
        """Return the theme's colours as ``#RRGGBB`` by name."""
        colours: Mapping[str, str] = _declared()["themes"][self.theme]
        return colours

    def colour(self, name: str) -> QColor:
        """Return a colour of the theme."""
        return QColor(self.colours[name])

    def size(self, name: str) -> int:
        """Return a size that grows with the text, in pixels."""
        size: int = _declared()["sizes"][name]
        return round(size * self.scale)

    def space(self, name: str) -> int:
        """Return a spacing, in pixels; spacing keeps to the grid at every text size."""
        space: int = _declared()["spacing"][name]
        return space

    def measure(self, name: str) -> int:
        """Return a measure that does not grow with the text."""
        measure: int = _declared()["measures"][name]
        return measure

    def grown(self, name: str) -> int:
        """Return a measure grown with the text, in pixels."""
        return round(self.measure(name) * self.scale)

    def duration(self, name: str) -> int:
        """Return a duration in milliseconds."""
        duration: int = _declared()["durations"][name]
        return duration

    def flat(self) -> dict[str, str]:
        """Return every token by a name that a style sheet template can hold (``ink_soft``)."""
        values = dict(self.colours)
        values |= {f"size-{name}": f"{self.size(name)}px" for name in _declared()["sizes"]}
        values |= {f"space-{name}": f"{self.space(name)}px" for name in _declared()["spacing"]}
        values |= {f"measure-{name}": f"{self.measure(name)}px" for name in _declared()["measures"]}
        # an indicator is an icon with a border of two pixels; half of that makes it round
        values["indicator-radius"] = f"{self.size('icon') // 2 + 2}px"
        return {name.replace("-", "_"): value for name, value in values.items()}
