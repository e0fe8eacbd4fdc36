"""Says in words how a learner's marks lie beside a program's proposals; nobody is right in it."""

from __future__ import annotations

from whosays.marking.result import OutcomeName, Result
from whosays.translation import _, ngettext

_BOTH = (
    OutcomeName.FOUND,
    OutcomeName.FOUND_IN_PART,
    OutcomeName.FOUND_UNDER_ANOTHER_NAME,
)


def beside_in_words(result: Result) -> list[str]:
    """Return sentences about *result*: what both marked, what only one did, what that means."""
    names = [outcome.name for outcome in result.outcomes]
    if not names:
        return [_("You marked nothing, and the program proposes nothing.")]
    both = sum(name in _BOTH for name in names)
    program = names.count(OutcomeName.MISSED)
    learner = names.count(OutcomeName.FALSE_ALARM)
    return [
        ngettext(
            "You and the program stopped at {count} passage alike.",
            "You and the program stopped at {count} passages alike.",
            both,
        ).format(count=both),
        _("At {program} only the program stopped, at {learner} only you.").format(
            program=program, learner=learner
        ),
        _(
            "The program goes by rules and can be wrong in both ways. What only one of you marked "
            "is worth a second look."
        ),
    ]
