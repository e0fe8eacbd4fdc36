"""Sets a lesson's trace: a table to fill on the worksheet, the reports in time order in the key."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPainter, QPen

from whosays.desktop.page.document import date_in_words
from whosays.desktop.paper.paper_look import PaperLook
from whosays.desktop.paper.pieces_of_type import WRITING_LINE, body, heading, quiet, section
from whosays.desktop.paper.set_text import elided, set_addresses, set_prose, set_text
from whosays.desktop.paper.strips import Strip, beginning, kept_together, leading_on
from whosays.desktop.walk.trace_words import sources_in_words, trace_in_words
from whosays.lesson_packs.lesson import Lesson, TraceRow
from whosays.lesson_packs.trace import in_time_order, origins
from whosays.translation import _

_SHARES = (0.3, 0.16, 0.27, 0.27)
_MOST_ROWS = 24


def trace_to_fill(lesson: Lesson, look: PaperLook, width: float) -> list[Strip]:
    """Return an empty table with a row for every report of the trace."""
    if not lesson.trace:
        return []
    said = set_text(
        _(
            "Leave the page: who else reports this, when, and whom do they credit? Then count the "
            "sources that knew it independently of one another."
        ),
        body(look, min(width, 640)),
    )
    columns = (_("Outlet"), _("Date"), _("Whom does it credit?"), _("What has changed?"))
    head = _row(look, columns, width)
    count = min(len(lesson.trace), _MOST_ROWS)
    rows = [replace(_row(look, (), width), heading=head) for _number in range(count)]
    rows = [replace(head, keeps_next=True), *kept_together(rows[:3]), *rows[3:]]
    return [*heading(look, _("Trace the claim"), width), *leading_on(said), *beginning(rows, 8)]


def _row(look: PaperLook, cells: tuple[str, ...], width: float) -> Strip:
    height = WRITING_LINE if not cells else 24.0
    font = look.interface_font("small", bold=True)

    def paint(painter: QPainter, corner: QPointF) -> None:
        painter.setFont(font)
        painter.setPen(look.tokens.colour("ink"))
        x = corner.x()
        lefts = []
        for share in _SHARES:
            lefts.append(x)
            x += share * width
        for left, share, cell in zip(lefts, _SHARES, cells, strict=False):
            shown = elided(cell, font, share * width - 12)
            painter.drawText(
                QPointF(left + (8 if left > corner.x() else 0), corner.y() + 16), shown
            )
        painter.setPen(QPen(look.tokens.colour("rule-strong"), 1.2 if cells else 0.7))
        bottom = corner.y() + height
        painter.drawLine(QLineF(corner.x(), bottom, corner.x() + width, bottom))
        painter.setPen(QPen(look.tokens.colour("rule"), 0.7))
        for left in lefts[1:]:
            painter.drawLine(QLineF(left, corner.y(), left, bottom))

    return Strip(height, paint)


def trace_filled(lesson: Lesson, look: PaperLook, width: float) -> list[Strip]:
    """Return every report with its date, whom it credits, and what is said about it."""
    if not lesson.trace:
        return []
    strips = heading(look, _("The trace"), width)
    strips += leading_on(set_text(trace_in_words(lesson.trace), body(look, width)))
    begun = {row.id for row in origins(lesson.trace)}
    names = {row.id: row.outlet for row in lesson.trace}
    for row in in_time_order(lesson.trace):
        strips += beginning(_report(row, names, begun, look, width), 12)
    return strips


def _report(
    row: TraceRow, names: dict[str, str], begun: set[str], look: PaperLook, width: float
) -> list[Strip]:
    when = date_in_words(row.date) if row.date else _("not seen")
    facts = [when, *sources_in_words(row, names, begun)]
    head = [*section(look, row.outlet, width), *set_text(" · ".join(facts), quiet(look, width))]
    note = set_prose(row.note, body(look, width))
    addresses = set_addresses(row.note, quiet(look, width))
    return [*kept_together([*head, *note[:1]]), *note[1:], *addresses]
