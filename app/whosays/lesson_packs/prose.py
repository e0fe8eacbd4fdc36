"""Renders an author's prose (briefs, explanations, questions, notes) as HTML or plain text.

Packs are untrusted: raw HTML is shown as text, nothing is loaded, and links lead only to http,
https, mailto and the glossary. Python-Markdown is imported when the first prose is rendered,
because a start without it is quicker.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from html.parser import HTMLParser
from threading import local
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_ALLOWED_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+|glossary\.md(?:#[\w-]*)?", re.IGNORECASE)
_MOST_BRACKETS = 300
"""Python-Markdown looks for the end of each bracket anew, so that many cost seconds."""
_LONGEST = 200_000  # code points
_KEPT_ATTRIBUTES = {
    "a": ("href",),
    "ol": ("start",),
    "table": ("cellpadding",),
    "td": ("style",),
    "th": ("style",),
}
_ROOM_IN_CELLS = "6"  # pixels
_ITEM = re.compile(r" {0,3}[-*+][ \t]+\S")
_ANY_ITEM = re.compile(r"[ \t]*(?:[-*+]|[0-9]+[.)])[ \t]")

_of_this_thread = local()


@lru_cache(maxsize=512)
def prose_html(markdown: str) -> str:
    """Return *markdown* as HTML that is safe to show in a rich text widget."""
    if len(markdown) > _LONGEST:
        return _as_it_is(markdown)
    source = _with_lists_apart(markdown)
    if source.count("[") > _MOST_BRACKETS:
        source = source.replace("[", "\\[")
    converter = _converter()
    try:
        return converter.reset().convert(source)
    except Exception:  # noqa: BLE001 - prose that the library cannot read is still prose
        # what it was in the middle of would spoil everything after it
        _of_this_thread.converter = None
        return _as_it_is(markdown)


@lru_cache(maxsize=512)
def prose_text(markdown: str) -> str:
    """Return *markdown* as plain text, its blocks separated by a blank line."""
    reader = _TextReader()
    reader.feed(prose_html(markdown))
    reader.close()
    return reader.text()


def _as_it_is(text: str) -> str:
    paragraphs = re.split(r"\n[ \t]*\n", text.strip())
    return "\n".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)


def _with_lists_apart(markdown: str) -> str:
    """Set a list that follows a line of text apart from it, as most programs read it."""
    lines = markdown.split("\n")
    apart: list[str] = []
    for line in lines:
        above = apart[-1] if apart else ""
        follows_text = above.strip() and not _ANY_ITEM.match(above) and not above[:1].isspace()
        if _ITEM.match(line) and follows_text:
            apart.append("")
        apart.append(line)
    return "\n".join(apart)


def _converter() -> Markdown:
    made: Markdown | None = getattr(_of_this_thread, "converter", None)
    if made is None:
        made = _of_this_thread.converter = _new_converter()
    return made


def _new_converter() -> Markdown:
    from markdown import Markdown
    from markdown.blockprocessors import HashHeaderProcessor
    from markdown.treeprocessors import Treeprocessor

    class _Sanitizer(Treeprocessor):
        """Keeps what a page of prose may hold, and nothing else."""

        def run(self, root: Element) -> None:
            for element in root.iter():
                _sanitize(element)

    class _SpacedHeading(HashHeaderProcessor):
        """A heading needs a space after its ``#``, so that ``#Holm`` is a word."""

        RE = re.compile(r"(?:^|\n)(?P<level>#{1,6})[ \t]+(?P<header>(?:\\.|[^\\])*?)#*(?:\n|$)")

    converter = Markdown(extensions=["tables", "sane_lists"], output_format="html")
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    converter.inlinePatterns.deregister("automail")
    converter.parser.blockprocessors.register(_SpacedHeading(converter.parser), "hashheader", 70)
    converter.treeprocessors.register(_Sanitizer(converter), "sanitizer", 0)
    return converter


def _sanitize(element: Element) -> None:
    """Take the attributes off *element* that it may not have; a picture becomes its caption."""
    tag = str(element.tag)
    if tag == "img":
        element.tag, element.text = "em", element.get("alt", "")
    if tag == "table":
        element.set("cellpadding", _ROOM_IN_CELLS)
    if tag in ("th", "td") and "style" not in element.attrib:
        element.set("style", "text-align: left;")
    if tag == "a" and not _ALLOWED_ADDRESS.fullmatch(element.get("href", "").strip()):
        element.tag = "span"
    kept = _KEPT_ATTRIBUTES.get(str(element.tag), ())
    for name in list(element.attrib):
        if name not in kept:
            del element.attrib[name]


class _TextReader(HTMLParser):
    """Collects the text of our own HTML."""

    _BLOCKS = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "pre", "tr", "blockquote"))

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[str] = [""]
        self._lists: list[int | None] = []
        self._preformatted = False
        self._at_item = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, an item or a cell."""
        if tag in ("ul", "ol"):
            start = dict(attrs).get("start")
            self._lists.append(int(start or 1) if tag == "ol" else None)
        if tag == "p" and self._at_item:
            return
        if tag in self._BLOCKS:
            self._blocks.append("")
        if tag == "li":
            self._begin_item()
        self._preformatted = self._preformatted or tag == "pre"
        if tag in ("td", "th") and self._blocks[-1].strip():
            self._blocks[-1] = self._blocks[-1].rstrip() + " | "
        if tag == "br":
            self._blocks[-1] += "\n"

    def handle_endtag(self, tag: str) -> None:
        """End a block or a list."""
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        if tag in self._BLOCKS:
            self._blocks.append("")
            self._at_item = False
        if tag == "pre":
            self._preformatted = False

    def handle_data(self, data: str) -> None:
        """Add text, its white space collapsed as a page shows it."""
        if not self._preformatted:
            data = re.sub(r"[ \t\n]+", " ", data)
            if not self._blocks[-1] or self._blocks[-1].endswith(("\n", " ")):
                data = data.lstrip(" ")
        self._at_item = self._at_item and not data
        self._blocks[-1] += data

    def _begin_item(self) -> None:
        self._at_item = True
        number = self._lists[-1] if self._lists else None
        if number is None:
            self._blocks[-1] = "• "
            return
        self._blocks[-1] = f"{number}. "
        self._lists[-1] = number + 1

    def text(self) -> str:
        """Return everything that was fed."""
        blocks = [block.strip(" \n") for block in self._blocks]
        return "\n\n".join(block for block in blocks if block)
