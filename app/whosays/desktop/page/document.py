"""Builds the document of the page from a lesson's blocks, and the map of its positions.

``setHtml`` and ``setMarkdown`` lose where a character came from, so every block is inserted here.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import (
    QFont,
    QImage,
    QImageReader,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextListFormat,
)

from whosays.desktop.look.look import Look
from whosays.desktop.page.positions import PagePositions
from whosays.lesson_packs.lesson import Block, BlockKind, Lesson, Origin, Style, StyleKind
from whosays.lesson_packs.listing import ListedLesson
from whosays.lesson_packs.picture_size import is_too_large
from whosays.translation import _

# Qt takes these for the end of a block or of a frame; a character of the same length stands in
_FOREIGN = str.maketrans(
    {"\n": "\u2028", "\u2029": "\u2028", "\r": " ", "\0": " ", "\ufdd0": " ", "\ufdd1": " "}
)
_PICTURE_WIDTH = 640  # pixels; the page's column at 100%
_PICTURE_MEMORY = 128  # MiB; a picture of MOST_PIXELS takes 95
_PICTURE_KINDS = ("png", "jpeg", "gif", "webp")


def date_in_words(date: str) -> str:
    """Return an ISO date (``2022-05-17``, ``2022-05`` or ``2022``) as a newspaper sets it."""
    locale = QLocale(QLocale.Language.English)
    parts = [int(part) for part in date.split("-") if part.isdigit()]
    if len(parts) == 3:
        return locale.toString(QDate(parts[0], parts[1], parts[2]), "d MMMM yyyy")
    if len(parts) == 2:
        return locale.toString(QDate(parts[0], parts[1], 1), "MMMM yyyy")
    return date


def provenance(lesson: Lesson | ListedLesson) -> str:
    """Return the line above an article: who published it when, or that it was composed."""
    if lesson.origin is Origin.WRITTEN:
        return _("Composed for teaching: the people, places and bodies in it are invented")
    parts = [lesson.publisher, date_in_words(lesson.published) if lesson.published else ""]
    return " · ".join(part for part in parts if part)


def build_document(lesson: Lesson, look: Look, document: QTextDocument) -> PagePositions:
    """Fill *document* with *lesson*'s article and return where everything went."""
    document.setUndoRedoEnabled(False)
    document.clear()
    document.setDefaultFont(look.article_font())
    positions = PagePositions(lesson.text)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    _kicker(cursor, look, provenance(lesson))
    openings = _openings(lesson)
    for block in lesson.blocks:
        if block.span.start in openings:
            _passage_number(cursor, look, openings.pop(block.span.start))
        _insert_block(cursor, lesson, block, look, positions)
    _colophon(cursor, look, lesson)
    cursor.endEditBlock()
    return positions


def _openings(lesson: Lesson) -> dict[int, str]:
    """Return what stands above each passage of a lesson of several, by where it begins."""
    count = len(lesson.articles)
    if count < 2:
        return {}
    return {
        part.span.start: _("Passage {number} of {count}").format(number=number, count=count)
        for number, part in enumerate(lesson.articles, start=1)
    }


def _kicker(cursor: QTextCursor, look: Look, line: str) -> None:
    block = QTextBlockFormat()
    block.setBottomMargin(look.tokens.space("medium"))
    cursor.setBlockFormat(block)
    cursor.insertText(line.translate(_FOREIGN), _small_capitals(look))


def _small_capitals(look: Look) -> QTextCharFormat:
    font = look.article_font("small")
    # capitals of a small size: Qt's own small capitals turn to nonsense where a line breaks
    font.setCapitalization(QFont.Capitalization.AllUppercase)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1)
    characters = QTextCharFormat()
    characters.setFont(font)
    characters.setForeground(look.tokens.colour("ink-soft"))
    return characters


def _passage_number(cursor: QTextCursor, look: Look, line: str) -> None:
    """Set passages of one page apart; the line is not part of the text, and cannot be marked."""
    block = QTextBlockFormat()
    block.setTopMargin(look.tokens.space("large"))
    block.setBottomMargin(look.tokens.space("small"))
    cursor.insertBlock(block)
    cursor.insertText(line, _small_capitals(look))


def _colophon(cursor: QTextCursor, look: Look, lesson: Lesson) -> None:
    facts = [part for part in (lesson.rights, lesson.url) if part]
    if not facts:
        return
    characters = QTextCharFormat()
    characters.setFont(look.article_font("small", italic=True))
    characters.setForeground(look.tokens.colour("ink-soft"))
    block = QTextBlockFormat()
    block.setTopMargin(look.tokens.space("large"))
    block.setBottomMargin(look.tokens.space("large"))
    cursor.insertBlock(block, characters)
    cursor.insertText("\u2028".join(facts).translate(_FOREIGN), characters)


