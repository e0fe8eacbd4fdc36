"""How long a long article takes to open, and a mark on it to be set or taken away."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from bench.long_lesson import (
    MARKS,
    WORDS,
    begin_attempt,
    installed_long_lesson,
    long_article,
    long_key,
    marked_words,
)
from bench.series import Series, show_floor, show_limit, show_ratio
from markdown import Markdown
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from whosays.articles.sentences import sentences_of
from whosays.articles.words import words_of
from whosays.desktop.application import make_application, make_window
from whosays.desktop.look.look import Look
from whosays.desktop.page.article_page import ArticlePage
from whosays.desktop.page.page_mark import PageMark
from whosays.desktop.walk.mark_view import MarkView
from whosays.desktop.window import Window
from whosays.lesson_packs.lesson import Pack
from whosays.lesson_packs.reading import read_lesson
from whosays.settings import Settings

_OPENINGS = 15
_PLACES = 60
_FRAME = 16  # ms; a screen shows sixty pictures a second
_PATIENCE = 20  # seconds
_SIZE = (1180, 820)
_CATEGORIES = ("unnamed-source", "state-agency", "unverifiable-figure")


def measure_long_article(folder: Path) -> list[bool]:
    """Measure opening and marking on data in *folder*; print, and tell what holds."""
    make_application()
    pack, lesson, path = installed_long_lesson(folder)
    begin_attempt(folder, pack, lesson, marks=MARKS)
    print(f"\nAn article of {WORDS:,} words with {MARKS} marks")
    verdicts = _measure_opening(pack, path)
    window = make_window(folder)
    window.resize(*_SIZE)
    window.show()
    try:
        return verdicts + _measure_marking(_mark_view(window))
    finally:
        window.close()


# -- opening


def _measure_opening(pack: Pack, path: Path) -> list[bool]:
    look = Look(Settings(theme="light"))
    look.apply()
    window = QMainWindow()
    window.resize(*_SIZE)
    window.show()
    QApplication.processEvents()
    article, key = long_article(keyed=False), long_key(keyed=False)
    alone, floors, opened, parts = [], [], [], []
    for number in range(-1, _OPENINGS):
        floor = _duration(lambda: _set_plainly(article))
        both = floor + _duration(lambda: Markdown().convert(key))
        took = _open(window, look, pack, path)
        if number >= 0:
            alone.append(floor)
            floors.append(both)
            parts.append(took)
            opened.append(sum(took))
    window.close()
    floor = Series("Python-Markdown on the file's text, layout of the article", tuple(floors))
    show_floor(floor)
    print(Series("    of which: without the 200 explanations", tuple(alone)))
    holds = show_ratio(Series("whosays, read to painted", tuple(opened)), floor, 2)
    for name, values in zip(_PARTS, zip(*parts, strict=True), strict=True):
        print(Series(f"    of which: {name}", values))
    return [holds]


_PARTS = ("the lesson read", "the page and its marks built", "laid out and painted")


def _set_plainly(source: str) -> None:
    document = QTextDocument()
    document.setHtml(Markdown().convert(source))
    document.setTextWidth(640)
    document.documentLayout().documentSize()


def _open(window: QMainWindow, look: Look, pack: Pack, path: Path) -> tuple[float, float, float]:
    words_of.cache_clear()
    sentences_of.cache_clear()
    began = time.perf_counter()
    lesson = read_lesson(path, pack=pack).lesson
    if lesson is None:
        raise RuntimeError("the long lesson has errors")
    marks = [
        PageMark(f"m{number}", span, _CATEGORIES.index(category) + 1, "X", category)
        for number, (category, span) in enumerate(marked_words(lesson))
    ]
    read = time.perf_counter()
    page = ArticlePage(look)
    window.setCentralWidget(page)
    page.show_lesson(lesson)
    page.show_marks(marks)
    built = time.perf_counter()
    QApplication.processEvents()  # lays out what is to be seen, and paints it
    painted = time.perf_counter()
    page.document().documentLayout().documentSize()
    QApplication.processEvents()
    return (read - began) * 1e3, (built - read) * 1e3, (painted - built) * 1e3


def _duration(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1e3


# -- marking


class _Clock(QObject):
    """Notes when an event was on disk last, and when the window was last painted."""

    def __init__(self, view: MarkView) -> None:
        super().__init__(view)
        self.on_disk = self.painted = 0.0
        journal = view._attempt.journal
        journal._answered.connect(self._note_disk, Qt.ConnectionType.DirectConnection)
        view.window().installEventFilter(self)

    def _note_disk(self, _future: object) -> None:
        self.on_disk = time.perf_counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() != QEvent.Type.UpdateRequest:
            return False
        watched.removeEventFilter(self)
        watched.event(event)  # paints whatever asked to be, so that it is over below
        watched.installEventFilter(self)
        self.painted = time.perf_counter()
        return True


def _until(happened: Callable[[], object]) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not happened():
        QApplication.processEvents()
        if time.monotonic() > deadline:
            raise RuntimeError("waited in vain")


def _mark_view(window: Window) -> MarkView:
    _until(lambda: window.walk is not None)
    view = window.walk.mark_view if window.walk else None
    if view is None:
        raise RuntimeError("the window does not show the article")
    QTest.qWait(300)
    return view


def _measure_marking(view: MarkView) -> list[bool]:
    words = view._attempt.lesson.words.spans
    clock = _Clock(view)
    alone: list[float] = []
    repaints: list[float] = []
    wholes: list[float] = []
    for number in range(_PLACES):
        first = 35 + number * len(words) // _PLACES // 50 * 50  # between two marks
        view.page.go_to_word(first)
        view.page.bring_into_view(words[first])
        QTest.qWait(5)
        for key in (Qt.Key.Key_2, Qt.Key.Key_Delete):
            whole, repaint = _press(view, clock, key)
            wholes.append(whole)
            repaints.append(repaint)
        alone += _toggle_alone(view.page, number * MARKS // _PLACES)
    whole = Series("a mark set or taken: key pressed to painted, disk included", tuple(wholes))
    verdicts = [
        show_limit(Series(f"a mark set or taken: {name}", tuple(values)), _FRAME)
        for name, values in (("the page alone", alone), ("on disk to painted", repaints))
    ]
    print(whole)  # the disk's share is what a mark's being kept costs, whatever paints it
    return verdicts


def _press(view: MarkView, clock: _Clock, key: Qt.Key) -> tuple[float, float]:
    """Press *key*; return how long until the mark was painted, and how much after the disk."""
    before = view._attempt.marks
    began = time.perf_counter()
    QTest.keyClick(view.page, key)
    _until(lambda: view._attempt.marks != before)
    _until(lambda: clock.painted > clock.on_disk)
    painted = clock.painted
    _until(lambda: not view._attempt.journal.busy)
    return (painted - began) * 1e3, (painted - clock.on_disk) * 1e3


def _toggle_alone(page: ArticlePage, number: int) -> list[float]:
    """Take mark *number* from the page and put it back, without the rest of the window."""
    marks = page._marks
    page.bring_into_view(marks[number].span)
    QTest.qWait(5)

    def show(shown: tuple[PageMark, ...]) -> None:
        page.show_marks(shown)
        page.viewport().repaint()

    less = marks[:number] + marks[number + 1 :]
    return [_duration(lambda: show(less)), _duration(lambda: show(marks))]
