"""Says in words what discernment is, before any number, and never anything about an article."""

from __future__ import annotations

from whosays.progress.skills.discernment import Discernment
from whosays.progress.skills.leaning import Change
from whosays.translation import _, ngettext

_MANY = 0.5
"""From this share of false alarms on, marking is no choice, and the words speak of tenths."""


def in_words(one: Discernment) -> str:
    """Return one finished sentence or more: what is found, and what is marked without need.

    Where there are too few trials, how many more passages it takes; where attempts were left
    out, that they were.
    """
    said = _rates(one) if one.has_enough else _how_much_more(one)
    return " ".join(filter(None, (said, _left_out(one))))


def warning(now: Discernment, change: Change | None) -> str | None:
    """Return the warning that everything is being marked, or None where it is not.

    *now* is discernment over all trials, *change* how it changed, where that can be told.
    """
    lately = change.lately if change is not None else now
    if lately.has_enough and lately.alarms >= _MANY * lately.noise:
        return _(
            "You mark most of what needs no check. Where everything is marked, nothing is singled "
            "out: mark what you would check first, and leave the rest alone."
        )
    if change is not None and change.only_marks_more:
        return _(
            "You find more than before, but only because you mark more of everything: you do not "
            "tell better what needs a check. Before you mark, say what is missing in the sentence."
        )
    return None


def _rates(one: Discernment) -> str:
    if one.all_marked:
        return _("You marked every sentence, so nothing can be said of how well you tell.")
    if one.none_marked:
        return _("You marked nothing, so nothing can be said of how well you tell.")
    found = _("You find {found} of 10").format(found=_tenths(one.hits, one.targets))
    return _("{found}, and {stop}.").format(found=found, stop=_alarms(one))


def _alarms(one: Discernment) -> str:
    share = one.alarms / one.noise
    if not one.alarms:
        return _("stop at nothing that needs no check")
    if share >= _MANY:
        tenths = _tenths(one.alarms, one.noise)
        return _("stop at {tenths} of 10 that need no check").format(tenths=tenths)
    return _("stop at 1 in {each} that needs no check").format(each=round(1 / share))


def _tenths(count: int, of: int) -> int:
    """Return how many of ten that is; none and all only where it is none and all."""
    return count and (10 if count == of else min(max(round(10 * count / of), 1), 9))


def _how_much_more(one: Discernment) -> str:
    count = one.more_passages
    return ngettext(
        "To say how well you tell what needs a check takes about {count} more passage.",
        "To say how well you tell what needs a check takes about {count} more passages.",
        count,
    ).format(count=count)


def _left_out(one: Discernment) -> str:
    if not one.left_out:
        return ""
    return ngettext(
        "{count} attempt is left out, because it was checked before sentences were counted.",
        "{count} attempts are left out, because they were checked before sentences were counted.",
        one.left_out,
    ).format(count=one.left_out)
