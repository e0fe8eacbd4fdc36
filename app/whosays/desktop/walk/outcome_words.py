"""The names of the outcomes in the reader's language, and what each means."""

from __future__ import annotations

from whosays.marking.result import OutcomeName
from whosays.translation import _


def outcome_label(outcome: OutcomeName, *, worked: bool = False) -> str:
    """Return the outcome's name as a learner reads it; in a *worked* example, what is shown."""
    if worked:
        found = outcome is OutcomeName.FOUND
        return _("to check") if found else _("to be left alone")
    return {
        OutcomeName.FOUND: _("found"),
        OutcomeName.FOUND_IN_PART: _("found in part"),
        OutcomeName.FOUND_UNDER_ANOTHER_NAME: _("found under another name"),
        OutcomeName.MISSED: _("missed"),
        OutcomeName.FALSE_ALARM: _("false alarm"),
        OutcomeName.DECOY_TAKEN: _("decoy taken"),
        OutcomeName.LEFT_ALONE_RIGHTLY: _("left alone rightly"),
        OutcomeName.NEUTRAL: _("neither right nor wrong"),
    }[outcome]


def outcome_meaning(outcome: OutcomeName, *, worked: bool = False) -> str:
    """Return what the outcome says of the learner's mark, in a sentence; none when *worked*."""
    if worked:
        return ""
    return {
        OutcomeName.FOUND: _("You marked what an editor would check here."),
        OutcomeName.FOUND_IN_PART: _(
            "You were in the right place; your mark was too short or too long."
        ),
        OutcomeName.FOUND_UNDER_ANOTHER_NAME: _(
            "Right to check this; the key gives it another name."
        ),
        OutcomeName.MISSED: _("You did not mark this. An editor would check it."),
        OutcomeName.FALSE_ALARM: _("You marked this. The key sees nothing to check here."),
        OutcomeName.DECOY_TAKEN: _(
            "You marked this. It looks like something to check, and is not."
        ),
        OutcomeName.LEFT_ALONE_RIGHTLY: _(
            "It looks like something to check; you left it alone, rightly."
        ),
        OutcomeName.NEUTRAL: _(
            "You marked this. It can be argued either way, and counts neither way."
        ),
    }[outcome]
