"""Scores worked out by hand, on sentences composed for it."""

from __future__ import annotations

import pytest
from marking.lessons_for_marking import DEFINED, FIGURE, STATE, UNNAMED, key, lesson_of, mark

from whosays.lesson_packs.lesson import Lesson, Role
from whosays.marking.mark import Mark
from whosays.marking.result import CategoryResult, OutcomeName, Result
from whosays.marking.scoring import score

OFFICIAL = (
    "A senior official in the defence ministry said on Monday that about 60 fighters were seen. "
    "The mayor welcomed the visit."
)


def checked(lesson: Lesson, *marks: Mark) -> Result:
    return score(lesson, marks, DEFINED)


def category(result: Result, name: str) -> CategoryResult:
    return next(one for one in result.categories if one.category == name)


def names(result: Result) -> list[str]:
    return [outcome.name.value for outcome in result.outcomes]


def official_lesson() -> Lesson:
    return lesson_of(
        OFFICIAL,
        key(
            OFFICIAL,
            "A senior official",
            UNNAMED,
            extent="A senior official in the defence ministry said",
        ),
        key(OFFICIAL, "about 60 fighters", FIGURE),
    )


def test_the_core_alone_is_found_in_full_with_or_without_its_article() -> None:
    for words in ("A senior official", "senior official"):
        result = checked(official_lesson(), mark(OFFICIAL, words, UNNAMED))
        assert names(result) == ["found", "missed"]
        assert category(result, UNNAMED).f1 == 1.0
        assert result.score == 0.5  # one category of two


def test_the_whole_extent_is_found_in_full() -> None:
    words = "A senior official in the defence ministry said"
    result = checked(official_lesson(), mark(OFFICIAL, words, UNNAMED))
    assert names(result) == ["found", "missed"]
    assert result.score == 0.5


def test_half_of_a_core_weighs_half() -> None:
    # one of two compared words, none outside: 1 / (2 + 0)
    result = checked(official_lesson(), mark(OFFICIAL, "official", UNNAMED))
    assert names(result) == ["found in part", "missed"]
    assert category(result, UNNAMED).precision == 0.5
    assert category(result, UNNAMED).recall == 0.5
    assert result.score == 0.25


def test_words_beyond_the_extent_dilute() -> None:
    # core 2 words, and "on Monday that" are 3 beyond the extent: 2 / (2 + 3)
    words = "A senior official in the defence ministry said on Monday that"
    result = checked(official_lesson(), mark(OFFICIAL, words, UNNAMED))
    assert result.outcomes[0].name is OutcomeName.FOUND_IN_PART
    assert result.outcomes[0].weight == pytest.approx(0.4)
    assert result.score == pytest.approx(0.2)


def test_a_weight_below_three_tenths_is_none_but_no_false_alarm() -> None:
    # 2 / (2 + 7): a mark on most of the sentence
    words = OFFICIAL[: OFFICIAL.index(" fighters")]
    result = checked(official_lesson(), mark(OFFICIAL, words, UNNAMED))
    assert names(result)[0] == "found in part"
    assert result.outcomes[0].weight == 0.0
    assert category(result, UNNAMED).marks == 1
    assert result.score == 0.0


def test_the_right_place_under_the_wrong_name_is_worth_half() -> None:
    result = checked(official_lesson(), mark(OFFICIAL, "senior official", STATE))
    assert names(result) == ["found under another name", "missed"]
    assert result.outcomes[0].weight == 0.5
    assert category(result, UNNAMED).recall == 0.5
    assert category(result, STATE).precision == 0.5
    # 0.5 for unnamed sources, 0.5 for state agencies, 0 for figures
    assert result.score == pytest.approx(1 / 3)


def test_the_threshold_for_a_wrong_name_comes_before_the_halving() -> None:
    # "official" weighs 0.5 here, so it counts a quarter though that is below 0.3
    result = checked(official_lesson(), mark(OFFICIAL, "official", STATE))
    assert result.outcomes[0].weight == 0.25


