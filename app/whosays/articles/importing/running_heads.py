"""Takes running heads, feet and page numbers off the pages of a PDF."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whosays.articles.importing.pdf_lines import PlacedLine

_AT_EDGE = 3  # lines from the top or the bottom of a page
_NUMBER = re.compile(
    r"[-–—\s|]*(?:(?i:page|p\.|seite|pagina|página)\s*)?(\d{1,4})(?:\s*(?:/|of|von|de|sur)\s*\d{1,4})?[-–—\s|]*"
)
_SAYS_PAGE = re.compile(r"(?i).*(?:page|seite|pagina|página|/|\bof\b|–|—|\|).*")
_DIGITS = re.compile(r"\d+")


def without_running_heads(
    pages: list[list[PlacedLine]],
) -> tuple[list[list[PlacedLine]], list[str]]:
    """Return *pages* without what repeats at their edges, and one example of each line left out.

    A line repeats if it stands at the edge of at least half the pages, and at least two, whatever
    its numbers. On a single page, only a line that says that it is a page number goes.
    """
    shapes = Counter(
        shape for page in pages for shape in {_shape(page[at].text) for at in _edges(page)}
    )
    needed = max(2, (len(pages) + 1) // 2)
    repeated = {shape for shape, count in shapes.items() if count >= needed}
    offsets = _page_number_offsets(pages)
    left_out: dict[str, str] = {}
    kept_pages: list[list[PlacedLine]] = []
    for number, page in enumerate(pages):
        edges = _edges(page)
        kept: list[PlacedLine] = []
        for at, line in enumerate(page):
            shape = _shape(line.text)
            if at in edges and (shape in repeated or _is_page_number(line.text, number, offsets)):
                left_out.setdefault(shape, line.text)
            else:
                kept.append(line)
        kept_pages.append(kept)
    return kept_pages, list(left_out.values())


def _edges(page: list[PlacedLine]) -> set[int]:
    """Return which lines of *page* are its highest and lowest, wherever the file writes them."""
    by_height = sorted(range(len(page)), key=lambda at: page[at].y)
    return {*by_height[:_AT_EDGE], *by_height[-_AT_EDGE:]}


def _shape(text: str) -> str:
    """Return *text* with every number alike; a number alone has no shape to recognise it by."""
    shape = _DIGITS.sub("#", text).strip()
    return text if shape == "#" else shape


def _page_number_offsets(pages: list[list[PlacedLine]]) -> set[int]:
    """Return by how much lone numbers at the edges differ from the page's place in the file."""
    offsets: Counter[int] = Counter()
    for number, page in enumerate(pages):
        found = (_NUMBER.fullmatch(page[at].text) for at in _edges(page))
        offsets.update({int(match[1]) - number for match in found if match})
    return {offset for offset, count in offsets.items() if count >= 2 or offset == 1}


def _is_page_number(text: str, number: int, offsets: set[int]) -> bool:
    found = _NUMBER.fullmatch(text)
    if found is None:
        return False
    return int(found[1]) - number in offsets or bool(_SAYS_PAGE.match(text))
