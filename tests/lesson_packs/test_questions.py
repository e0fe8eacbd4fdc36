"""Questions as teachers type them."""

from __future__ import annotations

import pytest
from lesson_packs.written_lessons import errors, read, read_whole

from whosays.lesson_packs.lesson import Choice, Question


def questions(source: str) -> tuple[Question, ...]:
    return read_whole("Text.", "# Questions\n\n" + source).questions


@pytest.mark.parametrize("indent", ["  ", "   ", "    ", "\t"])
def test_choices_are_indented_by_two_to_four_spaces_or_a_tab(indent: str) -> None:
    (question,) = questions(
        f"1. How many\n   sources?\n{indent}- ( ) Seven\n{indent}- (X) One\n\n"
        f"{indent}All *seven*.\n"
    )
    assert question == Question(
        "How many\nsources?", False, (Choice("Seven", False), Choice("One", True)), "All *seven*."
    )


def test_several_answers_choices_over_two_lines_and_explanations_with_lists() -> None:
    first, second = questions(
        "1) Which?\n   * [x] One that\n     goes on\n\n   * [ ] Two\n   * [x] Three\n\n"
        "   Because:\n\n   - a list\n   - of reasons\n\n2) And?\n   - (x) Yes\n   - ( ) No\n"
    )
    assert first.multiple
    assert [choice.text for choice in first.choices] == ["One that\ngoes on", "Two", "Three"]
    assert [choice.right for choice in first.choices] == [True, False, True]
    assert first.explanation == "Because:\n\n- a list\n- of reasons"
    assert second.explanation == ""


def test_explanation_may_follow_the_choices_without_a_blank_line() -> None:
    (question,) = questions("1. Q?\n   - (x) a\n   - ( ) b\n     goes on\n   Because\nof this.\n")
    assert question.choices[1].text == "b\ngoes on"
    assert question.explanation == "Because\nof this."


@pytest.mark.parametrize(
    ("source", "part"),
    [
        ("1. Q?\n- (x) a\n- ( ) b", "two to four spaces"),
        ("1. Q?\n      - (x) a\n      - ( ) b", "two to four spaces"),
        ("1. Q?\n   - (x) a\n   - [ ] b", "do not mix"),
        ("1. Q?\n   - (x) a\n   - b", "no choice"),
        ("1. Q?\n   - (y) a\n   - ( ) b", "no choice"),
        ("1. Q?\n   (x) a\n   - ( ) b", "no choice"),
        ("1. Q?\n   - (x) a\n   - (x) b", "a right answer already"),
        ("1. Q?\n   - [ ] a\n   - [ ] b", "no right answer"),
        ("1. Q?\n   - (x) a", "one choice only"),
        ("1. Q?\n\n   Text.", "no choices"),
        ("1.\n   - (x) a\n   - ( ) b", "no words"),
        ("1. Q?\n   - (x)\n   - ( ) b", "no words"),
        ("Q?\n   - (x) a\n   - ( ) b", "begins with its number"),
        ("1. Q?\n   - (x) a\n   - ( ) b\n\n   Why.\n\n   - ( ) c", "after the explanation"),
    ],
)
def test_faults_of_questions(source: str, part: str) -> None:
    reading = read("Text.", "# Questions\n\n" + source)
    assert any(part in message for message in errors(reading)), errors(reading)
