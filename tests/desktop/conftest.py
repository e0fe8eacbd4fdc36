"""What the desktop tests share: one application, waiting for a condition, small lessons."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from whosays.articles.span import Span
from whosays.desktop.application import make_application, make_window
from whosays.desktop.look.look import Look
from whosays.desktop.page.article_page import ArticlePage
from whosays.desktop.window import Window
from whosays.lesson_packs.lesson import (
    ArticlePart,
    Block,
    BlockKind,
    Lesson,
    Origin,
    Practice,
)
from whosays.settings import Settings

CATEGORIES = ("unnamed-source", "state-agency", "unverifiable-figure")


@pytest.fixture(scope="session")
def application() -> QApplication:
    return make_application()


@pytest.fixture
def look(application: QApplication) -> Look:
    assert application is not None
    made = Look(Settings(theme="light"))
    made.apply()
    return made


def until(happened: Callable[[], object], what: str = "it", patience: float = 20.0) -> None:
    """Let the window live until *happened* answers true; fail after *patience* seconds."""
    deadline = time.monotonic() + patience
    while not happened():
        QTest.qWait(1)
        assert time.monotonic() < deadline, f"waited in vain for {what}"
    for _round in range(3):
        QApplication.processEvents()


def plain_lesson(text: str, **fields: object) -> Lesson:
    """Return a lesson whose article is *text*, one paragraph for every blank line in it."""
    blocks = []
    position = 0
    for paragraph in text.split("\n\n"):
        end = position + len(paragraph)
        blocks.append(Block(BlockKind.PARAGRAPH, Span(position, end)))
        position = end + 2
    given: dict[str, object] = {
        "id": "plain",
        "title": "A plain lesson",
        "level": 1,
        "minutes": 5,
        "practice": Practice.INDEPENDENT,
        "categories": CATEGORIES,
        "origin": Origin.WRITTEN,
        "brief": "Read.",
        "text": text,
        "path": Path("plain.md"),
        "blocks": tuple(blocks),
        "articles": (ArticlePart("", Span(0, len(text))),),
    }
    return Lesson(**(given | fields))  # type: ignore[arg-type]


@pytest.fixture
def page(look: Look) -> Iterator[ArticlePage]:
    made = ArticlePage(look)
    made.resize(700, 500)
    made.show()
    yield made
    made.close()
    made.deleteLater()


Opener = Callable[[Path], Window]


@pytest.fixture
def open_window(application: QApplication) -> Iterator[Opener]:
    windows: list[Window] = []

    def opened(data: Path) -> Window:
        window = make_window(data)
        window.resize(1100, 780)
        windows.append(window)
        window.show()
        until(lambda: window.library is not None, "the library")
        return window

    yield opened
    # a piece that is shown before it has a place becomes a window, and takes the keys
    strays = [
        each
        for each in application.topLevelWidgets()
        if each.isVisible() and not isinstance(each, Window | QMenu | QDialog)
    ]
    for window in windows:
        window.close()
        window.deleteLater()
    # outside an event loop nothing is deleted by itself, and every window slows the next
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    application.processEvents()
    assert not strays
