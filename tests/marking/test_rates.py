"""What the sum-up says."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from marking.lessons_for_marking import (
    DEFINED,
    FIGURE,
    STATE,
    UNNAMED,
    key,
    lesson_of,
    lessons,
    mark,
    some_marks,
)

from whosays.lesson_packs.lesson import Lesson
from whosays.marking.mark import Mark
from whosays.marking.rates import rates_in_words, what_to_practise
from whosays.marking.scoring import score

TEXT = (
    "The ministry said about 60 people came. Sources close to the army counted 500 more. "
    "A teacher, Ana Ruiz, sold cakes to her neighbours all afternoon in the old market square."
)
LESSON = lesson_of(
    TEXT,
    key(TEXT, "The ministry", STATE),
    key(TEXT, "about 60 people", FIGURE),
    key(TEXT, "Sources close to the army", UNNAMED),
    key(TEXT, "500 more", FIGURE),
)


def said(*marks: Mark) -> tuple[str, str]:
    return rates_in_words(LESSON, score(LESSON, marks, DEFINED))


def test_both_rates_are_said_apart() -> None:
    found, marked = said(
        mark(TEXT, "The ministry", STATE),
        mark(TEXT, "about 60 people", FIGURE),
        mark(TEXT, "Sources", UNNAMED),
        mark(TEXT, "500 more", UNNAMED),
        mark(TEXT, "sold cakes", UNNAMED),
    )
    assert found.startswith("You found 3 of 4 passages to check.")
    assert "1 of them another name" in found
    assert marked == "Of your 5 marks, 1 was on a passage that needs no check."


def test_no_marks_and_nothing_found() -> None:
    assert said() == (
        "There were 4 passages to check; you found none of them.",
        "You marked nothing.",
    )


def test_one_mark_is_spoken_of_as_one() -> None:
    assert said(mark(TEXT, "Ana Ruiz", UNNAMED))[1].startswith(
        "Your one mark was on a passage that needs no check."
    )
    assert said(mark(TEXT, "500 more", FIGURE))[1] == "Your one mark was on a passage to check."


def test_marking_everything_is_named() -> None:
    everything = [
        Mark(span.start, span.end, STATE) for span in LESSON.words.spans[: len(LESSON.words) - 3]
    ]
    assert "Your marks cover most of the text." in said(*everything)[1]


def test_marking_much_in_vain_is_named() -> None:
    marked = said(
        mark(TEXT, "cakes", STATE), mark(TEXT, "500 more", FIGURE), mark(TEXT, "A teacher", STATE)
    )
    assert "More than half of your marks found nothing" in marked[1]


def test_an_article_with_nothing_to_find() -> None:
    lesson = lesson_of("The council met and voted.")
    found, marked = rates_in_words(lesson, score(lesson, [], DEFINED))
    assert found == "In this article the key asks you to check nothing."
    assert marked == "You marked nothing."


def test_what_to_practise_names_the_category_and_its_question() -> None:
    result = score(
        LESSON, [mark(TEXT, "The ministry", STATE), mark(TEXT, "cakes", UNNAMED)], DEFINED
    )
    sentences = what_to_practise(result, DEFINED)
    assert [sentence.partition(":")[0] for sentence in sentences] == [
        "Unnamed source",
        "Unverifiable figure",
    ]
    assert sentences[1] == (
        "Unverifiable figure: look for more of them. Ask: Ask Unverifiable figure?"
    )


@given(lessons(), st.data())
@settings(max_examples=80, deadline=None)
def test_there_is_always_something_to_say_and_nothing_about_truth(
    lesson: Lesson, data: st.DataObject
) -> None:
    result = score(lesson, data.draw(some_marks(lesson)), DEFINED)
    sentences = [*rates_in_words(lesson, result), *what_to_practise(result, {})]
    assert len(sentences) >= 3
    for sentence in sentences:
        assert sentence.endswith((".", "?"))
        assert "{" not in sentence
        assert not {"false", "true", "fake", "lie", "propaganda"} & set(sentence.lower().split())
