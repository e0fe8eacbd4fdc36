"""Discernment as a point that moves in the plane of hits against false alarms."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from whosays.desktop.pictures.dates import full_date, period_in_words
from whosays.desktop.pictures.learned import Learned
from whosays.desktop.pictures.picture import Picture, Table, nothing_yet
from whosays.desktop.pictures.plane_painting import height, paint, percent
from whosays.desktop.pictures.plane_steps import PlaneStep, plane_steps
from whosays.progress.skills.region import Interval
from whosays.translation import _


def plane_picture(learned: Learned) -> Picture:
    """Return where discernment is, how sure that is, and the way there."""
    title = _("Telling what needs a check from what does not")
    steps = plane_steps(learned.pooled)
    if not steps or not learned.discernment.tells:
        return nothing_yet(title, _before(learned))
    return Picture(
        title,
        _sentence(steps),
        "discernment",
        partial(_table, steps),
        height,
        partial(paint, steps),
    )


def _before(learned: Learned) -> str:
    promise = _(
        "After some lessons on your own this shows, as a point that moves, how much of what needs "
        "a check you find against how much you mark without need."
    )
    return f"{promise} {learned.words}"


def _range(interval: Interval) -> str:
    return _("{low} and {high}").format(low=percent(interval.low), high=percent(interval.high))


def _sentence(steps: Sequence[PlaneStep]) -> str:
    now = steps[-1]
    return _(
        "From {first} on you found {hits} of {targets} sentences that need a check and marked "
        "{alarms} of {noise} that do not. Most likely you find between {found} of the ones, and "
        "mark between {without} of the others."
    ).format(
        first=full_date(now.first),
        hits=now.rates.hits,
        targets=now.rates.targets,
        alarms=now.rates.alarms,
        noise=now.rates.noise,
        found=_range(now.rates.hit_interval),
        without=_range(now.rates.alarm_interval),
    )


def _table(steps: Sequence[PlaneStep]) -> Table:
    columns = (
        _("Point"),
        _("When"),
        _("Found"),
        _("Most likely between"),
        _("Marked without need"),
        _("Most likely between"),
        _("d′"),
        _("Criterion"),
    )
    return Table(columns, tuple(_row(number, step) for number, step in enumerate(steps, start=1)))


def _row(number: int, step: PlaneStep) -> tuple[str, ...]:
    rates = step.rates
    share = _("{count} of {of}")
    return (
        str(number),
        period_in_words(step.first, step.last),
        share.format(count=rates.hits, of=rates.targets),
        _range(rates.hit_interval),
        share.format(count=rates.alarms, of=rates.noise),
        _range(rates.alarm_interval),
        f"{rates.sensitivity:.1f}" if rates.tells else "–",
        f"{rates.criterion:.1f}" if rates.tells else "–",
    )
