"""Writes what a span says in braces, in the article or at its entry, and takes brackets off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whosays.authoring.attribute_block import changed_block
from whosays.authoring.lesson_text import LessonText
from whosays.errors import KnownError
from whosays.lesson_packs.article import BracketedSpan
from whosays.lesson_packs.key import KeyEntry
from whosays.translation import _

Values = Mapping[str, str | None]
"""What stands behind equals signs; None takes a value out."""


def with_entry_block(
    text: LessonText, entry: KeyEntry, classes: Sequence[str] | None, values: Values
) -> LessonText:
    """Return *text* with *classes* and *values* at *entry*; classes that are None stay."""
    heading, attributes = entry.heading, entry.attributes
    rest = heading.line.text[heading.offset :]
    block = changed_block(rest, attributes, classes, values)
    start = text.lines.offset(heading.place(attributes.start))
    end = start + attributes.end - attributes.start
    return text.with_text(text.text[:start] + block + text.text[end:])


def with_bracket_block(
    text: LessonText,
    bracket: BracketedSpan,
    classes: Sequence[str] | None,
    values: Values,
    identifier: str,
) -> LessonText:
    """Return *text* with *classes* and *values* at *bracket*, which gets *identifier* if none."""
    attributes, passage = bracket.attributes, bracket.passage
    block = changed_block(passage.text, attributes, classes, values, identifier)
    start = text.lines.offset(passage.place(attributes.start))
    end = text.lines.offset(passage.place(attributes.end - 1)) + 1
    return text.with_text(text.text[:start] + block.replace("\n", " ") + text.text[end:])


def without_bracket(text: LessonText, bracket: BracketedSpan) -> LessonText:
    """Return *text* with the words of *bracket* as they stand in it.

    Raises KnownError where they would be read otherwise then.
    """
    attributes, passage = bracket.attributes, bracket.passage
    opening = text.lines.offset(bracket.place)
    closing = text.lines.offset(passage.place(attributes.start - 1))
    end = text.lines.offset(passage.place(attributes.end - 1)) + 1
    inside = text.text[opening + 1 : closing]
    for words in (inside, _held(inside)):  # which might begin as a list or a heading does
        made = text.with_text(text.text[:opening] + words + text.text[end:])
        if _article(made) == _article(text):
            return made
    raise KnownError(
        _(
            "Brackets in the text of the article keep these words as they are, and cannot be taken "
            "off here; change the article's text by hand."
        )
    )


def _article(text: LessonText) -> tuple[object, ...]:
    article = text.article
    return article.text, article.blocks, article.styles, article.parts


def _held(inside: str) -> str:
    digits = len(inside) - len(inside.lstrip("0123456789"))
    return f"{inside[:digits]}\\{inside[digits:]}"
