"""A lesson that came without its article: fetched, opened or pasted, then read like any other."""

from __future__ import annotations

from pathlib import Path

import pytest
from desktop.conftest import Opener, until
from desktop.test_practise import CONTROL, paste
from desktop.test_walk import click, give_name
from lesson_packs.test_attaching import KEY
from lesson_packs.test_fetched_article import TEXT
from lesson_packs.test_packs import PAGE, pack
from lesson_packs.written_lessons import front
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from whosays.desktop.practise.getting_view import GettingView
from whosays.desktop.window import Window

KEY_OF_CARD = ("harbour", "pier")


@pytest.fixture
def window(open_window: Opener, tmp_path: Path) -> Window:
    page = PAGE.replace(" See [dateline](glossary.md#dateline).", "")
    # nobody listens at that port
    lesson = front(url="http://127.0.0.1:9/pier", publisher="The Gazette") + KEY
    pack(tmp_path / "packs" / "harbour", page, one=lesson)
    window = open_window(tmp_path)
    give_name(window, "Ada")
    return window


def open_lesson(window: Window) -> GettingView:
    until(lambda: window.library is not None and KEY_OF_CARD in window.library.cards, "the card")
    assert window.library is not None
    window.library.cards[KEY_OF_CARD].open.click()
    until(lambda: isinstance(window._paper, GettingView), "the page")
    assert isinstance(window._paper, GettingView)
    return window._paper


def test_pasted_article_is_kept_and_read(
    window: Window, open_window: Opener, tmp_path: Path
) -> None:
    page = open_lesson(window)
    assert page.source.address.text() == "http://127.0.0.1:9/pier"
    page.text.setFocus()
    paste(page, TEXT)  # type: ignore[arg-type]  # it has the same field
    until(lambda: "3 places" in page.notes.text(), "how the key fits")
    assert "“the police”" in page.notes.text()
    click(page.begin)
    until(lambda: window.walk is not None, "the walk")
    assert window.walk is not None
    assert window.walk.attempt.lesson.text == TEXT
    QTest.keyClick(window, Qt.Key.Key_L, CONTROL)
    until(lambda: window.walk is None, "the library")
    window.close()
    again = open_window(tmp_path)
    until(lambda: again.course is not None, "the record")
    assert again.course is not None
    found = again.course.find(*KEY_OF_CARD)
    assert found is not None
    assert found[1].text == TEXT


def test_another_text_is_refused_in_words(window: Window) -> None:
    page = open_lesson(window)
    page.text.setFocus()
    page.text.setPlainText("A text about something else altogether.")
    click(page.begin)
    until(page.fault.isVisible, "the sentence")
    assert "Nothing that this lesson asks for" in page.fault.text()
    assert window.walk is None


def test_address_that_does_not_answer_is_told(window: Window) -> None:
    page = open_lesson(window)
    page.source.fetch.click()
    until(page.fault.isVisible, "the sentence")
    assert page.fault.text()
    assert page.source.fetch.isEnabled()
