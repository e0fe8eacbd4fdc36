"""A lesson of 10,000 words with 200 key spans, and an attempt at it with 200 marks."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path

from lesson_packs.written_lessons import front

from whosays.articles.span import Span
from whosays.lesson_packs.lesson import Lesson, Pack
from whosays.lesson_packs.reading import read_pack
from whosays.progress.events import AttemptStarted, LearnerAdded, MarkAdded, Step, StepReached
from whosays.progress.record import Record
from whosays.settings import Place, write_place

WORDS = 10_000
MARKS = 200
_PARAGRAPH = 80  # words
_CATEGORIES = ("unnamed-source", "state-agency", "unverifiable-figure")
_SENTENCE = (
    "the harbour office said on Tuesday that about sixty crates were moved from pier nine to a "
    "warehouse which officials did not name while witnesses who asked for anonymity spoke of "
    "twice that number and a spokesman for the ministry declined to answer questions about it"
)
_VOCABULARY = _SENTENCE.split()
_PAGE = """---
format: 1
id: long
version: 1.0.0
title: A long read
authors: Nobody
language: en
licence: CC-BY-4.0
---
One long article.

## For whom

For a stop-watch.
"""


def long_article(*, keyed: bool) -> str:
    """Return the article as Markdown, the same words each time; with *keyed* its 200 spans."""
    chance = random.Random(1)  # noqa: S311 - the same article each time
    words = [chance.choice(_VOCABULARY) for _number in range(WORDS)]
    every = WORDS // MARKS
    if keyed:
        for number in range(MARKS):
            first = number * every + 10
            category = _CATEGORIES[number % 3]
            words[first] = f"[{words[first]}"
            words[first + 2] = f"{words[first + 2]}]{{#k{number} .{category}}}"
    else:
        for number in range(0, WORDS, every):
            words[number] = f"*{words[number]}*"
    starts = range(0, WORDS, _PARAGRAPH)
    return "\n\n".join(" ".join(words[start : start + _PARAGRAPH]) + "." for start in starts)


def long_key(*, keyed: bool) -> str:
    """Return the explanations of the 200 spans as Markdown; with *keyed* each names its span."""
    return "\n\n".join(
        f"## What {number} is{f' {{#k{number}}}' if keyed else ''}\n\nNobody is named."
        for number in range(MARKS)
    )


def write_pack(folder: Path) -> Path:
    """Write the pack with the long lesson into *folder*; return the lesson's file."""
    key = long_key(keyed=True)
    folder.mkdir(parents=True)
    (folder / "pack.md").write_text(_PAGE, encoding="utf-8")
    article = long_article(keyed=True)
    brief = "Mark what you would check."
    lesson = folder / "1-long.md"
    lesson.write_text(
        f"{front(id='long')}{brief}\n\n# Article\n\n{article}\n\n# Key\n\n{key}\n",
        encoding="utf-8",
    )
    return lesson


def now() -> datetime:
    """Return the present time, aware."""
    return datetime.now(UTC)


def marked_words(lesson: Lesson) -> list[tuple[str, Span]]:
    """Return the category and span of each of the 200 marks: three words each, all over."""
    words = lesson.words.spans
    every = len(words) // MARKS
    return [
        (_CATEGORIES[number % 3], Span(words[first].start, words[first + 2].end))
        for number, first in enumerate(range(20, every * MARKS, every))
    ]


def begin_attempt(data: Path, pack: Pack, lesson: Lesson, *, marks: int) -> None:
    """Put an attempt at *lesson* with *marks* marks into the record in *data*, and open there."""
    with Record.open(data, clock=now) as record:
        record.submit(LearnerAdded("ada", "Ada", now()))
        record.submit(
            AttemptStarted(
                "an-attempt",
                "ada",
                pack.id,
                lesson.id,
                lesson.text_hash,
                lesson.text,
                lesson.practice.value,
                now(),
            )
        )
        written = [record.submit(StepReached("an-attempt", Step.MARK, now()))]
        for number, (category, span) in enumerate(marked_words(lesson)[:marks]):
            written.append(
                record.submit(MarkAdded("an-attempt", f"m{number}", category, span, now()))
            )
        for each in written:
            each.result()
    write_place(data, Place("ada", "an-attempt"))


def installed_long_lesson(data: Path) -> tuple[Pack, Lesson, Path]:
    """Install the pack in *data*; return it, its lesson and the lesson's file."""
    path = write_pack(data / "packs" / "long")
    reading = read_pack(path.parent)
    if reading.pack is None:
        raise RuntimeError("\n".join(map(str, reading.problems)))
    return reading.pack, reading.pack.lessons[0], path
