"""What was taken for what: a row for what it is, a column for what it was marked as."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from whosays.desktop.look.patterns import draw_outcome
from whosays.desktop.pictures.ink import BOLD, CENTRE, LEFT, SOFT, STRONG, Align, Ink
from whosays.desktop.pictures.learned import Learned
from whosays.desktop.pictures.picture import Picture, Table, nothing_yet
from whosays.marking.result import OutcomeName
from whosays.progress.history.confusion import Confusion
from whosays.translation import _, ngettext


@dataclass(frozen=True, slots=True)
class Row:
    """What something is, and how often it was marked as what."""

    name: str
    times: tuple[int | None, ...]
    """By column; None where there is nothing to count."""
    right: int | None
    """The column that is right; None where each is wrong."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """The rows, and what the columns are called: in full, and by letter."""

    names: tuple[str, ...]
    letters: tuple[str, ...]
    rows: tuple[Row, ...]


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
        partial(_height, matrix),
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


def _cell_height(ink: Ink) -> float:
    return 2.2 * ink.line()


def _heading_height(ink: Ink) -> float:
    return 3.2 * ink.line()


def _height(matrix: Matrix, _width: float, ink: Ink) -> float:
    return _heading_height(ink) + len(matrix.rows) * _cell_height(ink) + 4


def paint(matrix: Matrix, painter: QPainter, box: QRectF, ink: Ink) -> None:
    """Draw the numbers; a tick stands beside those that are right, a cross beside alarms."""
    first = max(ink.width(row.name) for row in matrix.rows) + 30
    first = min(first, box.width() / 3)
    width = (box.width() - first) / len(matrix.names)
    _paint_headings(painter, QRectF(box.left() + first, box.top(), width, 0), ink, matrix)
    height = _cell_height(ink)
    for number, row in enumerate(matrix.rows):
        top = box.top() + _heading_height(ink) + number * height
        ink.rule(
            painter,
            QRectF(box.left(), top, 0, 0).topLeft(),
            QRectF(box.right(), top, 0, 0).topLeft(),
        )
        letter = matrix.letters[number] + "  " if number < len(matrix.names) - 1 else ""
        name = QRectF(box.left(), top, first - 8, height)
        ink.write(painter, name, letter + row.name, LEFT)
        for column, count in enumerate(row.times):
            cell = QRectF(box.left() + first + column * width, top, width, height)
            _paint_cell(painter, cell, ink, count, _kind(row, column, len(row.times)))


def _paint_headings(painter: QPainter, place: QRectF, ink: Ink, matrix: Matrix) -> None:
    line = ink.line()
    width = place.width()
    over = QRectF(place.left(), place.top(), width * len(matrix.names), line)
    ink.write(painter, over, _("was marked as"), CENTRE, style=SOFT)
    spelt = all(ink.fits(name, width - 8) for name in matrix.names)
    for column, name in enumerate(matrix.names):
        heading = QRectF(place.left() + column * width, place.top() + line, width, 2.1 * line)
        text = name if spelt else matrix.letters[column]
        ink.write(
            painter,
            heading.adjusted(4, 0, -4, 0),
            text,
            Align.AlignHCenter | Align.AlignBottom,
            style=BOLD,
        )


def _kind(row: Row, column: int, columns: int) -> OutcomeName:
    if row.right == column:
        return OutcomeName.FOUND
    if column == columns - 1:
        return OutcomeName.MISSED
    return OutcomeName.FALSE_ALARM if row.right is None else OutcomeName.FOUND_UNDER_ANOTHER_NAME


_TINTS = {
    OutcomeName.FOUND: ("pen-3-tint", "right"),
    OutcomeName.MISSED: ("", "missed"),
    OutcomeName.FALSE_ALARM: ("fault-tint", "alarm"),
    OutcomeName.FOUND_UNDER_ANOTHER_NAME: ("", "part"),
}


def _paint_cell(
    painter: QPainter, cell: QRectF, ink: Ink, count: int | None, kind: OutcomeName
) -> None:
    if count is None:
        return
    if not count:
        ink.write(painter, cell, "0", CENTRE, style=SOFT)
        return
    tint, colour = _TINTS[kind]
    if tint:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.colour(tint))
        painter.drawRect(cell.adjusted(2, 2, -2, -2))
    side = ink.tokens.size("letter") * 0.9
    text = str(count)
    both = side + 6 + ink.width(text, "interface", bold=True)
    left = cell.center().x() - both / 2
    shape = QRectF(left, cell.center().y() - side / 2, side, side)
    draw_outcome(painter, shape, kind, ink.colour(colour))
    number = QRectF(left + side + 6, cell.top(), both, cell.height())
    ink.write(painter, number, text, LEFT, style=STRONG)
