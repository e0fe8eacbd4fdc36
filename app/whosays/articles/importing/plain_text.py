"""Reads an article from plain text and from Markdown."""

from __future__ import annotations

import re
from typing import Any

from whosays.articles.importing.characters import lines_in
from whosays.articles.importing.draft import Draft
from whosays.articles.importing.hyphens import OwnWords
from whosays.articles.importing.imported_article import Block, BlockKind
from whosays.articles.importing.lines import Line, paragraphs_of
from whosays.articles.importing.markup import blocks_of, parsed
from whosays.articles.importing.remarks import Remark

_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n(.{0,10000}?)\n---[ \t]*\n", re.DOTALL)
_FACT = re.compile(r"(?m)^(title|author|publisher|date|published|url|language|lang):[ \t]*(.+)$")
_INDENT = 2  # columns; one is a slip
_FIELDS = {"date": "published", "url": "address", "lang": "language"}


def read_text(text: str) -> Draft:
    """Return the article that the plain *text* is, its lines joined to paragraphs."""
    lines: list[Line] = []
    blanks = 0
    for line, indent in lines_in(text):
        if line:
            lines.append(Line(line, blanks, indent >= _INDENT))
        blanks = 0 if line else blanks + 1
    own = OwnWords.of(line.text for line in lines)
    paragraphs, were_joined = paragraphs_of(lines, own)
    draft = Draft()
    for paragraph in paragraphs:
        kind = BlockKind.LIST_ITEM if paragraph.is_item else BlockKind.PARAGRAPH
        draft.blocks.append(Block(kind, paragraph.text))
    add_remarks_of_joining(draft, own, were_joined=were_joined)
    return draft


def add_remarks_of_joining(draft: Draft, own: OwnWords, *, were_joined: bool) -> None:
    """Tell in *draft* that lines were joined, and which broken words are in doubt."""
    if were_joined:
        draft.remarks.append(Remark("lines-joined"))
    if own.doubtful:
        draft.remarks.append(Remark.listing("hyphens-doubtful", own.doubtful))


def read_markdown(text: str) -> Draft:
    """Return the article that the Markdown *text* is, with what its front matter says."""
    from markdown import Markdown

    facts: dict[str, Any] = {}
    if matter := _FRONT_MATTER.match(text.replace("\r\n", "\n")):
        text = text.replace("\r\n", "\n")[matter.end() :]
        facts = {
            _FIELDS.get(name, name): value.strip().strip("\"'")
            for name, value in _FACT.findall(matter[1])
        }
    rendered = Markdown(extensions=["tables"]).convert(text)
    return Draft(blocks=blocks_of(parsed(f"<body>{rendered}</body>")), **facts)
