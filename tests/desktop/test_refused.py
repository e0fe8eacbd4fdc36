"""A record that cannot be used: a sentence, a way on, and nothing lost. The conditions are real."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desktop.conditions import permissions_binding, read_only_medium, small_disk
from desktop.conftest import Opener, until
from desktop.test_walk import (
    attempt_of,
    give_name,
    mark,
    mark_view,
    open_lesson,
    press_main,
    quotes,
    span_of,
)
from progress.processes import next_line, running, tell
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton

from whosays.desktop.application import make_window, now
from whosays.desktop.window import Window
from whosays.progress.events import Step
from whosays.progress.record import Record

pytestmark = pytest.mark.usefixtures("application")
CONTROL = Qt.KeyboardModifier.ControlModifier
NOT_ON_WINDOWS = pytest.mark.skipif(sys.platform == "win32", reason="conditions of another kind")


# -- what somebody in front of the window sees and does


def told(window: Window) -> str:
    """Return all that is written in the window."""
    labels = window.findChildren(QLabel)
    return "\n".join(each.text() for each in labels if each.isVisible())


def find(window: Window, text: str) -> QPushButton | None:
    """Return the button that begins with *text* and can be pressed, or None."""
    for button in window.findChildren(QPushButton):
        can_be_pressed = button.isVisible() and button.isEnabled()
        if can_be_pressed and button.text().replace("&", "").startswith(text):
            return button
    return None


def press(window: Window, text: str) -> None:
    button = find(window, text)
    assert button is not None, told(window)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def see(window: Window, *words: str) -> None:
    """Wait until the window says *words*."""
    try:
        until(lambda: all(word in told(window) for word in words), str(words))
    except AssertionError:
        pytest.fail(f"waited in vain for {words}; the window says: {told(window)}")


def see_lessons(window: Window) -> None:
    until(
        lambda: (
            window.walk is not None or (window.library is not None and window.library.isVisible())
        ),
        f"the lessons; the window says: {told(window)}",
    )


def go_to(window: Window, quote: str) -> None:
    """Bring *window* to the front, and its caret to the first word of *quote*."""
    window.activateWindow()
    until(window.isActiveWindow, "the front")
    span = span_of(window, quote)
    words = attempt_of(window).lesson.words.touching(span.start, span.end)
    mark_view(window).page.go_to_word(words[0])


def set_mark(window: Window, quote: str, key: Qt.Key) -> None:
    """Press what marks *quote*, and see nothing of what comes of it."""
    go_to(window, quote)
    QTest.keyClick(mark_view(window).page, key)
    QApplication.processEvents()


def listed(window: Window) -> list[str]:
    """Return the marks that the window lists."""
    view = mark_view(window)
    return [view.marks.item(row).text() for row in range(view.marks.count())]


def choose_folder(window: Window, folder: Path) -> None:
    """Press what leads to another folder, and choose *folder* as a person does."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(10, answer)
            return
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert line is not None
        line.setText(str(folder))
        QTest.keyClick(line, Qt.Key.Key_Return)

    QTimer.singleShot(0, answer)
    press(window, "Use another folder")


def marks_on_disk(data: Path) -> list[str]:
    """Return the marks that stand, as another program finds them; it changes nothing."""
    with contextlib.closing(sqlite3.connect(f"file:{data / 'record.db'}?mode=ro", uri=True)) as db:
        rows = db.execute(
            """SELECT substr(texts.text, "start" + 1, "end" - "start") FROM marks_added AS added
               JOIN attempts ON attempts.number = added.attempt
               JOIN texts ON texts.number = attempts.text
               WHERE (SELECT count(*) FROM marks_added WHERE mark = added.mark)
                 > (SELECT count(*) FROM marks_removed WHERE mark = added.mark)
               ORDER BY event"""
        ).fetchall()
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return [row[0] for row in rows]


