"""What learners may not change on a computer: shown disabled, with the reason, by every door."""

from __future__ import annotations

from pathlib import Path

import pytest
from desktop.conftest import Opener, until
from desktop.test_packs_page import WALL, drop, page_of
from desktop.test_walk import CONTROL, give_name
from lesson_packs.test_installing import PLAIN, a_pack
from lesson_packs.test_packs import pack
from lesson_packs.written_lessons import front
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

from whosays.desktop.fault_view import FaultView
from whosays.desktop.keeping.keeping_view import KeepingView
from whosays.desktop.packs.packs_view import PacksView
from whosays.desktop.practise.practise_view import PractiseView
from whosays.desktop.window import Window
from whosays.lesson_packs.installing import install
from whosays.lesson_packs.pack_file import write_pack_file

EVERYTHING = """theme = "contrast-dark"
text-size = 125
locked = ["theme", "text-size", "typeface", "packs", "erase", "addresses", "studio", "data"]
"""


@pytest.fixture
def window(open_window: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Window:
    data = tmp_path / "data"
    install(a_pack(tmp_path / "harbour"), data)
    away = front(url="http://127.0.0.1:9/", publisher="X") + WALL
    pack(data / "packs" / "far", PLAIN.replace("harbour", "far"), one=away)
    file = tmp_path / "whosays.toml"
    file.write_text(f'data = "{data}"\n{EVERYTHING}', encoding="utf-8")
    monkeypatch.setenv("WHOSAYS_SETTINGS", str(file))
    window = open_window(data)
    give_name(window, "Ada")
    return window


def menu(window: Window, *names: str) -> QMenu:
    inside: QWidget = window.menuBar()
    for name in names:
        found = [each.menu() for each in inside.actions() if each.text().replace("&", "") == name]
        assert isinstance(found[0], QMenu)
        inside = found[0]
    assert isinstance(inside, QMenu)
    return inside


def action(within: QMenu, name: str) -> QAction:
    return next(each for each in within.actions() if each.text().replace("&", "") == name)


def texts(within: QWidget) -> str:
    return "\n".join(each.text() for each in within.findChildren(QLabel) if each.isVisible())


def test_the_look_is_fixed_and_the_menus_say_so(window: Window) -> None:
    look = window._look
    assert (look.settings.theme, look.settings.text_size) == ("contrast-dark", 125)
    view = menu(window, "View")
    assert not action(view, "Larger text").isEnabled()
    assert any("size of the text is fixed" in each.text() for each in view.actions())
    for name, said in (("Colours", "colours are fixed"), ("Typeface", "typeface is fixed")):
        choices = menu(window, "View", name).actions()
        assert not any(each.isEnabled() for each in choices)
        assert any(said in each.text() for each in choices)
    QTest.keyClick(window, Qt.Key.Key_Plus, CONTROL)
    assert look.settings.text_size == 125


def test_the_studio_is_off(window: Window) -> None:
    lesson = menu(window, "Lesson")
    assert not action(lesson, "The studio…").isEnabled()
    assert any("studio is switched off" in each.text() for each in lesson.actions())
    QTest.keyClick(window, Qt.Key.Key_E, CONTROL)
    assert window._studio is None


def test_packs_neither_come_nor_go(window: Window, tmp_path: Path) -> None:
    page = page_of(window)
    assert not page.install.isEnabled()
    assert "cannot be installed" in page.install.accessibleDescription()
    assert not page.removes["harbour"].isEnabled()
    assert not page.gets["far"].isEnabled()
    assert "Packs cannot be installed or removed" in texts(page)
    assert "Nothing can be fetched" in texts(page)
    file = tmp_path / "other.whosays"
    write_pack_file(tmp_path / "harbour", file)
    drop(page, file)
    assert "cannot be installed" in page.notice.text()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    drop(window, file)
    until(lambda: isinstance(window._paper, PacksView), "the page of the packs")
    assert isinstance(window._paper, PacksView)
    assert "cannot be installed" in window._paper.notice.text()


def test_nothing_is_fetched_and_nobody_erased(window: Window) -> None:
    QTest.keyClick(window, Qt.Key.Key_N, CONTROL)
    page = window._paper
    assert isinstance(page, PractiseView)
    assert not page.source.fetch.isEnabled()
    assert not page.source.address.isEnabled()
    assert page.source.open.isEnabled()
    assert "Nothing can be fetched" in texts(page)
    page.fetch("http://127.0.0.1:9/")  # whatever else would ask for it
    until(page.fault.isVisible, "the refusal")
    assert "Nothing can be fetched" in page.fault.text()
    assert not page.source.fetch.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    keeping = window._paper
    assert isinstance(keeping, KeepingView)
    assert not keeping.erasing.erase.isEnabled()
    assert "Nobody can be erased" in texts(keeping)


def test_another_folder_is_not_offered(window: Window, application: QApplication) -> None:
    assert application is not None
    window._show_sentence("The disk is full.")
    fault = window._fault
    assert isinstance(fault, FaultView)
    assert not fault._elsewhere.isEnabled()
    assert "folder of the record is fixed" in texts(fault)
