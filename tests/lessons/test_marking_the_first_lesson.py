"""What readers who mark the first lesson in different ways are told."""

from __future__ import annotations

import pytest

from whosays.bundled import bundled
from whosays.lesson_packs.categories import built_in_categories
from whosays.lesson_packs.lesson import Lesson
from whosays.lesson_packs.reading import read_pack
from whosays.marking.mark import Mark
from whosays.marking.result import OutcomeName, Result
from whosays.marking.scoring import score

CAREFUL = [
    ("state-agency", "TASS"),
    ("state-agency", "the head of the SVR press bureau Sergei Ivanov"),
    ("unnamed-source", "information received"),
    ("state-agency", "Foreign Intelligence Service"),
    ("unverifiable-figure", "about 60 IS militants"),
    ("unnamed-source", "the information"),
    ("unverifiable-figure", "up to 500 ISIS and other jihadists"),
]
GENEROUS = [
    ("state-agency", "MOSCOW (TASS)"),
    ("state-agency", "by the head of the SVR press bureau Sergei Ivanov"),
    ("unnamed-source", "According to information received"),
    ("state-agency", "by the Foreign Intelligence Service"),
    ("unverifiable-figure", "about 60 IS militants aged 20 to 25"),
    ("unnamed-source", "According to the information of the SVR"),
    ("unverifiable-figure", "up to 500 ISIS and other jihadists loyal to Washington"),
]


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    reading = read_pack(bundled("lessons") / "the-copy-desk")
    assert reading.pack is not None, "\n".join(map(str, reading.problems))
    found = reading.pack.lesson("al-tanf")
    assert found is not None
    return found


def marked(lesson: Lesson, phrases: list[tuple[str, str]]) -> Result:
    marks = []
    for category, phrase in phrases:
        start = lesson.text.index(phrase)
        marks.append(Mark(start, start + len(phrase), category))
    return score(lesson, marks, built_in_categories())


@pytest.mark.parametrize("phrases", [CAREFUL, GENEROUS], ids=["source alone", "whole phrase"])
def test_reader_who_finds_everything_scores_in_full(
    lesson: Lesson, phrases: list[tuple[str, str]]
) -> None:
    result = marked(lesson, phrases)
    assert result.score == pytest.approx(1.0)
    named = {outcome.name for outcome in result.outcomes}
    assert named == {OutcomeName.FOUND, OutcomeName.LEFT_ALONE_RIGHTLY}


def test_reader_who_marks_nothing_is_told_of_seven_misses(lesson: Lesson) -> None:
    result = marked(lesson, [])
    assert result.score == 0
    assert sum(outcome.name is OutcomeName.MISSED for outcome in result.outcomes) == 7


def test_marking_later_mentions_and_contested_phrases_changes_nothing(lesson: Lesson) -> None:
    more = [
        ("state-agency", "the SVR spokesman"),
        ("state-agency", "of the SVR,"),
        ("unverifiable-figure", "aged 20 to 25"),
        ("unnamed-source", "The facts presented"),
    ]
    assert marked(lesson, CAREFUL + more).score == pytest.approx(1.0)


def test_spokesman_marked_as_unnamed_is_answered_with_the_author_s_words(lesson: Lesson) -> None:
    result = marked(lesson, [*CAREFUL, ("unnamed-source", "the SVR spokesman")])
    taken = [item for item in result.outcomes if item.name is OutcomeName.DECOY_TAKEN]
    assert [item.key for item in taken] == ["spokesman"]
    assert "Sergei Ivanov" in taken[0].explanation
    assert result.score < 1


def test_named_speaker_taken_for_an_unnamed_source_is_right_place_wrong_name(
    lesson: Lesson,
) -> None:
    wrong = [("unnamed-source", "the head of the SVR press bureau Sergei Ivanov")]
    result = marked(lesson, wrong)
    about = [item for item in result.outcomes if item.key == "ivanov"]
    assert [item.name for item in about] == [OutcomeName.FOUND_UNDER_ANOTHER_NAME]


def test_marking_every_sentence_in_every_category_pays_little(lesson: Lesson) -> None:
    everything = [
        (category, sentence.of(lesson.text))
        for sentence in lesson.sentences.spans
        for category in lesson.categories
    ]
    assert marked(lesson, everything).score < 0.1