def test_a_false_alarm_costs_as_much_as_a_miss() -> None:
    found = (mark(OFFICIAL, "senior official", UNNAMED), mark(OFFICIAL, "60 fighters", FIGURE))
    alarm = checked(official_lesson(), *found, mark(OFFICIAL, "The mayor", UNNAMED))
    assert "false alarm" in names(alarm)
    assert category(alarm, UNNAMED).f1 == pytest.approx(2 / 3)  # precision 1/2, recall 1
    two = lesson_of(
        OFFICIAL,
        key(OFFICIAL, "A senior official", UNNAMED),
        key(OFFICIAL, "The mayor", UNNAMED),
    )
    missed = checked(two, mark(OFFICIAL, "senior official", UNNAMED))
    assert category(missed, UNNAMED).f1 == pytest.approx(2 / 3)  # precision 1, recall 1/2


def test_identical_marks_count_once() -> None:
    once = mark(OFFICIAL, "senior official", UNNAMED)
    twice = mark(OFFICIAL, "A senior official", UNNAMED)
    assert checked(official_lesson(), once, twice, once).score == 0.5


def test_two_marks_that_are_both_full_count_once() -> None:
    first = mark(OFFICIAL, "senior official", UNNAMED)
    second = mark(OFFICIAL, "senior official in the defence ministry", UNNAMED)
    result = checked(official_lesson(), first, second)
    assert names(result) == ["found", "neutral", "missed"]
    assert category(result, UNNAMED).marks == 1


def test_a_better_mark_goes_first_and_the_other_is_found_in_part() -> None:
    part = mark(OFFICIAL, "official", UNNAMED)
    full = mark(OFFICIAL, "senior official", UNNAMED)
    result = checked(official_lesson(), part, full)
    assert names(result) == ["found", "found in part", "missed"]
    assert [outcome.weight for outcome in result.outcomes] == [1.0, 0.0, 0.0]
    assert category(result, UNNAMED).precision == 0.5


def test_either_of_two_names_is_right_and_both_are_one_mark() -> None:
    text = "A Pentagon official said so."
    lesson = lesson_of(text, key(text, "A Pentagon official", UNNAMED, STATE))
    unnamed, state = (mark(text, "Pentagon official", name) for name in (UNNAMED, STATE))
    assert checked(lesson, unnamed).score == 1.0
    assert checked(lesson, state).score == 1.0
    both = checked(lesson, unnamed, state)
    assert both.score == 1.0
    assert sorted(names(both)) == ["found", "neutral"]
    # the better of the two counts: "Pentagon" alone weighs 1/2
    assert checked(lesson, unnamed, mark(text, "Pentagon", STATE)).score == 1.0


def test_a_contested_passage_counts_neither_way() -> None:
    text = "They were about 60 militants aged 20 to 25 from the south."
    lesson = lesson_of(
        text,
        key(text, "about 60 militants", FIGURE),
        key(text, "aged 20 to 25", FIGURE, role=Role.CONTESTED),
    )
    found = mark(text, "about 60 militants", FIGURE)
    contested = mark(text, "aged 20 to 25", FIGURE)
    assert checked(lesson, found, contested).score == 1.0
    assert names(checked(lesson, found, contested)) == ["found", "neutral"]
    # under another category it is an alarm like any other
    assert checked(lesson, found, mark(text, "aged 20 to 25", STATE)).score == 0.5


def test_a_later_mention_is_right_if_marked_and_no_miss_if_not() -> None:
    text = "The ministry said yes. Later the ministry said no."
    lesson = lesson_of(
        text,
        key(text, "The ministry", STATE, identifier="first"),
        key(
            text,
            "the ministry",
            STATE,
            role=Role.AGAIN,
            identifier="later",
            again_for="first",
            explanation="",
        ),
    )
    first = mark(text, "The ministry", STATE)
    later = mark(text, "the ministry", STATE)
    assert checked(lesson, first).score == 1.0
    both = checked(lesson, first, later)
    assert both.score == 1.0
    assert both.outcomes[1].name is OutcomeName.NEUTRAL
    assert both.outcomes[1].explanation == "About The ministry."


