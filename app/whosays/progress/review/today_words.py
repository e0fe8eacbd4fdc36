"""Says in words what today's review is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from whosays.progress.review.today import Today
from whosays.progress.times import day_in_words
from whosays.translation import _, ngettext


def in_words(today: Today, on: Callable[[date], str] = day_in_words) -> str:
    """Return a finished sentence or two: how much is to be read, or when the next review is.

    *on* says a date in words.
    """
    if today.passages:
        return _left(today)
    if today.due and not today.done:
        return _nothing_to_show(today, on)
    if today.next_day is None:
        return _(
            "Nothing is due. What you read by yourself comes back here after some days; begin "
            "with a lesson."
        )
    said = _("Done for today.") if today.done else _("Nothing is due today.")
    when = _("The next review is on {date}.").format(date=on(today.next_day))
    return f"{said} {when}"


def _left(today: Today) -> str:
    count, minutes = len(today.passages), max(round(today.minutes), 1)
    how_long = ngettext("about {minutes} minute", "about {minutes} minutes", minutes).format(
        minutes=minutes
    )
    if today.done:
        sentence = ngettext(
            "{count} passage is left of today’s round, {how_long}.",
            "{count} passages are left of today’s round, {how_long}.",
            count,
        )
    else:
        sentence = ngettext(
            "{count} passage to read today, {how_long}.",
            "{count} passages to read today, {how_long}.",
            count,
        )
    return sentence.format(count=count, how_long=how_long)


def _nothing_to_show(today: Today, on: Callable[[date], str]) -> str:
    if today.free_again is not None:
        return _(
            "A review is due, but you have read every passage lately. The next one can be shown "
            "again on {date}; a pack with more passages would help before."
        ).format(date=on(today.free_again))
    return _(
        "A review is due, but no pack here has short passages for it. Add a pack that has, or "
        "read a lesson."
    )
