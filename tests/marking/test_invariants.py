"""What holds for every lesson and every set of marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from marking.lessons_for_marking import CATEGORIES, DEFINED, lessons, some_marks

from whosays.articles.span import Span
from whosays.lesson_packs.lesson import Lesson
from whosays.marking.mark import Mark
from whosays.marking.result import Outcome, OutcomeName, Result
from whosays.marking.scoring import score

ROUNDING = 1e-12

Spread = Callable[[Lesson, Mark], list[Mark]]


def checked(lesson: Lesson, marks: list[Mark]) -> Result:
    return score(lesson, marks, DEFINED)


def perfect_marks(lesson: Lesson, draw_name: st.DataObject) -> list[Mark]:
    marks = []
    for span in lesson.key:
        names = [name for name in span.categories if name in lesson.categories]
        if span.scored and names:
            name = draw_name.draw(st.sampled_from(names))
            marks.append(Mark(span.core.start, span.core.end, name))
    return marks


@given(lessons(), st.data())
@settings(max_examples=100, deadline=None)
def test_marking_every_core_under_a_right_name_scores_exactly_one(
    lesson: Lesson, data: st.DataObject
) -> None:
    result = checked(lesson, perfect_marks(lesson, data))
    assert result.score == 1.0
    if result.something_to_find:
        assert result.precision == result.recall == 1.0
    assert OutcomeName.MISSED not in {outcome.name for outcome in result.outcomes}


@given(lessons())
@settings(max_examples=80, deadline=None)
def test_no_marks_score_nothing_where_there_is_something_to_find(lesson: Lesson) -> None:
    result = checked(lesson, [])
    assert result.score == (0.0 if result.something_to_find else 1.0)


@given(lessons(), st.data())
@settings(max_examples=120, deadline=None)
def test_every_rate_stays_between_nought_and_one(lesson: Lesson, data: st.DataObject) -> None:
    result = checked(lesson, data.draw(some_marks(lesson)))
    rates = [result.score, result.precision, result.recall]
    for category in result.categories:
        rates += [category.precision, category.recall, category.f1]
    assert all(0.0 <= rate <= 1.0 for rate in rates if rate is not None)
    assert all(0.0 <= outcome.weight <= 1.0 for outcome in result.outcomes)


@given(lessons(), st.data())
@settings(max_examples=100, deadline=None)
def test_the_order_and_the_number_of_copies_do_not_matter(
    lesson: Lesson, data: st.DataObject
) -> None:
    marks = data.draw(some_marks(lesson))
    shuffled = data.draw(st.permutations(marks + marks[:3]))
    assert checked(lesson, list(shuffled)) == checked(lesson, marks)


@given(lessons(), st.data())
@settings(max_examples=100, deadline=None)
def test_each_mark_has_one_outcome_and_each_span_at_least_one(
    lesson: Lesson, data: st.DataObject
) -> None:
    marks = data.draw(some_marks(lesson))
    result = checked(lesson, marks)
    no_mark = (OutcomeName.MISSED, OutcomeName.LEFT_ALONE_RIGHTLY)
    of_marks = [outcome for outcome in result.outcomes if outcome.name not in no_mark]
    identities = {_identity(lesson, mark) for mark in marks}
    assert sorted(identities) == sorted(_identity(lesson, outcome) for outcome in of_marks)
    assert all(outcome.explanation for outcome in result.outcomes)


def _identity(lesson: Lesson, at: Mark | Outcome) -> tuple[str, tuple[int, ...]]:
    span = at.span
    words = tuple(sorted(lesson.words.compared(span.start, span.end)))
    return (at.category, words or (-span.start - 1, -span.end - 1))


def words_of(lesson: Lesson, mark: Mark) -> list[Mark]:
    touched = [lesson.words.spans[number] for number in lesson.words.touching(mark.start, mark.end)]
    return [Mark(word.start, word.end, mark.category) for word in touched]


def paragraph_of(lesson: Lesson, mark: Mark) -> list[Mark]:
    start = lesson.text.rfind("\n\n", 0, mark.start)
    start = 0 if start < 0 else start + 2
    end = lesson.text.find("\n\n", mark.end)
    return [Mark(start, len(lesson.text) if end < 0 else end, mark.category)]


def copies_of(_lesson: Lesson, mark: Mark) -> list[Mark]:
    return [mark, mark, mark]


def every_category(_lesson: Lesson, mark: Mark) -> list[Mark]:
    return [Mark(mark.start, mark.end, category) for category in CATEGORIES]


@pytest.mark.parametrize("spread", [words_of, paragraph_of, copies_of, every_category])
@given(lesson=lessons(), data=st.data())
@settings(max_examples=80, deadline=None)
def test_spreading_a_correct_mark_never_pays(
    spread: Spread, lesson: Lesson, data: st.DataObject
) -> None:
    marks = data.draw(some_marks(lesson))
    before = checked(lesson, marks)
    correct = [outcome for outcome in before.outcomes if outcome.name is OutcomeName.FOUND]
    assume(correct)
    chosen = data.draw(st.sampled_from(correct))
    core = next(span.core for span in lesson.key if span.id == chosen.key)
    replaced = _identity(lesson, chosen)
    others = [mark for mark in marks if _identity(lesson, mark) != replaced]
    spread_marks = spread(lesson, Mark(chosen.span.start, chosen.span.end, chosen.category))
    # a replacement that is there already would not replace the mark but remove it
    present = {_identity(lesson, mark) for mark in others}
    assume(
        any(
            _identity(lesson, mark) not in present and _shares_a_word(lesson, mark.span, core)
            for mark in spread_marks
        )
    )
    after = checked(lesson, others + spread_marks)
    assert after.score <= before.score + ROUNDING


def _shares_a_word(lesson: Lesson, one: Span, other: Span) -> bool:
    return bool(
        lesson.words.compared(one.start, one.end) & lesson.words.compared(other.start, other.end)
    )
