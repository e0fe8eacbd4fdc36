"""The course keeps what it promises a teacher: order, balance, near misses, matched tests."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from tricks.strategies import LESSONS, STRATEGIES, mean, reading_of, table

from whosays.articles.sentences import sentences
from whosays.articles.words import Words
from whosays.lesson_packs.lesson import ArticlePart, KeySpan, Lesson, Origin, Pack, Practice, Role
from whosays.lesson_packs.library import Library
from whosays.lesson_packs.prose import prose_text

UNNAMED, STATE, FIGURE = "unnamed-source", "state-agency", "unverifiable-figure"
ALL = (UNNAMED, STATE, FIGURE)
NUMBERS = {7: "Seven", 8: "Eight", 9: "Nine"}
TERMS = {
    *ALL,
    "vague-attribution",
    "loaded-language",
    "scare-quotes",
    "opinion-as-fact",
    "whataboutism",
    "agentless-passive",
    "attribution",
    "on-the-record",
    "on-background",
    "embargo",
    "wire",
    "dateline",
    "corroboration",
    "circular-reporting",
    "lateral-reading",
}


def pack(identifier: str) -> Pack:
    return next(each for each in Library([LESSONS]).packs() if each.id == identifier)


COURSE = pack("the-copy-desk")
ROUND = pack("the-morning-round")
TAUGHT = [lesson for lesson in COURSE.lessons if lesson.practice is not Practice.TEST]
TESTS = {lesson.test_set: lesson for lesson in COURSE.lessons if lesson.practice is Practice.TEST}
EVERY = [*COURSE.lessons, *ROUND.lessons]


def names(lesson: Lesson) -> str:
    return lesson.path.stem


def targets(lesson: Lesson) -> list[KeySpan]:
    """Return what a learner has to find by themselves."""
    return [span for span in lesson.key if span.role is Role.TARGET and not span.given]


def within(spans: list[KeySpan], part: ArticlePart) -> list[KeySpan]:
    return [span for span in spans if part.span.contains(span.core)]


def decoys(lesson: Lesson) -> list[KeySpan]:
    return [span for span in lesson.key if span.role is Role.DECOY]


def length(lesson: Lesson, part: ArticlePart) -> int:
    return len(Words(part.span.of(lesson.text)))


def test_twelve_lessons_lead_from_a_shown_key_to_reading_alone() -> None:
    assert len(TAUGHT) == 12
    aid = [Practice.WORKED, Practice.GUIDED, Practice.INDEPENDENT]
    pens = [lesson.categories for lesson in TAUGHT]
    for category in ALL:
        alone = [lesson for lesson in TAUGHT if lesson.categories == (category,)]
        steps = [aid.index(lesson.practice) for lesson in alone]
        assert (steps[0], steps[-1]) == (0, 2)
        assert steps == sorted(steps)
    assert [len(each) for each in pens] == [1] * 8 + [3] * 4
    assert [lesson.practice for lesson in TAUGHT[-4:]] == [aid[1], aid[2], aid[2], aid[2]]
    assert pens.index((UNNAMED,)) < pens.index((STATE,)) < pens.index((FIGURE,))


@pytest.mark.parametrize("lesson", TAUGHT, ids=names)
def test_a_lesson_takes_as_long_as_half_a_school_hour_at_most(lesson: Lesson) -> None:
    assert 10 <= lesson.minutes <= 25
    if lesson.origin is Origin.WRITTEN:
        assert 250 <= len(lesson.words) <= 700


@pytest.mark.parametrize("lesson", EVERY, ids=names)
def test_every_category_that_is_trained_has_near_misses(lesson: Lesson) -> None:
    for category in lesson.categories:
        assert any(category in span.categories for span in decoys(lesson)), category


def test_at_least_four_lessons_hold_little_or_nothing_to_find() -> None:
    little = [lesson for lesson in TAUGHT if len(targets(lesson)) <= 1]
    assert len(little) >= 4
    assert {category for lesson in little for category in lesson.categories} == set(ALL)


def explained(lesson: Lesson) -> list[KeySpan]:
    return [span for span in lesson.key if span.role is not Role.AGAIN]


@pytest.mark.parametrize("lesson", EVERY, ids=names)
def test_every_span_and_near_miss_is_explained_in_a_few_sentences_with_a_question(
    lesson: Lesson,
) -> None:
    for span in explained(lesson):
        assert 2 <= len(sentences(prose_text(span.explanation))) <= 5, span.id
        assert span.ask.endswith("?"), span.id
        assert span.title, span.id


def test_no_explanation_and_no_question_is_used_twice() -> None:
    said = Counter(
        text
        for lesson in EVERY
        for span in explained(lesson)
        for text in (*(each.of(span.explanation) for each in sentences(span.explanation)), span.ask)
    )
    assert [text for text, count in said.items() if count > 1] == []


def test_the_two_test_sets_are_matched_passage_by_passage() -> None:
    before, after = TESTS["before"], TESTS["after"]
    assert len(before.articles) == len(after.articles) == 8
    clean = 0
    for one, other in zip(before.articles, after.articles, strict=True):
        assert abs(length(before, one) / length(after, other) - 1) <= 0.1
        for spans in (targets, decoys):
            kinds = [
                sorted(span.categories for span in within(spans(lesson), part))
                for lesson, part in ((before, one), (after, other))
            ]
            assert kinds[0] == kinds[1], (one.id, spans.__name__)
        clean += not within(targets(before), one)
    assert clean == 4


def test_no_sentence_of_a_test_stands_anywhere_else() -> None:
    tests = [lesson for lesson in COURSE.lessons if lesson.practice is Practice.TEST]
    for test in tests:
        elsewhere = "\n".join(lesson.text for lesson in EVERY if lesson is not test)
        for sentence in sentences(test.text):
            if len(sentence) > 40:
                assert sentence.of(test.text) not in elsewhere


def test_the_morning_round_has_sixty_short_passages_a_third_of_them_clean() -> None:
    parts = [(lesson, part) for lesson in ROUND.lessons for part in lesson.articles]
    assert len(parts) == 60
    assert all(60 <= length(lesson, part) <= 150 for lesson, part in parts)
    assert sum(not within(targets(lesson), part) for lesson, part in parts) == 20
    assert all(lesson.practice is Practice.INDEPENDENT for lesson in ROUND.lessons)


def test_the_glossary_explains_what_the_lessons_speak_of() -> None:
    assert {term.anchor for term in COURSE.glossary} >= TERMS


@pytest.mark.parametrize("lesson", COURSE.lessons, ids=names)
def test_a_teacher_finds_what_a_lesson_needs(lesson: Lesson) -> None:
    notes = lesson.notes
    assert len(notes.split()) >= 150
    if lesson.origin is Origin.WRITTEN:
        assert "Flesch" in notes
    if lesson.practice is not Practice.TEST:
        assert "forty-five minutes" in notes
        assert "Stop here" in notes
        assert "dispute" in notes.lower()


@pytest.mark.parametrize("lesson", COURSE.lessons, ids=names)
def test_somebody_read_it_without_its_key_and_did_well(lesson: Lesson) -> None:
    assert reading_of(COURSE, lesson).exists()
    row = next(row for row in table(COURSE.id) if row.lesson == lesson.path.stem)
    assert row.attentive is not None
    assert row.attentive >= 0.7


@pytest.mark.parametrize("identifier", [COURSE.id, ROUND.id])
def test_no_trick_gets_anybody_through(identifier: str) -> None:
    rows = table(identifier)
    attentive = mean([row.attentive for row in rows if row.attentive is not None])
    for strategy in STRATEGIES:
        tricked = mean([row.tricks[strategy] for row in rows])
        assert tricked < 0.5
        assert tricked < attentive - 0.4, strategy


def test_the_balance_on_the_packs_page_is_what_stands_in_the_lessons() -> None:
    def row(category: str) -> list[int]:
        counts = []
        for lessons in (TAUGHT, [TESTS["before"]]):
            for spans in (targets, decoys):
                held = [span for lesson in lessons for span in spans(lesson)]
                counts.append(sum(category in span.categories for span in held))
        return counts

    rows = re.findall(
        r"^\| ([A-Z][a-z]+ [a-z]+)((?: \| \d+){4}) \|$", COURSE.introduction, re.MULTILINE
    )
    told = {name: [int(number) for number in re.findall(r"\d+", rest)] for name, rest in rows}
    assert told == {
        "Unnamed source": row(UNNAMED),
        "State agency": row(STATE),
        "Unverifiable figure": row(FIGURE),
    }
    given = sum(span.given for lesson in TAUGHT for span in lesson.key)
    assert f"{NUMBERS[given]} more are given" in COURSE.introduction
