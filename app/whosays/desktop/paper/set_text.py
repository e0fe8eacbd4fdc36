"""Sets text in lines: an author's Markdown or a plain sentence, as strips of a page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextLine,
    QTextOption,
)

from whosays.desktop.paper.strips import Strip
from whosays.lesson_packs.prose import prose_html

_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value
_WEB_LINK = re.compile(r'<a href="(https?://[^"]+)"')
_FOLLOWED = ("http://", "https://", "mailto:")


@dataclass(frozen=True)
class Setting:
    """How a text is set. Lengths are pixels of the tokens."""

    font: QFont
    colour: QColor
    width: float
    left: float = 0.0
    """From the left of the column to the first letter."""
    leading: float = 1.4
    """From line to line, in sizes of the type."""
    between: float = 6.0
    """Between paragraphs."""


def set_text(text: str, setting: Setting) -> list[Strip]:
    """Return the lines of a plain *text*."""
    document = QTextDocument()
    document.setPlainText(text)
    return _set(document, setting)


def set_prose(markdown: str, setting: Setting) -> list[Strip]:
    """Return the lines of an author's *markdown*; a link to the glossary is plain text on paper."""
    if not markdown.strip():
        return []
    document = QTextDocument()
    document.setDefaultFont(setting.font)
    document.setHtml(prose_html(markdown))
    _keep_web_links_alone(document, setting.colour)
    return _set(document, setting)


def set_addresses(markdown: str, setting: Setting) -> list[Strip]:
    """Return the web addresses of the links in *markdown*, which nobody can click on paper."""
    found = dict.fromkeys(html.unescape(each) for each in _WEB_LINK.findall(prose_html(markdown)))
    return set_text("\n".join(found), setting) if found else []


def prepare(document: QTextDocument) -> None:
    """Have *document* laid out as paper has it, the same on every machine."""
    document.setUseDesignMetrics(True)
    document.setDocumentMargin(0)
    option = document.defaultTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)


def _set(document: QTextDocument, setting: Setting) -> list[Strip]:
    prepare(document)
    document.setDefaultFont(setting.font)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    ink = QTextCharFormat()
    ink.setForeground(setting.colour)
    cursor.mergeCharFormat(ink)
    form = QTextBlockFormat()
    form.setLineHeight(setting.font.pixelSize() * setting.leading, _FIXED)
    form.setTopMargin(0)
    form.setBottomMargin(setting.between)
    cursor.mergeBlockFormat(form)
    document.setTextWidth(setting.width)
    return strips_of(document, setting.left)


def fragments_of(block: QTextBlock) -> Iterator[QTextFragment]:
    """Go through the stretches of *block* that are set alike."""
    each = block.begin()
    while not each.atEnd():
        yield each.fragment()
        each += 1


def _keep_web_links_alone(document: QTextDocument, colour: QColor) -> None:
    """Take away links that lead nowhere outside the program; none is in the colour of a screen."""
    links: list[tuple[int, int, QTextCharFormat]] = []
    block = document.begin()
    while block.isValid():
        for fragment in fragments_of(block):
            form = fragment.charFormat()
            if form.isAnchor():
                is_followed = form.anchorHref().startswith(_FOLLOWED)
                form.setForeground(colour)
                if not is_followed:
                    form.setFontUnderline(False)
                    for name in (QTextFormat.Property.IsAnchor, QTextFormat.Property.AnchorHref):
                        form.clearProperty(name)
                end = fragment.position() + fragment.length()
                links.append((fragment.position(), end, form))
        block = block.next()
    cursor = QTextCursor(document)
    for start, end, form in links:
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(form)


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of a document that is laid out."""

    block: QTextBlock
    number: int
    """In its block."""
    origin: QPointF
    """Of its block, in the document."""
    top: float
    height: float

    @property
    def line(self) -> QTextLine:
        """Return Qt's line."""
        return self.block.layout().lineAt(self.number)

    @property
    def is_first(self) -> bool:
        """Tell whether its paragraph begins here."""
        return self.number == 0

    @property
    def keeps_next(self) -> bool:
        """Tell whether the next line has to stay with it: no paragraph leaves one line alone."""
        last = self.block.layout().lineCount() - 1
        if self.number == last:
            return self.block.blockFormat().headingLevel() > 0
        return self.number in (0, last - 1) or self.block.blockFormat().headingLevel() > 0

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        """Paint it so that its document begins at *left* and the line at *top*."""
        moved = QPointF(left + self.origin.x(), top - self.top + self.origin.y())
        self.line.draw(painter, moved)
        if self.is_first and self.block.blockFormat().objectIndex() >= 0:  # it is of a list
            self._paint_marker(painter, moved, self.block.textList().itemText(self.block))

    def _paint_marker(self, painter: QPainter, moved: QPointF, marker: str) -> None:
        line = self.line
        form = self.block.charFormat()
        painter.setFont(form.font().resolve(self.block.document().defaultFont()))
        painter.setPen(form.foreground().color())
        shown = marker if marker.strip(".)") else "•"
        right = moved.x() + line.x() - 8
        width = painter.fontMetrics().horizontalAdvance(shown)
        baseline = moved.y() + line.y() + line.ascent()
        painter.drawText(QPointF(right - width, baseline), shown)


def lines_of(document: QTextDocument) -> Iterator[SetLine]:
    """Go through the lines of *document*, which has its width, from the top."""
    layout = document.documentLayout()
    layout.documentSize()  # lays out everything
    block = document.begin()
    while block.isValid():
        origin = layout.blockBoundingRect(block).topLeft()
        form = block.blockFormat()
        for number in range(block.layout().lineCount()):
            line = block.layout().lineAt(number)
            fixed = form.lineHeightType() == _FIXED and not _has_picture(block)
            height = form.lineHeight() if fixed else line.height()
            top = origin.y() + line.y() + (line.height() - height) / 2
            yield SetLine(block, number, origin, top, height)
        block = block.next()


def _has_picture(block: QTextBlock) -> bool:
    return "\ufffc" in block.text()


def strips_of(document: QTextDocument, left: float) -> list[Strip]:
    """Return the lines of *document*, which has its width, as strips; cells of a row are one."""
    strips: list[Strip] = []
    row: list[SetLine] = []
    bottom = 0.0
    for line in lines_of(document):
        if row and line.top < row[0].top + row[0].height / 2:
            row.append(line)
            continue
        if row:
            strips.append(_strip(document, row, left, bottom if strips else row[0].top))
            bottom = max(each.top + each.height for each in row)
        row = [line]
    if row:
        strips.append(_strip(document, row, left, bottom if strips else row[0].top))
    return strips


def _strip(document: QTextDocument, row: list[SetLine], left: float, above: float) -> Strip:
    top = row[0].top
    lines = tuple(row)

    def paint(painter: QPainter, corner: QPointF, _alive: QTextDocument = document) -> None:
        for line in lines:
            line.paint(painter, corner.x() + left, corner.y() + line.top - top)

    height = max(line.top + line.height for line in row) - top
    keeps_next = row[0].keeps_next if len(row) == 1 else False
    return Strip(height, paint, max(top - above, 0.0), keeps_next)


def elided(text: str, font: QFont, width: float) -> str:
    """Return *text* on one line of *width*."""
    from PySide6.QtGui import QFontMetricsF

    line = " ".join(text.split())
    return QFontMetricsF(font).elidedText(line, Qt.TextElideMode.ElideRight, width)
