"""The page of the record itself: in the real window, on a real record."""

from __future__ import annotations

from pathlib import Path

from desktop.conftest import Opener, until
from desktop.test_walk import CONTROL, click, give_name
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from whosays.desktop.keeping.keeping_view import KeepingView
from whosays.desktop.keeping.question import Question
from whosays.desktop.tour import type_text
from whosays.desktop.window import Window


def keeping(window: Window) -> KeepingView:
    """Open the page with its key and return it when the copies are listed."""
    until(lambda: window.course is not None, "the record")
    window.activateWindow()  # without a window manager nobody gives it back what a dialog had
    until(window.isActiveWindow, "the window")
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    page = window._paper
    assert isinstance(page, KeepingView)
    return page


def with_copy(page: KeepingView) -> None:
    click(page.going_back.copy_now)
    until(lambda: page.going_back.copies.backs, "a copy")


def question(page: KeepingView) -> Question:
    until(lambda: page.findChildren(Question), "the question")
    asked: Question = page.findChildren(Question)[0]
    return asked


def names(window: Window) -> list[str]:
    assert window.course is not None
    return [each.name for each in window.course.learners()]


def test_who_was_saved_and_erased_comes_back_when_asked_for(
    open_window: Opener, tmp_path: Path
) -> None:
    data, saved = tmp_path / "data", tmp_path / "ana.json"
    window = open_window(data)
    until(lambda: window.course is not None)
    give_name(window, "Ana")
    page = keeping(window)
    with_copy(page)

    click(page.taking.save)
    until(lambda: page.findChildren(QFileDialog), "where to")
    page.findChildren(QFileDialog)[0].fileSelected.emit(str(saved))
    until(saved.exists, "the file")
    until(page.erasing.erase.isEnabled)

    click(page.erasing.erase)
    asked = question(page)
    type_text(asked.answer, "Somebody")
    assert not asked.act.isEnabled()
    asked.answer.clear()
    type_text(asked.answer, "Ana")
    click(asked.act)
    until(lambda: window.course is not None and window._paper is None, "the record")
    assert names(window) == []
    assert not any(b"Ana" in each.read_bytes() for each in data.rglob("*") if each.is_file())

    page = keeping(window)
    page.taking.take_file(saved)
    click(question(page).act)
    until(lambda: names(window) == ["Ana"], "Ana")


def test_a_copy_is_gone_back_to_and_the_record_kept_aside(
    open_window: Opener, tmp_path: Path
) -> None:
    window = open_window(tmp_path)
    until(lambda: window.course is not None)
    give_name(window, "Ana")
    page = keeping(window)
    with_copy(page)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    give_name(window, "Ben")
    page = keeping(window)
    until(lambda: page.going_back.copies.backs, "the copies")
    QTest.keyClick(page.going_back.copies.backs[-1], Qt.Key.Key_Space)
    click(question(page).act)
    until(lambda: window.course is not None and names(window) == ["Ana"], "the older record")
    assert list(tmp_path.glob("record-replaced-*.db"))


def test_a_damaged_copy_is_called_damaged_and_cannot_be_gone_back_to(
    open_window: Opener, tmp_path: Path
) -> None:
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "record-2026-01-02T030405Z.db").write_bytes(b"no record" * 1000)
    window = open_window(tmp_path)
    page = keeping(window)
    until(lambda: "Cannot be used" in _text_of(page), "what is wrong with it")
    assert page.going_back.copies.backs == []


def test_a_file_that_is_no_record_is_refused_in_a_sentence(
    open_window: Opener, tmp_path: Path
) -> None:
    (tmp_path / "letter.json").write_text("Dear editor")
    window = open_window(tmp_path / "data")
    page = keeping(window)
    page.taking.take_file(tmp_path / "letter.json")
    until(lambda: "cannot be imported" in page.notice.text(), "a sentence")
    assert QApplication.activeModalWidget() is None


def _text_of(page: KeepingView) -> str:
    from PySide6.QtWidgets import QLabel

    return " ".join(each.text() for each in page.going_back.copies.findChildren(QLabel))
