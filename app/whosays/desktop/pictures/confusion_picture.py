"""What was taken for what: a row for what it is, a column for what it was marked as."""

from __future__ import annotations

from functools import partial

from whosays.desktop.pictures.confusion_painting import Matrix, Row, height, paint
from whosays.desktop.pictures.learned import Learned
from whosays.desktop.pictures.picture import Picture, Table, nothing_yet
from whosays.progress.history.confusion import Confusion
from whosays.translation import _, ngettext


def confusion_picture(learned: Learned) -> Picture:
    """Return what was taken for what."""
    title = _("What you took for what")
    if not learned.confusion.cells:
        return nothing_yet(
            title,
            _(
                "After your first lesson on your own this shows what you marked under which name, "
                "what you missed, and what you marked although it needs no check."
            ),
        )
    matrix = _matrix(learned)
    return Picture(
        title,
        _sentence(learned),
        "what-was-taken-for-what",
        partial(_table, matrix),
        partial(height, matrix),
        partial(paint, matrix),
    )


def _table(matrix: Matrix) -> Table:
    return Table((_("What it is"), *matrix.names), tuple(_cells(row) for row in matrix.rows))


def _cells(row: Row) -> tuple[str, ...]:
    return (row.name, *("–" if count is None else str(count) for count in row.times))


def _matrix(learned: Learned) -> Matrix:
    names = [one.name for one in learned.practised]
    ids = [one.skill.category for one in learned.practised]
    found = learned.confusion
    rows = [
        Row(name, (*(found.times(meant, marked) for marked in ids), found.times(meant, None)), at)
        for at, (meant, name) in enumerate(zip(ids, names, strict=True))
    ]
    for decoy, name in ((False, _("Nothing to check")), (True, _("Decoy"))):
        alarms = tuple(_alarms(found, marked, decoy=decoy) for marked in ids)
        rows.append(Row(name, (*alarms, None), None))
    letters = (*(one.letter for one in learned.practised), "–")
    return Matrix((*names, _("Not marked")), letters, tuple(rows))


def _alarms(found: Confusion, marked: str, *, decoy: bool) -> int:
    return sum(
        cell.times
        for cell in found.cells
        if cell.meant is None and cell.marked == marked and cell.decoy is decoy
    )


def _sentence(learned: Learned) -> str:
    names = {one.skill.category: one.name for one in learned.practised}
    cells = learned.confusion.cells
    right = sum(cell.times for cell in cells if cell.meant and cell.meant == cell.marked)
    said = [
        ngettext("{count} mark was right.", "{count} marks were right.", right).format(count=right)
    ]
    wrong = [cell for cell in cells if cell.meant != cell.marked]
    if wrong:
        first = wrong[0]
        what = names.get(first.meant or "", _("Decoy") if first.decoy else _("Nothing to check"))
        said.append(
            ngettext(
                "Most often “{what}” was {taken}: {count} time.",
                "Most often “{what}” was {taken}: {count} times.",
                first.times,
            ).format(
                what=what,
                taken=_("marked as “{name}”").format(name=names.get(first.marked, first.marked))
                if first.marked
                else _("not marked"),
                count=first.times,
            )
        )
    if learned.confusion.left_out:
        said.append(
            ngettext(
                "{count} wrong name is left out, because its right one was not kept then.",
                "{count} wrong names are left out, because their right ones were not kept then.",
                learned.confusion.left_out,
            ).format(count=learned.confusion.left_out)
        )
    return " ".join(said)
