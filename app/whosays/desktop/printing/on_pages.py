"""Puts columns on the pages of a printer or of a PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSaveFile, Qt
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from whosays.desktop.printing.column import Column
from whosays.desktop.printing.page_breaks import SetLine, page_starts
from whosays.desktop.printing.paper_look import PaperLook
from whosays.desktop.printing.sheets import key_sheet, worksheet
from whosays.errors import KnownError
from whosays.lesson_packs.lesson import Lesson, Pack
from whosays.translation import _

_MARGINS = QMarginsF(18, 16, 18, 16)  # millimetres
_INCH = 96.0  # pixels of the screen, in which everything here is measured
_DOTS = 1200  # of a PDF, an inch
_HEAD = 26.0  # above and below the text, for title and page number


class Sheet(StrEnum):
    """What can be put on paper."""

    WORKSHEET = "worksheet"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be put on paper."""

    pack: Pack | None
    lesson: Lesson
    sheet: Sheet
    size: QPageSize.PageSizeId = QPageSize.PageSizeId.A4


Step = Callable[[int, int], None]
"""Is told which page of how many is drawn; what it raises ends the work."""


def _tell_nobody(_page: int, _pages: int) -> None:
    return


def page_layout(size: QPageSize.PageSizeId) -> QPageLayout:
    """Return a page of *size*, upright, with the margins of these sheets."""
    return QPageLayout(
        QPageSize(size), QPageLayout.Orientation.Portrait, _MARGINS, QPageLayout.Unit.Millimeter
    )


def save_as_pdf(job: Job, file: Path, look: PaperLook, step: Step = _tell_nobody) -> int:
    """Write *job* to *file*, which is replaced as a whole; return how many pages it has.

    Raises KnownError, with a sentence, where there is no article or the disk does not take it.
    """
    _require_article(job.lesson)
    saving = QSaveFile(str(file))
    if not saving.open(QSaveFile.OpenModeFlag.WriteOnly):
        raise _unwritten(file, saving)
    writer = QPdfWriter(saving)
    writer.setResolution(_DOTS)
    writer.setPageLayout(page_layout(job.size))
    writer.setTitle(title_of(job))
    writer.setCreator("Who Says?")
    pages = put_on(job, writer, look, step)
    if not saving.commit():
        raise _unwritten(file, saving)
    return pages


def title_of(job: Job) -> str:
    """Return what *job* is called at the head of its pages."""
    if job.sheet is Sheet.KEY:
        return _("{title}: the key").format(title=job.lesson.title)
    return job.lesson.title


def put_on(job: Job, device: QPagedPaintDevice, look: PaperLook, step: Step = _tell_nobody) -> int:
    """Draw *job* on *device*, whose page layout is set; return how many pages that were.

    Raises KnownError where there is no article, or the device does not take it.
    """
    _require_article(job.lesson)
    painter = QPainter()
    if not painter.begin(device):
        raise KnownError(_("The printer does not answer; look whether it is on, or save a PDF."))
    try:
        scale = device.logicalDpiX() / _INCH
        painter.scale(scale, scale)
        width, height = device.width() / scale, device.height() / scale
        build = key_sheet if job.sheet is Sheet.KEY else worksheet
        columns = build(look, job.pack, job.lesson, width)
        room = height - 2 * _HEAD
        starts, end = _breaks(columns, room)
        for number, start in enumerate(starts):
            step(number, len(starts))
            if number:
                device.newPage()
            stop = starts[number + 1] if number + 1 < len(starts) else end
            _paint_page(painter, columns, start, min(stop, start + room))
            _paint_head(painter, look, title_of(job), (number + 1, len(starts)), (width, height))
        return len(starts)
    finally:
        painter.end()


def _breaks(columns: Sequence[Column], room: float) -> tuple[list[float], float]:
    lines: list[SetLine] = []
    top, paragraph = 0.0, 0
    for column in columns:
        lines += column.lines(top, paragraph)
        paragraph += column.document.blockCount()
        top += column.height
    return page_starts(lines, room), top


def _paint_page(painter: QPainter, columns: Sequence[Column], start: float, stop: float) -> None:
    top = 0.0
    for column in columns:
        first, last = max(start, top), min(stop, top + column.height)
        if first < last:
            painter.save()
            painter.translate(column.left, _HEAD + top - start)
            area = QRectF(
                -column.left, first - top, column.width + 2 * column.left + 400, last - first
            )
            column.paint(painter, area)
            painter.restore()
        top += column.height


def _paint_head(
    painter: QPainter,
    look: PaperLook,
    title: str,
    page: tuple[int, int],
    size: tuple[float, float],
) -> None:
    width, height = size
    painter.setFont(look.interface_font("letter"))
    painter.setPen(QPen(Qt.GlobalColor.black, 0.5))
    number, count = page
    shown = _("Page {number} of {count}").format(number=number, count=count)
    metrics = painter.fontMetrics()
    title = metrics.elidedText(title, Qt.TextElideMode.ElideRight, int(width * 0.7))
    painter.drawText(QPointF(0, 12), title)
    painter.drawText(QPointF(width - metrics.horizontalAdvance("Who Says?"), 12), "Who Says?")
    painter.drawLine(QPointF(0, 17), QPointF(width, 17))
    painter.drawText(QPointF(width - metrics.horizontalAdvance(shown), height - 4), shown)


def _require_article(lesson: Lesson) -> None:
    if not lesson.has_article or not lesson.text:
        raise KnownError(
            _(
                "“{title}” came without its article. Open it once, so that the article is fetched; "
                "then it can be put on paper."
            ).format(title=lesson.title)
        )


def _unwritten(file: Path, saving: QSaveFile) -> KnownError:
    return KnownError(
        _("{file} cannot be written: {reason}.").format(
            file=file, reason=saving.errorString().rstrip(".")
        )
    )
