"""Puts a picture on paper or into a file: always with light colours, its title and its sentence."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSaveFile, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from whosays.desktop.look.tokens import Tokens
from whosays.desktop.pictures.ink import Align, Ink, Style
from whosays.desktop.pictures.picture import Picture
from whosays.errors import KnownError
from whosays.translation import _

ENDINGS = ("png", "svg", "pdf")
_WIDTH = 720.0  # of the sheet, at a text size of 100%
_EDGE = 24.0
_SHARP = 2  # pixels of a file for one of the screen
_DOTS = 300  # an inch, in a PDF
_PAPER = QMarginsF(18, 18, 18, 18)  # millimetres


def on_paper(tokens: Tokens) -> Ink:
    """Return the ink for paper: the light theme at the text size of *tokens*."""
    return Ink(Tokens("light", tokens.scale))


def save_picture(picture: Picture, file: Path, tokens: Tokens) -> None:
    """Write *picture* to *file* as its ending says: PNG, SVG or PDF.

    Raises KnownError with a sentence where that cannot be.
    """
    writers = {".png": _png, ".svg": _svg, ".pdf": _pdf}
    write = writers.get(file.suffix.lower())
    if write is None:
        raise KnownError(
            _("{file} is not kept: its name must end in .png, .svg or .pdf.").format(file=file)
        )
    saving = QSaveFile(str(file))
    opened = saving.open(QSaveFile.OpenModeFlag.WriteOnly)
    if opened:
        write(picture, saving, on_paper(tokens))
    if not opened or not saving.commit():
        raise KnownError(
            _("{file} cannot be written: {reason}.").format(
                file=file, reason=saving.errorString().rstrip(".")
            )
        )


def sheet_size(picture: Picture, ink: Ink) -> QSizeF:
    """Return how large the sheet with *picture*, its title and its sentence is."""
    width = _WIDTH * max(ink.tokens.scale, 1.0)
    inner = width - 2 * _EDGE
    return QSizeF(width, _above(picture, inner, ink) + picture.height(inner, ink) + 2 * _EDGE)


def paint_sheet(picture: Picture, painter: QPainter, ink: Ink) -> None:
    """Draw the title, the sentence and *picture* from the painter's corner on."""
    size = sheet_size(picture, ink)
    inner = QRectF(_EDGE, _EDGE, size.width() - 2 * _EDGE, size.height() - 2 * _EDGE)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    top = Align.AlignLeft | Align.AlignTop
    ink.write(painter, inner, picture.title, top, Style(size="heading", bold=True))
    sentence = inner.adjusted(0, _title_height(picture, inner.width(), ink), 0, 0)
    ink.write(painter, sentence, picture.sentence, top, Style(size="interface"))
    picture.paint(painter, inner.adjusted(0, _above(picture, inner.width(), ink), 0, 0), ink)


def print_picture(picture: Picture, device: QPagedPaintDevice, tokens: Tokens) -> bool:
    """Put *picture* on a page of *device*; tell whether that went well."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    ink = on_paper(tokens)
    size = sheet_size(picture, ink)
    page = painter.viewport()
    fitting = min(page.width() / size.width(), page.height() / size.height())
    painter.scale(fitting, fitting)
    paint_sheet(picture, painter, ink)
    return painter.end()


def _title_height(picture: Picture, width: float, ink: Ink) -> float:
    return _lines_of(picture.title, width, ink, "heading", bold=True) + 8


def _above(picture: Picture, width: float, ink: Ink) -> float:
    sentence = _lines_of(picture.sentence, width, ink, "interface")
    return _title_height(picture, width, ink) + sentence + 16


def _lines_of(text: str, width: float, ink: Ink, size: str, *, bold: bool = False) -> float:
    metrics = QFontMetricsF(ink.font(size, bold=bold))
    box = QRectF(0, 0, width * 0.97, 10000)
    return metrics.boundingRect(box, int(Qt.TextFlag.TextWordWrap), text).height()


def _png(picture: Picture, file: QSaveFile, ink: Ink) -> None:
    size = (sheet_size(picture, ink) * _SHARP).toSize()
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(ink.colour("paper"))
    image.setText("Title", picture.title)
    image.setText("Description", picture.sentence)
    painter = QPainter(image)
    painter.scale(_SHARP, _SHARP)
    paint_sheet(picture, painter, ink)
    painter.end()
    image.save(file, "PNG")  # type: ignore[call-overload]  # it takes bytes, its stub only text


def _svg(picture: Picture, file: QSaveFile, ink: Ink) -> None:
    from PySide6.QtSvg import QSvgGenerator  # the window starts without it

    size = sheet_size(picture, ink)
    whole = QSize(round(size.width()), round(size.height()))
    generator = QSvgGenerator()
    generator.setOutputDevice(file)
    generator.setSize(whole)
    generator.setViewBox(QRectF(0, 0, whole.width(), whole.height()))
    generator.setTitle(picture.title)
    generator.setDescription(picture.sentence)
    painter = QPainter(generator)
    painter.fillRect(QRectF(0, 0, whole.width(), whole.height()), ink.colour("paper"))
    paint_sheet(picture, painter, ink)
    painter.end()


def _pdf(picture: Picture, file: QSaveFile, ink: Ink) -> None:
    writer = QPdfWriter(file)
    writer.setTitle(picture.title)
    writer.setCreator("Who Says?")
    writer.setResolution(_DOTS)
    a4 = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(
        QPageLayout(a4, QPageLayout.Orientation.Portrait, _PAPER, QPageLayout.Unit.Millimeter)
    )
    print_picture(picture, writer, ink.tokens)
