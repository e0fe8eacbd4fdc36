"""Turns marked-up text into blocks: that of a page, a clipboard, Word or trafilatura.

Only words are taken over. Scripts, styles, forms and pictures are passed by, nothing is executed,
and no address is followed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from whosays.articles.importing.failures import Failure
from whosays.articles.importing.imported_article import Block, BlockKind
from whosays.articles.importing.word_list import listed

_PASSED_BY = listed(
    """
    script style noscript template svg math canvas iframe object embed audio video picture img
    form button input select textarea nav menu dialog map figure graphic title
    """
)
_HEADINGS = listed("h1 h2 h3 h4 h5 h6 head")
_ITEMS = listed("li item dt dd")
_QUOTES = listed("blockquote quote")
_ENDING_A_BLOCK = (
    listed(
        """
        p div section article main header footer aside address ul ol dl list table thead tbody
        tfoot tr row pre hr figcaption caption details summary fieldset body html center
        """
    )
    | _HEADINGS
    | _ITEMS
    | _QUOTES
)
_CELLS = frozenset({"td", "th", "cell"})
_BREAKS = frozenset({"br", "lb"})
_PREFORMATTED = frozenset({"pre", "code"})
_LINKS = frozenset({"a", "ref"})
_WHITE_SPACE = re.compile(r"[ \t\r\n\f]+")
_EMPTY_LINES = re.compile(r"[^\S\n]*+\n[^\S\n]*+\n\s*+")
_FOOTNOTE = re.compile(r"#(?:.*-)?(?:footnote|endnote)|#_?(?:ftn|edn)")
_HIDDEN = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")


def parsed(markup: str) -> Any:  # noqa: ANN401 - lxml has no types
    """Return the root element of the page *markup*, however broken it is.

    Raises Failure where there is nothing in it.
    """
    from lxml import etree, html

    without_declaration = re.sub(r"\A\s*<\?xml[^>]*>", "", markup.replace("\0", ""))
    try:
        root = html.document_fromstring(without_declaration, parser=html.HTMLParser())
    except (etree.LxmlError, ValueError):
        root = None
    if root is None:
        raise Failure("empty")
    return root


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A block, the element it stands in, and how many of its code points are links."""

    block: Block
    element: Any
    linked: int


def blocks_of(root: Any) -> list[Block]:  # noqa: ANN401 - lxml has no types
    """Return the blocks of the element *root* in reading order."""
    return [placed.block for placed in placed_blocks_of(root)]


def placed_blocks_of(root: Any) -> list[PlacedBlock]:  # noqa: ANN401 - lxml has no types
    """Return the blocks of the element *root* in reading order, with where they stand."""
    collector = _Collector(root)
    collector.visit(root)
    collector.end_block()
    return collector.blocks


class _Collector:
    """Walks the elements without recursion, so that no depth of nesting matters."""

    def __init__(self, root: Any) -> None:  # noqa: ANN401 - lxml has no types
        self.blocks: list[PlacedBlock] = []
        self._pieces: list[str] = []
        self._kinds: list[BlockKind] = [BlockKind.PARAGRAPH]
        self._elements: list[Any] = [root]
        self._links = 0
        self._linked = 0

    def visit(self, root: Any) -> None:  # noqa: ANN401 - lxml has no types
        todo: list[tuple[Any, bool]] = [(root, False)]
        while todo:
            element, is_over = todo.pop()
            if is_over:
                self._leave(element)
            elif isinstance(element.tag, str) and not _is_passed_by(element):
                self._enter(element)
                todo.append((element, True))
                todo.extend((child, False) for child in reversed(element))
                continue
            if element is not root:
                self._text(element.tail)

    def _enter(self, element: Any) -> None:  # noqa: ANN401 - lxml has no types
        tag = element.tag
        if tag in _ENDING_A_BLOCK:
            self.end_block()
            self._elements.append(element)
        if tag in _BREAKS:
            self._pieces.append("\n")
        elif tag in _CELLS and any(piece.strip() for piece in self._pieces):
            self._pieces.append(" | ")
        if (kind := _kind(tag)) is not None:
            self._kinds.append(kind)
        self._links += tag in _LINKS
        self._text(element.text, is_preformatted=tag in _PREFORMATTED)

    def _leave(self, element: Any) -> None:  # noqa: ANN401 - lxml has no types
        if element.tag in _ENDING_A_BLOCK:
            self.end_block()
            self._elements.pop()
        if _kind(element.tag) is not None:
            self._kinds.pop()
        self._links -= element.tag in _LINKS

    def _text(self, text: str | None, *, is_preformatted: bool = False) -> None:
        if text:
            text = text if is_preformatted else _WHITE_SPACE.sub(" ", text)
            self._pieces.append(text)
            self._linked += len(text.strip()) if self._links else 0

    def end_block(self) -> None:
        """Close the block; two breaks in a row separate blocks as well."""
        whole, linked = "".join(self._pieces), self._linked
        self._pieces, self._linked = [], 0
        for part in _EMPTY_LINES.split(whole):
            if text := part.strip():
                block = Block(self._kinds[-1], text)
                self.blocks.append(PlacedBlock(block, self._elements[-1], linked))


def _kind(tag: str) -> BlockKind | None:
    if tag in _HEADINGS:
        return BlockKind.HEADING
    if tag in _ITEMS:
        return BlockKind.LIST_ITEM
    return BlockKind.QUOTE if tag in _QUOTES else None


def _is_passed_by(element: Any) -> bool:  # noqa: ANN401 - lxml has no types
    if element.tag in _PASSED_BY:
        return True
    if element.tag == "a" and _FOOTNOTE.match(element.get("href", "")):
        return True
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style", "")))
