"""Mends a draft: characters, lines that are not the article, the headline said twice."""

from __future__ import annotations

import re
from dataclasses import replace

from whosays.articles.importing.boilerplate import (
    asks_to_subscribe,
    begins_links,
    is_boilerplate,
)
from whosays.articles.importing.characters import mended, on_one_line
from whosays.articles.importing.dates import only_says_when
from whosays.articles.importing.draft import Draft
from whosays.articles.importing.imported_article import Block, BlockKind
from whosays.articles.importing.opening_lines import author_in, is_dateline, without_opening_lines
from whosays.articles.importing.remarks import Remark
from whosays.articles.importing.sentence_ends import ends_a_sentence

_ENDS_NO_HEADLINE = (".", ",", ";", ":", "—", "–", "-", "…")
_LONGEST_HEADLINE = 25  # words
_LONGEST_FACT = 300  # code points
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def finish(draft: Draft, *, take_headline: bool = False) -> None:
    """Mend *draft* in place.

    *take_headline*: a first line that looks like one becomes the title where none is known, as in
    a text that says nothing about itself.
    """
    for name in ("title", "publisher", "author", "published", "address"):
        setattr(draft, name, on_one_line(getattr(draft, name))[:_LONGEST_FACT])
    language = draft.language.strip().replace("_", "-")
    draft.language = language if _LANGUAGE.fullmatch(language) else ""
    draft.blocks = [block for block in map(_mended, draft.blocks) if _says_something(block.text)]
    if any("\ufffd" in block.text for block in draft.blocks):
        draft.remarks.append(Remark("letters-lost"))
    _leave_out_boilerplate(draft)
    if take_headline:
        _take_headline(draft)
    without_opening_lines(draft)
    _say_headline_once(draft)


def _mended(block: Block) -> Block:
    lines = [line.strip() for line in mended(block.text).split("\n")]
    return replace(block, text="\n".join(line for line in lines if line))


def _says_something(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _leave_out_boilerplate(draft: Draft) -> None:
    kept: list[Block] = []
    left_out: list[str] = []
    among_links = False
    for block in draft.blocks:
        ended = ends_a_sentence(block.text)
        among_links = among_links and not ended
        if is_boilerplate(block.text):
            among_links = among_links or begins_links(block.text)
        elif not among_links:
            kept.append(block)
            continue
        left_out.append(block.text)
    if not kept:
        return  # it is all there is, and somebody wanted it
    if any(asks_to_subscribe(text) for text in left_out):
        draft.remarks.append(Remark("subscribers-only"))
    if left_out:
        draft.remarks.append(Remark.listing("left-out", left_out))
    draft.blocks = kept


def _take_headline(draft: Draft) -> None:
    """Make the first line the title, if it looks like a headline over a text."""
    first = draft.blocks[0] if draft.blocks else None
    if draft.title or first is None or len(draft.blocks) < 2:
        return
    if first.kind is BlockKind.HEADING or _could_be_headline(first.text):
        draft.title = on_one_line(first.text)[:_LONGEST_FACT]
        if first.kind is not BlockKind.HEADING:
            draft.remarks.append(Remark("title-from-text"))


def _could_be_headline(text: str) -> bool:
    return (
        "\n" not in text
        and text.count(" ") < _LONGEST_HEADLINE
        and not text.endswith(_ENDS_NO_HEADLINE)
        and not text[0].islower()
        and not (is_dateline(text) or author_in(text) or only_says_when(text))
    )


def _say_headline_once(draft: Draft) -> None:
    """Take the headline out of the first blocks; it is the title and no block."""
    title = _folded(draft.title)
    for number, block in enumerate(draft.blocks[:3] if len(draft.blocks) > 1 else []):
        if title and _folded(block.text) == title:
            del draft.blocks[number]
            return


def _folded(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
