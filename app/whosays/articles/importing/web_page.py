"""Finds the article on a page, and what the page says about it."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from whosays.articles.importing.draft import Draft
from whosays.articles.importing.failures import Failure
from whosays.articles.importing.imported_article import Block
from whosays.articles.importing.markup import blocks_of, parsed, placed_blocks_of
from whosays.articles.importing.missed import add_what_was_missed, take_off_links_at_end
from whosays.articles.importing.page_facts import PageFacts, facts_of
from whosays.articles.importing.remarks import Remark
from whosays.articles.importing.sentence_ends import ends_a_sentence
from whosays.articles.words import Words

_FEWEST_WORDS = 25  # fewer are a notice, a plea or a menu
_MOST_AUTHORS = 4


def read_page(markup: str, address: str = "") -> Draft:
    """Return the article of the page *markup*, which was found at *address*.

    Raises Failure where there is none.
    """
    root = parsed(markup)
    facts = facts_of(root)
    found = _extracted(markup, address)
    draft = Draft(blocks=blocks_of(found.body) if found is not None else [])
    if word_count(draft.blocks) < _FEWEST_WORDS and not address:
        draft.blocks = _all_sentences(root)  # somebody chose the file, and saw what is in it
    if word_count(draft.blocks) < _FEWEST_WORDS:
        raise Failure("no-article")
    if links := take_off_links_at_end(draft, root):
        draft.remarks.append(Remark.listing("left-out", links))
    added = add_what_was_missed(draft, root, facts)
    if added:
        draft.remarks.append(Remark.listing("paragraphs-added", added))
    _add_facts(draft, facts, found, address)
    if not facts.is_free:
        draft.remarks.append(Remark("subscribers-only"))
    if facts.body and word_count(draft.blocks) < 0.7 * len(Words(facts.body)):
        draft.remarks.append(Remark("maybe-incomplete"))
    return draft


def _all_sentences(root: Any) -> list[Block]:  # noqa: ANN401 - lxml has no types
    """Return the blocks of the page *root* that hold sentences and not links."""
    return [
        placed.block
        for placed in placed_blocks_of(root)
        if ends_a_sentence(placed.block.text) and 2 * placed.linked < len(placed.block.text)
    ]


def read_selection(markup: str) -> Draft:
    """Return all of *markup*, which a person selected, and therefore all of it is wanted."""
    return Draft(blocks=blocks_of(parsed(markup)))


def word_count(blocks: list[Block]) -> int:
    """Return the number of words in *blocks*."""
    return sum(len(Words(block.text)) for block in blocks)


def _extracted(markup: str, address: str) -> Any:  # noqa: ANN401 - trafilatura has no types
    from trafilatura import bare_extraction

    return bare_extraction(
        markup,
        url=address or None,
        favor_precision=True,
        include_comments=False,
        with_metadata=True,
    )


def _add_facts(draft: Draft, facts: PageFacts, found: Any, address: str) -> None:  # noqa: ANN401 - trafilatura has no types
    def said(name: str) -> str:
        return getattr(found, name, None) or ""

    draft.publisher = facts.publisher or _publisher(said("sitename"))
    draft.title = _without_publisher(facts.title or said("title"), draft.publisher)
    authors = facts.authors or [name.strip() for name in said("author").split(";")]
    draft.author = ", ".join(name for name in authors if name)
    if len(authors) > _MOST_AUTHORS:
        draft.remarks.append(Remark("author-doubtful", count=len(authors)))
    draft.published = facts.published or said("date")
    if draft.published and not facts.published:
        draft.remarks.append(Remark("date-guessed"))
    draft.language = facts.language
    draft.address = address or (facts.address if _is_web_address(facts.address) else "")


def _is_web_address(text: str) -> bool:
    try:
        return urlsplit(text).scheme in ("http", "https")
    except ValueError:
        return False


def _publisher(name: str) -> str:
    return "" if re.fullmatch(r"[\w.-]+\.[a-z]{2,}", name) else name


def _without_publisher(title: str, publisher: str) -> str:
    """Return *title* without " | The Paper" at its end."""
    if not publisher:
        return title
    return re.sub(rf"\s+[|–—•-]\s+{re.escape(publisher)}\s*\Z", "", title, flags=re.IGNORECASE)