def test_a_given_span_is_not_scored() -> None:
    text = "The ministry said yes. The army said no."
    lesson = lesson_of(
        text, key(text, "The ministry", STATE, given=True), key(text, "The army", STATE)
    )
    result = checked(lesson, mark(text, "The ministry", STATE), mark(text, "The army", STATE))
    assert names(result) == ["neutral", "found"]
    assert category(result, STATE).spans == 1
    assert result.score == 1.0


def test_a_decoy_is_taken_or_left_alone() -> None:
    text = "The ministry said the MQ-1C drone was seen."
    lesson = lesson_of(
        text,
        key(text, "The ministry", STATE),
        key(text, "MQ-1C", FIGURE, role=Role.DECOY),
    )
    found = mark(text, "The ministry", STATE)
    alone = checked(lesson, found)
    assert names(alone) == ["found", "left alone rightly"]
    assert alone.score == 1.0
    taken = checked(lesson, found, mark(text, "MQ-1C drone", FIGURE))
    assert names(taken) == ["found", "decoy taken"]
    assert taken.outcomes[1].explanation == "About MQ-1C."
    assert taken.score == 0.5


def test_a_decoy_for_one_category_is_no_answer_to_a_mark_of_another() -> None:
    text = "Officials met near the MQ-1C drone."
    lesson = lesson_of(text, key(text, "MQ-1C", FIGURE, role=Role.DECOY))
    result = checked(lesson, mark(text, "MQ-1C", STATE))
    assert sorted(names(result)) == ["false alarm", "left alone rightly"]


def test_with_nothing_to_find_each_sentence_marked_costs_a_third() -> None:
    text = "The council met. It voted. The mayor spoke. All left."
    lesson = lesson_of(text)
    assert checked(lesson).score == 1.0
    one = mark(text, "council met", STATE)
    assert checked(lesson, one).score == pytest.approx(2 / 3)
    # two marks in one sentence are one, two categories there are two
    again = mark(text, "council", STATE)
    assert checked(lesson, one, again).score == pytest.approx(2 / 3)
    other = mark(text, "council", UNNAMED)
    assert checked(lesson, one, other).score == pytest.approx(1 / 3)
    everything = [Mark(0, len(text), name) for name in (STATE, UNNAMED)]
    result = checked(lesson, *everything)
    assert result.score == 0.0
    assert result.precision is None
    assert result.recall is None


def test_evidence_nested_beside_the_body_that_has_it_are_two_things_to_check() -> None:
    text = "According to information received by the Foreign Intelligence Service, it is so."
    whole = "According to information received by the Foreign Intelligence Service"
    lesson = lesson_of(
        text,
        key(text, "information received", UNNAMED, extent=whole),
        key(text, "the Foreign Intelligence Service", STATE, extent=whole),
    )
    both = checked(
        lesson,
        mark(text, "information received", UNNAMED),
        mark(text, "by the Foreign Intelligence Service", STATE),
    )
    assert both.score == 1.0
    # one stroke over both is not full for either: 2 / (2 + 3) under the one name
    stroke = checked(lesson, mark(text, whole, UNNAMED))
    assert stroke.outcomes[0].weight == pytest.approx(0.4)


def test_one_stroke_over_two_cores_counts_for_the_heavier_unless_they_are_marked() -> None:
    text = "Two senior officials and a diplomat said so."
    lesson = lesson_of(
        text, key(text, "senior officials", UNNAMED), key(text, "a diplomat", UNNAMED)
    )
    stroke = mark(text, "senior officials and a diplomat", UNNAMED)
    alone = checked(lesson, stroke)
    assert names(alone) == ["found in part", "missed"]
    assert alone.outcomes[0].weight == 0.5  # 2 / (2 + 2)
    beside = checked(lesson, stroke, mark(text, "diplomat", UNNAMED))
    assert names(beside) == ["found in part", "found"]
    assert category(beside, UNNAMED).weight == 1.0


def test_marks_of_a_category_the_lesson_does_not_train_change_nothing() -> None:
    text = "The ministry counted 60 people."
    lesson = lesson_of(text, key(text, "The ministry", STATE), trains=(STATE,))
    result = checked(lesson, mark(text, "The ministry", STATE), mark(text, "60 people", FIGURE))
    assert result.score == 1.0
    assert names(result) == ["found", "neutral"]
    assert "Unverifiable figure" in result.outcomes[1].explanation


