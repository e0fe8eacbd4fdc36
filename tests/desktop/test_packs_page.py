"""The page of the packs: a pack comes by dialog or drop, and goes again."""

from __future__ import annotations

from pathlib import Path

import pytest
from desktop.conftest import Opener, until
from desktop.test_practise import server  # noqa: F401 - a fixture
from desktop.test_walk import CONTROL, click, give_name
from lesson_packs.test_installing import ONE, PLAIN, a_pack, tree
from lesson_packs.test_packs import pack
from lesson_packs.written_lessons import front
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from whosays.desktop.keeping.question import Question
from whosays.desktop.packs.balance_view import BalanceView
from whosays.desktop.packs.packs_view import PacksView
from whosays.desktop.window import Window
from whosays.lesson_packs.pack_file import write_pack_file

KEY = ("harbour", "pier")


@pytest.fixture
def window(open_window: Opener, tmp_path: Path) -> Window:
    window = open_window(tmp_path / "data")
    give_name(window, "Ada")
    return window


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "harbour.whosays"
    write_pack_file(a_pack(tmp_path / "harbour"), file)
    return file


def page_of(window: Window) -> PacksView:
    QTest.keyClick(window, Qt.Key.Key_I, CONTROL)
    until(lambda: isinstance(window._paper, PacksView), "the page")
    assert isinstance(window._paper, PacksView)
    return window._paper


def drop(on: QWidget, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    how = (
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    coming, drop = QDragEnterEvent(QPoint(50, 50), *how), QDropEvent(QPointF(50, 50), *how)
    for event in (coming, drop):
        QApplication.sendEvent(on, event)
        assert event.isAccepted()


def has_lesson(window: Window) -> bool:
    return window.library is not None and KEY in window.library.cards


def test_pack_is_installed_read_and_removed(
    window: Window, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(window)
    assert not page.removes
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(file), ""))
    click(page.install)
    until(lambda: has_lesson(window), "the lesson in the library")
    assert window.library is not None
    assert "is installed" in window.library._fault.text()
    page = page_of(window)
    click(page.removes["harbour"])
    until(lambda: page.findChildren(Question), "the question")
    click(page.findChildren(Question)[0].act)
    until(lambda: window.library is not None and "removed" in window.library._fault.text(), "news")
    until(lambda: window.library is not None and window.library.cards, "the library")
    assert not has_lesson(window)


def test_balance_of_a_pack_is_shown_and_left_again(window: Window) -> None:
    page = page_of(window)
    click(page.balances["the-copy-desk"])
    until(lambda: isinstance(window._paper, BalanceView), "the balance")
    balance = window._paper
    assert isinstance(balance, BalanceView)
    categories = balance.tables[0]
    rows = {
        categories.item(row, 0).text(): categories.item(row, 1).text()
        for row in range(categories.rowCount())
    }
    assert int(rows["State agency"]) > 10
    QTest.keyClick(balance, Qt.Key.Key_Escape)
    until(lambda: isinstance(window._paper, PacksView), "the packs again")


def test_pack_dropped_on_the_library_is_installed(window: Window, file: Path) -> None:
    drop(window, file)
    until(lambda: has_lesson(window), "the lesson in the library")


def test_pack_with_errors_says_where_they_are(window: Window, tmp_path: Path) -> None:
    file = tmp_path / "faulty.whosays"
    write_pack_file(a_pack(tmp_path / "f", lesson=ONE.replace("level: 2", "level: 9")), file)
    page = page_of(window)
    drop(page, file)
    until(lambda: "one.md:" in page.notice.text(), "the errors")
    assert "has errors" in page.notice.text()
    assert page.install.isEnabled()
    assert not page.progress.isVisible()
    assert not [name for name in tree(tmp_path / "data" / "packs") if "pack.md" in name]


def test_file_that_is_no_pack_is_refused_in_words(window: Window, tmp_path: Path) -> None:
    file = tmp_path / "no.whosays"
    file.write_bytes(b"no zip at all")
    drop(page_of(window), file)
    page = window._paper
    assert isinstance(page, PacksView)
    until(lambda: "no pack file" in page.notice.text(), "the sentence")


def test_installing_is_stopped(window: Window, tmp_path: Path) -> None:
    folder = a_pack(tmp_path / "many")
    for number in range(400):
        source = ONE.replace("id: pier", f"id: pier-{number}")
        (folder / f"{number:03}.md").write_text(source, encoding="utf-8")
    file = tmp_path / "many.whosays"
    write_pack_file(folder, file)
    page = page_of(window)
    page.install_file(file)
    until(page.progress.isVisible, "the progress")
    click(page.progress.stop)
    assert page.progress.doing == "Stopping …"
    assert not page.progress.stop.isEnabled()
    until(lambda: "Stopped" in page.notice.text(), "the sentence")
    assert not [name for name in tree(tmp_path / "data" / "packs") if "pack.md" in name]


WALL = """Mark.

# Key

## Who? {#who .unnamed-source quote="a senior official" before="will be raised" after="said"}

Nobody knows.
"""


def test_all_articles_are_got_at_once(
    open_window: Opener,
    server: str,  # noqa: F811 - the fixture
    tmp_path: Path,
) -> None:
    data = tmp_path / "data"
    pack(
        data / "packs" / "harbour",
        PLAIN,
        one=front(url=f"{server}/wall", publisher="The Vellmar Example") + WALL,
        two=front(id="gone", title="Gone", url="http://127.0.0.1:9/gone", publisher="X") + WALL,
    )
    window = open_window(data)
    give_name(window, "Ada")
    page = page_of(window)
    click(page.gets["harbour"])
    until(lambda: window._paper is None and window.course is not None, "the library")
    assert window.library is not None
    until(lambda: window.library is not None and window.library._fault.text(), "the news")
    assert "1 article was got" in window.library._fault.text()
    assert "“Gone”:" in window.library._fault.text()
    assert window.course is not None
    found = window.course.find("harbour", "pier")
    assert found is not None
    assert [span.core.of(found[1].text) for span in found[1].key] == ["a senior official"]
    assert len(page_of(window).gets) == 1
