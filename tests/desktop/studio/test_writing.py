"""A teacher makes a lesson of an article, from the paste to the pack, and a learner does it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from desktop.conftest import Opener, until
from desktop.test_walk import (
    CONTROL,
    attempt_of,
    check_view,
    click,
    give_name,
    mark,
    press_main,
)
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from whosays.articles.span import Span
from whosays.authoring.draft_packs import draft_packs
from whosays.authoring.lesson_text import LessonText
from whosays.desktop.keeping.question import Question
from whosays.desktop.packs.balance_view import BalanceView
from whosays.desktop.studio.new_lesson_view import NewLessonView
from whosays.desktop.studio.pack_page import PackPage
from whosays.desktop.studio.studio_page import StudioPage
from whosays.desktop.studio.studio_view import StudioView
from whosays.desktop.tour import type_text
from whosays.desktop.window import Window
from whosays.lesson_packs.lesson import Role
from whosays.marking.result import OutcomeName
from whosays.progress.events import Step

SEED = Path(__file__).parents[2] / "lessons" / "tass-2022-05-17-as-copied.txt"
SIXTY = "about 60 IS militants"


@pytest.fixture
def window(open_window: Opener, tmp_path: Path) -> Window:
    window = open_window(tmp_path / "data")
    give_name(window, "Ada")
    return window


def studio_page(window: Window) -> StudioPage:
    QTest.keyClick(window, Qt.Key.Key_E, CONTROL)
    return shown_page(window)


def shown_page(window: Window) -> StudioPage:
    until(lambda: isinstance(window._paper, StudioPage), "the studio")
    assert isinstance(window._paper, StudioPage)
    return window._paper


def new_page(window: Window) -> NewLessonView:
    click(studio_page(window).new)
    until(lambda: isinstance(window._paper, NewLessonView), "the page for a new lesson")
    assert isinstance(window._paper, NewLessonView)
    return window._paper


def paste(page: NewLessonView, text: str) -> None:
    QApplication.clipboard().setText(text)
    page.text.setFocus()
    QTest.keyClick(page.text, Qt.Key.Key_V, CONTROL)
    until(page.text.toPlainText, "what was pasted")


def writing(window: Window) -> StudioView:
    until(lambda: window.studio().view is not None, "the writing")
    view = window.studio().view
    assert view is not None
    return view


def make_lesson(window: Window, *, own: bool = False) -> StudioView:
    page = new_page(window)
    paste(page, SEED.read_text(encoding="utf-8"))
    type_text(page.headline, "Militants for Ukraine")
    if own:
        click(page.written)
    else:
        type_text(page.publisher, "TASS")
        type_text(page.published, "2022-05-17")
        type_text(page.address, "https://tass.example/1")
        type_text(page.reason, "quoted in full for criticism")
    click(page.make)
    return writing(window)


def choose(view: StudioView, quote: str) -> Span:
    text = view.editing.text.article.text
    span = Span(text.index(quote), text.index(quote) + len(quote))
    view.key.page.select(span)
    view.key.page.setFocus()
    return span


def span_with(view: StudioView, quote: str, key: Qt.Key) -> str:
    choose(view, quote)
    QTest.keyClick(view.key.page, key)
    return view.key.spans.chosen()


def on_disk(view: StudioView) -> LessonText:
    until(lambda: view.editing.is_saved, "the disk")
    return LessonText.read(view.editing.path)


def focus_of(window: Window) -> QWidget:
    focus = window.focusWidget()
    assert focus is not None
    return focus


def test_from_the_paste_to_the_learner(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = make_lesson(window)
    span_with(view, SIXTY, Qt.Key.Key_3)
    type_text(view.key.desk.explanation, "Nobody outside the service has seen a list.")
    type_text(view.key.desk.ask, "Who counted?")
    span_with(view, "Sergei Ivanov", Qt.Key.Key_2)
    span_with(view, "MQ-1C", Qt.Key.Key_3)
    view.key.desk.role.setFocus()
    QTest.keyClick(view.key.desk.role, Qt.Key.Key_Down)
    view.key.desk.role.activated.emit(view.key.desk.role.currentIndex())
    assert [span.role for span in on_disk(view).spans].count(Role.DECOY) == 1
    click(view.back)
    page = shown_page(window)
    (folder,) = page.builds
    file = tmp_path / "mine.whosays"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(file), ""))
    click(page.builds[folder])
    until(file.exists, "the pack file")
    until(lambda: shown_page(window).notice.text().startswith("“My lessons” is built"), "the news")
    click(shown_page(window).install)
    key = ("my-lessons", "militants-for-ukraine")
    until(lambda: window.library is not None and key in window.library.cards, "the new lesson")
    assert window.library is not None
    click(window.library.cards[key].open)
    until(lambda: window.walk is not None, "the walk")
    press_main(window)
    mark(window, SIXTY, "3")
    press_main(window)
    until(lambda: attempt_of(window).step is Step.CHECK, "the check")
    result = attempt_of(window).result
    assert result is not None
    found = [each.name for each in result.outcomes]
    assert found.count(OutcomeName.FOUND) == 1
    assert found.count(OutcomeName.MISSED) == 1
    assert found.count(OutcomeName.LEFT_ALONE_RIGHTLY) == 1
    for _round in range(len(found)):
        if "Nobody outside the service" in told(check_view(window)):
            break
        QTest.keyClick(focus_of(window), Qt.Key.Key_N)
    assert "Nobody outside the service" in told(check_view(window))
    for step in (Step.TRACE, Step.SUM_UP):
        press_main(window)
        if attempt_of(window).step is Step.SUM_UP:
            break
        assert attempt_of(window).step is step
    press_main(window)
    until(lambda: window.walk is None, "the end")


def told(view: QWidget) -> str:
    from whosays.desktop.prose import Prose

    return "\n".join(prose.text() for prose in view.findChildren(Prose))


def test_spans_alone_are_a_lesson_that_works_today(window: Window) -> None:
    view = make_lesson(window)
    span_with(view, SIXTY, Qt.Key.Key_3)
    click(view.try_it)
    until(lambda: window.studio().preview is not None, "the preview")
    preview = window.studio().preview
    assert preview is not None
    until(lambda: preview.walk is not None, "the walk")
    walk = preview.walk
    assert walk is not None
    click(walk.main)
    until(lambda: walk.attempt.step is Step.MARK, "marking")
    click(walk.main)
    until(lambda: walk.attempt.step is Step.CHECK, "the check")
    assert window.course is not None
    assert not window.course.standings(window._learner)
    click(preview.leave)
    until(lambda: window.studio().preview is None, "the way back")
    assert view.key.page.hasFocus()
    assert view.key.spans.count() == 1


def test_everything_can_be_undone_and_is_on_disk(window: Window) -> None:
    view = make_lesson(window)
    before = on_disk(view).text
    span_with(view, SIXTY, Qt.Key.Key_3)
    type_text(view.key.desk.explanation, "A list.")
    span_with(view, "Sergei Ivanov", Qt.Key.Key_1)
    view.key.page.setFocus()
    QTest.keyClick(view.key.page, Qt.Key.Key_Delete)
    after = on_disk(view)
    assert [span.explanation for span in after.spans] == ["A list."]
    for _step in range(4):  # mark, explain, mark, remove
        QTest.keyClick(focus_of(window), Qt.Key.Key_Z, CONTROL)
    assert view.editing.text.text == before
    assert on_disk(view).text == before
    for _step in range(4):
        QTest.keyClick(focus_of(window), Qt.Key.Key_Y, CONTROL)
    assert on_disk(view).text == after.text


def test_undo_reaches_the_field_that_is_typed_in(window: Window) -> None:
    view = make_lesson(window)
    span_with(view, SIXTY, Qt.Key.Key_3)
    view.key.desk.explanation.setFocus()
    type_text(view.key.desk.explanation, "One")
    view.key.desk.ask.setFocus()
    type_text(view.key.desk.ask, "Two?")
    QTest.keyClick(view.key.desk.ask, Qt.Key.Key_Z, CONTROL)
    assert view.key.desk.ask.text() == ""
    assert view.key.desk.explanation.toPlainText() == "One"
    QTest.keyClick(view.key.desk.ask, Qt.Key.Key_Z, CONTROL)
    assert view.key.desk.explanation.toPlainText() == ""


def test_proposals_are_offered_one_at_a_time(window: Window) -> None:
    view = make_lesson(window)
    card = view.key.proposal
    view.key.page.setFocus()
    QTest.keyClick(view.key.page, Qt.Key.Key_S)
    until(card.accept.isVisible, "a proposal")
    assert not view.editing.text.spans
    first = card.words.text()
    assert card.reason.text()
    QTest.keyClick(view.key.page, Qt.Key.Key_X)
    assert card.words.text() != first
    assert not view.editing.text.spans
    second = card.words.text().strip("“”")
    QTest.keyClick(view.key.page, Qt.Key.Key_A)
    (span,) = view.editing.text.spans
    assert span.core.of(view.editing.text.article.text) == second
    third = card.words.text().strip("“”")
    QTest.keyClick(view.key.page, Qt.Key.Key_Y)
    made = [each for each in view.editing.text.spans if each.role is Role.DECOY]
    assert [each.core.of(view.editing.text.article.text) for each in made] == [third]
    left = {card.words.text()}
    for _round in range(40):
        if not card.accept.isVisible():
            break
        QTest.keyClick(view.key.page, Qt.Key.Key_X)
        left.add(card.words.text())
    assert not card.accept.isVisible()
    assert first not in left
    assert f"“{second}”" not in left


def test_accepted_with_other_words(window: Window) -> None:
    view = make_lesson(window)
    card = view.key.proposal
    view.key.page.setFocus()
    QTest.keyClick(view.key.page, Qt.Key.Key_S)
    until(card.accept.isVisible, "a proposal")
    while SIXTY not in card.words.text():
        QTest.keyClick(view.key.page, Qt.Key.Key_X)
    longer = f"{SIXTY} aged 20 to 25"
    choose(view, longer)
    click(card.accept)
    (span,) = view.editing.text.spans
    assert span.core.of(view.editing.text.article.text) == longer


def test_words_chosen_for_a_span_move_it_and_say_how_far_a_mark_may_reach(window: Window) -> None:
    view = make_lesson(window)
    identifier = span_with(view, SIXTY, Qt.Key.Key_3)
    choose(view, f"{SIXTY} aged 20")
    assert view.key.desk.reach.isVisible()
    click(view.key.desk.reach)
    span = view.editing.text.span(identifier)
    assert span is not None
    text = view.editing.text.article.text
    assert span.extent.of(text) == f"{SIXTY} aged 20"
    click(view.key.desk.usual)
    choose(view, "60 IS militants")
    click(view.key.desk.move_here)
    span = view.editing.text.span(identifier)
    assert span is not None
    assert span.core.of(text) == "60 IS militants"
    assert not span.own_extent


def test_later_mention_names_its_source(window: Window) -> None:
    view = make_lesson(window)
    first = span_with(view, "Sergei Ivanov", Qt.Key.Key_2)
    second = span_with(view, "SVR spokesman", Qt.Key.Key_2)
    desk = view.key.desk
    desk.role.setCurrentIndex(list(Role).index(Role.AGAIN))
    desk.role.activated.emit(desk.role.currentIndex())
    span = view.editing.text.span(second)
    assert span is not None
    assert (span.role, span.again_for) == (Role.AGAIN, first)
    assert desk.first.isVisible()


def test_problem_leads_to_its_place(window: Window) -> None:
    view = make_lesson(window)
    span_with(view, SIXTY, Qt.Key.Key_3)
    sixty = view.key.spans.chosen()
    span_with(view, "Sergei Ivanov", Qt.Key.Key_2)
    until(lambda: len(view.editing.problems) == 2, "the problems")
    QTest.keyClick(view.key.page, Qt.Key.Key_M, CONTROL)
    assert view.problems.isVisible()
    rows = [view.problems.item(number).text() for number in range(view.problems.count())]
    row = next(number for number, text in enumerate(rows) if sixty in text)
    view.problems.setCurrentRow(row)
    QTest.keyClick(view.problems, Qt.Key.Key_Return)
    assert view.key.spans.chosen() == sixty
    assert view.key.desk.explanation.hasFocus()
    type_text(view.key.desk.explanation, "Said.")
    until(lambda: len(view.editing.problems) == 1, "one problem less")


def test_file_that_an_editor_changes_is_taken_in(window: Window) -> None:
    view = make_lesson(window)
    text = on_disk(view).text
    changed = text.replace("title: Militants for Ukraine", "title: Sixty # and no more")
    view.editing.path.write_bytes(changed.encode())
    until(lambda: view.editing.text.facts["title"].startswith("Sixty"), "the editor's words")
    QTest.keyClick(focus_of(window), Qt.Key.Key_Z, CONTROL)
    assert on_disk(view).text == text


def test_two_at_the_same_file_lose_nothing(window: Window) -> None:
    view = make_lesson(window)
    text = on_disk(view).text
    theirs = text.replace("level: 1", "level: 2")
    view._watcher.blockSignals(True)  # the other program is a moment slower
    span_with(view, SIXTY, Qt.Key.Key_3)
    mine = view.editing.text.text
    view.editing.path.write_bytes(theirs.encode())
    assert not view.editing.save()
    assert view.theirs.isVisible()
    assert view.editing.path.read_bytes() == theirs.encode()
    click(view.theirs)
    assert view.editing.text.text == theirs
    QTest.keyClick(focus_of(window), Qt.Key.Key_Z, CONTROL)
    assert view.editing.text.text == mine
    assert on_disk(view).text == mine


def test_draft_survives_a_kill(tmp_path: Path) -> None:
    script = f"""
