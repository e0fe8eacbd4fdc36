"""Joins the lines of a fixed width, as in PDFs and mails, to the paragraphs they were set from."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from whosays.articles.importing.hyphens import OwnWords, is_broken, joined
from whosays.articles.importing.sentence_ends import ends_or_pauses

_WIDEST = 130  # code points; a longer line is a paragraph by itself
_SHORTEST_EVIDENCE = 30  # code points; a shorter line may be a heading
_BULLET = re.compile(r"(?:[•◦▪●■‣·*–—-]|\(?\d{1,2}[.)])\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it was set: blank lines before it, whether it is indented, its size in points."""

    text: str
    blanks: int = 0
    indented: bool = False
    size: float = 0.0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, as one; *size* is that of its letters."""

    text: str
    size: float = 0.0
    is_item: bool = False


def paragraphs_of(lines: list[Line], own: OwnWords) -> tuple[list[Paragraph], bool]:
    """Return the paragraphs of *lines*, none of them empty, and whether lines had to be joined."""
    lines = _single_spaced(lines)
    wrapped_at = _width(lines) if _is_wrapped(lines) else 0
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1][-1], line, wrapped_at):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_paragraph(group, own) for group in groups], any(len(group) > 1 for group in groups)


def _paragraph(group: list[Line], own: OwnWords) -> Paragraph:
    bullet = _BULLET.match(group[0].text)
    texts = [line.text for line in group]
    if bullet:
        texts[0] = texts[0][bullet.end() :]
    return Paragraph(joined(texts, own), group[0].size, is_item=bool(bullet))


def _single_spaced(lines: list[Line]) -> list[Line]:
    """Take the blank line away that follows every line of a double-spaced text."""
    following = lines[1:]
    spaced = sum(line.blanks == 1 for line in following)
    if not following or spaced < 0.7 * len(following):
        return lines
    closed = [replace(line, blanks=max(line.blanks - 1, 0)) for line in lines]
    return closed if _is_wrapped(closed) else lines


def _width(lines: list[Line]) -> int:
    """Return the width that most lines keep to: nine of ten are not longer."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[(len(lengths) - 1) * 9 // 10] if lengths else 0


def _is_wrapped(lines: list[Line]) -> bool:
    """Tell whether sentences run on from line to line, so that line ends mean nothing."""
    if _width(lines) > _WIDEST:
        return False
    pairs = [(a.text, b.text) for a, b in pairwise(lines) if not b.blanks]
    evidence = sum(_runs_on(first, second) for first, second in pairs)
    return evidence >= max(1, len(pairs) // 5)


def _runs_on(first: str, second: str) -> bool:
    if is_broken(first, second):
        return True
    return (
        len(first) >= _SHORTEST_EVIDENCE
        and not ends_or_pauses(first)
        and (second[0].islower() or not (second[0].isupper() or second[0] in "\"“‘'«(0123456789"))
        and not _BULLET.match(second)
    )


def _continues(line: Line, following: Line, wrapped_at: int) -> bool:
    """Tell whether *following* goes on with the paragraph of *line*."""
    if not wrapped_at or following.blanks or _BULLET.match(following.text):
        return False
    if abs(line.size - following.size) > 0.5 or (following.indented and not line.indented):
        return False
    if is_broken(line.text, following.text) or following.text[0].islower():
        return True
    first_word = following.text.split(maxsplit=1)[0]
    slack = wrapped_at // 10 if line.size else 3  # letters of print differ in width
    would_have_fitted = len(line.text) + 1 + len(first_word) + slack <= wrapped_at
    return not would_have_fitted
