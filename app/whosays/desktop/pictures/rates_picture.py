"""Progress over time: what is found, and what is marked without need, for each category."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from whosays.desktop.pictures.dates import last_day, period_in_words
from whosays.desktop.pictures.learned import Learned
from whosays.desktop.pictures.picture import Picture, Table, nothing_yet
from whosays.desktop.pictures.rates_painting import Panel, height, paint
from whosays.translation import _


def rates_picture(learned: Learned) -> Picture:
    """Return both rates of each category over time."""
    title = _("Progress over time")
    panels = tuple(
        Panel(one.name, one.letter, learned.rates[one.skill.category])
        for one in learned.practised
        if learned.rates[one.skill.category]
    )
    if not panels:
        return nothing_yet(
            title,
            _(
                "After your first lesson on your own this shows, for each category, how much of "
                "what needs a check you find, and how often you mark what needs none."
            ),
        )
    return Picture(
        title,
        _sentence(panels),
        "progress-over-time",
        partial(_table, panels),
        partial(height, panels),
        partial(paint, panels),
    )


def _sentence(panels: Sequence[Panel]) -> str:
    said = [
        _("{name}: found {found}, marked without need {alarms}.").format(
            name=panel.name,
            found=_in_words(panel.rates[-1].rates.hits, panel.rates[-1].rates.targets),
            alarms=_in_words(panel.rates[-1].rates.alarms, panel.rates[-1].rates.noise),
        )
        for panel in panels
    ]
    return _("Latest: {categories}").format(categories=" ".join(said))


def _in_words(count: int, of: int) -> str:
    return _("{count} of {of}").format(count=count, of=of) if of else _("none to count")


def _table(panels: Sequence[Panel]) -> Table:
    rows = [
        (
            panel.name,
            period_in_words(one.period.start.date(), last_day(one.period)),
            _in_words(one.rates.hits, one.rates.targets),
            _in_words(one.rates.alarms, one.rates.noise),
        )
        for panel in panels
        for one in panel.rates
    ]
    columns = (_("Category"), _("When"), _("Found"), _("Marked without need"))
    return Table(columns, tuple(rows))
