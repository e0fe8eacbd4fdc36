"""What a learner has seen."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple


class SeenText(NamedTuple):
    """A lesson, or one article of one, that a learner opened."""

    pack: str
    lesson: str
    """What the attempts are recorded under."""
    at: datetime
    """When an attempt at it was started."""
