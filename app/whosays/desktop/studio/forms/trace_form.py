"""The trace: who repeats whom, with the picture that a learner sees."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
)

from whosays.authoring.trace import new_row_id, with_trace
from whosays.desktop.look.look import Look
from whosays.desktop.studio.editing import Editing
from whosays.desktop.studio.fields import LineField
from whosays.desktop.studio.forms.sheet import Sheet, moved_down, moved_up, say
from whosays.desktop.typesetting import at_left, button, label, margins, of_kind
from whosays.desktop.walk.trace_picture import TracePicture
from whosays.lesson_packs.lesson import TraceRow
from whosays.lesson_packs.sections import SectionKind
from whosays.translation import _


class TraceForm(Sheet):
    """Edits the rows of the trace."""

    def __init__(self, look: Look, editing: Editing) -> None:
        super().__init__(
            editing,
            _("The trace"),
            _(
                "Who else reports it, and from whom? An outlet that is credited, and that nobody "
                "here has seen, has no date."
            ),
        )
        self._look = look
        self.rows: list[_Row] = []
        self._box = margins(QVBoxLayout(), (0, 8, 0, 0), 10)
        self.add_layout(self._box)
        self.add_report = button(_("Add a &report"))
        self.add_report.clicked.connect(self._add_report)
        self.add_layout(at_left(self.add_report))
        self._fault = self.add_fault()
        self._picture_title = label(_("What a learner sees"), "heading")
        self.lines.addWidget(self._picture_title)
        self.picture: TracePicture | None = None
        self._shown: tuple[TraceRow, ...] | None = None
        self.finish()
        self.refresh()

    # -- changing

    def _change(self, name: str, rows: Sequence[TraceRow], *, merge: str = "") -> bool:
        return self._editing.change(name, lambda text: with_trace(text, rows), merge=merge)

    def _add_report(self) -> None:
        rows = self._editing.text.trace
        outlet = _("Another outlet")
        row = TraceRow(new_row_id(outlet, rows), outlet, "", (), (), "")
        if self._change(_("Add a report"), (*rows, row)):
            self.rows[-1].outlet.setFocus()
            self.rows[-1].outlet.selectAll()

    def _set(self, number: int, merge: str, row: TraceRow) -> bool:
        rows = list(self._editing.text.trace)
        rows[number] = row
        return self._change(_("Change the trace"), rows, merge=f"trace {number} {merge}")

    def _move(self, number: int, by: int) -> None:
        rows = list(self._editing.text.trace)
        if 0 <= number + by < len(rows):
            rows.insert(number + by, rows.pop(number))
            if self._change(_("Move a report"), rows):
                self.rows[number + by].outlet.setFocus()

    def _remove(self, number: int) -> None:
        gone = self._editing.text.trace[number].id
        rows = [
            replace(
                row,
                credits=tuple(each for each in row.credits if each != gone),
                republishes=tuple(each for each in row.republishes if each != gone),
            )
            for row in self._editing.text.trace
            if row.id != gone
        ]
        if self._change(_("Remove a report"), rows):
            (self.rows[min(number, len(rows) - 1)].outlet if rows else self.add_report).setFocus()

    # -- showing

    def refresh(self) -> None:
        """Show the trace as it is now."""
        rows = self._editing.text.trace
        if rows == self._shown:
            return
        self._shown = rows
        while len(self.rows) > len(rows):
            self._drop(self.rows.pop())
        while len(self.rows) < len(rows):
            self._make(len(self.rows))
        for number, (card, row) in enumerate(zip(self.rows, rows, strict=True)):
            for field, value in (
                (card.outlet, row.outlet),
                (card.date, row.date),
                (card.note, row.note),
            ):
                self.show_in(field, value)
            card.show_row(row, rows, number)
        self._show_picture(rows)
        self.refresh_problems()

    def _make(self, number: int) -> None:
        card = _Row(
            lambda: self._editing.text.trace[number],
            lambda row, field: self._set(number, field, row),
        )
        for field, name in ((card.outlet, "outlet"), (card.date, "date"), (card.note, "note")):
            self.follow(field, partial(card.take, name))
        card.up.clicked.connect(lambda: self._move(number, -1))
        card.down.clicked.connect(lambda: self._move(number, 1))
        card.remove.clicked.connect(lambda: self._remove(number))
        self.rows.append(card)
        self._box.addWidget(card)

    def _drop(self, card: _Row) -> None:
        for field in (card.outlet, card.date, card.note):
            self.forget(field)
        self._box.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _show_picture(self, rows: Sequence[TraceRow]) -> None:
        self._picture_title.setVisible(bool(rows))
        if self.picture is not None:
            self.lines.removeWidget(self.picture)
            self.picture.hide()
            self.picture.deleteLater()
            self.picture = None
        if rows:
            self.picture = TracePicture(self._look, rows)
            self.lines.insertWidget(self.lines.indexOf(self._picture_title) + 1, self.picture)

    def refresh_problems(self) -> None:
        """Say what is wrong with the trace."""
        say(self._fault, self.messages_at(*self._lines_here()))

    def _lines_here(self) -> tuple[int, ...]:
        anatomy = self._editing.text.anatomy
        section = anatomy.section(SectionKind.TRACE)
        if section is None:
            return ()
        return (section.heading.line.number, *anatomy.lines_of(section))

    def enter(self) -> None:
        """Begin with the first report, or with adding one."""
        (self.rows[0].outlet if self.rows else self.add_report).setFocus()

    def show_line(self, line: int) -> bool:
        """Take the focus to the report in source line *line*; tell whether there is one."""
        here = self._lines_here()
        if line not in here:
            return False
        section = self._editing.text.anatomy.section(SectionKind.TRACE)
        table = [each.number for each in section.lines if "|" in each.text] if section else []
        number = table.index(line) - 2 if line in table else -1
        if 0 <= number < len(self.rows):
            return self.go_to(self.rows[number].outlet)
        return self.go_to(self.rows[0].outlet if self.rows else self.add_report)


class _Row(QFrame):
    """One report."""

    def __init__(
        self, present: Callable[[], TraceRow], change: Callable[[TraceRow, str], bool]
    ) -> None:
        super().__init__()
        of_kind(self, "card")
        self._present = present
        self._change = change
        self.outlet, self.date = LineField(_("Outlet")), LineField(_("Date"))
        self.note = LineField(_("Note"))
        self.date.setPlaceholderText("2026-05-17")
        self.credits, self.republishes = _Sources(), _Sources()
        self.up = button("↑", "link")
        self.down = button("↓", "link")
        self.remove = button(_("Remove"), "link")
        grid = margins(QGridLayout(), (0, 0, 0, 0), 6)
        for place, (name, field) in enumerate(
            (
                (_("Outlet"), self.outlet),
                (_("Date"), self.date),
                (_("Credits"), self.credits),
                (_("Repeats word for word"), self.republishes),
            )
        ):
            row, side = divmod(place, 2)
            grid.addWidget(label(name, "section", wrap=False), 2 * row, side)
            grid.addWidget(field, 2 * row + 1, side)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 2)
        ways = margins(QHBoxLayout(), (0, 0, 0, 0), 8)
        ways.addWidget(label(_("Note"), "section", wrap=False))
        ways.addWidget(self.note, 1)
        for each in (self.up, self.down, self.remove):
            ways.addWidget(each)
        lines = margins(QVBoxLayout(self), (16, 10, 16, 10), 6)
        lines.addLayout(grid)
        lines.addLayout(ways)

    def take(self, name: str, value: str) -> bool:
        """Take what was typed into the field *name*; tell whether the lesson did."""
        row = self._present()
        made = {
            "outlet": replace(row, outlet=value),
            "date": replace(row, date=value),
            "note": replace(row, note=value),
        }[name]
        return self._change(made, name)

    def show_row(self, row: TraceRow, rows: Sequence[TraceRow], number: int) -> None:
        """Show what *row*, number *number* of *rows*, goes back to."""
        others = [each for each in rows if each.id != row.id]
        self.credits.show_sources(_("Credits"), row.credits, others, self._credit)
        self.republishes.show_sources(_("Repeats"), row.republishes, others, self._republish)
        self.up.setEnabled(number > 0)
        self.down.setEnabled(number + 1 < len(rows))
        self.up.setAccessibleName(moved_up(row.outlet))
        self.down.setAccessibleName(moved_down(row.outlet))
        self.remove.setAccessibleName(_("Remove “{title}”").format(title=row.outlet))
        self.setAccessibleName(row.outlet)

    def _credit(self, names: tuple[str, ...]) -> None:
        self._change(replace(self._present(), credits=names), "")

    def _republish(self, names: tuple[str, ...]) -> None:
        self._change(replace(self._present(), republishes=names), "")


class _Sources(QPushButton):
    """Which of the other reports one goes back to: a menu of them, each ticked or not."""

    def __init__(self) -> None:
        super().__init__()
        of_kind(self, "plain")
        self._menu = QMenu(self)
        self.setMenu(self._menu)

    def show_sources(
        self,
        name: str,
        chosen: Sequence[str],
        others: Sequence[TraceRow],
        take: Callable[[tuple[str, ...]], None],
    ) -> None:
        """Offer *others*, of which *chosen* are ticked; *take* is told what is ticked then."""
        outlets = {each.id: each.outlet for each in others}
        shown = ", ".join(outlets.get(each, each) for each in chosen) or _("nobody")
        self.setText(shown.replace("&", "&&"))
        self.setAccessibleName(f"{name}: {shown}")
        self._menu.clear()
        for each in others:
            action = self._menu.addAction(each.outlet.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(each.id in chosen)
            ticked = tuple(one for one in chosen if one != each.id)
            if each.id not in chosen:
                ticked = (*ticked, each.id)
            action.triggered.connect(lambda _on, ticked=ticked: take(ticked))
        self.setEnabled(bool(others))
