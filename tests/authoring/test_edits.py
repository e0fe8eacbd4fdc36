"""A change of a draft touches its own lines, and the reader sees just that change."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from authoring.lesson_files import WRITTEN, bundled_lessons, lesson_texts
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from whosays.articles.span import Span
from whosays.authoring.article import article_source, with_article_source
from whosays.authoring.facts import with_fact
from whosays.authoring.key_only import without_article
from whosays.authoring.lesson_text import LessonText
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
from whosays.authoring.trace import with_trace
from whosays.errors import KnownError
from whosays.lesson_packs.attaching import attach
from whosays.lesson_packs.findings import shortened
from whosays.lesson_packs.lesson import Choice, Question, Role, TraceRow
from whosays.lesson_packs.problem import Severity
from whosays.lesson_packs.reading import read_lesson_text

ONE_LINE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=60)
PROSE = st.lists(
    st.one_of(
        ONE_LINE,
        st.sampled_from(
            [
                "",
                "# Key",
                "## Who {#x}",
                "**Ask:** me",
                "1. one",
                "- ( ) two",
                "---",
                "```",
                "> a",
                "| b |",
            ]
        ),
    ),
    max_size=5,
).map("\n".join)
MEANINGS = st.sampled_from(
    (
        Meaning(Role.TARGET, ("unnamed-source",)),
        Meaning(Role.TARGET, ("unnamed-source", "state-agency")),
        Meaning(Role.TARGET, ("unverifiable-figure",), given=True),
        Meaning(Role.DECOY, ("state-agency",)),
        Meaning(Role.DECOY, ("state-agency", "unnamed-source")),
        Meaning(Role.CONTESTED, ("unverifiable-figure",)),
    )
)


def lines_of(text: str) -> list[str]:
    return re.split(r"(?<=\n)|(?<=\r)(?!\n)", text.removeprefix("\ufeff"))


def assert_only_touched(old: LessonText, new: LessonText, most: int) -> None:
    """At most *most* lines of the old file are gone, all others stand byte for byte in order."""
    before, after = lines_of(old.text), lines_of(new.text)
    assert new.text.startswith("\ufeff") == old.text.startswith("\ufeff")
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    most_tail = min(len(before), len(after)) - head
    while tail < most_tail and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    assert len(before) - head - tail <= most, before[head : len(before) - tail]


def assert_same_but(old: LessonText, new: LessonText, *changed: str) -> None:
    for name in ("facts", "brief", "notes", "trace", "questions"):
        if name not in changed:
            assert getattr(old, name) == getattr(new, name), name
    if "article" not in changed:
        assert old.article.text == new.article.text
        assert old.article.blocks == new.article.blocks
        assert old.article.styles == new.article.styles


def spans(text: LessonText) -> dict[str, tuple[object, ...]]:
    return {
        each.id: (
            (each.core, each.role, each.categories, each.given, each.again_for),
            (each.title, each.explanation, each.ask),
        )
        for each in text.spans
    }


def reject_unless_told(error: KnownError) -> None:
    """A refusal is an answer, too, where it is a sentence."""
    assert error.sentence.endswith((".", "?"))
    reject()


def edited(edit: Callable[[], LessonText]) -> LessonText:
    """Return what *edit* makes."""
    try:
        return edit()
    except KnownError as error:
        reject_unless_told(error)
        raise


@given(lesson_texts())
@settings(max_examples=40, deadline=None)
def test_file_is_written_back_byte_for_byte(
    tmp_path_factory: pytest.TempPathFactory, text: LessonText
) -> None:
    path = tmp_path_factory.mktemp("draft") / "lesson.md"
    path.write_bytes(text.text.encode())
    read = LessonText.read(path, text.pack)
    read.write(path)
    assert path.read_bytes() == text.text.encode()
    assert list(path.parent.iterdir()) == [path]


@given(lesson_texts())
@settings(max_examples=40, deadline=None)
def test_draft_has_the_spans_that_the_reader_finds(text: LessonText) -> None:
    lesson = text.reading.lesson
    assert lesson is not None, text.reading.problems
    assert [(each.id, each.core, each.extent, each.role) for each in text.spans] == [
        (each.id, each.core, each.extent, each.role) for each in lesson.key
    ]
    assert (text.trace, text.questions, text.notes) == (
        lesson.trace,
        lesson.questions,
        lesson.notes,
    )


@given(lesson_texts(), st.sampled_from(("title", "publisher", "minutes", "rights")), ONE_LINE)
@settings(max_examples=150, deadline=None)
def test_fact(text: LessonText, key: str, value: str) -> None:
    new = edited(lambda: with_fact(text, key, value))
    assert new.facts.get(key, "") == value.strip()
    assert_only_touched(text, new, 1)
    assert_same_but(text, new, "facts")
    assert with_fact(new, key, text.facts.get(key, "")).facts == text.facts


@given(lesson_texts(), PROSE)
@settings(max_examples=150, deadline=None)
def test_brief_and_notes(text: LessonText, markdown: str) -> None:
    new = edited(lambda: with_brief(text, markdown))
    assert new.brief == markdown.strip()
    assert_same_but(text, new, "brief")
    assert spans(new) == spans(text)
    again = edited(lambda: with_notes(new, markdown))
    assert again.notes == markdown.strip()
    assert_same_but(new, again, "notes")
    assert_only_touched(text, again, len(lines_of(text.text)))


@given(lesson_texts(), st.data())
@settings(max_examples=150, deadline=None)
def test_new_span(text: LessonText, data: st.DataObject) -> None:
    words = text.shown.words.spans
    first = data.draw(st.integers(0, len(words) - 1))
    last = min(len(words) - 1, first + data.draw(st.integers(0, 6)))
    core = Span(words[first].start, words[last].end)
    meaning = data.draw(MEANINGS)
    identifier = ""

    def edit() -> LessonText:
        nonlocal identifier
        new, identifier = with_span(text, core, meaning)
        return new

    new = edited(edit)
    made = new.span(identifier)
    assert made is not None
    assert (made.core, made.role, made.given) == (core, meaning.role, meaning.given)
    assert set(made.categories) == set(meaning.categories)
    before = spans(text)
    assert {name: each for name, each in spans(new).items() if name != identifier} == before
    assert_same_but(text, new)
    assert_only_touched(text, new, 1 if not text.text.endswith(("\n", "\r")) else 0)
    gone = without_span(new, identifier)
    assert spans(gone) == before
    assert_same_but(text, gone)


@given(lesson_texts(), st.data(), PROSE, PROSE, ONE_LINE)
@settings(max_examples=200, deadline=None)
def test_explanation(
    text: LessonText, data: st.DataObject, explanation: str, ask: str, title: str
) -> None:
    span = data.draw(st.sampled_from(text.spans))
    new = edited(lambda: with_explanation(text, span.id, title, explanation, ask))
    made = new.span(span.id)
    assert made is not None
    assert (made.explanation, made.ask) == (explanation.strip(), ask.strip())
    assert not title.strip() or made.title == " ".join(title.split())
    assert (made.core, made.role, made.categories) == (span.core, span.role, span.categories)
    others = {name: each for name, each in spans(text).items() if name != span.id}
    assert {name: each for name, each in spans(new).items() if name != span.id} == others
    assert_same_but(text, new)


@given(lesson_texts(), st.data())
@settings(max_examples=200, deadline=None)
def test_meaning_core_and_extent_of_a_span(text: LessonText, data: st.DataObject) -> None:
    span = data.draw(st.sampled_from(text.spans))
    meaning = data.draw(MEANINGS)
    new = edited(lambda: with_meaning(text, span.id, meaning))
    made = new.span(span.id)
    assert made is not None
    assert (made.role, made.given, made.core) == (meaning.role, meaning.given, span.core)
    assert set(made.categories) == set(meaning.categories)
    assert_same_but(text, new)
    words = text.shown.words
    numbers = words.touching(span.core.start, span.core.end)
    longer = Span(words.spans[max(0, numbers[0] - 1)].start, span.core.end)
    moved = edited(lambda: with_core(new, span.id, longer))
    there = moved.span(span.id)
    assert there is not None
    assert there.core == longer
    was_its_words = made.title == shortened(span.core.of(text.article.text), 60)
    if made.title and not was_its_words:
        assert there.title == made.title
    assert there.explanation == made.explanation
    assert_same_but(text, moved)
    wide = edited(lambda: with_extent(new, span.id, longer))
    there = wide.span(span.id)
    assert there is not None
    assert there.extent == longer
    usual = with_extent(wide, span.id, None).span(span.id)
    assert usual is not None
    assert not usual.own_extent


@given(lesson_texts())
@settings(max_examples=40, deadline=None)
def test_removing_every_span_leaves_the_article(text: LessonText) -> None:
    bare = text
    while bare.spans:
        bare = without_span(bare, bare.spans[0].id)
        assert_same_but(text, bare)
    assert not bare.lost


ROWS = st.builds(
    TraceRow,
    st.just("new"),
    ONE_LINE,
    st.sampled_from(("2022", "2022-05-17", "")),
    st.just(()),
    st.just(()),
    ONE_LINE,
)


@given(lesson_texts(), ROWS, st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_trace(text: LessonText, row: TraceRow, chance: object) -> None:
    rows = [*text.trace, row]
    chance.shuffle(rows)  # type: ignore[attr-defined]  # hypothesis gives a Random
    new = edited(lambda: with_trace(text, rows))
    cells = [
        replace(each, outlet=each.outlet.strip(" "), note=each.note.strip(" ")) for each in rows
    ]
    assert list(new.trace) == cells
    assert_same_but(text, new, "trace")
    assert spans(new) == spans(text)
    back = with_trace(new, text.trace)
    assert back.trace == text.trace


def bare(question: Question) -> list[list[str]]:
    """Return the words of *question*, without what indents its lines."""
    texts = (question.text, *(each.text for each in question.choices), question.explanation)
    return [[line.strip() for line in text.strip().split("\n")] for text in texts]


CHOICES = st.lists(st.builds(Choice, ONE_LINE, st.booleans()), min_size=2, max_size=4)
QUESTIONS = st.builds(Question, PROSE, st.booleans(), CHOICES.map(tuple), PROSE)


@given(lesson_texts(), st.lists(QUESTIONS, max_size=2), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_questions(text: LessonText, more: list[Question], chance: object) -> None:
    questions = [*text.questions, *more]
    chance.shuffle(questions)  # type: ignore[attr-defined]  # hypothesis gives a Random
    new = edited(lambda: with_questions(text, questions))
    assert [bare(each) for each in new.questions] == [bare(each) for each in questions]
    assert_same_but(text, new, "questions")
    assert spans(new) == spans(text)


def test_comments_unknown_keys_and_odd_spacing_stay() -> None:
    text = LessonText(WRITTEN)
    new = with_fact(text, "title", "Safe")
    assert new.text == WRITTEN.replace("title:  An unsafe pier", "title:  Safe")
    new = with_explanation(text, "who", "Who?", "Somebody knows.", "Who are they?")
    assert new.text == WRITTEN.replace("Nobody   knows.", "Somebody knows.")
    new = with_trace(text, text.trace[:1])
    assert new.text == WRITTEN.replace("| b | B | 2021 | a | |\n", "")
    new = with_meaning(text, "port", Meaning(Role.CONTESTED, ("state-agency",)))
    assert new.text == WRITTEN.replace(
        "{#port .decoy\nfor=state-agency}", "{#port .state-agency .contested}"
    )
    new = with_article_source(text, article_source(text).replace("sources left", "sources ran"))
    assert new.text == WRITTEN.replace("sources left", "sources ran")


def test_span_whose_words_go_is_named() -> None:
    text = LessonText(WRITTEN)
    new = with_article_source(text, article_source(text).replace("and sources left", "and left"))
    assert new.lost == ("more",)
    assert with_article_source(new, article_source(text)).text == WRITTEN


def test_what_would_be_another_part_is_refused_and_changes_nothing() -> None:
    text = LessonText(WRITTEN)
    for edit in (
        lambda: with_explanation(text, "who", "Who?", "Yes\n\n**Ask:** twice", "Once?"),
        lambda: with_article_source(text, ""),
        lambda: with_span(text, Span(0, 0), Meaning(Role.TARGET, ("state-agency",)))[0],
    ):
        with pytest.raises(KnownError):
            edit()
    assert text.text == WRITTEN


@pytest.mark.parametrize("number", range(24))
def test_key_without_its_article_fits_the_article_again(number: int) -> None:
    path, pack = bundled_lessons()[number]
    text = with_fact(LessonText.read(path, pack), "url", "https://a.example/lesson")
    lesson = text.reading.lesson
    assert lesson is not None
    if len(lesson.articles) > 1:
        with pytest.raises(KnownError):
            without_article(text)
        return
    alone = without_article(text).reading
    assert alone.lesson is not None, alone.problems
    assert not alone.lesson.has_article
    attached = attach(alone.lesson.unattached, lesson.text, pack.language)
    # a span in brackets alone gets a heading of its own
    assert [replace(each, title="") for each in attached.key] == [
        replace(each, title="") for each in lesson.key
    ]
    assert attached.missing == attached.ambiguous == ()


def test_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"---\nid: \xff\n")
    with pytest.raises(KnownError, match="UTF-8"):
        LessonText.read(path)
    with pytest.raises(KnownError, match="cannot be read"):
        LessonText.read(tmp_path / "none.md")


def errors(source: str) -> list[str]:
    problems = read_lesson_text(source).problems
    return [str(each) for each in problems if each.severity is Severity.ERROR]


def test_written_lesson_has_no_errors() -> None:
    assert errors(WRITTEN) == []
