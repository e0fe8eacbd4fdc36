"""An article that a learner brought along: its text, and the lesson that it makes.

Nothing is kept beside the record, which holds the text of every attempt: the headline and where
the article is from are its first blocks, so that the lesson can be made from the text again, on
another machine, too. No pack has the id, because no pack's id may hold a colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from whosays.articles.span import Span
from whosays.lesson_packs.categories import SCORED
from whosays.lesson_packs.lesson import (
    ArticlePart,
    Block,
    BlockKind,
    KeySpan,
    Lesson,
    Origin,
    Pack,
    Practice,
)
from whosays.translation import _

OWN_PACK = "own:articles"

_GAP = re.compile(r"\s*\n\s*\n\s*")
_WORDS_A_MINUTE = 60  # of reading twice and marking
_LONGEST_HEADING = 120  # code points
_HEADLINE_WORDS = 14
_SENTENCE_ENDS = (".", "!", "?", "…", ":", ";", ",", "”", '"')


def own_pack() -> Pack:
    """Return the pack to which articles of a learner's own belong."""
    return Pack(
        id=OWN_PACK,
        version="",
        title=_("Articles of your own"),
        authors="",
        language="en",
        licence="",
        introduction="",
        folder=Path(),
    )


def own_text(headline: str, source: Iterable[str], body: str) -> str:
    """Return the text of an article: *headline*, a line of *source*, and *body*, where given.

    Blocks are separated by one blank line each, and white space at their edges is gone.
    """
    line = ", ".join(filter(None, (" ".join(part.split()) for part in source)))
    blocks = [" ".join(headline.split()), line, *_GAP.split(body.strip())]
    return "\n\n".join(block for block in blocks if block.strip())


def own_lesson(text: str, key: tuple[KeySpan, ...] = (), *, language: str = "en") -> Lesson:
    """Return the lesson that *text*, as ``own_text`` gives it, makes with *key*."""
    blocks = tuple(plain_blocks(text))
    lesson = Lesson(
        id="",
        title=_title(text),
        level=3,
        minutes=max(round(len(text.split()) / _WORDS_A_MINUTE), 1),
        practice=Practice.PROPOSED,
        categories=SCORED,
        origin=Origin.REAL,
        brief=_(
            "An article of your own. Mark in it what an editor would check. Then the program lays "
            "its proposals beside your marks. It goes by rules, knows nothing about the matter, "
            "and can be wrong in both ways: look at each, and say where you see it differently."
        ),
        text=text,
        path=Path(),
        blocks=blocks,
        articles=(ArticlePart("", Span(0, len(text))),),
        key=key,
        publisher=_("An article of your own"),
        language=language,
    )
    return replace(lesson, id=lesson.text_hash)


def _title(text: str) -> str:
    words = text.partition("\n\n")[0].split()
    if len(words) <= _HEADLINE_WORDS:
        return " ".join(words)
    return " ".join(words[:_HEADLINE_WORDS]).rstrip(" ,;:–—") + "…"


def plain_blocks(text: str) -> Iterable[Block]:
    """Give the blocks of *text*, separated by blank lines: headlines by their look."""
    starts = [0, *(gap.end() for gap in _GAP.finditer(text))]
    ends = [*(gap.start() for gap in _GAP.finditer(text)), len(text)]
    was_heading = False
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        span = Span(start, end)
        # what follows a headline at once is where the article is from, or its first words
        may_be = number + 1 < len(starts) and not was_heading
        was_heading = may_be and _is_heading(span.of(text))
        if was_heading:
            yield Block(BlockKind.HEADING, span, level=3 if number else 2)
        else:
            yield Block(BlockKind.PARAGRAPH, span)


def _is_heading(block: str) -> bool:
    """Tell whether *block* looks like one: short, on one line, and no sentence."""
    return len(block) <= _LONGEST_HEADING and "\n" not in block and block[-1:] not in _SENTENCE_ENDS
