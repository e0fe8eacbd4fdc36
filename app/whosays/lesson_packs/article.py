"""Reads the articles of a lesson into one plain text with blocks, styles and spans."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from whosays.articles.span import Span
from whosays.lesson_packs.attributes import Attributes
from whosays.lesson_packs.blocks import SourceBlock, read_blocks
from whosays.lesson_packs.delimiters import ContainerKind
from whosays.lesson_packs.findings import Findings, Place
from whosays.lesson_packs.inline import read_inline
from whosays.lesson_packs.inline_text import InlineText
from whosays.lesson_packs.lesson import ArticlePart, Block, BlockKind, Style, StyleKind
from whosays.lesson_packs.passage import Passage
from whosays.lesson_packs.pictures import Pictures
from whosays.lesson_packs.sections import Section
from whosays.translation import _

_BETWEEN_BLOCKS = "\n\n"

_STYLES = {
    ContainerKind.EMPHASIS: StyleKind.EMPHASIS,
    ContainerKind.STRONG: StyleKind.STRONG,
    ContainerKind.CODE: StyleKind.CODE,
    ContainerKind.LINK: StyleKind.LINK,
}


@dataclass(frozen=True, slots=True)
class BracketedSpan:
    """A span that stands in brackets in the article."""

    core: Span
    attributes: Attributes
    passage: Passage
    offset: int
    """Of its bracket in the passage."""

    @property
    def place(self) -> Place:
        """Return where its bracket stands."""
        return self.passage.place(self.offset)

    def value_place(self, key: str) -> Place:
        """Return where the value of *key* stands."""
        return self.passage.place(self.attributes.offset(key))


@dataclass(slots=True)
class Article:
    """What the article sections of a lesson hold."""

    text: str = ""
    parts: list[ArticlePart] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    styles: list[Style] = field(default_factory=list)
    spans: list[BracketedSpan] = field(default_factory=list)
    faulty: set[str] = field(default_factory=set)
    """The ids of spans that were left out because of an error already noted."""


def read_article(sections: Iterable[Section], pictures: Pictures, findings: Findings) -> Article:
    """Return the articles in *sections* as one text, blocks and articles a blank line apart."""
    writer = _ArticleWriter(pictures, findings)
    for section in sections:
        writer.add(section)
    return writer.finished()


class _ArticleWriter:
    """Writes articles one after another."""

    def __init__(self, pictures: Pictures, findings: Findings) -> None:
        self._pictures = pictures
        self._findings = findings
        self._article = Article()
        self._pieces: list[str] = []
        self._length = 0

    def add(self, section: Section) -> None:
        """Add the article in *section*."""
        start = None
        for source in read_blocks(list(section.lines), self._findings):
            at = self._add_block(source)
            start = at if start is None else start
        identifier = section.heading.attributes.id
        if start is None:
            self._findings.error(
                section.heading.line.place,
                _("This article is empty; write its text, or delete the heading."),
            )
        span = Span(self._length if start is None else start, self._length)
        self._article.parts.append(ArticlePart(identifier.text if identifier else "", span))

    def finished(self) -> Article:
        """Return everything that was added."""
        self._article.text = "".join(self._pieces)
        return self._article

    def _add_block(self, source: SourceBlock) -> int:
        inline = read_inline(source.passage, self._findings)
        article = self._article
        article.faulty.update(inline.faulty)
        picture = self._picture(source, inline)
        if inline.text and self._length:
            self._write(_BETWEEN_BLOCKS)
        start = self._length
        self._write(inline.text)
        span = Span(start, self._length)
        if picture is not None:
            article.blocks.append(Block(BlockKind.PICTURE, span, picture=picture))
        elif inline.text:
            article.blocks.append(Block(source.kind, span, source.level, source.marker))
        for style in inline.styles:
            container = style.container
            article.styles.append(
                Style(
                    _STYLES[container.kind],
                    Span(start + style.start, start + style.end),
                    container.target,
                )
            )
        for found in inline.spans:
            core = Span(start + found.start, start + found.end)
            article.spans.append(
                BracketedSpan(core, found.attributes, source.passage, found.offset)
            )
        return start

    def _write(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def _picture(self, source: SourceBlock, inline: InlineText) -> str | None:
        """Return the path of the picture that *source* is, None where it is none."""
        if not inline.pictures:
            return None
        if not inline.only_a_picture or source.kind is BlockKind.HEADING:
            for container in inline.pictures:
                self._findings.error(
                    source.passage.place(container.offset - 1),
                    _("A picture stands in a paragraph of its own; put blank lines around it."),
                )
            return None
        picture = inline.pictures[0]
        return self._pictures.checked(
            picture.target, source.passage.place(picture.offset - 1), self._findings
        )
