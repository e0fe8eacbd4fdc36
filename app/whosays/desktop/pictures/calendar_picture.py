"""A calendar of practice: a column a week, a row a weekday, and how many lessons were checked."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from whosays.desktop.pictures.calendar_painting import DAYS, Calendar, height, paint
from whosays.desktop.pictures.dates import full_date, weekday_name
from whosays.desktop.pictures.learned import Learned
from whosays.desktop.pictures.picture import Picture, Table, nothing_yet
from whosays.translation import _, ngettext

_WEEKS = 52
_LEAST_WEEKS = 13


def calendar_picture(learned: Learned) -> Picture:
    """Return on which days of the last year there was practice."""
    title = _("Days of practice")
    if not learned.days:
        return nothing_yet(
            title,
            _("After your first lesson this shows on which days you practised, and how much."),
        )
    calendar = _calendar(learned)
    return Picture(
        title,
        _sentence(calendar, learned),
        "days-of-practice",
        partial(_table, learned),
        partial(height, calendar),
        partial(paint, calendar),
    )


def _calendar(learned: Learned) -> Calendar:
    days = {one.day: one for one in learned.days}
    today = max(learned.now.date(), learned.days[-1].day)  # a clock may have been set back
    weeks = (today - learned.days[0].day).days // DAYS + 2
    weeks = min(max(weeks, _LEAST_WEEKS), _WEEKS)
    monday = today - timedelta(days=today.weekday() + DAYS * (weeks - 1))
    return Calendar(days, monday, today)


def _sentence(calendar: Calendar, learned: Learned) -> str:
    shown = [one for one in learned.days if one.day >= calendar.monday]
    days = ngettext("{count} day of practice", "{count} days of practice", len(shown))
    checked = sum(one.checked for one in shown)
    lessons = ngettext("{count} check", "{count} checks", checked)
    said = _("Since {first}: {days} with {lessons}.").format(
        first=full_date(calendar.monday),
        days=days.format(count=len(shown)),
        lessons=lessons.format(count=checked),
    )
    if len(shown) < len(learned.days):
        said += " " + _("Earlier days are in the table.")
    return said


def _table(learned: Learned) -> Table:
    rows = [
        (
            full_date(one.day),
            weekday_name(one.day.weekday(), short=False),
            str(one.started),
            str(one.checked),
        )
        for one in reversed(learned.days)
    ]
    return Table((_("Day"), _("Weekday"), _("Begun"), _("Checked")), tuple(rows))
