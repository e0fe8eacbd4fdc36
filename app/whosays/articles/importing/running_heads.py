"""Takes running heads, feet and page numbers off the pages of a PDF."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whosays.articles.importing.pdf_lines import PlacedLine

_AT_EDGE = 3  # lines from the top or the bottom of a page
_SMALL = 0.95  # of the size of the text
_APART = 2.0  # of the size of the text
_MOST_WORDS = 20
_NUMBER = re.compile(
    r"[-–—\s|]*(?:(?i:page|p\.|seite|pagina|página)\s*)?(\d{1,4})(?:\s*(?:/|of|von|de|sur)\s*\d{1,4})?[-–—\s|]*"
)
_SAYS_PAGE = re.compile(r"(?i).*(?:page|seite|pagina|página|/|\bof\b|–|—|\|).*")
_DIGITS = re.compile(r"\d+")


def without_running_heads(
    pages: list[list[PlacedLine]],
) -> tuple[list[list[PlacedLine]], list[str]]:
    """Return *pages* without what is printed at their edges, and an example of each such line.

    A line repeats if it stands at the edge of at least half the pages, and at least two, whatever
    its numbers. Beside those, page numbers go, and the outermost line where it is set small and
    apart.
    """
    repeated = _repeated(pages)
    offsets = _page_number_offsets(pages)
    body_size = _body_size(pages)
    left_out: dict[str, str] = {}
    kept_pages: list[list[PlacedLine]] = []
    for number, page in enumerate(pages):
        gone = _small_and_apart(page, body_size) | {
            at
            for at in _edges(page)
            if _shape(page[at].text) in repeated or _is_page_number(page[at].text, number, offsets)
        }
        for at in sorted(gone):
            left_out.setdefault(_shape(page[at].text), page[at].text)
        kept_pages.append([line for at, line in enumerate(page) if at not in gone])
    if not any(kept_pages):
        return pages, []  # every page is the same; that is not what running heads are
    return kept_pages, list(left_out.values())


def _repeated(pages: list[list[PlacedLine]]) -> set[str]:
    shapes = Counter(
        shape for page in pages for shape in {_shape(page[at].text) for at in _edges(page)}
    )
    needed = max(2, (len(pages) + 1) // 2)
    return {shape for shape, count in shapes.items() if count >= needed}


def _body_size(pages: list[list[PlacedLine]]) -> float:
    """Return the size that most of the text is set in."""
    amounts: Counter[float] = Counter()
    for page in pages:
        for line in page:
            amounts[line.size] += len(line.text)
    return max(amounts, key=amounts.__getitem__, default=0.0)


def _small_and_apart(page: list[PlacedLine], body_size: float) -> set[int]:
    """Return the highest and the lowest line, if they are smaller than the text and far from it."""
    by_height = sorted(range(len(page)), key=lambda at: page[at].y)
    if len(page) < _AT_EDGE:
        return set()
    ends = ((by_height[0], by_height[1]), (by_height[-1], by_height[-2]))
    return {
        at
        for at, inner in ends
        if page[at].size < _SMALL * body_size
        and abs(page[at].y - page[inner].y) > _APART * body_size
        and page[at].text.count(" ") < _MOST_WORDS
    }


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
