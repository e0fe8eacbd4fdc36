"""The trace as a picture: who credits and who republishes whom, in time order.

A row a report, read from the top; lines lead from every source down to those who repeat it, so
that one origin shows as one trunk. The words of each row say the same as the lines.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from whosays.desktop.look.look import Look
from whosays.desktop.page.document import date_in_words
from whosays.desktop.prose import Prose
from whosays.desktop.typesetting import label, margins, of_kind
from whosays.desktop.walk.trace_words import sources_in_words
from whosays.lesson_packs.lesson import TraceRow
from whosays.lesson_packs.trace import in_time_order, origins
from whosays.translation import _


def _columns(rows: Sequence[TraceRow]) -> dict[str, int]:
    """Return the column of each report: a source has one to itself, a leaf stands right of all."""
    repeated = {name for row in rows for name in (*row.credits, *row.republishes)}
    columns: dict[str, int] = {}
    for row in rows:
        if row.id in repeated:
            columns[row.id] = len(columns)
    for row in rows:
        sources = [columns[name] for name in (*row.credits, *row.republishes) if name in columns]
        columns.setdefault(row.id, max(sources, default=-1) + 1)
    return columns


class TracePicture(QFrame):
    """Draws a trace."""

    address_wanted = Signal(str)

    def __init__(self, look: Look, rows: Sequence[TraceRow]) -> None:
        super().__init__()
        of_kind(self, "sheet")
        self._look = look
        self._rows = in_time_order(rows)
        self._origins = {row.id for row in origins(rows)}
        self._columns = _columns(self._rows)
        self._names: dict[str, QLabel] = {}
        self._grid = margins(QGridLayout(self), (24, 24, 24, 24), 4)
        self._grid.setVerticalSpacing(16)
        self._grid.setColumnStretch(2, 1)
        for number, row in enumerate(self._rows):
            self._set_row(number, row)
        self.setAccessibleName(_("Trace of the reports"))
        look.changed.connect(self._dress)
        self._dress()

    def _set_row(self, number: int, row: TraceRow) -> None:
        when = date_in_words(row.date) if row.date else _("not seen")
        top = Qt.AlignmentFlag.AlignTop
        date = label(when, "quiet", wrap=False)
        self._grid.addWidget(date, number, 0, top)
        words = QWidget()
        lines = margins(QVBoxLayout(words), (0, 0, 0, 0), 2)
        name = label(row.outlet, "heading" if row.id in self._origins else "plain")
        font = name.font()
        font.setBold(True)
        name.setFont(font)
        self._names[row.id] = name
        lines.addWidget(name)
        lines.addWidget(label(self._sources(row), "quiet"))
        if row.note:
            note = Prose(row.note, "plain")
            note.address_wanted.connect(self.address_wanted)
            lines.addWidget(note)
        self._grid.addWidget(words, number, 2)

    def _sources(self, row: TraceRow) -> str:
        outlets = {each.id: each.outlet for each in self._rows}
        return "; ".join(sources_in_words(row, outlets, self._origins))

    def _step(self) -> int:
        return round(28 * min(self._look.tokens.scale, 1.25))

    def _dress(self) -> None:
        columns = max(self._columns.values(), default=0) + 1
        self._grid.setColumnMinimumWidth(1, self._step() * (columns + 1))
        self.update()

    def _node(self, name: str) -> QPointF:
        where = self._names[name]
        corner = where.mapTo(self, where.rect().topLeft())
        line = where.fontMetrics().height()
        columns = max(self._columns.values()) + 1
        left = corner.x() - self._step() * (columns - self._columns[name])
        return QPointF(left, corner.y() + line / 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines and the reports."""
        super().paintEvent(event)
        tokens = self._look.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in self._rows:
            for names, style in (
                (row.credits, Qt.PenStyle.SolidLine),
                (row.republishes, Qt.PenStyle.DashLine),
            ):
                for name in names:
                    if name in self._names:
                        self._draw_line(painter, name, row.id, style)
        for row in self._rows:
            self._draw_node(painter, row, tokens.colour("accent"), tokens.colour("paper"))
        painter.end()

    def _draw_line(self, painter: QPainter, source: str, report: str, style: Qt.PenStyle) -> None:
        tokens = self._look.tokens
        strong = source in self._origins
        colour = tokens.colour("accent" if strong else "rule-strong")
        painter.setPen(QPen(colour, 2.5 if strong else 1.75, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        start, end = self._node(source), self._node(report)
        bend = min(10.0, abs(end.y() - start.y()) / 2, abs(end.x() - start.x()) or 10.0)
        path = QPainterPath(start)
        path.lineTo(start.x(), end.y() - bend)
        path.quadTo(start.x(), end.y(), start.x() + bend, end.y())
        path.lineTo(end)
        painter.drawPath(path)

    def _draw_node(self, painter: QPainter, row: TraceRow, accent: QColor, paper: QColor) -> None:
        where = self._node(row.id)
        ink = self._look.tokens.colour("ink")
        if row.id in self._origins:
            painter.setPen(QPen(accent, 2.5))
            painter.setBrush(paper)
            painter.drawEllipse(where, 11, 11)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawEllipse(where, 6.5, 6.5)
            return
        # a report that was credited but not seen is an empty ring
        painter.setPen(QPen(ink, 2, Qt.PenStyle.SolidLine if row.date else Qt.PenStyle.DotLine))
        painter.setBrush(ink if row.date else paper)
        painter.drawEllipse(where, 5, 5)
