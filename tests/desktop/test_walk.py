"""The walk through the seed lesson, as a learner does it, in the real window on a real record."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from desktop.conftest import Opener, until
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from whosays.articles.span import Span
from whosays.desktop.tour import type_text
from whosays.desktop.walk.check_view import CheckView
from whosays.desktop.walk.live_attempt import LiveAttempt
from whosays.desktop.walk.mark_view import MarkView
from whosays.desktop.walk.trace_view import TraceView
from whosays.desktop.window import Window
from whosays.lesson_packs.lesson import Role
from whosays.marking.result import OutcomeName
from whosays.progress.events import Step

LESSON = ("the-copy-desk", "al-tanf")
LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def click(widget: QAbstractButton) -> None:
    QTest.mouseClick(widget, LEFT)


def give_name(window: Window, name: str) -> None:
    assert window.library is not None
    assert window.course is not None
    if window.course.learners():
        click(window.library.reader.somebody)
    type_text(window.library.reader.name, name)
    QTest.keyClick(window.library.reader.name, Qt.Key.Key_Return)
    library = window.library
    until(lambda: library.reader.names.currentText() == name, "the learner")
    until(library.main.isVisible, "the lessons")


def open_lesson(window: Window) -> None:
    assert window.library is not None
    click(window.library.cards[LESSON].open)
    until(lambda: window.walk is not None, "the lesson")


def attempt_of(window: Window) -> LiveAttempt:
    assert window.walk is not None
    return window.walk.attempt


def press_main(window: Window) -> None:
    assert window.walk is not None
    click(window.walk.main)
    until(lambda: True)


def mark_view(window: Window) -> MarkView:
    assert window.walk is not None
    view = window.walk.view
    assert isinstance(view, MarkView)
    return view


def check_view(window: Window) -> CheckView:
    assert window.walk is not None
    view = window.walk.view
    assert isinstance(view, CheckView)
    return view


def span_of(window: Window, quote: str) -> Span:
    start = attempt_of(window).lesson.text.index(quote)
    return Span(start, start + len(quote))


def mark(window: Window, quote: str, key: str) -> None:
    """Mark *quote*, where it first stands, with the keyboard."""
    mark_span(window, span_of(window, quote), key)


def mark_span(window: Window, span: Span, key: str) -> None:
    """Mark *span* with the keyboard."""
    view = mark_view(window)
    attempt = attempt_of(window)
    words = attempt.lesson.words.touching(*_edges(span))
    view.page.go_to_word(words[0])
    for _word in words[1:]:
        QTest.keyClick(view.page, Qt.Key.Key_Right, SHIFT)
    before = attempt.marks
    QTest.keyClick(view.page, key)
    until(lambda: attempt.marks != before, f"the mark on {span}")
    until(lambda: not attempt.journal.busy, "the record")


def _edges(span: Span) -> tuple[int, int]:
    return span.start, span.end


def quotes(window: Window) -> list[tuple[str, str]]:
    text = attempt_of(window).lesson.text
    return [(kept.mark.span.of(text), kept.mark.category) for kept in attempt_of(window).marks]


@pytest.fixture
def at_the_article(open_window: Opener, tmp_path: Path) -> Window:
    window = open_window(tmp_path)
    give_name(window, "Ana María")
    open_lesson(window)
    press_main(window)
    return window


# -- the library


def test_somebody_new_is_asked_for_a_name_and_nothing_else(
    open_window: Opener, tmp_path: Path
) -> None:
    window = open_window(tmp_path)
    assert window.library is not None
    assert window.library.reader.name.isVisible()
    assert window.focusWidget() is window.library.reader.name
    give_name(window, "Zoë")
    assert window.library.reader.names.currentText() == "Zoë"
    assert "Not started" in window.library.cards[LESSON].standing.text()


def test_a_name_that_is_taken_is_refused_in_words(open_window: Opener, tmp_path: Path) -> None:
    window = open_window(tmp_path)
    give_name(window, "Sam")
    assert window.library is not None
    assert window.course is not None
    click(window.library.reader.somebody)
    type_text(window.library.reader.name, "sam")
    QTest.keyClick(window.library.reader.name, Qt.Key.Key_Return)
    reader = window.library.reader
    until(reader.fault.isVisible, "a sentence")
    assert reader.fault.text().endswith(".")
    assert len(window.course.learners()) == 1


def test_two_learners_do_not_see_each_others_attempts(open_window: Opener, tmp_path: Path) -> None:
    window = open_window(tmp_path)
    give_name(window, "One")
    open_lesson(window)
    press_main(window)
    mark(window, "TASS", "2")
    QTest.keyClick(window, Qt.Key.Key_L, CONTROL)
    give_name(window, "Two")
    assert window.library is not None
    assert "Not started" in window.library.cards[LESSON].standing.text()
    open_lesson(window)
    assert attempt_of(window).marks == ()


# -- marking


def test_marks_by_keyboard_are_listed_in_reading_order(at_the_article: Window) -> None:
    mark(at_the_article, "about 60 IS militants", "3")
    mark(at_the_article, "TASS", "2")
    view = mark_view(at_the_article)
    assert [view.marks.item(n).text() for n in range(view.marks.count())] == [
        "TASS",
        "about 60 IS militants",
    ]
    assert quotes(at_the_article) == [
        ("TASS", "state-agency"),
        ("about 60 IS militants", "unverifiable-figure"),
    ]


def test_a_mark_is_on_disk_when_it_appears(at_the_article: Window, tmp_path: Path) -> None:
    mark(at_the_article, "information received", "1")
    with sqlite3.connect(f"file:{tmp_path / 'record.db'}?mode=ro", uri=True) as other:
        tables = [row[0] for row in other.execute("select name from sqlite_master")]
        content = " ".join(
            str(row)
            for table in tables
            if "mark" in table
            for row in other.execute(
                f"select * from [{table}]"  # noqa: S608 - the names come from the file itself
            )
        )
    assert "unnamed-source" in content


def test_a_drag_marks_with_the_pen_in_hand_and_a_click_on_a_pen_marks_what_is_chosen(
    at_the_article: Window,
) -> None:
    view = mark_view(at_the_article)
    attempt = attempt_of(at_the_article)
    pens = view.pens.findChildren(QAbstractButton)
    click(pens[1])
    span = span_of(at_the_article, "the head of the SVR press bureau Sergei Ivanov")
    view.page.bring_into_view(span)
    first = view.page.viewport_point(span.start)
    last = view.page.viewport_point(span.end - 1)
    assert first is not None
    assert last is not None
    QTest.mousePress(view.page.viewport(), LEFT, pos=first.toPoint())
    QTest.mouseMove(view.page.viewport(), last.toPoint())
    QTest.mouseRelease(view.page.viewport(), LEFT, pos=last.toPoint())
    until(lambda: len(attempt.marks) == 1, "the dragged mark")
    word = view.page.viewport_point(attempt.lesson.text.index("Tuesday"))
    assert word is not None
    QTest.mouseClick(view.page.viewport(), LEFT, pos=word.toPoint())
    click(pens[2])
    until(lambda: len(attempt.marks) == 2, "the clicked mark")
    assert set(quotes(at_the_article)) == {
        ("the head of the SVR press bureau Sergei Ivanov", "state-agency"),
        ("Tuesday", "unverifiable-figure"),
    }


def test_marks_of_two_categories_may_overlap_and_one_category_corrects_itself(
    at_the_article: Window,
) -> None:
    mark(at_the_article, "the Foreign Intelligence Service", "2")
    mark(at_the_article, "information received by the Foreign Intelligence Service", "1")
    assert len(quotes(at_the_article)) == 2
    mark(at_the_article, "information received", "1")
    assert quotes(at_the_article) == [
        ("information received", "unnamed-source"),
        ("the Foreign Intelligence Service", "state-agency"),
    ]


def test_undo_and_redo_go_all_the_way_back_and_forth(at_the_article: Window) -> None:
    wanted = [("TASS", "2"), ("information received", "1"), ("about 60 IS militants", "3")]
    states = [quotes(at_the_article)]
    for quote, key in wanted:
        mark(at_the_article, quote, key)
        states.append(quotes(at_the_article))
    page = mark_view(at_the_article).page
    for state in reversed(states[:-1]):
        QTest.keyClick(page, Qt.Key.Key_Z, CONTROL)
        until(lambda state=state: quotes(at_the_article) == state, "undo")
    for state in states[1:]:
        QTest.keyClick(page, Qt.Key.Key_Z, CONTROL | SHIFT)
        until(lambda state=state: quotes(at_the_article) == state, "redo")


def test_delete_removes_the_mark_under_the_caret_and_undo_brings_it_back(
    at_the_article: Window,
) -> None:
    mark(at_the_article, "about 60 IS militants", "3")
    attempt = attempt_of(at_the_article)
    page = mark_view(at_the_article).page
    page.go_to_word(attempt.lesson.words.touching(*_edges(span_of(at_the_article, "60 IS")))[0])
    QTest.keyClick(page, Qt.Key.Key_Delete)
    until(lambda: attempt.marks == (), "the removal")
    QTest.keyClick(page, Qt.Key.Key_Z, CONTROL)
    until(lambda: len(attempt.marks) == 1, "undo")


def test_a_pens_definition_and_question_are_one_key_away(at_the_article: Window) -> None:
    view = mark_view(at_the_article)
    shown = view.definition.isVisible()
    QTest.keyClick(view.page, Qt.Key.Key_D)
    assert view.definition.isVisible() is not shown
    QTest.keyClick(view.page, Qt.Key.Key_D)
    assert view.definition.isVisible() is shown


def test_the_palette_stays_where_it_is_while_the_page_scrolls(at_the_article: Window) -> None:
    view = mark_view(at_the_article)
    before = view.pens.mapToGlobal(view.pens.rect().topLeft())
    view.page.verticalScrollBar().setValue(view.page.verticalScrollBar().maximum())
    assert view.page.verticalScrollBar().value() > 0
    assert view.pens.mapToGlobal(view.pens.rect().topLeft()) == before
    assert view.pens.isVisible()


# -- the check


@pytest.fixture
def checked(at_the_article: Window) -> Window:
    mark(at_the_article, "TASS", "2")
    mark(at_the_article, "about 60 IS militants", "3")
    mark(at_the_article, "American intelligence services", "2")
    mark(at_the_article, "mercenaries", "1")
    press_main(at_the_article)
    until(lambda: attempt_of(at_the_article).step is Step.CHECK, "the check")
    return at_the_article


def test_every_outcome_is_named_and_explained(checked: Window) -> None:
    view = check_view(checked)
    result = attempt_of(checked).result
    assert result is not None
    names = {outcome.name for outcome in result.outcomes}
    assert {
        OutcomeName.FOUND,
        OutcomeName.MISSED,
        OutcomeName.FALSE_ALARM,
        OutcomeName.DECOY_TAKEN,
        OutcomeName.LEFT_ALONE_RIGHTLY,
    } <= names
    contested = [span for span in attempt_of(checked).lesson.key if span.role is Role.CONTESTED]
    listed = [view.outcomes.item(n).text() for n in range(view.outcomes.count())]
    assert len(listed) == len(result.outcomes) + len(contested)
    assert sum("open to argument" in text.lower() for text in listed) == len(contested)
    for outcome in result.outcomes:
        assert outcome.explanation, outcome
        assert view.explanation.accessibleName()
        QTest.keyClick(view, Qt.Key.Key_N)


def test_next_and_previous_go_around(checked: Window) -> None:
    view = check_view(checked)
    first = view.explanation.accessibleName()
    QTest.keyClick(view, Qt.Key.Key_P)
    last = view.explanation.accessibleName()
    assert last != first
    QTest.keyClick(view, Qt.Key.Key_N)
    assert view.explanation.accessibleName() == first


@pytest.mark.parametrize("name", [OutcomeName.FALSE_ALARM, OutcomeName.MISSED])
def test_a_false_alarm_and_a_miss_can_be_disputed_and_the_words_stay(
    checked: Window, open_window: Opener, tmp_path: Path, name: OutcomeName
) -> None:
    view = check_view(checked)
    attempt = attempt_of(checked)
    assert attempt.result is not None
    number = next(n for n, each in enumerate(attempt.result.outcomes) if each.name is name)
    for _turn in range(number):
        QTest.keyClick(view, Qt.Key.Key_N)
    QTest.keyClick(view, Qt.Key.Key_D)
    type_text(view.explanation.reason, "Nobody says who pays them.")
    QTest.keyClick(view.explanation.reason, Qt.Key.Key_Return, CONTROL)
    until(lambda: number in attempt.disputes, "the dispute")
    checked.close()
    again = open_window(tmp_path)
    until(lambda: again.walk is not None, "the lesson")
    assert attempt_of(again).disputes == {number: "Nobody says who pays them."}


def test_what_was_found_rightly_cannot_be_disputed(checked: Window) -> None:
    view = check_view(checked)
    attempt = attempt_of(checked)
    assert attempt.result is not None
    found = next(
        n for n, each in enumerate(attempt.result.outcomes) if each.name is OutcomeName.FOUND
    )
    view.outcomes.setCurrentRow(found)
    assert not view.explanation.open_dispute.isVisible()


def test_after_the_check_marks_stand(checked: Window) -> None:
    before = quotes(checked)
    QTest.keyClick(checked, Qt.Key.Key_2, CONTROL)
    until(lambda: attempt_of(checked).step is Step.MARK, "the marks")
    view = mark_view(checked)
    QTest.keyClick(view.page, "1")
    QTest.keyClick(view.page, Qt.Key.Key_Delete)
    QTest.keyClick(view.page, Qt.Key.Key_Z, CONTROL)
    until(lambda: not attempt_of(checked).journal.busy)
    assert quotes(checked) == before


# -- outside the page, and the end


def test_the_trace_the_questions_and_the_way_home(
    checked: Window, open_window: Opener, tmp_path: Path
) -> None:
    press_main(checked)
    assert checked.walk is not None
    view = checked.walk.view
    assert isinstance(view, TraceView)
    attempt = attempt_of(checked)
    for number, form in enumerate(view.questions):
        for n, choice in enumerate(attempt.lesson.questions[number].choices):
            if choice.right:
                form.choices[n].click()
        click(form.give_answer)
        until(lambda number=number: number in attempt.answers, "the answer")
    assert all(answer.right for answer in attempt.answers.values())
    press_main(checked)
    assert attempt.step is Step.SUM_UP
    press_main(checked)
    until(lambda: checked.walk is None, "the library")
    checked.close()
    again = open_window(tmp_path)
    assert again.library is not None
    assert again.walk is None
    library = again.library
    until(lambda: LESSON in library.cards, "the lesson's place in the library")
    assert "Done" in library.cards[LESSON].standing.text()


# -- coming back


@pytest.mark.parametrize("step", list(Step))
def test_a_lesson_is_left_and_taken_up_at_any_step(
    open_window: Opener, tmp_path: Path, step: Step
) -> None:
    window = open_window(tmp_path)
    give_name(window, "Left")
    open_lesson(window)
    if step is not Step.BRIEF:
        press_main(window)
        mark(window, "TASS", "2")
    for _rest in range(max(list(Step).index(step) - 1, 0)):
        press_main(window)
        until(lambda: not attempt_of(window).journal.busy)
    until(lambda: attempt_of(window).step is step, "the step")
    QTest.keyClick(window, Qt.Key.Key_L, CONTROL)
    until(lambda: window.walk is None, "the library")
    open_lesson(window)
    assert attempt_of(window).step is step
    assert len(attempt_of(window).marks) == (0 if step is Step.BRIEF else 1)
    window.close()
    again = open_window(tmp_path)
    until(lambda: again.walk is not None, "the lesson")
    assert attempt_of(again).step is step


DRIVER = """
import os, sys
sys.path[:0] = [{tests!r}]
from pathlib import Path
from desktop.test_walk import attempt_of, give_name, mark, open_lesson, press_main, quotes
from desktop.conftest import until
from whosays.desktop.application import make_application, make_window
application = make_application()
window = make_window(Path({data!r}))
window.resize(1100, 780)
window.show()
until(lambda: window.library is not None)
give_name(window, "Killed")
open_lesson(window)
press_main(window)
mark(window, "TASS", "2")
mark(window, "up to 500 ISIS and other jihadists", "3")
print(quotes(window), window.walk.mark_view.page.caret_word(), flush=True)
until(lambda: False, patience=60)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_killed_and_started_again_the_learner_is_in_the_same_place(
    open_window: Opener, tmp_path: Path
) -> None:
    tests = str(Path(__file__).parent.parent)
    driver = subprocess.Popen(
        [sys.executable, "-c", DRIVER.format(tests=tests, data=str(tmp_path))],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert driver.stdout is not None
    said = driver.stdout.readline().strip()
    driver.send_signal(signal.SIGKILL)
    driver.wait()
    driver.stdout.close()
    window = open_window(tmp_path)
    until(lambda: window.walk is not None, "the lesson")
    assert attempt_of(window).step is Step.MARK
    assert said.startswith(str(quotes(window)))
    assert len(quotes(window)) == 2


def test_a_mark_can_be_removed_with_the_mouse_alone(at_the_article: Window) -> None:
    mark(at_the_article, "TASS", "2")
    view = mark_view(at_the_article)
    QTest.keyClick(view.page, Qt.Key.Key_End, CONTROL)
    view.marks.clearSelection()
    assert not view.remove.isEnabled()
    row = view.marks.visualItemRect(view.marks.item(0)).center()
    QTest.mouseClick(view.marks.viewport(), LEFT, pos=row)
    click(view.remove)
    until(lambda: attempt_of(at_the_article).marks == (), "the removal")
