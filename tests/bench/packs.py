"""How quick packs of many lessons are: to open, to check, to install and to stop."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import markdown
from bench.many_lessons import write_many
from bench.series import Series, show_floor, show_limit, show_ratio
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from whosays.desktop.application import make_application, make_window
from whosays.desktop.packs.packs_view import PacksView
from whosays.desktop.window import Window
from whosays.lesson_packs.checking import check_path
from whosays.lesson_packs.installing import install, remove
from whosays.lesson_packs.library import Library, index_folder, installed
from whosays.lesson_packs.pack_file import write_pack_file
from whosays.lesson_packs.reading import lesson_files

_FEW, _MANY = 50, 5000
_STARTS = 9
_ROUNDS = 2
_STOP_AT = (0.0, 0.05, 0.2, 0.5, 0.8, 0.95)  # of the time that installing takes
_MORE = 20  # times that more lessons are wanted


def measure_packs(folder: Path) -> list[bool]:
    """Measure with packs in *folder*; print, and tell what holds."""
    packs = {count: write_many(folder / f"shelf-{count}", count) for count in (_FEW, _MANY)}
    application = make_application()
    return [
        *_checking(packs[_MANY]),
        *_installing(packs[_MANY], folder, application),
        *_opening(packs, folder, application),
        *_using(folder / f"data-{_MANY}", application),
    ]


def _checking(pack: Path) -> list[bool]:
    print(f"\nChecking a pack of {_MANY:,} lessons")
    floor, ours = [], []
    for _round in range(_ROUNDS):
        sources = [path.read_text(encoding="utf-8") for path in lesson_files(pack)]
        began = time.perf_counter()
        for source in sources:
            markdown.markdown(source)
        between = time.perf_counter()
        problems = check_path(str(pack))
        ours.append((time.perf_counter() - between) * 1000)
        floor.append((between - began) * 1000)
        assert not [each for each in problems if each.severity == "error"]
    least = Series("Python-Markdown alone, the same files", tuple(floor))
    show_floor(least)
    return [show_ratio(Series("whosays check", tuple(ours)), least, 2)]


def _installing(pack: Path, folder: Path, application: QApplication) -> list[bool]:
    print(f"\nInstalling a pack file of {_MANY:,} lessons, in the window")
    file, data = folder / "shelf.whosays", folder / f"data-{_MANY}"
    write_pack_file(pack, file)
    _open(data, application)
    window, page = _packs_page(data, application)
    began = time.perf_counter()
    page.install_file(file)
    longest = _live(application, lambda: f"shelf-of-{_MANY}" in _packs(window))
    took = time.perf_counter() - began
    read: list[int] = []
    Library([data / "packs"], index_folder(data), lambda n, _all: read.append(n)).packs()
    print(f"  {took:.1f} s until the library shows it; {len(read)} lessons to be read again")
    print(f"  the window stood still for {longest:.0f} ms at most")
    remove(f"shelf-of-{_MANY}", data)
    _close(window)
    answered, stopped = [], []
    for share in _STOP_AT:
        window, page = _packs_page(data, application)
        page.install_file(file)
        wanted = time.perf_counter() + took * share
        _live(application, lambda wanted=wanted: time.perf_counter() >= wanted)
        if not page.is_busy:
            print(f"  it was too late to stop at {share:.0%} of that time")
            remove(f"shelf-of-{_MANY}", data)
        else:
            asked = time.perf_counter()
            page.progress.stop.click()
            application.processEvents()
            answered.append((time.perf_counter() - asked) * 1000)
            _live(application, lambda page=page: not page.is_busy)
            stopped.append((time.perf_counter() - asked) * 1000)
            assert page.notice.text(), "it says that it was stopped"
            left = [path for path in (data / "packs").iterdir() if path.name != ".lock"]
            assert not left, left
        _close(window)
    install(file, data)
    return [
        show_limit(Series("from Stop until it says that it stops", tuple(answered)), 100),
        show_limit(Series("from Stop until nothing is left", tuple(stopped)), 1000),
    ]


def _packs(window: Window) -> set[str]:
    return {pack for pack, _lesson in window.library.cards} if window.library else set()


def _packs_page(data: Path, application: QApplication) -> tuple[Window, PacksView]:
    window = make_window(data)
    window.resize(1100, 780)
    window.show()
    _live(application, lambda: window.course is not None)
    window.show_packs()
    page = window.findChild(PacksView)
    assert isinstance(page, PacksView)
    return window, page


def _live(application: QApplication, happened: Callable[[], bool]) -> float:
    """Let windows live until *happened*; return the longest they stood still, in ms."""
    longest = 0.0
    while not happened():
        began = time.perf_counter()
        application.processEvents()
        longest = max(longest, time.perf_counter() - began)
        time.sleep(0.001)
    return longest * 1000


def _close(window: Window) -> None:
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _opening(packs: dict[int, Path], folder: Path, application: QApplication) -> list[bool]:
    print("\nOpening the library in a window, in turns")
    data = {count: folder / f"data-{count}" for count in packs}
    install(packs[_FEW], data[_FEW])
    for count in packs:  # what a small pack's index lacks, and the page to begin with, is kept now
        for _round in range(2):
            _open(data[count], application)
            library = installed(data[count])
            library.packs()
            library.keep_index()
    seen: dict[tuple[int, str], list[float]] = {}
    for _round in range(_STARTS):
        for count in packs:
            for what, took in _open(data[count], application).items():
                seen.setdefault((count, what), []).append(took)
    verdicts = []
    for what in ("its first lessons painted", "everything read and set"):
        floor = Series(f"{_FEW} lessons: {what}", tuple(seen[_FEW, what]))
        show_floor(floor)
        ours = Series(f"{_MANY:,} lessons: {what}", tuple(seen[_MANY, what]))
        verdicts.append(show_ratio(ours, floor, 2))
    return verdicts


def _open(data: Path, application: QApplication) -> dict[str, float]:
    """Open a window on *data* and close it; return what took how many milliseconds."""
    began = time.perf_counter()
    window = make_window(data)
    window.resize(1100, 780)
    window.show()
    while window.library is None or not window.library.cards:
        application.processEvents()
    application.processEvents()
    painted = time.perf_counter()
    while window.course is None or not window.library.is_whole:
        application.processEvents()
    application.processEvents()
    whole = time.perf_counter()
    if not window.course.learners():
        window.course.add_learner("Ada", lambda _id: None, lambda _sentence: None)
        window.course.journal.settle(10)
    _close(window)
    return {
        "its first lessons painted": (painted - began) * 1000,
        "everything read and set": (whole - began) * 1000,
    }


def _using(data: Path, application: QApplication) -> list[bool]:
    """Measure what somebody does in a library of many lessons."""
    print("\nIn the library")
    window = make_window(data)
    window.resize(1100, 780)
    window.show()
    _live(application, lambda: window.course is not None and bool(window.library.is_whole))
    library = window.library
    assert library is not None
    took: dict[str, list[float]] = {}

    def timed(what: str, act: Callable[[], object]) -> None:
        began = time.perf_counter()
        act()
        application.processEvents()
        took.setdefault(what, []).append((time.perf_counter() - began) * 1000)

    for number in range(_MORE):
        more = library.more[f"shelf-of-{_MANY}"]
        timed("first 'Show more'" if number < _MORE // 4 else "later 'Show more'", more.click)
    for text in ("f", "fe", "fer", "ferr", "ferry", "ferry 49", ""):
        timed("a letter to find a title by", lambda text=text: library.words.setText(text))
        timed("the lessons that it finds", library.words.returnPressed.emit)
    bar = library._scrolling.verticalScrollBar()
    for _number in range(20):
        timed("a page down", lambda: bar.setValue(bar.value() + bar.pageStep()))
    for number in range(_MANY // 2, _MANY // 2 + 9):
        timed("a lesson from the middle read", lambda number=number: _read(window, number))
    _close(window)
    return [show_limit(Series(what, tuple(values)), 500) for what, values in took.items()]


def _read(window: Window, number: int) -> None:
    assert window.course is not None
    assert window.course.find(f"shelf-of-{_MANY}", f"report-{number}")
