"""Says in words when an attempt was made and how it went."""

from __future__ import annotations

from datetime import datetime

from whosays.desktop.page.document import date_in_words
from whosays.lesson_packs.lesson import Practice
from whosays.marking.result import OutcomeName
from whosays.progress.past_attempt import PastAttempt
from whosays.translation import _, ngettext

_FOUND = (
    OutcomeName.FOUND,
    OutcomeName.FOUND_IN_PART,
    OutcomeName.FOUND_UNDER_ANOTHER_NAME,
)
_ALARMS = (OutcomeName.FALSE_ALARM, OutcomeName.DECOY_TAKEN)


def when_in_words(moment: datetime) -> str:
    """Return *moment* as the clock on the reader's wall had it: 17 May 2026, 14:30."""
    here = moment.astimezone()
    return _("{date}, {time}").format(
        date=date_in_words(here.date().isoformat()), time=f"{here:%H:%M}"
    )


def how_it_went(attempt: PastAttempt) -> str:
    """Return a sentence or two about *attempt*."""
    if attempt.practice == Practice.WORKED.value:
        return _("A worked example: the key was shown, and there was nothing to score.")
    if attempt.score is None:
        return _("Not checked yet.")
    if attempt.practice == Practice.PROPOSED.value:
        return beside_in_words(attempt)
    return f"{score_in_words(attempt.score)} {counts_in_words(attempt)}"


def beside_in_words(attempt: PastAttempt) -> str:
    """Return how the marks of *attempt* lay beside a program's proposals."""
    return _("You and the program: {both}. Only the program: {program}. Only you: {you}.").format(
        both=sum(attempt.outcomes.get(name, 0) for name in _FOUND),
        program=attempt.outcomes.get(OutcomeName.MISSED, 0),
        you=attempt.outcomes.get(OutcomeName.FALSE_ALARM, 0),
    )


def score_in_words(score: float) -> str:
    """Return *score*, 0 to 1, in words."""
    return _("Score {score} of 100.").format(score=round(score * 100))


def counts_in_words(attempt: PastAttempt) -> str:
    """Return how much was found, missed and marked without need."""
    found = sum(attempt.outcomes.get(name, 0) for name in _FOUND)
    missed = attempt.outcomes.get(OutcomeName.MISSED, 0)
    alarms = sum(attempt.outcomes.get(name, 0) for name in _ALARMS)
    return _("You found {found}, missed {missed}, and set off {alarms}.").format(
        found=ngettext("{count} passage", "{count} passages", found).format(count=found),
        missed=missed or _("none"),
        alarms=_alarms(alarms),
    )


def _alarms(count: int) -> str:
    if not count:
        return _("no false alarm")
    return ngettext("{count} false alarm", "{count} false alarms", count).format(count=count)
