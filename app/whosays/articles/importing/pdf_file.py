"""Reads an article from a PDF."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from whosays.articles.importing.characters import mended
from whosays.articles.importing.dates import day_in
from whosays.articles.importing.draft import Draft
from whosays.articles.importing.failures import Failure
from whosays.articles.importing.hyphens import OwnWords
from whosays.articles.importing.imported_article import Block, BlockKind
from whosays.articles.importing.lines import Line, Paragraph, paragraphs_of
from whosays.articles.importing.pdf_lines import PlacedLine, lines_of, placed_lines
from whosays.articles.importing.plain_text import add_remarks_of_joining
from whosays.articles.importing.remarks import Remark
from whosays.articles.importing.running_heads import without_running_heads

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_PAGES = 100
_LONGEST_HEADING = 30  # words
_LARGER = 1.12  # times the size of the text is a heading
_OPENING = 6  # paragraphs in which the headline stands
_JUNK_TITLE = re.compile(
    r"(?i)(?:microsoft word|untitled|document\d*|print|about:blank)\b.*|.*\.\w{2,5}|\S+://.*"
)


def read_pdf(data: bytes, name: str) -> Draft:
    """Return the article of the PDF *data*, called *name*; raises Failure."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it grumbles about, we tell
    try:
        reader = PdfReader(io.BytesIO(data))
        _open_without_password(reader, name)
        draft = _facts(reader)
        pages = [
            placed_lines(page) for page, _ in zip(reader.pages, range(_MOST_PAGES), strict=False)
        ]
        cut = len(reader.pages) > _MOST_PAGES
    except Failure:
        raise
    except Exception as error:
        raise Failure("unreadable", name) from error
    if draft.author or draft.published:
        draft.remarks.append(Remark("file-facts"))
    if cut:
        draft.remarks.append(Remark("pages-cut", count=_MOST_PAGES))
    _add_pages(draft, pages, name)
    return draft


def _open_without_password(reader: PdfReader, name: str) -> None:
    from pypdf.errors import DependencyError

    try:
        is_open = not reader.is_encrypted or bool(reader.decrypt(""))
    except DependencyError as error:  # a cipher that pypdf leaves to others
        raise Failure("encrypted", name) from error
    if not is_open:
        raise Failure("encrypted", name)


def _add_pages(draft: Draft, pages: list[list[PlacedLine]], name: str) -> None:
    without_text = sum(not page for page in pages)
    if without_text == len(pages):
        raise Failure("pictures-only", name)
    if without_text:
        draft.remarks.append(Remark("pages-without-text", count=without_text))
    pages, heads = without_running_heads(pages)
    if heads:
        draft.remarks.append(Remark.listing("running-heads", heads))
    lines = lines_of(pages)
    own = OwnWords.of(line.text for line in lines)
    paragraphs, _joined = paragraphs_of(lines, own)
    body_size = _body_size(lines)
    draft.title = draft.title or _headline(paragraphs, body_size)
    draft.blocks = _blocks(paragraphs, body_size)
    add_remarks_of_joining(draft, own, were_joined=True)


def _body_size(lines: list[Line]) -> float:
    """Return the size that most of the text is set in."""
    amounts: dict[float, int] = {}
    for line in lines:
        amounts[line.size] = amounts.get(line.size, 0) + len(line.text)
    return max(amounts, key=amounts.__getitem__, default=0.0)


def _headline(paragraphs: list[Paragraph], body_size: float) -> str:
    """Return the largest line over the text, if it is larger than the text; "" if none is."""
    opening = [line for line in paragraphs[:_OPENING] if line.text.count(" ") < _LONGEST_HEADING]
    largest = max(opening, key=lambda paragraph: paragraph.size, default=None)
    return largest.text if largest and largest.size > _LARGER * body_size else ""


def _blocks(paragraphs: list[Paragraph], body_size: float) -> list[Block]:
    blocks: list[Block] = []
    for paragraph in paragraphs:
        large = paragraph.size > _LARGER * body_size
        if large and paragraph.text.count(" ") < _LONGEST_HEADING:
            kind = BlockKind.HEADING
        else:
            kind = BlockKind.LIST_ITEM if paragraph.is_item else BlockKind.PARAGRAPH
        blocks.append(Block(kind, paragraph.text))
    return blocks


def _facts(reader: PdfReader) -> Draft:
    """Return what the file says about itself, where it can be read at all."""
    said: Mapping[str, object] = reader.metadata or {}

    def text(key: str) -> str:
        value = said.get(key)
        return mended(str(value)).strip() if value else ""

    title = text("/Title")
    stamp = re.match(r"D:(\d{4})(\d\d)(\d\d)", text("/CreationDate"))
    language = reader.root_object.get("/Lang")
    return Draft(
        title="" if _JUNK_TITLE.fullmatch(title) else title,
        author=text("/Author"),
        published=day_in("-".join(stamp.groups())) if stamp else "",
        language=str(language) if language else "",
    )
