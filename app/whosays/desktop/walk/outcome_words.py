"""What the walk says of an outcome: its name, and what it means."""

from __future__ import annotations

from whosays.marking.outcome_labels import outcome_label
from whosays.marking.result import OutcomeName
from whosays.translation import _


def outcome_name(outcome: OutcomeName, *, worked: bool = False) -> str:
    """Return the outcome's name; in a *worked* example, what the key shows instead."""
    if not worked:
        return outcome_label(outcome)
    if outcome is OutcomeName.NEUTRAL:
        return _("to be discussed")
    return _("to check") if outcome is OutcomeName.FOUND else _("to be left alone")


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
        OutcomeName.NEUTRAL: _("This can be argued either way, and counts neither way."),
    }[outcome]
