"""The page of the record itself: in the real window, on a real record."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from desktop.conftest import Opener, until
from desktop.test_walk import CONTROL, click, give_name
from progress.practice import NOON, ada, clock
from progress.processes import TESTS
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from whosays.desktop.keeping.keeping_view import KeepingView
from whosays.desktop.keeping.question import Question
from whosays.desktop.tour import type_text
from whosays.desktop.window import Window
from whosays.progress.backups import list_backups
from whosays.progress.erasing import is_erasing_unfinished
from whosays.progress.events import LearnerAdded
from whosays.progress.record import Record


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


def test_a_table_is_saved_that_can_be_read_elsewhere(open_window: Opener, tmp_path: Path) -> None:
    saved = tmp_path / "ana.csv"
    window = open_window(tmp_path / "here")
    give_name(window, "Ana")
    page = keeping(window)
    save_to(page, saved)
    heading = saved.read_text("utf-8-sig").splitlines()
    assert any("Ana" in line for line in heading)

    elsewhere = open_window(tmp_path / "there")
    page = keeping(elsewhere)
    page.taking.take_file(saved)
    until(lambda: names(elsewhere) == ["Ana"], "Ana")


def test_who_has_the_name_of_another_is_asked_for_a_new_one(
    open_window: Opener, tmp_path: Path
) -> None:
    saved = tmp_path / "ana.json"
    window = open_window(tmp_path / "here")
    give_name(window, "Ana")
    save_to(keeping(window), saved)
    elsewhere = open_window(tmp_path / "there")
    give_name(elsewhere, "Ana")
    page = keeping(elsewhere)
    page.taking.take_file(saved)
    asked = question(page)
    assert not asked.act.isEnabled()
    assert names(elsewhere) == ["Ana"]
    type_text(asked.answer, "Ana B.")
    click(asked.act)
    until(lambda: names(elsewhere) == ["Ana", "Ana B."], "both")


@pytest.mark.skipif(sys.platform == "win32", reason="no such kill there")
def test_an_erasing_that_was_killed_is_finished_at_the_next_start(
    open_window: Opener, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    with Record.open(data, clock=clock) as record:
        for one in (ada(), LearnerAdded("ben", "Ben", NOON)):
            record.submit(one).result()
    number = 0
    while not is_erasing_unfinished(data):
        assert die_erasing(data, "Ada", number), "it was not killed in time"
        number += 1
    window = open_window(data)
    until(lambda: window.course is not None, "the record")
    assert names(window) == ["Ben"]
    assert not is_erasing_unfinished(data)
    assert not any(b"Ada" in each.read_bytes() for each in data.rglob("*") if each.is_file())


def test_closing_makes_a_copy_of_what_was_done(open_window: Opener, tmp_path: Path) -> None:
    window = open_window(tmp_path)
    give_name(window, "Ana")
    window.close()
    copies = list_backups(tmp_path)
    assert copies
    held = copies[0].held
    assert held is not None
    assert [each.name for each in held.learners] == ["Ana"]


def save_to(page: KeepingView, file: Path) -> None:
    """Save everything in *file*, as the dialog for it would have it."""
    click(page.taking.save)
    until(lambda: page.findChildren(QFileDialog), "where to")
    page.findChildren(QFileDialog)[0].fileSelected.emit(str(file))
    until(file.exists, "the file")
    until(page.erasing.erase.isEnabled)


def die_erasing(folder: Path, name: str, number: int) -> bool:
    """Erase *name* in a process that is killed at its step *number*; tell whether it was."""
    script = str(TESTS / "progress" / "scripts" / "erase_and_die.py")
    paths = os.pathsep.join(filter(None, [*sys.path, str(TESTS)]))
    process = subprocess.run(
        [sys.executable, script, str(folder), name, str(number)],
        check=False,
        env=os.environ | {"PYTHONPATH": paths},
    )
    return process.returncode != 0


def _text_of(page: KeepingView) -> str:
    from PySide6.QtWidgets import QLabel

    return " ".join(each.text() for each in page.going_back.copies.findChildren(QLabel))
