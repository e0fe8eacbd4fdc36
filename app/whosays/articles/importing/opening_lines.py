"""Reads what stands around an article's first paragraph: the byline, when it appeared, the place.

A line that says only when or by whom gives the article its date and author and is left out. A
dateline that stands alone ("MOSCOW, May 17 (TASS) —") is part of the report and goes back to the
paragraph it opens.
"""

from __future__ import annotations

import re

from whosays.articles.importing.dates import day_in, only_says_when
from whosays.articles.importing.draft import Draft
from whosays.articles.importing.imported_article import Block, BlockKind
from whosays.articles.importing.remarks import Remark
from whosays.articles.importing.word_list import listed

_OPENING = 8  # blocks; a byline or a bare day further down is part of the report
_BODY = 20  # words; the first block as long as this is the report itself
_BYLINE = re.compile(
    r"(?i:(?:written |reported |story |words |text )?by|von|par|por):?\s+(\S.{2,100})"
)
_NAME_WORDS = listed("and the de da di van von der den al el bin ben of for in at und et y")
_DAYS_AND_MONTHS = re.compile(
    r"(?i)(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:january|february|march|april|june|july"
    r"|august|september|october|november|december)\b"
)
_PLACE = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ’'.-]+(?:[ /-][A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ’'.-]*){0,4}"
_AGENCY = r"(?:\([^()\n]{2,40}\)|/[^/\n]{2,40}/)"
_WHERE_AND_WHEN = r"(?:,\s*[A-Z][\w.’' ]{1,30}){0,3}"
_DATELINE = re.compile(rf"{_PLACE}{_WHERE_AND_WHEN}\.?\s*(?:{_AGENCY}\s*[.:—–-]*|[—–:-]+)")


def is_dateline(text: str) -> bool:
    """Tell whether *text* is a dateline alone: a place in capitals, perhaps a day, an agency."""
    return len(text) <= 120 and bool(_DATELINE.fullmatch(text))


def author_in(text: str) -> str:
    """Return whom the line *text* names as author; "" where it is no byline."""
    found = _BYLINE.fullmatch(text)
    if not found or _DAYS_AND_MONTHS.match(found[1]) or text.endswith((".", "!", "?", ":")):
        return ""
    name = re.split(r"\s*[|•·]\s*|,?\s+(?i:updated|published|posted)\b", found[1])[0].strip(" ,–—-")
    words = name.replace(",", " ").split()
    named = all(word[0].isupper() or word.lower() in _NAME_WORDS for word in words[:6])
    return name if words and len(words) <= 14 and named else ""


def without_opening_lines(draft: Draft) -> None:
    """Take lines that only say when or by whom out of *draft*, which keeps what they say."""
    kept: list[Block] = []
    body_began = False
    for block in draft.blocks:
        body_began = body_began or block.text.count(" ") >= _BODY
        opening = not body_began and len(kept) < _OPENING
        if not _is_taken(block.text, draft, opening=opening):
            kept.append(block)
    draft.blocks = _with_datelines(kept)


def _is_taken(text: str, draft: Draft, *, opening: bool) -> bool:
    if only_says_when(text) and (
        opening or re.search(r"(?i)\d[:.]\d\d|updated|published|ago", text)
    ):
        day = day_in(text)
        if day and not draft.published:
            draft.published = day
            draft.remarks.append(Remark.listing("date-from-line", [text]))
        return True
    author = author_in(text) if opening else ""
    if author:
        if not draft.author:
            draft.author = author
            draft.remarks.append(Remark.listing("byline", [text]))
        if not draft.published and (day := day_in(text)):
            draft.published = day
            draft.remarks.append(Remark.listing("date-from-line", [text]))
    return bool(author)


def _with_datelines(blocks: list[Block]) -> list[Block]:
    joined: list[Block] = []
    for block in blocks:
        before = joined[-1] if joined else None
        if before and block.kind is BlockKind.PARAGRAPH and is_dateline(before.text):
            joined[-1] = Block(BlockKind.PARAGRAPH, f"{before.text} {block.text}")
        else:
            joined.append(block)
    return joined
