"""Lessons made of articles that a learner brings along."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lesson_packs.written_lessons import errors, read

from whosays.lesson_packs.lesson import BlockKind, Practice
from whosays.lesson_packs.own_article import own_lesson, own_text

BODY = "Rain fell on Monday.\n\nWhat comes next\n\nNobody knows, a baker said."

texts = st.text(st.sampled_from("abc .!\n\t\u00a0é😀\u202b"), max_size=200)


def kinds(text: str) -> list[tuple[BlockKind, str]]:
    lesson = own_lesson(text)
    return [(block.kind, block.span.of(lesson.text)) for block in lesson.blocks]


def test_headline_and_source_stand_above_the_text() -> None:
    text = own_text(" Rain \n again ", ["The Example", "2026-05-17", ""], BODY)
    assert kinds(text) == [
        (BlockKind.HEADING, "Rain again"),
        (BlockKind.PARAGRAPH, "The Example, 2026-05-17"),
        (BlockKind.PARAGRAPH, "Rain fell on Monday."),
        (BlockKind.HEADING, "What comes next"),
        (BlockKind.PARAGRAPH, "Nobody knows, a baker said."),
    ]
    assert own_lesson(text).title == "Rain again"


def test_without_a_headline_the_first_words_are_the_title() -> None:
    lesson = own_lesson(own_text("", [], "One sentence, with a good many words in it. " * 9))
    assert lesson.title.startswith("One sentence, with")
    assert lesson.title.endswith("…")
    assert [block.kind for block in lesson.blocks] == [BlockKind.PARAGRAPH]


def test_it_never_counts_as_a_lesson_done_alone() -> None:
    assert own_lesson(BODY).practice is Practice.PROPOSED


def test_no_lesson_file_may_claim_to_be_one() -> None:
    (error,) = errors(read("It rained.", practice="proposed"))
    assert "independent" in error
    assert "proposed" not in error.partition("write")[2]


@given(texts, st.lists(texts, max_size=3), texts)
def test_every_word_is_in_a_block_and_the_text_makes_the_same_lesson_again(
    headline: str, source: list[str], body: str
) -> None:
    text = own_text(headline, source, body)
    lesson = own_lesson(text)
    words = "".join(block.span.of(text) for block in lesson.blocks).split()
    assert "".join(words) == "".join(text.split())
    assert own_text("", [], text) == text
    assert own_lesson(text).id == lesson.id == lesson.text_hash
    assert all(0 <= block.span.start <= block.span.end <= len(text) for block in lesson.blocks)
