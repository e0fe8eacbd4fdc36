"""A pack whose lessons have to be read to be listed: the window says how far that is, and lives."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from desktop.conftest import Opener, until
from desktop.test_walk import give_name
from lesson_packs.test_installing import ONE, a_pack
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from whosays.desktop.application import make_window
from whosays.desktop.window import Window
from whosays.lesson_packs.library import index_folder

COUNT = 60


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = a_pack(tmp_path / "data" / "packs" / "many")
    for number in range(COUNT - 1):
        source = ONE.replace("id: pier", f"id: pier-{number}")
        (folder / f"{number:03}.md").write_text(source, encoding="utf-8")
    return tmp_path / "data"


def heard_of(window: Window) -> list[str]:
    """Return a list that gets every sentence of *window* about the lessons that are read."""
    said: list[str] = []

    def look(_number: int, _count: int) -> None:
        labels = [each.text() for each in window.findChildren(QLabel) if each.isVisible()]
        said.extend(text for text in labels if text.startswith("Reading the lessons"))

    window._reading.connect(look, Qt.ConnectionType.QueuedConnection)
    return said


@pytest.mark.usefixtures("application")
def test_first_opening_says_how_far_it_is(data: Path) -> None:
    window = make_window(data)
    said = heard_of(window)
    window.show()
    until(lambda: window.library is not None, "the library")
    window.close()
    window.deleteLater()
    assert said == [f"Reading the lessons of a pack: {number} of 60 …" for number in (20, 40, 60)]


def test_library_as_it_was_last_says_it_and_then_where_the_record_is(
    data: Path, open_window: Opener
) -> None:
    first = open_window(data)
    give_name(first, "Ada")
    until((data / "front-page.json").exists, "the page that is kept")
    first.close()
    until(lambda: first.course is None, "the end")
    shutil.rmtree(index_folder(data), ignore_errors=True)
    window = make_window(data)
    said = heard_of(window)
    window.resize(1100, 780)
    window.show()
    until(lambda: window.library is not None, "the page that was kept")
    assert window.course is None
    until(lambda: window.course is not None, "the record")
    assert "Reading the lessons of a pack: 40 of 60 …" in said
    assert window.library is not None
    assert window.library._place.text().startswith("Your record: ")
    window.close()
    window.deleteLater()
