"""How much is shown of packs that hold more lessons than anybody looks at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

AT_ONCE = 40
"""How many lessons of a pack are shown before somebody wants more."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to see of packs that hold more than is shown at once."""

    counts: Mapping[str, int] = field(default_factory=dict)
    """How many lessons of each pack, by its id, where those are more than ``AT_ONCE``."""
    words: str = ""
    """What the titles hold; empty for all."""

    def of(self, pack: str) -> int:
        """Return how many lessons of *pack* are wanted."""
        return self.counts.get(pack, AT_ONCE)

    def more(self, pack: str) -> Wanted:
        """Return the same with more lessons of *pack*."""
        return replace(self, counts={**self.counts, pack: self.of(pack) + AT_ONCE})

    def finds(self, title: str) -> bool:
        """Tell whether *title* holds all the words, in whatever order."""
        folded = title.casefold()
        return all(word in folded for word in self.words.casefold().split())
