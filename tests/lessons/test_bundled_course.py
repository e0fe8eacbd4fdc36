"""The course that comes with the program keeps what its page promises to learners and teachers."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from whosays.articles.sentences import sentences
from whosays.bundled import bundled
from whosays.lesson_packs.lesson import KeySpan, Lesson, Pack, Role, TraceRow
from whosays.lesson_packs.prose import prose_text
from whosays.lesson_packs.reading import read_pack

COPIED = Path(__file__).with_name("tass-2022-05-17-as-copied.txt")
"""The article with the faults of the copy that reached us."""

ADDRESS = re.compile(r"\]\(https://[^)\s]+\)")
VERDICTS = re.compile(
    r"\b(fake|propaganda|disinformation|liars?|lying|untrue|hoax)\b", re.IGNORECASE
)


@pytest.fixture(scope="module")
def pack() -> Pack:
    reading = read_pack(bundled("lessons") / "the-copy-desk")
    assert reading.pack is not None, "\n".join(map(str, reading.problems))
    return reading.pack


@pytest.fixture(scope="module")
def lesson(pack: Pack) -> Lesson:
    found = pack.lesson("al-tanf")
    assert found is not None
    return found


def explained(lesson: Lesson) -> list[KeySpan]:
    """Everything in the key that a learner reads an explanation of its own about."""
    return [span for span in lesson.key if span.role is not Role.AGAIN]


def with_role(lesson: Lesson, role: Role) -> dict[str, str]:
    return {span.id: span.core.of(lesson.text) for span in lesson.key if span.role is role}


def test_strict_check_finds_nothing_in_the_bundled_lessons() -> None:
    command = [sys.executable, "-m", "whosays", "check", "--strict", "--json"]
    answer = subprocess.run(
        [*command, str(bundled("lessons"))], capture_output=True, encoding="utf-8", check=False
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert json.loads(answer.stdout) == []


def test_article_is_the_copy_less_its_three_faults_and_nothing_else(lesson: Lesson) -> None:
    copied = COPIED.read_text(encoding="utf-8")
    stray, broken, trailing = " date 2022-05-17 ", "orga-nization", "\n\nRelated"
    assert [copied.count(fault) for fault in (stray, broken, trailing)] == [1, 1, 1]
    repaired = copied.replace(stray, "").replace(broken, "organization").replace(trailing, "")
    assert lesson.text == repaired.strip()


def test_article_says_whose_it_is_and_that_the_licence_does_not_cover_it(
    pack: Pack, lesson: Lesson
) -> None:
    assert (lesson.publisher, lesson.published) == ("TASS", "2022-05-17")
    assert lesson.url.startswith("https://thefrontierpost.com/")
    assert "not under the pack's licence" in lesson.rights
    assert "TASS article" in pack.introduction
    assert pack.licence == "CC-BY-4.0"


def test_targets_are_the_source_phrases_and_figures_that_the_definitions_name(
    lesson: Lesson,
) -> None:
    assert with_role(lesson, Role.TARGET) == {
        "tass": "TASS",
        "ivanov": "the head of the SVR press bureau Sergei Ivanov",
        "received": "information received",
        "service": "the Foreign Intelligence Service",
        "sixty": "about 60 IS militants",
        "hub": "the information",
        "five-hundred": "up to 500 ISIS and other jihadists",
    }


def test_every_span_and_decoy_is_explained_in_two_to_five_sentences(lesson: Lesson) -> None:
    lengths = {
        span.id: len(sentences(prose_text(span.explanation).strip())) for span in explained(lesson)
    }
    assert {name: length for name, length in lengths.items() if not 2 <= length <= 5} == {}


def test_every_span_and_decoy_has_a_title_and_a_question_of_its_own(lesson: Lesson) -> None:
    entries = explained(lesson)
    assert [span.id for span in entries if not span.ask.rstrip().endswith("?")] == []
    assert len({span.ask for span in entries}) == len(entries)
    assert len({span.title for span in entries} - {""}) == len(entries)


def test_no_text_shown_to_a_learner_passes_a_verdict(pack: Pack, lesson: Lesson) -> None:
    prose = [pack.introduction, lesson.brief, *(row.note for row in lesson.trace)]
    prose += [span.title + span.explanation + span.ask for span in lesson.key]
    prose += [question.text + question.explanation for question in lesson.questions]
    assert [match for text in prose for match in VERDICTS.findall(text)] == []


def test_each_trained_category_has_something_to_find_and_something_to_leave_alone(
    lesson: Lesson,
) -> None:
    for role in (Role.TARGET, Role.DECOY):
        held = {
            category for span in lesson.key if span.role is role for category in span.categories
        }
        assert held == set(lesson.categories), role


def test_decoys_stand_on_both_sides_of_the_dispute(lesson: Lesson) -> None:
    decoys = with_role(lesson, Role.DECOY)
    assert decoys["armed-forces"] == "the Russian Armed Forces"
    assert decoys["american-services"] == "American intelligence services"


def test_spokesman_is_no_unnamed_source_but_may_be_marked_as_a_state_agency(
    lesson: Lesson,
) -> None:
    there = {
        (span.role, span.categories)
        for span in lesson.key
        if span.core.of(lesson.text) == "the SVR spokesman"
    }
    assert there == {(Role.DECOY, ("unnamed-source",)), (Role.AGAIN, ("state-agency",))}


def test_every_later_mention_of_a_keyed_source_costs_a_learner_nothing(lesson: Lesson) -> None:
    again = [span for span in lesson.key if span.role is Role.AGAIN]
    first = {span.id: span for span in lesson.key if span.role is Role.TARGET}
    assert all(first[span.again_for or ""].core < span.core for span in again)
    keyed = [span.core for span in lesson.key if span.categories == ("state-agency",)]
    mentions = [match.start() for match in re.finditer(r"\b(?:Ivanov|SVR)\b", lesson.text)]
    assert [at for at in mentions if not any(core.start <= at < core.end for core in keyed)] == []


@pytest.mark.parametrize(
    ("span", "phrase"),
    [
        ("received", "According to information received by the"),
        ("service", "received by the Foreign Intelligence Service"),
        ("hub", "According to the information of the SVR"),
        ("sixty", "about 60 IS militants aged 20 to 25"),
        ("five-hundred", "up to 500 ISIS and other jihadists loyal to Washington"),
        ("ivanov", "on Tuesday by the head of the SVR press bureau Sergei Ivanov"),
    ],
)
def test_whole_phrase_that_a_reader_marks_counts_in_full(
    lesson: Lesson, span: str, phrase: str
) -> None:
    extent = next(entry.extent for entry in lesson.key if entry.id == span)
    start = lesson.text.index(phrase)
    assert extent.start <= start
    assert start + len(phrase) <= extent.end


def _reaches(rows: dict[str, TraceRow], row: TraceRow, origin: str) -> bool:
    sources = (*row.credits, *row.republishes)
    return origin in sources or any(_reaches(rows, rows[source], origin) for source in sources)


def test_seven_reports_and_two_reprints_lead_to_one_origin(lesson: Lesson) -> None:
    rows = {row.id: row for row in lesson.trace}
    seen = [row for row in lesson.trace if row.date]
    origins = [row.id for row in seen if not row.credits and not row.republishes]
    assert origins == ["svr"]
    reports = [row.id for row in seen if row.credits]
    assert reports == ["tass", "sputnik", "uprooted", "mehr", "sott", "lapolitica", "peoples-daily"]
    reprints = {row.id: row.republishes for row in seen if row.republishes}
    assert reprints == {"frontier-post": ("tass",), "urdupoint": ("sputnik",)}
    assert all(_reaches(rows, row, "svr") for row in seen if row.id != "svr")


def test_reports_that_are_credited_but_were_not_seen_have_no_date(lesson: Lesson) -> None:
    unseen = {row.id for row in lesson.trace if not row.date}
    assert unseen == {"al-manar", "rt-arabic"}
    assert unseen <= {source for row in lesson.trace for source in row.credits}


def test_every_report_can_be_looked_up_itself_or_in_its_reprint(lesson: Lesson) -> None:
    with_address = {row.id for row in lesson.trace if ADDRESS.search(row.note)}
    through_reprint = {
        reprinted for row in lesson.trace if row.id in with_address for reprinted in row.republishes
    }
    reports = {row.id for row in lesson.trace if row.date and row.id != "svr"}
    assert reports <= with_address | through_reprint


def test_questions_use_both_kinds_and_explain_themselves(lesson: Lesson) -> None:
    assert 4 <= len(lesson.questions) <= 6
    assert {question.multiple for question in lesson.questions} == {True, False}
    for question in lesson.questions:
        right = [choice for choice in question.choices if choice.right]
        assert 0 < len(right) < len(question.choices), question.text
        assert question.explanation, question.text
    places = {
        number
        for question in lesson.questions
        if not question.multiple
        for number, choice in enumerate(question.choices)
        if choice.right
    }
    assert len(places) > 1, "the right answer always stands in the same place"


def test_glossary_holds_the_words_of_the_desk_and_every_link_to_it(
    pack: Pack, lesson: Lesson
) -> None:
    anchors = {term.anchor for term in pack.glossary}
    assert {"unnamed-source", "state-agency", "unverifiable-figure"} <= anchors
    assert {"attribution", "corroboration", "circular-reporting", "lateral-reading"} <= anchors
    assert {"on-the-record", "dateline", "wire"} <= anchors
    linked = set(re.findall(r"\(glossary\.md#([^)]+)\)", lesson.path.read_text(encoding="utf-8")))
    assert linked
    assert linked <= anchors
    for term in pack.glossary:
        assert 2 <= len(sentences(prose_text(term.explanation).strip())) <= 4, term.name


def test_teacher_finds_aim_time_plan_disputes_and_reading_level(lesson: Lesson) -> None:
    headings = set(re.findall(r"^## (.+)$", lesson.notes, re.MULTILINE))
    assert {"Aim", "Time", "Even-handedness", "Judging a dispute", "The text"} <= headings
    assert "Stop here" in lesson.notes
    assert "Flesch–Kincaid" in lesson.notes
