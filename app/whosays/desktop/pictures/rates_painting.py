"""Draws progress over time: a full line for what was found, a broken one for false alarms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from whosays.desktop.look.patterns import draw_letter
from whosays.desktop.pictures.dates import is_long, last_day, short_date
from whosays.desktop.pictures.ink import LEFT, RIGHT, SOFT, STRONG, Align, Ink, Style
from whosays.progress.history.over_time import PeriodRates
from whosays.progress.skills.discernment import Discernment
from whosays.translation import _

_PLOT_LINES = 6  # a category's curves are that many lines of writing high
_DASHES = (4.0, 3.0)


@dataclass(frozen=True, slots=True)
class Panel:
    """One category's curves."""

    name: str
    letter: str
    rates: tuple[PeriodRates, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where one panel's curves go."""

    box: QRectF
    first: date
    last: date

    def point(self, one: PeriodRates, share: float) -> QPointF:
        """Return where *share* of the period of *one* lies: in the middle of the period."""
        span = max((self.last - self.first).days, 1)
        middle = ((one.period.start.date() - self.first).days + _days(one) / 2) / (span + 1)
        return QPointF(
            self.box.left() + min(max(middle, 0.0), 1.0) * self.box.width(),
            self.box.bottom() - share * self.box.height(),
        )


def hit_share(one: Discernment) -> float | None:
    """Return the share of the targets that were marked; None without targets."""
    return one.hits / one.targets if one.targets else None


def alarm_share(one: Discernment) -> float | None:
    """Return the share of the rest that was marked; None where there is no rest."""
    return one.alarms / one.noise if one.noise else None


def _days(one: PeriodRates) -> int:
    return (one.period.end.date() - one.period.start.date()).days


def _percent(share: float) -> str:
    return _("{share}%").format(share=round(share * 100))


def _panel_height(ink: Ink) -> float:
    return ink.tokens.size("icon") + (_PLOT_LINES + 2.7) * ink.line()


def height(panels: Sequence[Panel], _width: float, ink: Ink) -> float:
    """Return how high the picture is."""
    return len(panels) * _panel_height(ink)


def paint(panels: Sequence[Panel], painter: QPainter, box: QRectF, ink: Ink) -> None:
    """Draw *panels* below each other; all share one span of time."""
    first = min(one.period.start.date() for panel in panels for one in panel.rates)
    last = max(last_day(one.period) for panel in panels for one in panel.rates)
    height = _panel_height(ink)
    for number, panel in enumerate(panels):
        top = box.top() + number * height
        _paint_panel(
            painter, QRectF(box.left(), top, box.width(), height), ink, panel, (first, last)
        )


def _paint_panel(
    painter: QPainter, box: QRectF, ink: Ink, panel: Panel, span: tuple[date, date]
) -> None:
    line = ink.line()
    side = float(ink.tokens.size("icon"))
    badge = QRectF(box.left(), box.top(), side, side)
    draw_letter(painter, badge, panel.letter, ink.font("letter", bold=True), ink.colour("ink"))
    heading = QRectF(badge.right() + 8, box.top(), box.width() - side - 8, side)
    ink.write(painter, heading, panel.name, LEFT, style=STRONG)
    axis = ink.width(_percent(1.0)) + 8
    labels = max(ink.width(text) for text in (_labels(1.0, 1.0))) + 3 * ink.mark + 8
    plot = QRectF(
        box.left() + axis,
        box.top() + side + 0.7 * line,
        box.width() - axis - labels,
        _PLOT_LINES * line,
    )
    frame = _Frame(plot, *span)
    _paint_axes(painter, frame, ink)
    _paint_curve(painter, frame, ink, panel.rates, hit_share)
    _paint_curve(painter, frame, ink, panel.rates, alarm_share)
    _paint_labels(painter, frame, ink, panel.rates)


def _labels(found: float, alarms: float) -> tuple[str, str]:
    return (
        _("found {share}").format(share=_percent(found)),
        _("without need {share}").format(share=_percent(alarms)),
    )


def _paint_axes(painter: QPainter, frame: _Frame, ink: Ink) -> None:
    plot, line = frame.box, ink.line()
    for share in (0.0, 0.5, 1.0):
        y = plot.bottom() - share * plot.height()
        ink.rule(painter, QPointF(plot.left(), y), QPointF(plot.right(), y))
        scale = QRectF(plot.left() - 200, y - line / 2, 192, line)
        ink.write(painter, scale, _percent(share), RIGHT, style=SOFT)
    with_year = is_long(frame.first, frame.last)
    below = QRectF(plot.left(), plot.bottom() + 2, plot.width(), line)
    first = short_date(frame.first, with_year=with_year)
    last = short_date(frame.last, with_year=with_year)
    ink.write(painter, below, first, Align.AlignLeft, style=SOFT)
    if first != last and ink.width(first) + ink.width(last) < plot.width():
        ink.write(painter, below, last, Align.AlignRight, style=SOFT)


def _paint_curve(
    painter: QPainter,
    frame: _Frame,
    ink: Ink,
    rates: Sequence[PeriodRates],
    share: Callable[[Discernment], float | None],
) -> None:
    is_hits = share is hit_share
    points = [frame.point(one, value) for one in rates if (value := share(one.rates)) is not None]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    colour = "pen-2" if is_hits else "alarm"
    painter.setPen(ink.pen(colour, 2.0, dashes=() if is_hits else _DASHES))
    painter.drawPolyline(points)
    for point in points:
        _paint_point(painter, point, ink, is_hits=is_hits)


def _paint_point(painter: QPainter, point: QPointF, ink: Ink, *, is_hits: bool) -> None:
    """Draw a full dot for what was found, a cross for what was marked without need."""
    reach = ink.mark
    if is_hits:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.colour("pen-2"))
        painter.drawEllipse(point, reach, reach)
        return
    painter.setPen(ink.pen("alarm", 2.0))
    painter.drawLine(point + QPointF(-reach, -reach), point + QPointF(reach, reach))
    painter.drawLine(point + QPointF(-reach, reach), point + QPointF(reach, -reach))


def _paint_labels(painter: QPainter, frame: _Frame, ink: Ink, rates: Sequence[PeriodRates]) -> None:
    """Write beside the end of each curve what it is, apart where the curves meet."""
    found = [value for one in rates if (value := hit_share(one.rates)) is not None]
    alarms = [value for one in rates if (value := alarm_share(one.rates)) is not None]
    plot, line = frame.box, ink.line()
    heights = {
        is_hits: plot.bottom() - values[-1] * plot.height()
        for is_hits, values in ((True, found), (False, alarms))
        if values
    }
    if len(heights) == 2 and abs(heights[True] - heights[False]) < line:
        middle = min(max(sum(heights.values()) / 2, plot.top()), plot.bottom() - line / 2)
        upper = heights[True] <= heights[False]
        heights[upper], heights[not upper] = middle - line / 2, middle + line / 2
    for is_hits, y in heights.items():
        share = (found if is_hits else alarms)[-1]
        _paint_point(painter, QPointF(plot.right() + 2 * ink.mark + 4, y), ink, is_hits=is_hits)
        text = _labels(share, share)[0 if is_hits else 1]
        place = QRectF(plot.right() + 4 * ink.mark + 4, y - line / 2, 400, line)
        ink.write(painter, place, text, LEFT, style=Style("pen-2" if is_hits else "alarm"))
