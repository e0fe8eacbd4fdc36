"""The names of the outcomes in the reader's language."""

from __future__ import annotations

from whosays.marking.result import OutcomeName
from whosays.translation import _


def outcome_label(outcome: OutcomeName) -> str:
    """Return the outcome's name as a learner reads it."""
    return {
        OutcomeName.FOUND: _("found"),
        OutcomeName.FOUND_IN_PART: _("found in part"),
        OutcomeName.FOUND_UNDER_ANOTHER_NAME: _("found under another name"),
        OutcomeName.MISSED: _("missed"),
        OutcomeName.FALSE_ALARM: _("false alarm"),
        OutcomeName.DECOY_TAKEN: _("decoy taken"),
        OutcomeName.LEFT_ALONE_RIGHTLY: _("left alone rightly"),
        OutcomeName.NEUTRAL: _("open to argument"),
    }[outcome]
