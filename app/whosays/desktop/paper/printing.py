"""Puts pages on paper: into a PDF, or to a printer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QLineF, QMarginsF, QPointF, QSaveFile, QSizeF
from PySide6.QtGui import (
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)

from whosays.desktop.paper.pages import Page
from whosays.desktop.paper.paper_look import PaperLook
from whosays.desktop.paper.papers_of_lesson import Paper, Step
from whosays.desktop.paper.set_text import elided
from whosays.desktop.paper.true_characters import with_true_characters
from whosays.errors import KnownError
from whosays.translation import _

_DOTS = 1200  # an inch, in a PDF
_ASIDE = 16.0  # from the margin for notes to the line beside it


def save_pdf(
    paper: Paper, file: Path, look: PaperLook, step: Step = lambda _done, _count: None
) -> None:
    """Write *paper* to *file* as PDF; the file stands there when all of it is written.

    Raises KnownError with a sentence where that cannot be; what *step* raises leaves no file.
    """
    saving = QSaveFile(str(file))
    opened = saving.open(QSaveFile.OpenModeFlag.WriteOnly)
    if opened:
        try:
            saving.write(with_true_characters(_as_pdf(paper, look, step), paper.language))
        except BaseException:
            saving.cancelWriting()
            saving.commit()
            raise
    if not opened or not saving.commit():
        raise KnownError(
            _("{file} cannot be written: {reason}.").format(
                file=file, reason=saving.errorString().rstrip(".")
            )
        )


def _as_pdf(paper: Paper, look: PaperLook, step: Step) -> bytes:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(f"{paper.title} – {paper.kind}")
    writer.setCreator("Who Says?")
    writer.setResolution(_DOTS)
    points = QSizeF(paper.sheet.width, paper.sheet.height) * paper.sheet.scale
    size = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    paint(paper, writer, look, step)
    return bytes(buffer.data().data())


def paint(
    paper: Paper,
    device: QPagedPaintDevice,
    look: PaperLook,
    step: Step = lambda _done, _count: None,
) -> bool:
    """Put *paper* on *device*, which has pages without margins; tell whether that went well."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    try:
        scale = device.logicalDpiX() / 72 * paper.sheet.scale
        painter.scale(scale, scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, page in enumerate(paper.pages, start=1):
            step(number - 1, len(paper.pages))
            if number > 1 and not device.newPage():
                return False
            _paint_page(painter, paper, page, number, look)
    finally:
        ended = painter.end()
    return ended


def _paint_page(painter: QPainter, paper: Paper, page: Page, number: int, look: PaperLook) -> None:
    _paint_head_and_foot(painter, paper, number, look)
    tops = [each.top for each in page if each.strip.has_margin]
    bottoms = [each.top + each.strip.height for each in page if each.strip.has_margin]
    if tops:
        painter.setPen(QPen(look.tokens.colour("rule"), 0.8))
        x = paper.sheet.aside - _ASIDE
        painter.drawLine(QLineF(x, min(tops), x, max(bottoms)))
    for each in page:
        painter.save()
        each.strip.paint(painter, QPointF(each.left, each.top))
        painter.restore()


def _paint_head_and_foot(painter: QPainter, paper: Paper, number: int, look: PaperLook) -> None:
    sheet = paper.sheet
    font = look.interface_font("small")
    painter.setFont(font)
    painter.setPen(look.tokens.colour("ink-soft"))
    of_how_many = _("Page {number} of {count}").format(number=number, count=len(paper.pages))
    foot = sheet.bottom + 46
    _at_right(painter, of_how_many, QPointF(sheet.right, foot))
    room = sheet.right - sheet.left - 200
    painter.drawText(QPointF(sheet.left, foot), elided(paper.imprint, font, room))
    if number == 1:
        return
    head = sheet.top - 34
    _at_right(painter, paper.kind, QPointF(sheet.right, head))
    painter.drawText(QPointF(sheet.left, head), elided(paper.title, font, room))
    painter.setPen(QPen(look.tokens.colour("rule"), 0.8))
    painter.drawLine(QLineF(sheet.left, head + 10, sheet.right, head + 10))


def _at_right(painter: QPainter, text: str, end: QPointF) -> None:
    width = QFontMetricsF(painter.font()).horizontalAdvance(text)
    painter.drawText(end - QPointF(width, 0), text)
