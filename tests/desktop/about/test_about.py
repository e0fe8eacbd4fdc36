"""The pages about the program, without a network."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop.conftest import Opener, until
from desktop.test_walk import click
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from whosays import __version__
from whosays.desktop.about.about_view import AboutView
from whosays.desktop.about.licences_view import LicencesView, LicenceText
from whosays.desktop.window import Window


class FileManager(QObject):
    """Takes the place of whatever shows folders here."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    @Slot(QUrl)
    def show_folder(self, address: QUrl) -> None:
        self.shown.append(address.toLocalFile())


@pytest.fixture
def files() -> Iterator[FileManager]:
    made = FileManager()
    QDesktopServices.setUrlHandler("file", made, "show_folder")
    yield made
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def window(open_window: Opener, tmp_path: Path) -> Window:
    window = open_window(tmp_path / "data")
    until(lambda: window.course is not None, "the record")
    return window


def texts(within: QWidget) -> str:
    return "\n".join(each.text() for each in within.findChildren(QLabel))


def about(window: Window) -> AboutView:
    window.show_about()
    assert isinstance(window._paper, AboutView)
    return window._paper


def test_the_version_is_that_of_the_command(window: Window) -> None:
    call = [sys.executable, "-m", "whosays", "--version"]
    said = subprocess.run(call, check=True, capture_output=True, encoding="utf-8").stdout
    assert said == f"whosays {__version__}\n"
    assert f"Version {__version__}" in texts(about(window))


def test_the_folder_of_the_record_is_named_and_shown(
    window: Window, files: FileManager, tmp_path: Path
) -> None:
    page = about(window)
    assert str(tmp_path / "data") in texts(page)
    page.open_folder.setFocus()
    QTest.keyClick(page.open_folder, Qt.Key.Key_Space)
    assert files.shown == [str(tmp_path / "data")]
    assert not page.notice.isVisible()


@pytest.mark.parametrize(
    ("key", "wanted"), [(Qt.Key.Key_I, "Everything that is in this"), (Qt.Key.Key_K, "All keys")]
)
def test_its_buttons_have_keys_that_no_menu_has(window: Window, key: Qt.Key, wanted: str) -> None:
    about(window).setFocus()
    QTest.keyClick(window, key, Qt.KeyboardModifier.AltModifier)
    until(lambda: window._paper is not None and wanted in texts(window._paper), wanted)


def test_every_licence_can_be_read_and_left_again(window: Window) -> None:
    click(about(window).licences)
    page = window._paper
    assert isinstance(page, LicencesView)
    until(lambda: page.reads, "the list")
    assert {"Who Says?", "PySide6_Essentials", "Source Serif 4", "Python"} <= set(page.reads)
    click(page.reads["Who Says?"])
    text = window._paper
    assert isinstance(text, LicenceText)
    assert "TERMS AND CONDITIONS" in texts(text)
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert isinstance(window._paper, LicencesView)
    QTest.keyClick(window._paper, Qt.Key.Key_Escape)
    assert isinstance(window._paper, AboutView)
    click(window._paper.keys)
    assert "All keys" in texts(window._paper)
    QTest.keyClick(window._paper, Qt.Key.Key_Escape)
    page_again = window._paper
    assert isinstance(page_again, AboutView)
    QTest.keyClick(page_again, Qt.Key.Key_Escape)
    assert window._paper is None


def test_settings_of_the_computer_are_named(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "whosays.toml"
    file.write_text('locked = ["data"]\n', encoding="utf-8")
    monkeypatch.setenv("WHOSAYS_SETTINGS", str(file))
    said = texts(about(window))
    assert str(file) in said
    assert "is fixed on this computer" in said
    assert "--data" not in said
