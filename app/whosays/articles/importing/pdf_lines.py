"""Puts the pieces of text on a PDF's page together to lines, with where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from whosays.articles.importing.characters import mended_line
from whosays.articles.importing.lines import Line

if TYPE_CHECKING:
    from pypdf import PageObject

_GAP = 1.3  # of the usual distance between lines; more is a new paragraph
_LEAST_INDENT = 0.7  # of the size of the letters
_MOST_INDENT = 5.0  # of the size of the letters; more is another column
_LONGEST_PAGE = 200_000  # code points; no page that a person reads comes near


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line: where its first letter stands, in points from the page's lower left, and its size."""

    text: str
    x: float
    y: float
    size: float


def placed_lines(page: PageObject) -> list[PlacedLine]:
    """Return the lines of *page* in the order in which the file writes them."""
    pieces: list[tuple[str, float, float, float]] = []

    def note(text: str, cm: Sequence[float], tm: Sequence[float], _font: Any, size: float) -> None:  # noqa: ANN401 - pypdf's own signature
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = abs((tm[3] or tm[1]) * (cm[3] or cm[1])) or 1.0
        pieces.append((text, x, y, abs(size) * scale))

    page.extract_text(visitor_text=note)
    return _lines(pieces)


def _lines(pieces: list[tuple[str, float, float, float]]) -> list[PlacedLine]:
    lines: list[PlacedLine] = []
    begun: list[str] = []
    place = (0.0, 0.0, 0.0)
    length = 0

    def end() -> None:
        text = mended_line("".join(begun))
        if text:
            lines.append(PlacedLine(text, *place))
        begun.clear()

    for text, x, y, size in pieces:
        length += len(text)
        if length > _LONGEST_PAGE:
            break
        for number, part in enumerate(text.split("\n")):
            if number:
                end()
            if part.strip() and not "".join(begun).strip():
                place = (x, y, round(size, 1))
            begun.append(part)
    end()
    return lines


def lines_of(pages: list[list[PlacedLine]]) -> list[Line]:
    """Return the lines of all *pages* with the gaps and indents between them."""
    usual = _usual_distances(pages)
    lines: list[Line] = []
    for page in pages:
        for number, line in enumerate(page):
            before = page[number - 1] if number else None
            lines.append(_line(line, before, usual))
    return lines


def _usual_distances(pages: list[list[PlacedLine]]) -> dict[float, float]:
    """Return the usual distance from line to line, in points, for each size of letters."""
    distances: dict[float, list[float]] = {}
    for page in pages:
        for first, second in pairwise(page):
            if first.size == second.size and 0 < first.y - second.y < 4 * first.size:
                distances.setdefault(first.size, []).append(first.y - second.y)
    return {size: median(found) for size, found in distances.items()}


def _line(line: PlacedLine, before: PlacedLine | None, usual: dict[float, float]) -> Line:
    if before is None or before.y <= line.y:  # another page or column: the text may just go on
        return Line(line.text, size=line.size)
    is_gap = before.y - line.y > _GAP * usual.get(line.size, 1.2 * line.size)
    indent = (line.x - before.x) / (line.size or 1.0)
    return Line(line.text, int(is_gap), _LEAST_INDENT < indent < _MOST_INDENT, line.size)
