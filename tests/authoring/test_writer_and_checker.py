"""Whatever is made in the studio, step by step, is a lesson that the checker passes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.articles.span import Span
from whosays.authoring.key_only import without_article
from whosays.authoring.lesson_text import LessonText
from whosays.authoring.new_lesson import NewLesson, new_lesson
from whosays.authoring.prose import with_brief, with_notes
from whosays.authoring.questions import with_questions
from whosays.authoring.spans import (
    Meaning,
    with_core,
    with_explanation,
    with_extent,
    with_meaning,
    with_span,
    without_span,
)
from whosays.authoring.trace import new_row_id, with_trace
from whosays.errors import KnownError
from whosays.lesson_packs.fetched_article import lesson_with_article
from whosays.lesson_packs.lesson import Choice, Origin, Question, Role, TraceRow
from whosays.lesson_packs.problem import Severity
from whosays.lesson_packs.reading import read_lesson_text

CATEGORIES = ("unnamed-source", "state-agency", "unverifiable-figure")
WORDS = st.text("abcdefgh  éñ中א🙂“”’'*_#-–1 2,;:.!?&", min_size=1, max_size=40)
SENTENCES = st.lists(
    st.sampled_from(
        [
            "Officials said 40 boats sank.", "“Nobody counted,” a source close to the port said.",
            "The ministry's press office confirmed it.", "It was a quiet night.", "1. First",
            "# no heading", "- no item", "*stars* and _lines_", "The U.S. Coast Guard denied it.",
            "Officials said so again.", "About 60 men, sources said, were freed.",
        ]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)  # fmt: skip
BODIES = st.lists(SENTENCES, min_size=1, max_size=4).map("\n\n".join)
QUESTIONS = st.builds(
    lambda asked, choices, right, told: Question(
        asked,
        False,
        tuple(Choice(text, n == right % len(choices)) for n, text in enumerate(choices)),
        told,
    ),
    WORDS.filter(str.strip),
    st.lists(WORDS.filter(str.strip), min_size=2, max_size=4),
    st.integers(0, 3),
    WORDS,
)


def spans_in(text: LessonText, data: st.DataObject) -> Span:
    words = text.shown.words.spans
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, min(first + 5, len(words) - 1)))
    return Span(words[first].start, words[last].end)


def meaning(text: LessonText, data: st.DataObject) -> Meaning:
    role = data.draw(st.sampled_from(Role))
    categories = tuple(data.draw(st.sets(st.sampled_from(CATEGORIES), min_size=1, max_size=2)))
    targets = [each.id for each in text.spans if each.role is Role.TARGET]
    first = data.draw(st.sampled_from(targets)) if targets and role is Role.AGAIN else None
    return Meaning(role, () if role is Role.AGAIN else categories, again_for=first)


def step(text: LessonText, data: st.DataObject) -> LessonText:
    """Return *text* after something that somebody does in the studio."""
    known = [span.id for span in text.spans]
    kinds = ["mark", "brief", "notes", "trace", "questions"]
    kinds += ["explain", "mean", "move", "reach", "remove"] if known else []
    kind = data.draw(st.sampled_from(kinds))
    if kind in ("mark", "brief", "notes", "trace", "questions"):
        return written(text, kind, data)
    return changed(text, kind, data.draw(st.sampled_from(known)), data)


def written(text: LessonText, kind: str, data: st.DataObject) -> LessonText:
    if kind == "mark":
        return with_span(text, spans_in(text, data), meaning(text, data))[0]
    if kind == "questions":
        return with_questions(text, data.draw(st.lists(QUESTIONS, max_size=3)))
    if kind == "trace":
        outlet = data.draw(WORDS.filter(str.strip))
        credited = tuple(row.id for row in text.trace[:1])
        identifier = new_row_id(outlet, text.trace)
        row = TraceRow(identifier, outlet, "2022-05-17", credited, (), "")
        return with_trace(text, (*text.trace, row))
    return (with_brief if kind == "brief" else with_notes)(text, data.draw(WORDS))


def changed(text: LessonText, kind: str, chosen: str, data: st.DataObject) -> LessonText:
    if kind == "explain":
        return with_explanation(text, chosen, *(data.draw(WORDS) for _field in range(3)))
    if kind == "mean":
        return with_meaning(text, chosen, meaning(text, data))
    if kind == "move":
        return with_core(text, chosen, spans_in(text, data))
    if kind == "reach":
        return with_extent(text, chosen, spans_in(text, data))
    return without_span(text, chosen)


@given(BODIES, WORDS, st.data())
@settings(max_examples=300, deadline=None)
def test_whatever_is_made_in_the_studio_passes_the_checker(
    body: str, title: str, data: st.DataObject
) -> None:
    facts = NewLesson(
        title, body, title, "A Paper", "2022-05", "https://p.example/a", rights="quoted",
        categories=CATEGORIES, origin=Origin.REAL,
    )  # fmt: skip
    text = LessonText(new_lesson(facts))
    assert read_lesson_text(text.text).lesson is not None
    for _step in range(data.draw(st.integers(1, 8))):
        try:
            text = step(text, data)
        except KnownError:
            continue  # it was refused, and nothing has changed
        reading = read_lesson_text(text.text)
        errors = [str(each) for each in reading.problems if each.severity is Severity.ERROR]
        assert not errors, text.text
    if text.spans:
        _passes_without_its_article(text)
    else:
        with pytest.raises(KnownError, match="key is empty"):
            without_article(text)


def _passes_without_its_article(text: LessonText) -> None:
    """What travels without its article is a lesson, too, and fits the article again."""
    alone = read_lesson_text(without_article(text).text)
    assert alone.lesson is not None, (alone.problems, text.text)
    whole, attached = lesson_with_article(alone.lesson, text.article.text)
    assert not attached.missing
    assert [span.core for span in whole.key] == [span.core for span in text.reading.lesson.key]  # type: ignore[union-attr]
