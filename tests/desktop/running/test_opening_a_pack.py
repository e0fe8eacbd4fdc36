"""A pack is opened from the desktop: by the window that is open, or by a new one."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop.conftest import Opener, until
from desktop.test_packs_page import page_of
from desktop.test_walk import attempt_of, click, give_name, open_lesson
from lesson_packs.test_installing import ONE, a_pack
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from whosays.desktop.application import make_window
from whosays.desktop.packs.packs_view import PacksView
from whosays.desktop.running.announcement import (
    MOST_BYTES,
    announced,
    folder_of,
    forget_crashed,
)
from whosays.desktop.running.answering import Answering, Request
from whosays.desktop.running.asking import hand_over
from whosays.desktop.running.doorbell import Doorbell
from whosays.desktop.window import Window
from whosays.lesson_packs.installing import remove
from whosays.lesson_packs.pack_file import write_pack_file

KEY = ("harbour", "pier")
_SLOW = 60.0  # seconds that a start may take on a busy machine


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "harbour.whosays"
    write_pack_file(a_pack(tmp_path / "harbour"), file)
    return file


def another(tmp_path: Path, name: str) -> Path:
    """Return the file of a pack with the id *name* and a lesson of the same id."""
    folder = a_pack(tmp_path / f"folder-{name}", lesson=ONE.replace("id: pier", f"id: {name}"))
    page = folder / "pack.md"
    page.write_text(page.read_text().replace("id: harbour", f"id: {name}"), encoding="utf-8")
    file = tmp_path / f"{name}.whosays"
    write_pack_file(folder, file)
    return file


class Programs:
    """Starts the program as the desktop does, and ends what it started."""

    def __init__(self) -> None:
        self._started: list[subprocess.Popen[str]] = []

    def start(self, *arguments: str | Path, folder: Path | None = None) -> subprocess.Popen[str]:
        path = os.pathsep.join(filter(None, sys.path))
        kept = {name: value for name, value in os.environ.items() if name != "WHOSAYS_DATA"}
        started = subprocess.Popen(
            [sys.executable, "-P", "-m", "whosays", *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            cwd=folder,
            env=kept | {"PYTHONPATH": path, "QT_QPA_PLATFORM": "offscreen"},
        )
        self._started.append(started)
        return started

    def end(self) -> None:
        for each in self._started:
            each.kill()
            each.communicate()


@pytest.fixture
def programs(application: QApplication, tmp_path: Path) -> Iterator[Programs]:
    assert application is not None  # waiting lets it live
    made = Programs()
    yield made
    made.end()
    forget_crashed(tmp_path / "data")  # what was killed leaves a socket


def ended(program: subprocess.Popen[str]) -> bool:
    return program.poll() is not None


def is_installed(data: Path, pack: str = "harbour") -> bool:
    return (data / "packs" / pack / "pack.md").is_file()


# -- real processes


def test_a_second_start_hands_its_pack_to_the_window_that_is_open(
    programs: Programs, data: Path, file: Path
) -> None:
    first = programs.start("--data", data)
    until(lambda: announced(data), "the first window", _SLOW)
    second = programs.start("--data", data, file.name, folder=file.parent)
    until(lambda: ended(second), "the second start", _SLOW)
    assert (second.returncode, second.communicate()) == (0, ("", ""))
    until(lambda: is_installed(data), "the pack", _SLOW)
    until(lambda: "pier" in (data / "front-page.json").read_text(), "its lesson shown", _SLOW)
    first.send_signal(signal.SIGINT)
    until(lambda: ended(first), "the end", _SLOW)
    assert first.returncode == 0
    assert not folder_of(data).exists()


@pytest.mark.parametrize("is_asked", [True, False], ids=["by opening", "by starting"])
def test_what_a_crash_left_is_taken_away_and_a_window_opens(
    programs: Programs, data: Path, file: Path, *, is_asked: bool
) -> None:
    first = programs.start("--data", data)
    until(lambda: announced(data), "the first window", _SLOW)
    (left, _file), *_none = announced(data)
    first.kill()
    first.wait()
    assert announced(data)
    assert Path(left.path).exists()
    opening = ("open", file) if is_asked else ()
    second = programs.start(*opening, "--data", data)
    until(lambda: is_installed(data) is is_asked, "the pack", _SLOW)
    until(lambda: any(each != left for each, _file in announced(data)), "the window", _SLOW)
    assert left not in [each for each, _file in announced(data)]
    assert not Path(left.path).parent.exists()
    assert not ended(second)


@pytest.mark.skipif(sys.platform == "win32", reason="there processes are not stopped so")
def test_a_window_that_hangs_is_passed_over_and_does_nothing_later(
    programs: Programs, data: Path, file: Path, tmp_path: Path
) -> None:
    first = programs.start("--data", data)
    until(lambda: announced(data), "the first window", _SLOW)
    first.send_signal(signal.SIGSTOP)
    second = programs.start("--data", data, file)
    until(lambda: is_installed(data), "the pack", _SLOW)
    assert not ended(second)
    second.kill()
    second.wait()
    remove("harbour", data)
    first.send_signal(signal.SIGCONT)
    assert hand_over(data, another(tmp_path, "quay"))
    until(lambda: is_installed(data, "quay"), "what was asked since", _SLOW)
    assert not is_installed(data)


def test_the_command_says_how_it_is_used(programs: Programs, data: Path) -> None:
    wrong = programs.start("--data", data, "open")
    _said, complained = wrong.communicate()
    assert wrong.returncode == 2
    assert "FILE" in complained
    shown = programs.start("open", "--help").communicate()[0]
    assert "takes the pack" in shown


# -- in the window


@pytest.fixture
def window(open_window: Opener, data: Path) -> Iterator[Window]:
    window = open_window(data)
    give_name(window, "Ada")
    bell = Doorbell(data, window.open_pack)
    until(lambda: announced(data), "the doorbell")
    yield window
    bell.close()


def hand(programs: Programs, data: Path, file: Path) -> None:
    """Hand *file* over from another process, and see that it was taken."""
    second = programs.start("--data", data, file)
    until(lambda: ended(second), "the second start", _SLOW)
    assert second.returncode == 0, second.communicate()


def has_lesson(window: Window, key: tuple[str, str] = KEY) -> bool:
    return window.library is not None and key in window.library.cards


def shows_card(window: Window) -> bool:
    library = window.library
    if library is None or not has_lesson(window):
        return False
    return window._views.currentWidget() is library and library.cards[KEY].open.hasFocus()


def is_in_sight(window: Window) -> bool:
    assert window.library is not None
    return not window.library.cards[KEY].visibleRegion().isEmpty()


def test_the_lessons_of_the_pack_are_shown_whether_or_not_it_was_there(
    window: Window, programs: Programs, data: Path, file: Path
) -> None:
    window.showMinimized()
    hand(programs, data, file)
    until(lambda: shows_card(window), "the lesson")
    until(lambda: is_in_sight(window), "the card in sight")
    assert not window.isMinimized()
    assert window.library is not None
    assert "is installed." in window.library._fault.text()
    window.library.words.setText("no such title")
    until(lambda: not has_lesson(window), "that nothing is found")
    page_of(window)
    hand(programs, data, file)
    until(lambda: shows_card(window), "the lesson again")
    assert window._paper is None
    assert "is installed already" in window.library._fault.text()
    until(lambda: is_in_sight(window), "the card in sight")


def test_whoever_is_in_a_lesson_comes_to_the_pack_and_finds_the_lesson_kept(
    window: Window, programs: Programs, data: Path, file: Path
) -> None:
    open_lesson(window)
    attempt = attempt_of(window).id
    hand(programs, data, file)
    until(lambda: shows_card(window), "the lesson of the pack")
    assert window.walk is None
    assert window.course is not None
    kept = window.course.resume(attempt)
    assert kept is not None


def test_several_files_at_once_are_all_installed(
    window: Window, data: Path, file: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.whosays"
    bad.write_bytes(b"no pack")
    for each in (another(tmp_path, "quay"), bad, file):
        window.open_pack(each)
    until(lambda: shows_card(window), "the lessons")
    assert has_lesson(window, ("quay", "quay"))
    assert window.library is not None
    assert "no pack file" in window.library._fault.text()
    assert is_installed(data)
    assert is_installed(data, "quay")


def test_a_bad_file_is_refused_in_the_window(
    window: Window, programs: Programs, data: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.whosays"
    bad.write_bytes(b"no pack")
    for path, said in ((bad, "no pack file"), (tmp_path / "gone.whosays", "gone.whosays")):
        hand(programs, data, path)

        def tells(said: str = said) -> bool:
            page = window._paper
            return isinstance(page, PacksView) and said in page.notice.text()

        until(tells, said)
        page = window._paper
        assert isinstance(page, PacksView)
        assert page.install.isEnabled()
        assert page.notice.text().endswith((".", "?"))
    click(page._back)
    assert window._paper is None


def test_a_file_opened_before_the_record_is_waits_for_it(
    application: QApplication, data: Path, file: Path, tmp_path: Path
) -> None:
    window = make_window(data)
    window.show()
    window.open_pack(file)
    window.open_pack(another(tmp_path, "quay"))
    until(lambda: has_lesson(window) and has_lesson(window, ("quay", "quay")), "both packs")
    window.close()
    window.deleteLater()
    application.processEvents()


def test_what_macos_asks_to_open_is_opened(window: Window, file: Path, tmp_path: Path) -> None:
    bell = Doorbell(tmp_path / "elsewhere", window.open_pack)
    assert bell.eventFilter(window, QFileOpenEvent(QUrl.fromLocalFile(str(file))))
    until(lambda: shows_card(window), "the lesson")
    bell.close()


# -- whoever else asks


@pytest.fixture(params=[False, True], ids=["socket", "port"])
def asked(
    request: pytest.FixtureRequest, data: Path, application: QApplication
) -> Iterator[list[Path]]:
    assert application is not None
    files: list[Path] = []

    def take(wanted: Request) -> None:
        assert wanted.take()
        files.append(wanted.file)

    answering = Answering(data, take, by_port=request.param)
    answering.start()
    answering.is_listening.wait(20)
    yield files
    answering.close()
    assert not hand_over(data, Path("/late"))


def say(data: Path, message: bytes) -> bytes:
    """Say *message* to the window that is announced in *data*; return what it answers."""
    with announced(data)[0][0].connect() as peer:
        peer.sendall(message)
        answer = b""
        try:
            while piece := peer.recv(100):
                answer += piece
        except ConnectionResetError:
            pass
        return answer


def test_a_name_that_is_no_text_arrives(asked: list[Path], data: Path) -> None:
    odd = Path(os.fsdecode(b"/tmp/\xff\xfe \n \xe2\x82\xac.whosays"))
    longest = Path("/" + "é" * 2047)
    assert hand_over(data, odd)
    assert hand_over(data, longest)
    assert asked == [odd, longest]


def test_nobody_without_the_secret_is_heard(asked: list[Path], data: Path) -> None:
    secret = announced(data)[0][0].secret
    for message in (
        {"secret": "é", "open": "/a"},
        {"secret": "0" * 64, "open": "/a"},
        {"secret": secret},
        {"secret": secret, "open": "not/whole"},
        {"secret": secret, "open": "/a\0b"},
        {"secret": secret, "open": ["/a"]},
        [secret, "/a"],
    ):
        assert say(data, json.dumps(message).encode() + b"\n") == b""
    for line in (b"\n", b"{\n", b"[" * 9000 + b"\n", b"\xff\n"):
        assert say(data, line) == b""
    assert asked == []
    file = announced(data)[0][1]
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_what_is_longer_than_a_path_is_refused(asked: list[Path], data: Path) -> None:
    secret = announced(data)[0][0].secret
    long = json.dumps({"secret": secret, "open": "/" + "a" * MOST_BYTES}).encode()
    assert say(data, long + b"\n") == b""
    assert asked == []


def test_one_who_says_nothing_keeps_nobody_waiting(asked: list[Path], data: Path) -> None:
    with announced(data)[0][0].connect() as silent:
        assert hand_over(data, Path("/a"))
        assert asked == [Path("/a")]
        silent.settimeout(20)
        assert silent.recv(1) == b""  # it was given up


def test_what_was_given_up_is_not_taken_later() -> None:
    request = Request(Path("/a"))
    assert not request.wait(0.01)
    assert not request.take()


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"path": "", "port": 99999, "secret": "", "machine": "M"}']
)
def test_an_announcement_that_is_none_is_passed_over(data: Path, content: str) -> None:
    folder_of(data).mkdir(parents=True)
    file = folder_of(data) / "a.json"
    file.write_text(content.replace('"M"', json.dumps(socket.gethostname())), encoding="utf-8")
    assert not hand_over(data, Path("/a"))
