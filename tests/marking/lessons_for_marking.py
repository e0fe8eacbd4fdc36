"""Builds lessons for the tests of marking: by hand from bracketed text, and at random."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import strategies as st

from whosays.articles.span import Span
from whosays.lesson_packs.lesson import (
    Category,
    KeySpan,
    Lesson,
    Origin,
    Practice,
    Role,
)
from whosays.marking.mark import Mark

CATEGORIES = ("unnamed-source", "state-agency", "unverifiable-figure")
UNNAMED, STATE, FIGURE = CATEGORIES

DEFINED = {
    identifier: Category(identifier, name, name[0], f"Definition of {name}.", f"Ask {name}?")
    for identifier, name in zip(
        CATEGORIES, ("Unnamed source", "State agency", "Unverifiable figure"), strict=True
    )
}


def lesson_of(text: str, *key: KeySpan, trains: tuple[str, ...] = CATEGORIES) -> Lesson:
    return Lesson(
        id="made-up",
        title="Made up",
        level=1,
        minutes=5,
        practice=Practice.INDEPENDENT,
        categories=trains,
        origin=Origin.WRITTEN,
        brief="",
        text=text,
        path=Path("made-up.md"),
        key=tuple(sorted(key, key=lambda span: span.core)),
    )


def place(text: str, words: str, nth: int = 1) -> Span:
    found = [match.start() for match in re.finditer(re.escape(words), text)]
    return Span(found[nth - 1], found[nth - 1] + len(words))


def mark(text: str, words: str, category: str, nth: int = 1) -> Mark:
    span = place(text, words, nth)
    return Mark(span.start, span.end, category)


def key(
    text: str,
    words: str,
    *categories: str,
    extent: str = "",
    role: Role = Role.TARGET,
    given: bool = False,
    identifier: str = "",
    again_for: str | None = None,
    explanation: str | None = None,
) -> KeySpan:
    core = place(text, words)
    return KeySpan(
        id=identifier or words.replace(" ", "-"),
        role=role,
        categories=categories,
        core=core,
        extent=place(text, extent) if extent else core,
        given=given,
        again_for=again_for,
        explanation=f"About {words}." if explanation is None else explanation,
        ask=f"Why {words}?" if explanation is None else "",
    )


@st.composite
def lessons(draw: st.DrawFn) -> Lesson:
    """Draw any lesson whose cores of one category do not overlap."""
    paragraphs = draw(st.lists(st.integers(2, 7), min_size=1, max_size=4))
    text, words, number = "", [], 0
    for length in paragraphs:
        text += "\n\n" if text else ""
        for at in range(length):
            word = "the" if draw(st.integers(0, 9)) == 0 else f"w{number}"
            text += " " if at else ""
            words.append(Span(len(text), len(text) + len(word)))
            text += word + draw(st.sampled_from(["", "", "", ".", ","]))
            number += 1
    trains = draw(st.permutations(CATEGORIES))[: draw(st.integers(1, 3))]
    plain = lesson_of(text, trains=tuple(trains))
    spans: list[KeySpan] = []
    for index in range(draw(st.integers(0, 8))):
        spans += _drawn_span(draw, plain, words, spans, f"s{index}")
    return lesson_of(text, *spans, trains=tuple(trains))


def _drawn_span(
    draw: st.DrawFn, lesson: Lesson, words: list[Span], earlier: list[KeySpan], identifier: str
) -> list[KeySpan]:
    first = draw(st.integers(0, len(words) - 1))
    last = min(first + draw(st.integers(0, 3)), len(words) - 1)
    wider_first = max(first - draw(st.integers(0, 3)), 0)
    wider_last = min(last + draw(st.integers(0, 3)), len(words) - 1)
    span = KeySpan(
        id=identifier,
        role=draw(st.sampled_from([Role.TARGET, Role.TARGET, Role.TARGET, *Role])),
        categories=tuple(draw(st.permutations(CATEGORIES))[: draw(st.sampled_from([1, 1, 2]))]),
        core=Span(words[first].start, words[last].end),
        extent=Span(words[wider_first].start, words[wider_last].end),
        given=draw(st.integers(0, 9)) == 0,
    )
    compared = lesson.words.compared(span.core.start, span.core.end)
    clashes = any(
        other.scored
        and set(other.categories) & set(span.categories)
        and compared & lesson.words.compared(other.core.start, other.core.end)
        for other in earlier
    )
    return [] if span.scored and (clashes or not compared) else [span]


def some_marks(lesson: Lesson) -> st.SearchStrategy[list[Mark]]:
    """Draw marks, many of them on the key's spans."""
    words = lesson.words.spans

    def between(ends: tuple[int, int], category: str) -> Mark:
        first, last = min(ends), max(ends)
        return Mark(words[first].start, words[last].end, category)

    category = st.sampled_from(CATEGORIES)
    number = st.integers(0, len(words) - 1)
    anywhere = st.builds(between, st.tuples(number, number), category)
    on_key = [span for entry in lesson.key for span in (entry.core, entry.extent)]
    if not on_key:
        return st.lists(anywhere, max_size=8)
    on_span = st.builds(
        lambda span, named: Mark(span.start, span.end, named), st.sampled_from(on_key), category
    )
    right = [
        Mark(entry.core.start, entry.core.end, named)
        for entry in lesson.key
        for named in entry.categories
    ]
    return st.lists(st.one_of(st.sampled_from(right), on_span, anywhere), max_size=8)
