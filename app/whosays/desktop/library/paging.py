"""How much is shown of packs that hold more lessons than anybody looks at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from whosays.desktop.library.front_page import FrontPage, Shelf

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


def additions(old: FrontPage | None, new: FrontPage) -> list[tuple[Shelf, int]] | None:
    """Return the packs of which *new* shows more lessons than *old*, and how many that showed.

    None where anything else is not the same.
    """
    if old is None or len(old.shelves) != len(new.shelves):
        return None
    pairs = [
        (one, other, len(one.cards)) for one, other in zip(old.shelves, new.shelves, strict=True)
    ]
    before = (replace(other, cards=other.cards[:shown]) for _one, other, shown in pairs)
    if replace(new, shelves=tuple(before)) != old:
        return None
    return [(other, shown) for _one, other, shown in pairs if len(other.cards) > shown]