import os, signal, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, {str(Path(__file__).parents[2])!r})
from pathlib import Path
from desktop.conftest import until
from desktop.studio.test_writing import *
from whosays.desktop.application import make_application, make_window
make_application()
window = make_window(Path({str(tmp_path)!r}))
window.show()
until(lambda: window.library is not None)
give_name(window, "Ada")
view = make_lesson(window)
span_with(view, SIXTY, Qt.Key.Key_3)
type_text(view.key.desk.explanation, "Nobody has seen a list.")
until(lambda: view._state.text() == "Saved")
os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run([sys.executable, "-c", script], check=False, env=dict(os.environ))
    assert done.returncode == -signal.SIGKILL
    (pack,) = draft_packs(tmp_path)
    (lesson,) = pack.lessons
    assert lesson.text is not None
    (span,) = lesson.text.spans
    assert span.core.of(lesson.text.article.text) == SIXTY
    assert span.explanation == "Nobody has seen a list."


def test_lesson_without_address_asks_for_one_where_only_the_key_travels(window: Window) -> None:
    page = new_page(window)
    paste(page, SEED.read_text(encoding="utf-8"))
    click(page.make)
    assert "address" in page.fault.text()
    assert window.studio().view is None
    assert not draft_packs(window._data)


def test_lessons_are_arranged_and_taken_out(window: Window) -> None:
    for _round in range(2):
        view = make_lesson(window, own=True)
        click(view.back)
        shown_page(window)
    page = shown_page(window)
    first, second = page.lessons
    click(page.ups[second])
    until(lambda: shown_page(window) is not page, "the page anew")
    page = shown_page(window)
    assert "lesson 1 now" in page.notice.text()
    click(page.asides[next(iter(page.asides))])
    until(lambda: page.findChildren(Question), "the question")
    click(page.findChildren(Question)[0].act)
    until(lambda: len(shown_page(window).lessons) == 1, "one lesson")
    assert first.parent == second.parent


