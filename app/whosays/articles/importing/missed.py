"""Puts back what the search for the article passed over: headings, short paragraphs, the lead.

The search prefers to leave a paragraph out rather than take a plea in. What stands among the
paragraphs it found, in the same element and not as a link, is the article's; so is what the page
itself, in its data for machines, gives as the article's text or its summary.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from whosays.articles.importing.boilerplate import is_boilerplate
from whosays.articles.importing.draft import Draft
from whosays.articles.importing.imported_article import Block, BlockKind
from whosays.articles.importing.markup import PlacedBlock, placed_blocks_of
from whosays.articles.importing.page_facts import PageFacts
from whosays.articles.importing.sentence_ends import ends_a_sentence

_NOT_THE_ARTICLE = re.compile(
    r"(?i)(?:^|[\s_-])(?:related|promo\w*|newsletter\w*|ads?|advert\w*|shar(?:e|ing)|social|captions?"
    r"|credits?|teasers?|recirc\w*|recommend\w*|sidebar|coment\w*|comment\w*|kommentar\w*|widget\w*|breadcrumbs?|tags?|byline"
    r"|author\w*|timestamp|cookie\w*|subscri\w*|paywall-\w*|banner\w*|most-read|trending|footer|menu"
    r"|nav\w*|inline-links?|read-?more|outbrain|taboola)(?:$|[\s_-])"
)
_LEAD = re.compile(
    r"(?i)(?:^|[\s_-])(?:lead|lede|standfirst|intro\w*|summary|dek|deck|subtitle|subhead\w*|excerpt|teaser-text|kicker-text)(?:$|[\s_-])"
)
_LEAST_LEAD = 40  # code points; less is a label
_LEAST_SHARED = 20  # letters; shorter lines may stand in the article's text by chance
_LONGEST_HEADING = 25  # words
_WHOLLY = 0.9  # of a block's code points; the rest is an arrow or a full stop
_LEVELS = 6  # elements above a block in which it is looked for what they are


def add_what_was_missed(draft: Draft, root: Any, facts: PageFacts) -> list[str]:  # noqa: ANN401 - lxml has no types
    """Put back into *draft* what the page *root* has among its blocks.

    Returns those paragraphs of which it is not quite certain.
    """
    placed = placed_blocks_of(root)
    found = _positions(draft.blocks, placed)
    if not found:
        return []
    homes = Counter(placed[at].element.getparent() for at in found.values())
    taken = {_folded(block.text) for block in draft.blocks}
    body = _folded(facts.body)
    missing = _Missing(placed, {home for home, count in homes.items() if count >= 2}, taken, body)
    whole: list[Block] = []
    last: int | None = None
    for number, block in enumerate(draft.blocks):
        at = found.get(number)
        if at is not None:
            before = range(last + 1, at) if last is not None else range(0)
            whole += missing.among(before)
            last = at
        whole.append(block)
    text_begins = [at for number, at in found.items() if not _is_heading(draft.blocks[number])]
    if text_begins:
        lead = missing.lead(range(text_begins[0]), facts)
        after_headline = next(at for at, block in enumerate(whole) if not _is_heading(block))
        whole[after_headline:after_headline] = lead
    draft.blocks = whole
    return missing.doubtful


def _is_heading(block: Block) -> bool:
    return block.kind is BlockKind.HEADING


def take_off_links_at_end(draft: Draft, root: Any) -> list[str]:  # noqa: ANN401 - lxml has no types
    """Take what is nothing but links, on the page *root*, off the end of *draft*; return it.

    So is a heading that nothing follows.
    """
    links = {
        _folded(placed.block.text)
        for placed in placed_blocks_of(root)
        if placed.linked >= _WHOLLY * len(placed.block.text)
    }
    end = len(draft.blocks)
    while end > 1 and (
        _is_heading(draft.blocks[end - 1]) or _folded(draft.blocks[end - 1].text) in links
    ):
        end -= 1
    taken = [block.text for block in draft.blocks[end:]]
    del draft.blocks[end:]
    return taken


class _Missing:
    """What of the page's blocks belongs to the article and was not found."""

    def __init__(
        self, placed: list[PlacedBlock], homes: set[Any], taken: set[str], body: str
    ) -> None:
        self._placed = placed
        self._homes = homes
        self._taken = taken
        self._body = body
        self.doubtful: list[str] = []

    def among(self, numbers: range) -> list[Block]:
        """Return the blocks with these *numbers* that belong to those around them."""
        blocks: list[Block] = []
        for at in numbers:
            candidate = self._placed[at]
            if self._is_new(candidate) and self._belongs(candidate):
                blocks.append(candidate.block)
                if candidate.block.kind is not BlockKind.HEADING:
                    self.doubtful.append(candidate.block.text)
        return blocks

    def lead(self, numbers: range, facts: PageFacts) -> list[Block]:
        """Return the lead that stands over the first block found, at most one paragraph."""
        summary = _folded(facts.description)
        for at in reversed(numbers):
            candidate = self._placed[at]
            text = candidate.block.text
            if len(text) < _LEAST_LEAD or not self._is_new(candidate):
                continue
            folded = _folded(text)
            is_summary = bool(summary) and (folded == summary or folded.startswith(summary[:-3]))
            named = _LEAD.search(_names(candidate.element)) and ends_a_sentence(text)
            if is_summary or named or folded in self._body:
                self.doubtful.append(text)
                return [Block(BlockKind.PARAGRAPH, text)]
        return []

    def _is_new(self, candidate: PlacedBlock) -> bool:
        folded = _folded(candidate.block.text)
        if not folded or folded in self._taken or 2 * candidate.linked > len(candidate.block.text):
            return False
        return not is_boilerplate(candidate.block.text)

    def _belongs(self, candidate: PlacedBlock) -> bool:
        folded = _folded(candidate.block.text)
        if len(folded) >= _LEAST_SHARED and folded in self._body:
            return True
        element = candidate.element
        if element.getparent() not in self._homes or not _is_the_articles(element):
            return False
        if candidate.block.kind is BlockKind.HEADING:
            return candidate.block.text.count(" ") < _LONGEST_HEADING
        return element.tag in ("p", "blockquote") and ends_a_sentence(candidate.block.text)


def _positions(blocks: list[Block], placed: list[PlacedBlock]) -> dict[int, int]:
    """Return for each of *blocks* that the page has as one block where it stands there."""
    where: dict[str, list[int]] = {}
    for at, candidate in enumerate(placed):
        where.setdefault(_folded(candidate.block.text), []).append(at)
    found: dict[int, int] = {}
    last = -1
    for number, block in enumerate(blocks):
        following = [at for at in where.get(_folded(block.text), [])[:20] if at > last]
        if following:
            last = found[number] = following[0]
    return found


def _is_the_articles(element: Any) -> bool:  # noqa: ANN401 - lxml has no types
    for _level in range(_LEVELS):
        if element is None or element.tag in ("article", "main", "body"):
            return True
        if element.tag in ("aside", "footer", "nav") or _NOT_THE_ARTICLE.search(_names(element)):
            return False
        element = element.getparent()
    return True


def _names(element: Any) -> str:  # noqa: ANN401 - lxml has no types
    return f"{element.get('class', '')} {element.get('id', '')}"


def _folded(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
