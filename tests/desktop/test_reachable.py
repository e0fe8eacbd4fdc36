"""Everything can be heard, reached and read: names, the Tab key, labels that fit."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop.conftest import Opener, until
from desktop.test_walk import attempt_of, give_name, mark, open_lesson, press_main
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)

from whosays.bundled import bundled
from whosays.desktop.keeping.keeping_view import KeepingView
from whosays.desktop.pictures.progress_view import ProgressView
from whosays.desktop.reading.articles_view import ArticlesView
from whosays.desktop.today.today_view import TodayView
from whosays.desktop.typesetting import ElidedLabel
from whosays.desktop.window import Window
from whosays.settings import Settings, write_settings
from whosays.translation import PSEUDO, use_language

CONTROLS = (
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QTextEdit,
    QPlainTextEdit,
    QAbstractItemView,
    QAbstractScrollArea,
)


def views(window: Window) -> Iterator[str]:
    """Go through every view of the window, naming each."""
    yield "welcome"
    give_name(window, "Reader")
    yield "library"
    open_lesson(window)
    yield "brief"
    press_main(window)
    mark(window, "TASS", "2")
    mark(window, "mercenaries", "1")
    yield "mark"
    press_main(window)
    until(lambda: attempt_of(window).result is not None, "the check")
    yield "check"
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_D)
    yield "dispute"
    press_main(window)
    yield "trace"
    press_main(window)
    yield "sum-up"
    press_main(window)
    until(lambda: window.walk is None, "the library")
    papers = (
        window.show_today,
        window.show_progress,
        window.show_articles,
        window.show_keeping,
        window.show_on_paper,
        window.show_packs,
        window.show_keys,
        window.show_glossary,
        window.show_about,
        window.show_licences,
    )
    for paper in papers:
        paper()
        until(lambda: is_set(window))
        yield paper.__name__
    yield from views_of_the_studio(window)


def views_of_the_studio(window: Window) -> Iterator[str]:
    """Go through the views in which a lesson is written."""
    window.show_studio()
    yield "the studio, empty"
    page = window.studio().page
    assert page is not None
    page.new_wanted.emit(None)
    yield "a new lesson"
    folder = window._data / "drafts" / "mine"
    shutil.copytree(bundled("lessons") / "the-copy-desk", folder)
    page.install_wanted.disconnect()
    window.studio().show_page("Some news.", built=window._data / "some.whosays")
    yield "the studio"
    window.studio()._show_pack_page(folder)
    yield "the page of a pack"
    window.studio().open_lesson(min(folder.glob("0*.md")))
    view = window.studio().view
    assert view is not None
    view.key.spans.choose(view.editing.text.spans[0].id)
    for number in "123456":
        QTest.keyClick(view, number, Qt.KeyboardModifier.ControlModifier)
        yield f"part {number} of a lesson"


def is_set(window: Window) -> bool:
    """Tell whether the page shows all that it looks up beside the window."""
    page = window._paper
    if isinstance(page, TodayView):
        return page.main.isEnabled()
    if isinstance(page, ArticlesView | ProgressView):
        return page.is_shown
    return not isinstance(page, KeepingView) or page.going_back.is_listed


def shown(window: Window, kinds: type[QWidget] | tuple[type[QWidget], ...]) -> list[QWidget]:
    found = window.findChildren(QWidget)
    return [each for each in found if isinstance(each, kinds) and each.isVisible()]


def _is_part_of_another(widget: QWidget) -> bool:
    return widget.objectName().startswith("qt_") or isinstance(widget.parent(), QComboBox)


def test_every_control_says_what_it_is(open_window: Opener, tmp_path: Path) -> None:
    window = open_window(tmp_path)
    for view in views(window):
        for control in shown(window, CONTROLS):
            if not _is_part_of_another(control) and control.focusPolicy():
                assert control.accessibleName(), f"{view}: {control}"


def test_tab_reaches_every_control_and_comes_around(open_window: Opener, tmp_path: Path) -> None:
    window = open_window(tmp_path)
    for view in views(window):
        wanted = {
            each
            for each in shown(window, CONTROLS)
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus
            and each.isEnabled()
            and not _is_part_of_another(each)
        }
        reached = set()
        for _step in range(120):
            focus = QApplication.focusWidget()
            assert focus is not None, view
            reached.add(focus)
            QTest.keyClick(focus, Qt.Key.Key_Tab)
        missing = [
            each
            for each in wanted - reached
            if not (isinstance(each, QAbstractButton) and each.group() is not None)
        ]
        assert not missing, f"{view}: {missing}"


@pytest.mark.parametrize(
    ("size", "width", "height"), [(100, 1024, 768), (200, 1024, 768), (200, 1920, 1080)]
)
def test_no_label_or_button_is_cut_off_even_in_a_longer_language(
    open_window: Opener, tmp_path: Path, size: int, width: int, height: int
) -> None:
    use_language(PSEUDO)
    try:
        write_settings(tmp_path, Settings(theme="light", text_size=size))
        window = open_window(tmp_path)
        window.resize(width, height)
        for view in views(window):
            until(lambda: True)
            assert (window.width(), window.height()) == (width, height), view
            for widget in shown(window, (QPushButton, QLabel)):
                if isinstance(widget, ElidedLabel):
                    continue
                wraps = isinstance(widget, QLabel) and widget.wordWrap()
                need = 0 if wraps else widget.sizeHint().width()
                text = widget.text() if isinstance(widget, QPushButton | QLabel) else ""
                assert widget.width() >= need - 1, f"{view} at {size}%: {text!r}"
                if wraps and widget.hasHeightForWidth():
                    tall = widget.heightForWidth(widget.width())
                    assert widget.height() >= tall - 1, f"{view} at {size}%: {text!r}"
    finally:
        use_language(None)
