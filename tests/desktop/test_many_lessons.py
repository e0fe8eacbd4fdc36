"""A pack of many lessons: the first are shown, more when they are wanted, and any can be found."""

from __future__ import annotations

from pathlib import Path

import pytest
from desktop.conftest import Opener, until
from desktop.test_walk import click, give_name
from lesson_packs.test_installing import ONE, a_pack
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from whosays.desktop.library.library_view import LibraryView
from whosays.desktop.tour import type_text
from whosays.desktop.window import Window
from whosays.lesson_packs.installing import install

COUNT = 100


@pytest.fixture
def window(open_window: Opener, tmp_path: Path) -> Window:
    folder = a_pack(tmp_path / "many")
    (folder / "one.md").unlink()
    for number in range(COUNT):
        source = ONE.replace("id: pier", f"id: pier-{number}")
        source = source.replace("An unsafe pier", f"Pier number {number:03}")
        (folder / f"{number:03}.md").write_text(source, encoding="utf-8")
    install(folder, tmp_path / "data")
    window = open_window(tmp_path / "data")
    give_name(window, "Ada")
    return window


def library_of(window: Window) -> LibraryView:
    assert window.library is not None
    return window.library


def shown(window: Window) -> list[str]:
    """Return the lessons of the large pack that are shown, by their ids."""
    return [lesson for pack, lesson in library_of(window).cards if pack == "harbour"]


def test_first_lessons_then_more(window: Window) -> None:
    library = library_of(window)
    assert shown(window) == [f"pier-{number}" for number in range(40)]
    assert "60 lessons are left" in library.more["harbour"].text()
    click(library.more["harbour"])
    assert len(shown(window)) == 80
    until(library.cards["harbour", "pier-41"].open.isVisible, "the next lessons")
    assert library.cards["harbour", "pier-40"].open.hasFocus()
    QTest.keyClick(library.cards["harbour", "pier-40"].open, Qt.Key.Key_Tab)
    assert library.cards["harbour", "pier-41"].open.hasFocus()
    library.more["harbour"].setFocus()
    QTest.keyClick(library.more["harbour"], Qt.Key.Key_Return)
    assert len(shown(window)) == COUNT
    assert "harbour" not in library.more


def place_of(library: LibraryView, piece: QWidget) -> int:
    """Return how far down the page *piece* begins, in pixels."""
    assert library._shelf is not None
    return piece.mapTo(library._shelf, QPoint(0, 0)).y()


def test_lessons_stand_in_their_order_and_what_is_below_stays_below(window: Window) -> None:
    library = library_of(window)
    first = library.cards["harbour", "pier-0"]
    for count in (80, COUNT):
        click(library.more["harbour"])
        until(list(library.cards.values())[-1].open.isVisible, "the next lessons")
        cards = [library.cards["harbour", lesson] for lesson in shown(window)]
        assert len(cards) == count
        places = [place_of(library, card) for card in cards]
        assert places == sorted(set(places))
        below = [*library.more.values(), *library.findChildren(QLabel, "")]
        below = [each for each in below if each.text().startswith(("Show more", "By "))]
        assert below
        assert place_of(library, below[-1]) > places[-1]
        assert all(place_of(library, each) > places[-1] for each in library.more.values())
    assert library.cards["harbour", "pier-0"] is first
    numbers = [card.findChildren(QLabel)[0].text().partition(".")[0] for card in cards]
    assert numbers == [str(int(numbers[0]) + place) for place in range(COUNT)]


def test_tab_goes_through_all_lessons_to_the_main_action(window: Window) -> None:
    library = library_of(window)
    click(library.more["harbour"])
    click(library.more["harbour"])
    until(list(library.cards.values())[-1].open.isVisible, "the last lessons")
    library.cards["harbour", "pier-0"].open.setFocus()
    gone_to = []
    while len(gone_to) < 3 * COUNT and not library.main.hasFocus():
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        gone_to.append(window.focusWidget())
    opening = [library.cards["harbour", f"pier-{number}"].open for number in range(1, COUNT)]
    assert gone_to == [*opening, library.main]
    QTest.keyClick(library.main, Qt.Key.Key_Backtab)
    assert opening[-1].hasFocus()


def test_lesson_is_found_by_words_of_its_title(window: Window) -> None:
    library = library_of(window)
    library.words.setFocus()
    type_text(library.words, "099 PIER")
    until(lambda: shown(window) == ["pier-99"], "the lesson that was meant")
    assert library.words.hasFocus()
    click(library.cards["harbour", "pier-99"].open)
    until(lambda: window.walk is not None, "the lesson")
    window.show_library()
    library.words.clear()
    until(lambda: len(shown(window)) == 40, "all lessons")
    type_text(library.words, "nothing of the kind")
    QTest.keyClick(library.words, Qt.Key.Key_Return)
    assert not library.cards
    assert any("No lesson has these words" in each.text() for each in library.findChildren(QLabel))


def test_no_field_where_all_is_in_sight(open_window: Opener, tmp_path: Path) -> None:
    window = open_window(tmp_path / "data")
    give_name(window, "Ada")
    assert not library_of(window).words.isVisible()
    assert not library_of(window).more