def test_the_table_of_what_is_one_span() -> None:
    text = "This was announced by the head of the SVR press bureau Sergei Ivanov on Tuesday."
    core = "the head of the SVR press bureau Sergei Ivanov"
    lesson = lesson_of(text, key(text, core, STATE, extent=f"announced by {core} on Tuesday"))
    assert checked(lesson, mark(text, core, STATE)).score == 1.0
    # head, of, SVR, press, bureau, Sergei, Ivanov are compared: the name alone is 2 of 7, none
    name_alone = checked(lesson, mark(text, "Sergei Ivanov", STATE))
    assert name_alone.score == 0.0
    assert names(name_alone) == ["found in part"]
    # without the name it is 5 of 7
    office = checked(lesson, mark(text, "the head of the SVR press bureau", STATE))
    assert office.score == pytest.approx(5 / 7)


def test_without_the_authors_words_the_category_speaks() -> None:
    text = "The ministry said so."
    lesson = lesson_of(text, key(text, "The ministry", STATE, explanation=""))
    result = checked(lesson)
    assert result.outcomes[0].explanation == "Definition of State agency."
    assert result.outcomes[0].ask == "Ask State agency?"
    unknown = score(lesson, [], {})
    assert "state-agency" in unknown.outcomes[0].explanation


def test_a_mark_without_a_word_to_compare_counts_neither_way() -> None:
    text = "The ministry said so, and the rest."
    lesson = lesson_of(text, key(text, "The ministry", STATE))
    result = checked(lesson, mark(text, "The ministry", STATE), Mark(20, 21, STATE))
    assert result.score == 1.0
    assert sorted(names(result)) == ["found", "neutral"]


def test_a_later_mention_inside_a_core_of_another_name_is_no_wrong_name() -> None:
    text = "According to the information of the SVR it is so."
    lesson = lesson_of(
        text,
        key(text, "the information of the SVR", UNNAMED),
        key(text, "the SVR", STATE, role=Role.AGAIN),
    )
    result = checked(lesson, mark(text, "the SVR", STATE))
    assert sorted(names(result)) == ["missed", "neutral"]
    assert category(result, STATE).marks == 0


def test_a_mark_on_a_core_is_no_neutral_mark() -> None:
    text = "They were about 60 militants aged 20 to 25 from the south."
    lesson = lesson_of(
        text,
        key(text, "about 60 militants", FIGURE),
        key(text, "aged 20 to 25", FIGURE, role=Role.CONTESTED),
    )
    both = mark(text, "militants aged 20 to 25", FIGURE)
    # 1 / (3 + 4) is below the threshold, yet it is on the core
    assert names(checked(lesson, both)) == ["found in part"]
    assert checked(lesson, mark(text, "about 60 militants", FIGURE), both).score == pytest.approx(
        2 / 3
    )


def test_a_wrong_name_adds_nothing_where_the_right_one_is_given() -> None:
    right = mark(OFFICIAL, "senior official", UNNAMED)
    wrong = mark(OFFICIAL, "senior official", STATE)
    result = checked(official_lesson(), right, wrong)
    assert sorted(names(result)) == ["found", "found in part", "missed"]
    # 1 for unnamed sources, 0 for state agencies and for figures
    assert result.score == pytest.approx(1 / 3)


def test_a_nested_core_is_found_beside_the_one_that_holds_it() -> None:
    text = "A source in the ministry said so."
    lesson = lesson_of(
        text, key(text, "A source in the ministry", UNNAMED), key(text, "the ministry", STATE)
    )
    outer = mark(text, "A source in the ministry", UNNAMED)
    assert checked(lesson, outer, mark(text, "the ministry", STATE)).score == 1.0
    # the outer words under both names are one guess, not two: the inner core is not found by them
    spread = checked(lesson, outer, mark(text, "A source in the ministry", STATE))
    assert spread.score == checked(lesson, outer).score == 0.5