def test_page_of_the_pack_is_written(window: Window) -> None:
    view = make_lesson(window, own=True)
    click(view.back)
    page = shown_page(window)
    (folder,) = page.pages
    click(page.pages[folder])
    until(lambda: isinstance(window._paper, PackPage), "the page of the pack")
    paper = window._paper
    assert isinstance(paper, PackPage)
    paper.fields["title"].selectAll()
    type_text(paper.fields["title"], "Ports: a course")
    paper.introduction.setFocus()
    type_text(paper.introduction, "For all.")
    QTest.keyClick(paper.introduction, Qt.Key.Key_Escape)
    page = shown_page(window)
    (pack,) = draft_packs(window._data)
    assert pack.title == "Ports: a course"
    assert pack.pack is not None
    assert pack.pack.introduction == "For all."


def test_balance_of_what_is_being_written(window: Window) -> None:
    view = make_lesson(window)
    span_with(view, SIXTY, Qt.Key.Key_3)
    click(view.back)
    page = shown_page(window)
    click(next(iter(page.balances.values())))
    until(lambda: isinstance(window._paper, BalanceView), "the balance")
    balance = window._paper
    assert isinstance(balance, BalanceView)
    assert any("country" in sentence for sentence in balance.sentences)
    assert balance.tables[2].item(0, 0).text() == "TASS"


def test_pack_with_an_error_is_not_built(window: Window, tmp_path: Path) -> None:
    view = make_lesson(window, own=True)
    path = view.editing.path
    click(view.back)
    page = shown_page(window)
    path.write_text(path.read_text(encoding="utf-8").replace("level: 1", "level: 9"))
    window.studio().build(path.parent, tmp_path / "x")
    until(lambda: "has 1 error" in page.notice.text(), "the sentence")
    assert path.name in page.notice.text()
    assert not (tmp_path / "x.whosays").exists()