def _block_format(block: Block, look: Look) -> QTextBlockFormat:
    tokens = look.tokens
    made = QTextBlockFormat()
    # of the type's size, as print measures it: a typeface's own idea of a line differs by a third
    line = tokens.size("article") * tokens.measure("line-height") / 100
    made.setLineHeight(line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    made.setBottomMargin(round(tokens.measure("paragraph-gap") * tokens.scale))
    if block.kind is BlockKind.HEADING:
        made.setHeadingLevel(block.level)
        line = tokens.size("headline" if block.level == 2 else "heading") * 1.2
        made.setLineHeight(line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        made.setTopMargin(tokens.space("small" if block.level == 2 else "medium"))
        made.setBottomMargin(tokens.space("medium"))
    elif block.kind is BlockKind.QUOTATION:
        made.setLeftMargin(tokens.space("wide") * block.level)
        made.setRightMargin(tokens.space("wide"))
    return made


def _characters(block: Block, look: Look) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(look.tokens.colour("ink"))
    if block.kind is BlockKind.HEADING:
        made.setFont(look.article_font("headline" if block.level == 2 else "heading", bold=True))
    elif block.kind is BlockKind.PICTURE:
        made.setFont(look.article_font("kicker", italic=True))
        made.setForeground(look.tokens.colour("ink-soft"))
    else:
        made.setFont(look.article_font())
    return made


def _insert_block(
    cursor: QTextCursor, lesson: Lesson, block: Block, look: Look, positions: PagePositions
) -> None:
    form = _block_format(block, look)
    characters = _characters(block, look)
    if block.kind is BlockKind.PICTURE:
        _insert_picture(cursor, lesson, block)
        if not len(block.span):
            return
    cursor.insertBlock(form, characters)
    if block.kind is BlockKind.ITEM:
        cursor.createList(_list_format(block))
        cursor.mergeBlockFormat(form)
    start = cursor.position()
    cursor.insertText(block.span.of(lesson.text).translate(_FOREIGN), characters)
    positions.add(block.span.start, block.span.end, start)
    end = cursor.position()
    for style in lesson.styles:
        if style.span.overlaps(block.span):
            _apply_style(cursor, style, look, positions)
    cursor.setPosition(end)


def _list_format(block: Block) -> QTextListFormat:
    made = QTextListFormat()
    made.setIndent(block.level)
    number = block.marker.rstrip(".)")
    if number.isdigit():
        made.setStyle(QTextListFormat.Style.ListDecimal)
        made.setStart(int(number))
    else:
        made.setStyle(QTextListFormat.Style.ListDisc)
    return made


def _apply_style(cursor: QTextCursor, style: Style, look: Look, positions: PagePositions) -> None:
    change = QTextCharFormat()
    if style.kind is StyleKind.EMPHASIS:
        change.setFontItalic(True)
    elif style.kind is StyleKind.STRONG:
        change.setFontWeight(QFont.Weight.Bold)
    elif style.kind is StyleKind.LINK:
        change.setAnchor(True)
        change.setAnchorHref(style.target)
        change.setFontUnderline(True)
        change.setForeground(look.tokens.colour("pen-2"))
    else:
        change.setFontFixedPitch(True)
    for start, end in positions.blocks_between(style.span.start, style.span.end):
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(change)


def _insert_picture(cursor: QTextCursor, lesson: Lesson, block: Block) -> None:
    folder = lesson.path.parent.resolve()
    path = (folder / block.picture).resolve()
    picture = _read_picture(path) if path.is_relative_to(folder) else QImage()
    form = QTextBlockFormat()
    form.setProperty(QTextFormat.Property.BlockNonBreakableLines, False)
    cursor.insertBlock(form)
    if not picture.isNull():
        cursor.insertImage(picture)


def _read_picture(path: Path) -> QImage:
    """Return the picture in *path*, at most as wide as the page; a null one where it is none."""
    QImageReader.setAllocationLimit(_PICTURE_MEMORY)
    reader = QImageReader(str(path))
    # a drawing that calls itself a PNG would be drawn, with what it refers to
    reader.setDecideFormatFromContent(True)
    if bytes(reader.format().data()).decode("ascii", "replace") not in _PICTURE_KINDS:
        return QImage()
    size = reader.size()
    if is_too_large(size.width(), size.height()):
        return QImage()
    picture = reader.read()
    if picture.width() > _PICTURE_WIDTH:
        return picture.scaledToWidth(_PICTURE_WIDTH, Qt.TransformationMode.SmoothTransformation)
    return picture
