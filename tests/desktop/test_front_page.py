"""The library as it was last: there at once, overtaken by what the record says, never trusted."""

from __future__ import annotations

from pathlib import Path

import pytest
from desktop.conftest import Opener, until
from desktop.test_refused import find, garbage, see
from desktop.test_walk import LESSON, give_name
from hypothesis import given
from hypothesis import strategies as st
from progress.processes import next_line, running, tell
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from whosays.desktop.application import make_window, now
from whosays.desktop.library.front_page import (
    Card,
    FrontPage,
    Shelf,
    keep_front_page,
    read_front_page,
)
from whosays.progress.events import LearnerAdded
from whosays.progress.record import Record

pytestmark = pytest.mark.usefixtures("application")
KEPT = "front-page.json"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give a folder in which Ada was in the library last."""
    window = make_window(tmp_path)
    window.show()
    until(lambda: window.library is not None)
    give_name(window, "Ada")
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return tmp_path


def test_the_library_is_there_before_the_record_and_what_is_wanted_of_it_comes(
    data: Path,
) -> None:
    with running("hold.py", data / "record.db") as holder:
        assert next_line(holder) == "held"
        window = make_window(data)
        window.show()
        until(lambda: window.library is not None and window.library.isVisible(), "the library")
        assert window.library is not None
        assert window.course is None
        assert window.library.reader.names.currentText() == "Ada"
        until(lambda: LESSON in window.library.cards, "all lessons")
        QTest.mouseClick(window.library.cards[LESSON].open, Qt.MouseButton.LeftButton)
        tell(holder)
        assert next_line(holder) == "let go"
        until(lambda: window.walk is not None, "the lesson")
    window.close()


def test_what_another_program_did_meanwhile_shows(data: Path, open_window: Opener) -> None:
    with Record.open(data, clock=now) as record:
        record.submit(LearnerAdded("bea", "Bea", now())).result()
    window = open_window(data)
    until(lambda: window.library is not None, "the library")
    names = window.library.reader.names
    until(lambda: [names.itemText(n) for n in range(names.count())] == ["Ada", "Bea"], "Bea")
    assert names.currentText() == "Ada"


def test_a_fault_takes_its_place(data: Path) -> None:
    garbage(data / "record.db")
    window = make_window(data)
    window.show()
    see(window, "damaged")
    assert find(window, "Open the lesson") is None
    window.close()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[" * 100_000,
        b"[]",
        b"{}",
        b'{"learners": [["a"]], "next": ["", ""], "shelves": []}',
        b'{"learners": [], "next": ["", ""], "shelves": [], "present": 3}',
        b'{"learners": [], "next": ["", ""], "shelves": [{"cards": [{}]}]}',
    ],
)
def test_a_page_that_makes_no_sense_is_not_shown(
    data: Path, open_window: Opener, content: bytes
) -> None:
    (data / KEPT).write_bytes(content)
    assert read_front_page(data) is None
    window = open_window(data)
    until(lambda: window.course is not None, "the record")
    assert window.library is not None
    assert window.library.reader.names.currentText() == "Ada"
    assert LESSON in window.library.cards


words = st.text(max_size=12)
cards = st.builds(Card, words, words, words, words, words, words, st.booleans())
shelves = st.builds(
    Shelf, *[words] * 5, st.lists(cards, max_size=3).map(tuple), st.integers(0, 9000)
)
pages = st.builds(
    FrontPage,
    words,
    st.lists(st.tuples(words, words), max_size=3).map(tuple),
    words,
    st.lists(shelves, max_size=2).map(tuple),
    words,
    words,
    st.tuples(words, words),
)


@given(page=pages)
def test_a_page_is_read_as_it_was_kept(
    tmp_path_factory: pytest.TempPathFactory, page: FrontPage
) -> None:
    folder = tmp_path_factory.mktemp("kept")
    keep_front_page(folder, page)
    assert read_front_page(folder) == page
