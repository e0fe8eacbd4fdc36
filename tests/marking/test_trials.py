"""Trials of discernment, counted by hand: a letter for each sentence under each category."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from marking.lessons_for_marking import (
    CATEGORIES,
    DEFINED,
    FIGURE,
    STATE,
    UNNAMED,
    key,
    lesson_of,
    lessons,
    mark,
    place,
    some_marks,
)

from whosays.articles.sentences import SENTENCES_VERSION
from whosays.articles.span import Span
from whosays.lesson_packs.lesson import ArticlePart, Lesson, Role
from whosays.lesson_packs.single_article import article_alone, base_lesson
from whosays.marking.evidence import Evidence
from whosays.marking.mark import Mark
from whosays.marking.observing import observe
from whosays.marking.scoring import score

TEXT = (
    "The ministry spoke of about 60 dead. Sources in the army said more. "
    "A teacher sold 12 cakes. It rained all day."
)
LESSON = lesson_of(
    TEXT,
    key(TEXT, "The ministry", STATE),
    key(TEXT, "about 60 dead", FIGURE),
    key(TEXT, "Sources in the army", UNNAMED, STATE),
    key(TEXT, "12 cakes", FIGURE, role=Role.DECOY),
)


def seen(lesson: Lesson, *marks: Mark) -> Evidence:
    return observe(lesson, marks, score(lesson, marks, DEFINED))


def letters(lesson: Lesson, *marks: Mark) -> dict[str, str]:
    return {one.result.category: one.trials for one in seen(lesson, *marks).categories}


def test_nothing_marked() -> None:
    # the army's sources have two names and are counted under the first, so that the second
    # sentence is no trial of the state agency
    assert letters(LESSON) == {UNNAMED: "rmrr", STATE: "m-rr", FIGURE: "mrRr"}


def test_everything_found_is_all_hits() -> None:
    marks = [
        mark(TEXT, "The ministry", STATE),
        mark(TEXT, "about 60 dead", FIGURE),
        mark(TEXT, "Sources in the army", STATE),  # under its other name
    ]
    assert letters(LESSON, *marks) == {UNNAMED: "rhrr", STATE: "h-rr", FIGURE: "hrRr"}


def test_everything_marked_under_every_name() -> None:
    everything = [Mark(0, len(TEXT), category) for category in CATEGORIES]
    assert letters(LESSON, *everything) == {UNNAMED: "ahaa", STATE: "h-aa", FIGURE: "haAa"}


def test_a_wrong_name_is_a_miss_and_an_alarm() -> None:
    assert letters(LESSON, mark(TEXT, "The ministry", UNNAMED)) == {
        UNNAMED: "amrr",
        STATE: "m-rr",
        FIGURE: "mrRr",
    }


def test_a_mark_counts_in_every_sentence_it_holds_a_word_of() -> None:
    run_on = Mark(TEXT.index("12"), TEXT.index("rained"), FIGURE)
    assert letters(LESSON, run_on)[FIGURE] == "mrAa"
    only_an_article = Mark(TEXT.index("A teacher"), TEXT.index("teacher"), FIGURE)
    assert letters(LESSON, only_an_article)[FIGURE] == "mrRr"


def test_a_second_name_elsewhere_in_the_sentence_is_a_trial_of_its_own() -> None:
    text = "An officer contradicted the ministry."
    lesson = lesson_of(
        text, key(text, "An officer", UNNAMED, STATE), key(text, "the ministry", STATE)
    )
    on_ministry, on_officer = mark(text, "ministry", STATE), mark(text, "officer", STATE)
    assert letters(lesson, on_ministry) == {UNNAMED: "m", STATE: "h", FIGURE: "r"}
    assert letters(lesson, on_officer) == {UNNAMED: "h", STATE: "m", FIGURE: "r"}


def test_what_can_be_argued_either_way_is_left_out() -> None:
    text = "Tass wrote. Later Tass added. Perhaps 5 came. Some 9 left in 3 buses. Six stayed."
    lesson = lesson_of(
        text,
        key(text, "Tass", STATE),
        replace(key(text, "Tass", STATE, role=Role.AGAIN), core=place(text, "Tass", 2)),
        key(text, "Perhaps 5", FIGURE, role=Role.CONTESTED),
        key(text, "Some 9", FIGURE, role=Role.CONTESTED, identifier="nine"),
        key(text, "3 buses", FIGURE, role=Role.DECOY),
        key(text, "Six", FIGURE, given=True),
    )
    assert letters(lesson) == {UNNAMED: "rrrrr", STATE: "m-rrr", FIGURE: "rr-R-"}
    # neutral marks count nowhere, not even beside a decoy
    neutral = [mark(text, "Some 9", FIGURE), mark(text, "Perhaps 5", FIGURE)]
    assert letters(lesson, *neutral)[FIGURE] == "rr-R-"


def test_a_target_that_runs_over_a_sentence_is_counted_in_its_first() -> None:
    text = "He named sources. Many of them fled. It rained."
    lesson = lesson_of(text, key(text, "sources. Many of them", UNNAMED), trains=(UNNAMED,))
    assert letters(lesson) == {UNNAMED: "m-r"}
    assert letters(lesson, mark(text, "Many of them", UNNAMED)) == {UNNAMED: "m-r"}
    assert letters(lesson, mark(text, "sources. Many", UNNAMED)) == {UNNAMED: "h-r"}


def test_only_decoys() -> None:
    text = "The court ruled. It fined him 500 crowns."
    lesson = lesson_of(
        text,
        key(text, "The court", STATE, role=Role.DECOY),
        key(text, "500 crowns", FIGURE, role=Role.DECOY),
    )
    assert letters(lesson, mark(text, "court", STATE)) == {UNNAMED: "rr", STATE: "Ar", FIGURE: "rR"}
    assert [one.decoys for one in seen(lesson).categories] == [0, 1, 1]


def test_each_article_of_a_lesson_is_judged_by_itself() -> None:
    first, second = "Sources said so. It rained.", "Tass wrote it."
    text = f"{first}\n\n{second}"
    lesson = replace(
        lesson_of(text, key(text, "Sources", UNNAMED), key(text, "Tass", STATE)),
        articles=(
            ArticlePart("p1", Span(0, len(first))),
            ArticlePart("p2", Span(len(first) + 2, len(text))),
        ),
    )
    across = Mark(text.index("rained"), text.index(" wrote"), STATE)
    found = seen(lesson, across)
    assert [(one.article, one.result.category, one.trials) for one in found.categories] == [
        ("p1", UNNAMED, "mr"),
        ("p1", STATE, "ra"),
        ("p1", FIGURE, "rr"),
        ("p2", UNNAMED, "r"),
        ("p2", STATE, "h"),
        ("p2", FIGURE, "r"),
    ]
    assert {one.sentences for one in found.categories} == {SENTENCES_VERSION}
    alone = article_alone(lesson, lesson.articles[1])
    assert (alone.id, alone.text, base_lesson(alone.id)) == ("made-up#p2", second, "made-up")
    # the part of the mark in the second article is "Tass" itself
    assert seen(alone, mark(second, "Tass", STATE)).categories == found.categories[3:]


def test_what_was_found_under_another_name_is_kept_with_the_name_meant() -> None:
    found = seen(LESSON, mark(TEXT, "about 60 dead", STATE), mark(TEXT, "cakes", UNNAMED))
    result = score(
        LESSON, [mark(TEXT, "about 60 dead", STATE), mark(TEXT, "cakes", UNNAMED)], DEFINED
    )
    named = {result.outcomes[number].category: meant for number, meant in found.meant.items()}
    assert named == {STATE: FIGURE}


def test_a_wrong_name_on_a_part_too_small_to_count_is_kept_with_the_name_meant_too() -> None:
    text = "Several people close to these talks spoke."
    lesson = lesson_of(text, key(text, "Several people close to these talks", UNNAMED, FIGURE))
    # one word of six is below 0.3
    wrong, right = mark(text, "talks", STATE), mark(text, "talks", FIGURE)
    assert list(seen(lesson, wrong).meant.values()) == [UNNAMED]
    assert seen(lesson, right).meant == {}


@given(lessons(), st.data())
@settings(max_examples=150, deadline=None)
def test_the_order_of_marks_and_copies_of_them_change_nothing(
    lesson: Lesson, data: st.DataObject
) -> None:
    marks = data.draw(some_marks(lesson))
    again = data.draw(st.permutations(marks + marks[:2]))
    assert seen(lesson, *marks).categories == seen(lesson, *again).categories


@given(lessons(), st.data())
@settings(max_examples=150, deadline=None)
def test_a_check_tells_what_its_result_tells(lesson: Lesson, data: st.DataObject) -> None:
    marks = data.draw(some_marks(lesson))
    result = score(lesson, marks, DEFINED)
    found = observe(lesson, marks, result)
    assert tuple(one.result for one in found.categories) == result.categories
    sentences = len(lesson.sentences.spans)
    assert all(len(one.trials) == sentences for one in found.categories)
    nothing = observe(lesson, [], score(lesson, [], DEFINED))
    assert not set("haA") & set("".join(one.trials for one in nothing.categories))
    everything = [Mark(0, len(lesson.text), category) for category in lesson.categories]
    all_marked = observe(lesson, everything, score(lesson, everything, DEFINED))
    assert [len(one.trials.replace("-", "")) for one in all_marked.categories] == [
        len(one.trials.replace("-", "")) for one in nothing.categories
    ]
