"""How quick packs of many lessons are: to open, to check, to install and to stop."""

from __future__ import annotations

import time
from pathlib import Path

import markdown
from bench.many_lessons import write_many
from bench.series import Series, show_floor, show_limit, show_ratio
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from whosays.desktop.application import make_application, make_window
from whosays.lesson_packs.checking import check_path
from whosays.lesson_packs.installing import install
from whosays.lesson_packs.library import installed
from whosays.lesson_packs.pack_file import write_pack_file
from whosays.lesson_packs.reading import lesson_files

_FEW, _MANY = 50, 5000
_STARTS = 9
_ROUNDS = 2


class _Stopped(Exception):  # noqa: N818 - it never leaves this module
    """What pressing Stop raises."""


def measure_packs(folder: Path) -> list[bool]:
    """Measure with packs in *folder*; print, and tell what holds."""
    packs = {count: write_many(folder / f"shelf-{count}", count) for count in (_FEW, _MANY)}
    return [*_checking(packs[_MANY]), *_installing(packs[_MANY], folder), *_opening(packs, folder)]


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


def _installing(pack: Path, folder: Path) -> list[bool]:
    print(f"\nInstalling a pack file of {_MANY:,} lessons")
    file = folder / "shelf.whosays"
    write_pack_file(pack, file)
    began = time.perf_counter()
    install(file, folder / f"data-{_MANY}")
    print(f"  installed in {time.perf_counter() - began:.1f} s, told {_MANY:,} steps")
    stopped = []
    for stop_at in (1, _MANY // 2, _MANY - 1):
        asked = [0.0]

        def step(number: int, _count: int, at: int = stop_at, asked: list[float] = asked) -> None:
            if number >= at:
                asked[0] = time.perf_counter()
                raise _Stopped

        data = folder / f"stopped-{stop_at}"
        try:
            install(file, data, step=step)
        except _Stopped:
            stopped.append((time.perf_counter() - asked[0]) * 1000)
        left = [path for path in data.rglob("*") if path.is_file() and path.name != ".lock"]
        assert not left, left
    return [show_limit(Series("from Stop until nothing is left", tuple(stopped)), 1000)]


def _opening(packs: dict[int, Path], folder: Path) -> list[bool]:
    print("\nOpening the library in a window, in turns")
    data = {count: folder / f"data-{count}" for count in packs}
    install(packs[_FEW], data[_FEW])
    application = make_application()
    for count in packs:  # the first time makes the index, and it is kept once files are settled
        for _round in range(2):
            time.sleep(4)
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
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return {
        "its first lessons painted": (painted - began) * 1000,
        "everything read and set": (whole - began) * 1000,
    }
