"""Contested spans are talked about, and counted nowhere."""

from __future__ import annotations

from pathlib import Path

from whosays.lesson_packs.categories import built_in_categories
from whosays.lesson_packs.reading import read_lesson_text
from whosays.marking.discussion import left_to_discuss
from whosays.marking.mark import Mark
from whosays.marking.result import OutcomeName
from whosays.marking.scoring import score

LESSON = """---
id: small
title: Small
level: 1
minutes: 5
practice: independent
categories: unnamed-source, unverifiable-figure
origin: written
---
Read.

# Article

[Some say]{#some .contested .unnamed-source} that [about 40]{#cars .unverifiable-figure} came.

# Key

## Who? {#some}

It can be argued.

## Forty {#cars}

Nobody says who counted.
"""


def test_a_contested_span_without_a_mark_is_left_to_discuss_and_with_one_is_an_outcome() -> None:
    reading = read_lesson_text(LESSON, str(Path("small.md")))
    lesson = reading.lesson
    assert lesson is not None, reading.problems
    categories = built_in_categories()
    result = score(lesson, [], categories)
    (left,) = left_to_discuss(lesson, result, categories)
    assert left.span.of(lesson.text) == "Some say"
    assert left.explanation == "It can be argued."
    assert not left.disputable
    marked = score(lesson, [Mark(0, 8, "unnamed-source")], categories)
    assert left_to_discuss(lesson, marked, categories) == ()
    assert OutcomeName.NEUTRAL in [outcome.name for outcome in marked.outcomes]
