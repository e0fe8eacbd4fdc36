"""How quick the pages that are a learner's own open, in the real window, on a million outcomes.

From the key pressed to the page painted with its figures, in a window that has shown it before.
In turns with it the same page opens in a second window, whose learner has a thousand outcomes.
"""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from bench.full_record import NOW, KeptLesson, Size, fill
from bench.series import Series, show_floor, show_limit_and_ratio
from progress.passage_packs import passage_pack
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from whosays.desktop.application import make_application
from whosays.desktop.look.look import Look
from whosays.desktop.pictures.progress_view import ProgressView
from whosays.desktop.reading.articles_view import ArticlesView
from whosays.desktop.today.today_view import TodayView
from whosays.desktop.window import Window
from whosays.lesson_packs.single_article import article_alone
from whosays.settings import Place, Settings, write_place

LARGE = Size(learners=200, attempts=417)
"""A little over a million outcomes."""
SMALL = Size(learners=1, attempts=84)
"""A thousand, all of one learner."""
LIMIT = 150  # ms
MOST = 3
"""Times the same page with a thousand outcomes."""
_LESSONS = 40  # of six passages each
_ROUNDS = 21
_PATIENCE = 20_000  # ms
_SIZE = (1180, 820)
_CONTROL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class _Page(NamedTuple):
    """A page, or one picture of it, and the keys that lead there."""

    name: str
    key: Qt.Key
    figures: Callable[[QWidget | None], QWidget | None]
    """Gives what holds the page's figures, once it is there."""
    then: Qt.Key | None = None
    """Pressed with Alt once the page is painted."""


def measure_pages(folder: Path) -> list[bool]:
    """Measure on records made in *folder*; print, and tell what holds."""
    make_application()
    windows = {name: _window(folder / name, size) for name, size in _SIZES.items()}
    print(
        f"\nPages in the window, from the key to the figures painted; {LARGE.outcomes:,} outcomes "
        f"of {LARGE.learners} learners, beside {SMALL.outcomes:,} of one"
    )
    try:
        return [holds for page in _PAGES for holds in _measure(page, windows)]
    finally:
        for window in windows.values():
            window.close()


_SIZES = {"large": LARGE, "small": SMALL}


def _window(data: Path, size: Size) -> Window:
    """Return a window on a record of *size*, made in *data*, with its lessons installed."""
    pack = passage_pack(data / "packs" / "rounds", rounds=_LESSONS)
    alone = [article_alone(lesson, part) for lesson in pack.lessons for part in lesson.articles]
    fill(data, size, [KeptLesson(pack.id, each.id, each.text) for each in alone])
    write_place(data, Place("learner-0"))
    look = Look(Settings(theme="light"))
    look.apply()
    window = Window(look, data, lambda: NOW)
    look.setParent(window)
    window.resize(*_SIZE)
    window.show()
    _until(lambda: window.course is not None)
    _let_rest()
    return window


# -- where the figures are


def _today(paper: QWidget | None) -> QWidget | None:
    return paper.main if isinstance(paper, TodayView) and paper.main.isEnabled() else None


def _words(paper: QWidget | None) -> QWidget | None:
    return paper.skills[0] if isinstance(paper, ProgressView) and paper.skills else None


def _articles(paper: QWidget | None) -> QWidget | None:
    return paper.pieces[0] if isinstance(paper, ArticlesView) and paper.pieces else None


def _picture(number: int) -> Callable[[QWidget | None], QWidget | None]:
    def find(paper: QWidget | None) -> QWidget | None:
        is_there = isinstance(paper, ProgressView) and len(paper.cards) >= number
        return paper.cards[number - 1].canvas if is_there else None  # type: ignore[union-attr]

    return find


_PAGES = (
    _Page("Today", Qt.Key.Key_T, _today),
    _Page("My progress", Qt.Key.Key_P, _words),
    _Page("progress over time", Qt.Key.Key_P, _picture(1), Qt.Key.Key_1),
    _Page("the plane of discernment", Qt.Key.Key_P, _picture(2), Qt.Key.Key_2),
    _Page("what was taken for what", Qt.Key.Key_P, _picture(3), Qt.Key.Key_3),
    _Page("the calendar of practice", Qt.Key.Key_P, _picture(4), Qt.Key.Key_4),
    _Page("My articles", Qt.Key.Key_J, _articles),
)


# -- measuring


def _measure(page: _Page, windows: dict[str, Window]) -> list[bool]:
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in windows}
    for number in range(-2, _ROUNDS):  # the first two warm
        for name, window in windows.items():
            took = _open(page, window)
            if number >= 0:
                taken[name].append(took)
    large, small = (
        Series(f"{page.name}, {_SIZES[name].outcomes:,} outcomes", tuple(w for w, _c in took))
        for name, took in taken.items()
    )
    busy = Series("    of which: the processor's time", tuple(c for _w, c in taken["large"]))
    show_floor(small)
    holds = show_limit_and_ratio(large, LIMIT, small, MOST)
    print(busy, flush=True)
    return holds


def _open(page: _Page, window: Window) -> tuple[float, float]:
    """Open *page*; return how long until it was painted, and the processor's time of it, in ms."""
    window.activateWindow()
    _until(lambda: QApplication.activeWindow() is window)
    _let_rest()
    gc.collect()
    painting = _Painting(window)
    began, busy = time.perf_counter(), time.process_time()
    QTest.keyClick(window, page.key, _CONTROL)
    if page.then is not None:
        painting.wait_for(lambda: _words(window._paper))
        QTest.keyClick(window, page.then, _ALT)
    painting.wait_for(lambda: page.figures(window._paper))
    took = (painting.at - began) * 1e3, (time.process_time() - busy) * 1e3
    window.removeEventFilter(painting)
    _let_rest()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    _let_rest()
    return took


class _Painting(QObject):
    """Notes when its window was painted last."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.at = 0.0
        window.installEventFilter(self)

    def wait_for(self, find: Callable[[], QWidget | None]) -> None:
        """Wait until what *find* gives is there, and was painted."""
        _until(find)
        self.at = 0.0
        found = find()
        _until(lambda: self.at and found is not None and not found.visibleRegion().isEmpty())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() != QEvent.Type.UpdateRequest:
            return False
        watched.removeEventFilter(self)
        watched.event(event)  # paints whatever asked to be, so that it is over below
        watched.installEventFilter(self)
        self.at = time.perf_counter()
        return True


def _until(happened: Callable[[], object]) -> None:
    """Let the window live until *happened*; asleep between events, as the program is."""
    late = QTimer()
    late.setSingleShot(True)
    late.start(_PATIENCE)
    while not happened():
        if not late.isActive():
            raise RuntimeError("waited in vain")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _let_rest() -> None:
    """Let what is done beside the window and a moment later come to its end."""
    QTest.qWait(150)
    while any(thread.name.startswith("Thread-") for thread in threading.enumerate()):
        QTest.qWait(10)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QTest.qWait(20)
