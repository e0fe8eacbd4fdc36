"""What the walk says of an outcome: its name, and what it means."""

from __future__ import annotations

from whosays.lesson_packs.lesson import Practice
from whosays.marking.outcome_labels import outcome_label
from whosays.marking.result import OutcomeName
from whosays.translation import _


def outcome_name(outcome: OutcomeName, practice: Practice) -> str:
    """Return the outcome's name in a lesson of *practice*.

    In a worked example it says what the key shows; beside a program's proposals, who marked.
    """
    if practice is Practice.WORKED:
        return _worked_name(outcome)
    if practice is Practice.PROPOSED:
        return _proposed_name(outcome)
    return outcome_label(outcome)


def _worked_name(outcome: OutcomeName) -> str:
    if outcome is OutcomeName.NEUTRAL:
        return _("to be discussed")
    return _("to check") if outcome is OutcomeName.FOUND else _("to be left alone")


def _proposed_name(outcome: OutcomeName) -> str:
    names = {
        OutcomeName.FOUND: _("you and the program"),
        OutcomeName.FOUND_IN_PART: _("both, with other edges"),
        OutcomeName.FOUND_UNDER_ANOTHER_NAME: _("both, under two names"),
        OutcomeName.MISSED: _("only the program"),
        OutcomeName.FALSE_ALARM: _("only you"),
    }
    return names.get(outcome) or outcome_label(outcome)


def drawn_as(outcome: OutcomeName, practice: Practice) -> OutcomeName:
    """Return the outcome whose shape stands for *outcome* in a lesson of *practice*.

    Beside a program's proposals nobody is wrong, so that nothing is crossed out.
    """
    if practice is Practice.PROPOSED and outcome is OutcomeName.FALSE_ALARM:
        return OutcomeName.NEUTRAL
    return outcome


def outcome_meaning(outcome: OutcomeName, practice: Practice) -> str:
    """Return what the outcome says of the learner's mark, in a sentence; "" in a worked example."""
    if practice is Practice.WORKED:
        return ""
    if practice is Practice.PROPOSED:
        return _proposed_meaning(outcome)
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
        OutcomeName.NEUTRAL: _neutral(),
    }[outcome]


def _proposed_meaning(outcome: OutcomeName) -> str:
    return {
        OutcomeName.FOUND: _("You marked this, and the program proposes it."),
        OutcomeName.FOUND_IN_PART: _(
            "You and the program mean the same place, and begin or end it elsewhere."
        ),
        OutcomeName.FOUND_UNDER_ANOTHER_NAME: _(
            "You and the program would both check this, each under another name."
        ),
        OutcomeName.MISSED: _(
            "The program proposes this; you left it alone. Either of you may be right."
        ),
        OutcomeName.FALSE_ALARM: _(
            "You marked this; the program proposes nothing here. Either of you may be right."
        ),
    }.get(outcome, _neutral())


def _neutral() -> str:
    return _("This can be argued either way, and counts neither way.")
