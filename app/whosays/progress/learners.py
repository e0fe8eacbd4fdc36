"""Who learns here, and how much each has done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from whosays.errors import KnownError
from whosays.progress.access import record_at_one_moment
from whosays.progress.connection import Connection
from whosays.progress.names import folded_name, tidy_name
from whosays.progress.opening import Clock
from whosays.progress.record import PATIENCE
from whosays.progress.times import from_text
from whosays.translation import _

_NAMED = 20
"""So many learners are named when one is not found."""


class UnknownLearnerError(KnownError):
    """Nobody here goes by the name."""


@dataclass(frozen=True, slots=True)
class LearnerSummary:
    """A learner, and how much they have done."""

    id: str
    name: str
    since: datetime
    attempts: int
    """How many were started."""
    last_practice: datetime | None
    """When anything was last written to an attempt; None without attempts."""


def learner_summaries(
    data: Path, *, clock: Clock, patience: float = PATIENCE
) -> tuple[LearnerSummary, ...]:
    """Return everybody who learns in the folder *data*, by name; nobody where no record is.

    Raises KnownError where the record cannot be read; *clock* and *patience* as ``Record.open``.
    """
    with record_at_one_moment(data, clock, patience) as db:
        return () if db is None else summaries(db)


def summaries(db: Connection) -> tuple[LearnerSummary, ...]:
    """Return everybody in the record that *db* reads, by name."""
    rows = db.query(
        """SELECT learners.*, count(attempts.number) AS attempts,
             max((SELECT at FROM events WHERE events.attempt = attempts.number
               ORDER BY number DESC LIMIT 1)) AS last
           FROM learners LEFT JOIN attempts ON attempts.learner = learners.number
           GROUP BY learners.number ORDER BY learners.folded"""
    )
    return tuple(
        LearnerSummary(
            row["id"],
            row["name"],
            from_text(row["since"]),
            row["attempts"],
            from_text(row["last"]) if row["last"] else None,
        )
        for row in rows
    )


def learner_called(
    data: Path, name: str, *, clock: Clock, patience: float = PATIENCE
) -> LearnerSummary:
    """Return the learner who goes by *name* in the folder *data*, whatever its case.

    Raises UnknownLearnerError, which names those who are there; KnownError where the record
    cannot be read.
    """
    present = learner_summaries(data, clock=clock, patience=patience)
    folded = folded_name(tidy_name(name))
    for learner in present:
        if folded_name(learner.name) == folded:
            return learner
    raise unknown_learner(name, tuple(learner.name for learner in present))


def unknown_learner(name: str, present: tuple[str, ...]) -> UnknownLearnerError:
    """Return what to say when nobody of those *present* goes by *name*."""
    if not present:
        sentence = _("There is no learner called {name}; nobody has begun to learn here.")
        return UnknownLearnerError(sentence.format(name=name))
    named = ", ".join(present[:_NAMED]) + (", …" if len(present) > _NAMED else "")
    sentence = _("There is no learner called {name}. Those who learn here are: {named}.")
    return UnknownLearnerError(sentence.format(name=name, named=named))