@pytest.fixture
def start() -> Iterator[Opener]:
    """Give what shows a window, whatever comes of it."""
    windows: list[Window] = []

    def started(data: Path) -> Window:
        window = make_window(data)
        windows.append(window)
        window.resize(1100, 780)
        window.show()
        return window

    yield started
    for window in windows:
        window.close()
        window.close()  # the first may ask to stay while something is not on disk
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give a folder with a record in it."""
    folder = tmp_path / "data"
    practise_in(folder)
    return folder


def practise_in(folder: Path) -> None:
    """Make a record in *folder* in which Ada has set one mark."""
    window = make_window(folder)
    window.resize(1100, 780)
    window.show()
    until(lambda: window.library is not None)
    give_name(window, "Ada")
    open_lesson(window)
    press_main(window)
    mark(window, "TASS", "2")
    window.close()
    window.deleteLater()


def goes_on(window: Window, data: Path) -> None:
    """Look that everything is as it was left, and that practice goes on."""
    see_lessons(window)
    assert listed(window) == ["TASS"]
    mark(window, "Tuesday", "3")
    assert marks_on_disk(data) == ["TASS", "Tuesday"]


# -- at the start


@contextlib.contextmanager
def closed(path: Path, mode: int) -> Iterator[None]:
    before = path.stat().st_mode
    path.chmod(mode)
    try:
        yield
    finally:
        path.chmod(before)


@NOT_ON_WINDOWS
@pytest.mark.parametrize(
    ("path", "mode", "words"),
    [
        ("record.db", 0o000, "cannot be opened"),
        (".", 0o000, "cannot be opened"),
        ("record.db", 0o444, "read-only"),
        (".", 0o555, "read-only"),
    ],
)
def test_what_may_not_be_read_or_written_is_named_and_used_once_it_may(
    data: Path, start: Opener, path: str, mode: int, words: str
) -> None:
    with permissions_binding():
        with closed(data / path, mode):
            window = start(data)
            see(window, str(data / "record.db"), words)
            press(window, "Try again")
            see(window, str(data / "record.db"), words)
        press(window, "Try again")
        goes_on(window, data)


def test_a_folder_in_place_of_the_record_is_named(data: Path, start: Opener) -> None:
    kept = (data / "record.db").rename(data / "kept.db")
    (data / "record.db").mkdir()
    window = start(data)
    see(window, str(data / "record.db"), "folder of that name")
    (data / "record.db").rmdir()
    kept.rename(data / "record.db")
    press(window, "Try again")
    goes_on(window, data)


def test_a_record_that_another_program_holds_is_opened_once_it_lets_go(
    data: Path, start: Opener
) -> None:
    with running("hold.py", data / "record.db") as holder:
        assert next_line(holder) == "held"
        window = start(data)
        see(window, str(data / "record.db"), "Another program")
        tell(holder)
        assert next_line(holder) == "let go"
    press(window, "Try again")
    goes_on(window, data)


@NOT_ON_WINDOWS
def test_a_read_only_medium_is_named_and_another_folder_works(
    data: Path, start: Opener, tmp_path: Path
) -> None:
    before = (data / "record.db").read_bytes()
    with read_only_medium(data):
        window = start(data)
        see(window, str(data / "record.db"), "read-only")
        (tmp_path / "another").mkdir()
        choose_folder(window, tmp_path / "another")
        see_lessons(window)
        give_name(window, "Ada elsewhere")
        window.close()
    assert (tmp_path / "another" / "record.db").exists()
    assert (data / "record.db").read_bytes() == before
    goes_on(start(data), data)


def test_a_record_of_a_newer_version_is_left_alone_and_another_folder_works(
    data: Path, start: Opener, tmp_path: Path
) -> None:
    with contextlib.closing(sqlite3.connect(data / "record.db")) as plain:
        plain.execute("PRAGMA user_version = 99")
    before = (data / "record.db").read_bytes()
    window = start(data)
    see(window, str(data / "record.db"), "newer version")
    assert find(window, "Begin a new record") is None  # there is nothing wrong with this one
    (tmp_path / "another").mkdir()
    choose_folder(window, tmp_path / "another")
    see_lessons(window)
    assert (data / "record.db").read_bytes() == before


@NOT_ON_WINDOWS
def test_a_disk_too_full_for_a_record_is_named_and_works_once_there_is_room(
    start: Opener, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "small") as disk:
        disk.fill()
        window = start(disk.folder)
        see(window, str(disk.folder / "record.db"), "full")
        disk.free()
        press(window, "Try again")
        see_lessons(window)
        give_name(window, "Ada")
        window.close()


# -- a damaged record


def garbage(record: Path) -> None:
    record.write_bytes(b"Dear diary, " * 4000)


def half(record: Path) -> None:
    record.write_bytes(record.read_bytes()[: record.stat().st_size // 2])


def holes(record: Path) -> None:
    """Spare the first pages, so that the file still looks like a record at first."""
    content = bytearray(record.read_bytes())
    for page in range(4 * 4096, len(content), 4096):
        content[page : page + 4096] = b"\xa5" * 4096
    record.write_bytes(content)


DAMAGES = pytest.mark.parametrize("damage", [garbage, half, holes])


@DAMAGES
def test_a_damaged_record_is_set_aside_whole_and_a_new_one_begun(
    data: Path, start: Opener, damage: Callable[[Path], None]
) -> None:
    shutil.rmtree(data / "backups")
    damage(data / "record.db")
    damaged = (data / "record.db").read_bytes()
    window = start(data)
    see(window, str(data / "record.db"), "damaged")
    assert find(window, "Go back to the copy") is None
    press(window, "Begin a new record")
    see_lessons(window)
    (aside,) = data.glob("record-damaged-*.db")
    assert aside.read_bytes() == damaged
    see(window, str(aside))
    give_name(window, "Ada")
    open_lesson(window)
    press_main(window)
    mark(window, "Tuesday", "3")
    assert marks_on_disk(data) == ["Tuesday"]


@DAMAGES
def test_the_copy_made_by_the_way_replaces_a_damaged_record(
    data: Path, start: Opener, damage: Callable[[Path], None]
) -> None:
    damage(data / "record.db")
    damaged = (data / "record.db").read_bytes()
    window = start(data)
    see(window, str(data / "record.db"), "damaged")
    assert find(window, "Begin a new record") is not None
    press(window, "Go back to the copy")
    see_lessons(window)
    (aside,) = data.glob("record-damaged-*.db")
    assert aside.read_bytes() == damaged
    if window.walk is None:
        open_lesson(window)
    goes_on(window, data)


@DAMAGES
def test_a_damaged_record_is_set_aside_and_the_latest_copy_taken(
    data: Path, start: Opener, damage: Callable[[Path], None]
) -> None:
    record = data / "record.db"
    older, newer = (data / f"record-before-2026-05-{day}T120000Z.db" for day in ("01", "17"))
    older.write_bytes(b"a copy that is damaged, too")
    newer.write_bytes(record.read_bytes())
    latest = data / "record-before-2026-05-18T120000Z.db"
    latest.write_bytes(b"another one")
    damage(record)
    damaged = record.read_bytes()
    window = start(data)
    see(window, str(record), "damaged")
    press(window, "Go back to the copy")
    see_lessons(window)
    assert newer.exists()  # a copy is used up by nothing
    (aside,) = data.glob("record-damaged-*.db")
    assert aside.read_bytes() == damaged
    if window.walk is None:
        open_lesson(window)
    goes_on(window, data)


# -- while practising


@pytest.fixture
def practising(data: Path, start: Opener) -> Window:
    window = start(data)
    see_lessons(window)
    assert listed(window) == ["TASS"]
    return window


def trouble_then_all_well(
    window: Window, data: Path, words: str, lift: Callable[[], object]
) -> None:
    """Look that a mark that cannot be written is not shown, and is, once the condition is over."""
    set_mark(window, "Tuesday", Qt.Key.Key_3)
    see(window, str(data / "record.db"), words)
    assert listed(window) == ["TASS"]
    assert quotes(window) == [("TASS", "state-agency")]
    lift()
    press(window, "Try again")
    until(lambda: listed(window) == ["TASS", "Tuesday"], "the mark")
    until(lambda: find(window, "Try again") is None, "an end of the trouble")
    assert marks_on_disk(data) == ["TASS", "Tuesday"]


def test_a_mark_that_another_program_keeps_from_the_disk_waits(
    data: Path, practising: Window
) -> None:
    with running("hold.py", data / "record.db") as holder:
        assert next_line(holder) == "held"

        def lift() -> None:
            tell(holder)
            assert next_line(holder) == "let go"

        trouble_then_all_well(practising, data, "Another program", lift)


def test_a_record_that_vanishes_is_named_and_written_once_it_is_back(
    data: Path, practising: Window
) -> None:
    away = (data / "record.db").rename(data.with_name("away.db"))

    def lift() -> None:
        assert not (data / "record.db").exists()
        away.rename(data / "record.db")

    trouble_then_all_well(practising, data, "moved, deleted or replaced", lift)


@NOT_ON_WINDOWS
def test_a_folder_that_vanishes_is_named_and_written_once_it_is_back(
    data: Path, practising: Window
) -> None:
    away = data.rename(data.with_name("away"))

    def lift() -> None:
        for rest in data.glob("*") if data.exists() else ():
            rest.unlink()  # where somebody was is kept even there
        if data.exists():
            data.rmdir()
        away.rename(data)

    trouble_then_all_well(practising, data, "moved, deleted or replaced", lift)


@NOT_ON_WINDOWS
def test_a_full_disk_keeps_what_was_shown_and_takes_the_rest_once_there_is_room(
    start: Opener, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "small") as disk:
        practise_in(disk.folder)
        window = start(disk.folder)
        see_lessons(window)
        disk.fill()
        attempt = attempt_of(window)
        words = attempt.lesson.words
        page = mark_view(window).page
        asked = 0
        while find(window, "Try again") is None:
            page.go_to_word(asked * 2)
            asked += 1
            QTest.keyClick(page, (Qt.Key.Key_1, Qt.Key.Key_3)[asked % 2])
            until(
                lambda: not attempt.journal.busy or find(window, "Try again"),
                "the mark or a sentence",
            )
            assert asked * 2 < len(words), "the disk is never full"
        see(window, str(disk.folder / "record.db"), "full")
        assert len(listed(window)) == asked  # with TASS, without the one that waits
        disk.free()
        assert len(marks_on_disk(disk.folder)) == asked
        press(window, "Try again")
        until(lambda: len(listed(window)) == asked + 1, "the mark that waited")
        assert len(marks_on_disk(disk.folder)) == asked + 1
        window.close()


# -- leaving while something is not on disk


@pytest.fixture
def moved_away(data: Path, practising: Window) -> Window:
    """Give a window with a mark that waits, because the record is gone to ``away.db``."""
    (data / "record.db").rename(data.with_name("away.db"))
    set_mark(practising, "Tuesday", Qt.Key.Key_3)
    see(practising, "moved, deleted or replaced")
    return practising


def bring_back(data: Path) -> None:
    data.with_name("away.db").rename(data / "record.db")


def test_what_waits_is_not_forgotten_in_the_library(data: Path, moved_away: Window) -> None:
    QTest.keyClick(moved_away, Qt.Key.Key_L, CONTROL)
    until(lambda: moved_away.walk is None, "the library")
    see(moved_away, "moved, deleted or replaced")
    open_lesson(moved_away)
    see(moved_away, "moved, deleted or replaced")
    assert listed(moved_away) == ["TASS"]
    bring_back(data)
    set_mark(moved_away, "information", Qt.Key.Key_1)
    until(lambda: len(listed(moved_away)) == 3, "both marks")
    assert sorted(marks_on_disk(data)) == ["TASS", "Tuesday", "information"]
    assert find(moved_away, "Try again") is None


def test_somebody_who_cannot_be_added_is_told_even_while_something_waits(
    data: Path, moved_away: Window
) -> None:
    QTest.keyClick(moved_away, Qt.Key.Key_L, CONTROL)
    until(lambda: moved_away.walk is None, "the library")
    assert moved_away.library is not None
    reader = moved_away.library.reader
    QTest.mouseClick(reader.somebody, Qt.MouseButton.LeftButton)
    QTest.keyClicks(reader.name, "Bea")
    QTest.keyClick(reader.name, Qt.Key.Key_Return)
    until(reader.fault.isVisible, "a sentence beside the name")
    assert "moved, deleted or replaced" in reader.fault.text()
    bring_back(data)
    QTest.keyClick(reader.name, Qt.Key.Key_Return)
    until(lambda: reader.names.currentText() == "Bea", "the learner")
    assert marks_on_disk(data) == ["TASS", "Tuesday"]


def test_closing_writes_what_waits_where_that_is_possible_again(
    data: Path, moved_away: Window
) -> None:
    bring_back(data)
    assert moved_away.close()
    assert marks_on_disk(data) == ["TASS", "Tuesday"]


def test_closing_with_something_that_waits_says_so_before_it_closes(
    data: Path, moved_away: Window
) -> None:
    assert not moved_away.close()
    assert moved_away.isVisible()
    see(moved_away, "not kept", "Close the window again")
    assert moved_away.close()
    bring_back(data)
    assert marks_on_disk(data) == ["TASS"]


# -- two instances on one record


@pytest.fixture
def two(data: Path, start: Opener) -> tuple[Window, Window]:
    """Give two windows in which the same lesson is open."""
    windows = start(data), start(data)
    for window in windows:
        see_lessons(window)
        assert listed(window) == ["TASS"]
    return windows


def test_two_windows_on_one_record_keep_the_marks_of_both(
    data: Path, two: tuple[Window, Window], start: Opener
) -> None:
    first, second = two
    for window, quote, key in (
        (first, "Tuesday", "3"),
        (second, "information", "1"),
        (first, "militants", "3"),
    ):
        go_to(window, quote)
        mark(window, quote, key)
    for window in two:
        assert window.close()
    assert sorted(marks_on_disk(data)) == ["TASS", "Tuesday", "information", "militants"]
    again = start(data)
    see_lessons(again)
    assert sorted(listed(again)) == ["TASS", "Tuesday", "information", "militants"]


def test_a_check_judges_the_marks_of_both_windows(data: Path, two: tuple[Window, Window]) -> None:
    first, second = two
    go_to(first, "Tuesday")
    mark(first, "Tuesday", "3")
    press_main(second)
    see(second, "another window")
    assert listed(second) == ["TASS", "Tuesday"]
    press_main(second)
    until(lambda: attempt_of(second).step is Step.CHECK, "the check")
    with Record.open(data, clock=now) as record:
        result = record.attempt(attempt_of(second).id).result
    assert result is not None
    assert sum(category.marks for category in result.categories) == 2


def test_a_mark_in_a_lesson_that_another_window_checked_is_refused_in_words(
    data: Path, two: tuple[Window, Window]
) -> None:
    first, second = two
    press_main(first)
    until(lambda: attempt_of(first).step is Step.CHECK, "the check")
    set_mark(second, "Tuesday", Qt.Key.Key_3)
    see(second, "another window")
    assert attempt_of(second).result is not None
    assert [kept.mark for kept in attempt_of(second).marks] == [
        kept.mark for kept in attempt_of(first).marks
    ]
    press_main(second)
    assert marks_on_disk(data) == ["TASS"]


def test_a_mark_that_another_window_removed_is_removed_here_without_a_fault(
    data: Path, two: tuple[Window, Window]
) -> None:
    for window in two:
        view = mark_view(window)
        go_to(window, "TASS")
        QTest.keyClick(view.page, Qt.Key.Key_Delete)
        until(lambda window=window: not attempt_of(window).journal.busy, "the record")
    until(lambda: listed(two[1]) == [], "an empty list")
    mark(two[1], "Tuesday", "3")
    assert marks_on_disk(data) == ["Tuesday"]
