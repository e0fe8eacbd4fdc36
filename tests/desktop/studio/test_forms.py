"""The forms of the studio change in the file what they say, and undo brings it back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop.conftest import until
from desktop.test_walk import click
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from whosays.authoring.lesson_text import LessonText
from whosays.desktop.look.look import Look
from whosays.desktop.studio.editing import Editing
from whosays.desktop.studio.studio_view import StudioView
from whosays.desktop.tour import type_text
from whosays.lesson_packs.lesson import Choice, Question, TraceRow

SOURCE = """---
# kept by hand
id: pier
title: The pier
level: 2
minutes: 10
practice: independent
categories: unnamed-source, state-agency
colour: blue
origin: written
---
Read it twice.

# Article

Aides said the pier was safe. Aides said more.

# Key

## Who? {#aides .unnamed-source quote="Aides" nth=1}

Nobody.

# Trace

| id | outlet | date | credits | note |
|---|---|---|---|---|
| a | The Bay Post | 2022-05-17 |  | first |
| b | Harbour News | 2022-05-18 | a | |

# Questions

1. How many?
   - ( ) Two
   - (x) One

   Both say so.

# Notes

For me.
""".replace("\n", "\r\n")


@pytest.fixture
def view(look: Look, tmp_path: Path) -> Iterator[StudioView]:
    file = tmp_path / "one.md"
    file.write_bytes(SOURCE.encode())
    made = StudioView(look, Editing(LessonText.read(file), file), tmp_path)
    made.resize(1100, 800)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def on_disk(view: StudioView) -> str:
    view.editing.save()
    return view.editing.path.read_bytes().decode()


def tick(box: QAbstractButton) -> None:
    """Click on the box itself: beside its name there is nothing to click on."""
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(14, box.height() // 2))


def retype(field: QWidget, text: str) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(field, text)


def changed_lines(view: StudioView) -> tuple[list[str], list[str]]:
    """Return which lines of the file are gone, and which are new."""
    before, after = SOURCE.split("\r\n"), on_disk(view).split("\r\n")
    return [each for each in before if each not in after], [
        each for each in after if each not in before
    ]


def undo_all(view: StudioView) -> None:
    while view.editing.undo_stack.canUndo():
        view.editing.undo_stack.undo()
    assert on_disk(view) == SOURCE


def test_looking_at_every_part_changes_nothing(view: StudioView) -> None:
    for part in (view.about, view.brief, view.article, view.trace, view.questions, view.key):
        view.go_to(part)
        QTest.keyClick(view.focusWidget() or view, Qt.Key.Key_Tab)
    assert on_disk(view) == SOURCE
    assert not view.editing.undo_stack.canUndo()


def test_about(view: StudioView) -> None:
    view.go_to(view.about)
    retype(view.about.fields["title"], "The pier: a doubt ")
    assert changed_lines(view) == (["title: The pier"], ["title: The pier: a doubt"])
    assert view.about.fields["title"].text() == "The pier: a doubt "
    tick(view.about.choices["level"]["4"])
    tick(view.about.categories["state-agency"])
    assert changed_lines(view) == (
        ["title: The pier", "level: 2", "categories: unnamed-source, state-agency"],
        ["title: The pier: a doubt", "level: 4", "categories: unnamed-source"],
    )
    tick(view.about.categories["unnamed-source"])
    assert view.about.categories["unnamed-source"].isChecked()
    undo_all(view)
    assert view.about.fields["title"].text() == "The pier"
    assert view.about.choices["level"]["2"].isChecked()
    assert view.about.categories["state-agency"].isChecked()


def test_fault_is_said_below_its_field(view: StudioView) -> None:
    view.go_to(view.about)
    retype(view.about.fields["minutes"], "many")
    fault = view.about._faults["minutes"]
    until(fault.isVisible, "the fault")
    assert "minutes" in fault.text()
    retype(view.about.fields["minutes"], "12")
    until(lambda: not fault.isVisible(), "no fault")
    tick(view.about.choices["origin"]["real"])
    until(view.about._faults["publisher"].isVisible, "what a real article needs")


def test_brief_and_notes(view: StudioView) -> None:
    view.go_to(view.brief)
    view.brief.brief.setFocus()
    QTest.keyClick(view.brief.brief, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    type_text(view.brief.brief, " Then *ask*.")
    assert changed_lines(view) == (["Read it twice."], ["Read it twice. Then *ask*."])
    assert "<em>ask</em>" in view.brief._brief_looks.text()
    retype(view.brief.notes, "For you.")
    assert changed_lines(view)[1] == ["Read it twice. Then *ask*.", "For you."]
    undo_all(view)
    assert view.brief.notes.toPlainText() == "For me."


def test_what_the_lesson_does_not_take_stays_in_the_field(view: StudioView) -> None:
    view.go_to(view.article)
    field = view.article.text
    retype(field, " ")
    assert "article" in view._hint.text()
    assert field.toPlainText() == " "
    assert on_disk(view) == SOURCE
    retype(field, "Aides said nothing.")
    assert "Aides said nothing." in on_disk(view)
    undo_all(view)
    assert field.toPlainText() == "Aides said the pier was safe. Aides said more."


def test_article_keeps_its_key(view: StudioView) -> None:
    view.go_to(view.article)
    field = view.article.text
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    type_text(field, "Aides met. ")
    span = view.editing.text.span("aides")
    assert span is not None
    assert span.core.start == len("Aides met. ")
    retype(field, "Nobody met.")
    assert "aides" in view.article._fault.text()
    undo_all(view)
    assert not view.article._fault.isVisible()


def test_trace(view: StudioView) -> None:
    view.go_to(view.trace)
    form = view.trace
    click(form.add_report)
    type_text(form.rows[2].outlet, "The Quay")
    retype(form.rows[2].date, "2022-05-19")
    (action,) = [
        each for each in form.rows[2].credits.menu().actions() if each.text() == "Harbour News"
    ]
    action.trigger()
    assert view.editing.text.trace[2] == TraceRow(
        "another-outlet", "The Quay", "2022-05-19", ("b",), (), ""
    )
    assert form.rows[2].credits.text() == "Harbour News"
    assert form.picture is not None
    click(form.rows[1].remove)
    assert [row.id for row in view.editing.text.trace] == ["a", "another-outlet"]
    assert view.editing.text.trace[1].credits == ()
    click(form.rows[1].up)
    assert [row.id for row in view.editing.text.trace] == ["another-outlet", "a"]
    assert "| a | The Bay Post | 2022-05-17 |  | first |\r\n" in on_disk(view)
    undo_all(view)
    assert [row.outlet.text() for row in form.rows] == ["The Bay Post", "Harbour News"]


def test_questions(view: StudioView) -> None:
    view.go_to(view.questions)
    form = view.questions
    card = form.cards[0]
    retype(card.choices[0].text, "Three")
    assert changed_lines(view) == (["   - ( ) Two"], ["   - ( ) Three"])
    tick(card.choices[0].right)
    assert [each.right for each in view.editing.text.questions[0].choices] == [True, False]
    assert not card.choices[1].right.isChecked()
    tick(card.multiple)
    tick(card.choices[1].right)
    click(card.add_choice)
    type_text(card.choices[2].text, "None")
    retype(card.explanation, "They do.")
    assert view.editing.text.questions == (
        Question(
            "How many?",
            True,
            (
                Choice("Three", right=True),
                Choice("One", right=True),
                Choice("None", right=False),
            ),
            "They do.",
        ),
    )
    click(form.add_question)
    type_text(form.cards[1].asked, "Why?")
    click(form.cards[1].up)
    assert [each.text for each in view.editing.text.questions] == ["Why?", "How many?"]
    click(form.cards[0].remove)
    click(form.cards[0].choices[2].remove)
    assert [each.text for each in view.editing.text.questions[0].choices] == ["Three", "One"]
    undo_all(view)
    assert form.cards[0].choices[0].text.text() == "Two"
    assert not form.cards[0].multiple.isChecked()


@pytest.mark.parametrize(
    ("words", "part", "field"),
    [
        ("level: 2", "about", "level"),
        ("Read it twice.", "brief", "Read it twice."),
        ("Aides said the pier", "article", "Aides said"),
        ("| b | Harbour", "trace", "Harbour News"),
        ("- (x) One", "questions", "How many?"),
        ("For me.", "brief", "For me."),
        ("Nobody.", "key", "Nobody."),
    ],
)
def test_line_of_the_file_leads_to_its_field(
    view: StudioView, words: str, part: str, field: str
) -> None:
    line = 1 + next(n for n, text in enumerate(SOURCE.split("\r\n")) if words in text)
    view.go_to_line(line)
    assert view.part is getattr(view, part)
    focus = view.focusWidget()
    assert focus is not None
    shown = getattr(focus, "toPlainText", getattr(focus, "text", str))()
    assert shown.startswith("2" if field == "level" else field), shown


def test_every_control_has_a_name(view: StudioView) -> None:
    for part in (view.about, view.brief, view.article, view.trace, view.questions, view.key):
        view.go_to(part)
        for control in part.findChildren(QPushButton):
            assert control.accessibleName().strip("↑↓ "), control.text()
