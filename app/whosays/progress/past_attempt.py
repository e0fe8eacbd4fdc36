"""One attempt in short, as a list of what somebody read shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from whosays.marking.result import OutcomeName


@dataclass(frozen=True, slots=True)
class PastAttempt:
    """When an attempt was made, at what, and how it went; its marks are not here."""

    id: str
    pack: str
    lesson: str
    text_hash: str
    beginning: str
    """How the kept text begins: a few hundred characters."""
    practice: str
    started: datetime
    score: float | None
    """0 to 1; None until checked."""
    is_finished: bool
    outcomes: Mapping[OutcomeName, int] = field(default_factory=dict)
    """How often each came about; what did not is not here."""
