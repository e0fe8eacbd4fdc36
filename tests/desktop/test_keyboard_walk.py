"""The whole walk without a mouse: every key goes to whatever has the focus."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, permutations
from pathlib import Path

import pytest
from desktop.conftest import Opener, until
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QAction, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from whosays.desktop.library.lesson_card import LessonCard
from whosays.desktop.paper_view import PaperView
from whosays.desktop.papers import keys_paper
from whosays.desktop.walk.check_view import CheckView
from whosays.desktop.walk.live_attempt import LiveAttempt
from whosays.desktop.walk.mark_view import MarkView
from whosays.desktop.walk.trace_view import TraceView
from whosays.desktop.window import Window
from whosays.marking.result import OutcomeName
from whosays.progress.events import Step

LESSON = ("the-copy-desk", "al-tanf")
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
PLAIN = Qt.KeyboardModifier.NoModifier
MOUSE = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
}


class MouseTrap(QObject):
    """Counts the mouse events that reach the application."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() in MOUSE
        return False


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key | str, modifiers: Qt.KeyboardModifier = PLAIN, times: int = 1) -> None:
    """Press a key where the focus is; a menu that is open gets it before."""
    for _time in range(times):
        where = QApplication.activePopupWidget() or focus()
        QTest.keyClick(where, key, modifiers)


def type_in(text: str) -> None:
    for character in text:
        press(character)


def tab_to(*wanted: QWidget) -> None:
    """Press Tab until one of what is *wanted* has the focus."""
    for _step in range(150):
        if focus() in wanted:
            return
        press(Qt.Key.Key_Tab)
    pytest.fail(f"Tab never comes to {wanted}")


def attempt_of(window: Window) -> LiveAttempt:
    assert window.walk is not None
    return window.walk.attempt


def view_of(window: Window, kind: type) -> QWidget:
    assert window.walk is not None
    assert isinstance(window.walk.view, kind)
    return window.walk.view


def at_step(window: Window, step: Step) -> None:
    until(lambda: attempt_of(window).step is step, step.value)
    until(lambda: not attempt_of(window).journal.busy, "the record")


def go_to_words(window: Window, quote: str) -> None:
    """Go with the arrow keys to the first word of *quote*, and choose it with Shift."""
    view = view_of(window, MarkView)
    attempt = attempt_of(window)
    start = attempt.lesson.text.index(quote)
    words = attempt.lesson.words.touching(start, start + len(quote))
    press(Qt.Key.Key_Home, CONTROL)
    for _step in range(3000):
        if view.page.caret_word() >= words[0]:
            break
        span = view.page.selection()
        assert span is not None
        sentences = attempt.lesson.sentences.spans
        inside = any(
            each.start <= start < each.end and span.start >= each.start for each in sentences
        )
        press(Qt.Key.Key_Right, PLAIN if inside else CONTROL)
    assert view.page.caret_word() == words[0], quote
    press(Qt.Key.Key_Right, SHIFT, len(words) - 1)


def mark(window: Window, quote: str, key: str) -> None:
    attempt = attempt_of(window)
    go_to_words(window, quote)
    before = attempt.marks
    press(key)
    until(lambda: attempt.marks != before, f"the mark on {quote!r}")
    until(lambda: not attempt.journal.busy, "the record")


def quotes(window: Window) -> list[str]:
    attempt = attempt_of(window)
    return [kept.mark.span.of(attempt.lesson.text) for kept in attempt.marks]


def to_the_library(window: Window) -> None:
    """Say who one is, with nothing but keys."""
    type_in("Ana")
    press(Qt.Key.Key_Return)
    until(lambda: window.library is not None and window.library.main.isVisible(), "the lessons")


def to_the_lesson(window: Window) -> None:
    """Open the report that everything was keyed in, from the library."""
    assert window.library is not None
    tab_to(window.library.cards[LESSON].open)
    press(Qt.Key.Key_Space)
    until(lambda: window.walk is not None, "the lesson")


def to_the_article(window: Window) -> None:
    to_the_library(window)
    to_the_lesson(window)
    press(Qt.Key.Key_R, ALT)
    at_step(window, Step.MARK)


# -- the walk


def test_the_whole_walk_without_a_mouse(
    application: QApplication, open_window: Opener, tmp_path: Path
) -> None:
    trap = MouseTrap()
    application.installEventFilter(trap)
    try:
        _walk(open_window(tmp_path))
    finally:
        application.removeEventFilter(trap)
    assert trap.count == 0
    with sqlite3.connect(f"file:{tmp_path / 'record.db'}?mode=ro", uri=True) as record:
        assert record.execute("pragma integrity_check").fetchone() == ("ok",)


def _walk(window: Window) -> None:
    to_the_article(window)
    _mark_and_think_better_of_it(window)
    press(Qt.Key.Key_Return, CONTROL)
    at_step(window, Step.CHECK)
    _go_through_the_outcomes(window)
    press(Qt.Key.Key_T, ALT)
    at_step(window, Step.TRACE)
    _answer_the_questions(window)
    press(Qt.Key.Key_S, ALT)
    at_step(window, Step.SUM_UP)
    press(Qt.Key.Key_F, ALT)
    until(lambda: window.walk is None, "the library")
    assert window.library is not None
    assert "Done" in window.library.cards[LESSON].standing.text()


def _mark_and_think_better_of_it(window: Window) -> None:
    mark(window, "information received by the Foreign Intelligence Service", "1")
    mark(window, "the Foreign Intelligence Service", "2")
    mark(window, "about 60 IS militants", "3")
    all_three = quotes(window)
    assert len(all_three) == 3
    press(Qt.Key.Key_Delete)
    until(lambda: len(quotes(window)) == 2, "the removal")
    press(Qt.Key.Key_Z, CONTROL)
    until(lambda: quotes(window) == all_three, "undo")
    press(Qt.Key.Key_Z, CONTROL | SHIFT)
    until(lambda: len(quotes(window)) == 2, "redo")
    press(Qt.Key.Key_Z, CONTROL)
    until(lambda: quotes(window) == all_three, "undo again")
    definition = view_of(window, MarkView).definition
    shown = definition.isVisible()
    press("D")
    assert definition.isVisible() is not shown
    press("D")
    assert definition.isVisible() is shown
    # a mark can be removed from the list as well, and be looked up there
    tab_to(view_of(window, MarkView).marks)
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Delete)
    until(lambda: len(quotes(window)) == 2, "the removal from the list")
    press(Qt.Key.Key_Z, CONTROL)
    until(lambda: quotes(window) == all_three, "the undone removal")


def _go_through_the_outcomes(window: Window) -> None:
    view = view_of(window, CheckView)
    result = attempt_of(window).result
    assert result is not None
    heard = []
    disputable = None
    for number in range(view.outcomes.count()):
        assert view.outcomes.currentRow() == number
        heard.append(view.explanation.accessibleName())
        each = result.outcomes[number] if number < len(result.outcomes) else None
        if each is not None and each.name is OutcomeName.MISSED:
            disputable = number
        press("N")
    assert len(set(heard)) == len(heard)
    assert disputable is not None
    while view.outcomes.currentRow() != disputable:
        press("P")
    press("D")
    assert isinstance(focus(), QPlainTextEdit)
    type_in("Who pays them?")
    press(Qt.Key.Key_Return, CONTROL)
    attempt = attempt_of(window)
    until(lambda: attempt.disputes == {disputable: "Who pays them?"}, "the dispute")
    assert window.isAncestorOf(focus())
    assert focus().isVisible()


def _answer_the_questions(window: Window) -> None:
    view = view_of(window, TraceView)
    attempt = attempt_of(window)
    assert view.questions
    for number, form in enumerate(view.questions):
        tab_to(*form.choices)
        for n, choice in enumerate(attempt.lesson.questions[number].choices):
            if not choice.right:
                continue
            if isinstance(form.choices[n], QRadioButton):
                while focus() is not form.choices[n]:
                    press(Qt.Key.Key_Down)
            else:
                tab_to(form.choices[n])
            if not form.choices[n].isChecked():
                press(Qt.Key.Key_Space)
        press("A")
        until(lambda number=number: number in attempt.answers, "the answer")
        assert attempt.answers[number].right
    until(lambda: not attempt.journal.busy, "the record")


def test_a_lesson_of_the_library_opens_with_its_number(open_window: Opener, tmp_path: Path) -> None:
    window = open_window(tmp_path)
    to_the_library(window)
    press("1", ALT)
    until(lambda: window.walk is not None, "the lesson")


def test_the_keys_go_from_lesson_to_lesson(open_window: Opener, tmp_path: Path) -> None:
    window = open_window(tmp_path)
    to_the_library(window)
    assert window.library is not None
    cards = list(window.library.cards.values())
    for card in [*cards, cards[0]]:
        press(Qt.Key.Key_Down, ALT)
        assert focus() is card.open
        assert not card.open.visibleRegion().isEmpty()
    press(Qt.Key.Key_Up, ALT)
    assert focus() is cards[-1].open


def test_words_are_copied_with_the_usual_keys(open_window: Opener, tmp_path: Path) -> None:
    window = open_window(tmp_path)
    to_the_article(window)
    go_to_words(window, "about 60 IS militants")
    press(Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == "about 60 IS militants"
    press(Qt.Key.Key_A, CONTROL)
    span = view_of(window, MarkView).page.selection()
    assert span is not None
    words = attempt_of(window).lesson.words
    assert (span.start, span.end) == (words.spans[0].start, words.spans[-1].end)


# -- every view, for what follows


def views(window: Window) -> Iterator[str]:
    """Go through every view of the window with keys, naming each."""
    yield "welcome"
    to_the_library(window)
    yield "library"
    to_the_lesson(window)
    yield "brief"
    press(Qt.Key.Key_Return, CONTROL)
    at_step(window, Step.MARK)
    mark(window, "TASS", "2")
    yield "mark"
    press(Qt.Key.Key_Return, CONTROL)
    at_step(window, Step.CHECK)
    yield "check"
    while not isinstance(focus(), QPlainTextEdit):
        press("N")
        press("D")
    yield "dispute"
    press(Qt.Key.Key_4, CONTROL)
    at_step(window, Step.TRACE)
    yield "trace"
    press(Qt.Key.Key_Return, CONTROL)
    at_step(window, Step.SUM_UP)
    yield "sum-up"
    for key in (Qt.Key.Key_F1, Qt.Key.Key_F2):
        press(key)
        until(lambda: True)
        yield QKeySequence(key).toString()
        press(Qt.Key.Key_B, ALT)
        until(lambda: not window.findChildren(PaperView), "the way back")
    press(Qt.Key.Key_Return, CONTROL)
    until(lambda: window.walk is None, "the library")
    yield "library of somebody who is through"


def names_of_keys(sequence: QKeySequence) -> str:
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)


def mnemonic(text: str) -> str:
    """Return the key that Alt takes for a name, or an empty string."""
    return names_of_keys(QKeySequence.mnemonic(text))


# -- keys


def keys_in_force(window: Window) -> list[tuple[str, str]]:
    """Return every key that does something in the present view, with what it belongs to."""
    found = [
        (mnemonic(action.text()), f"menu {action.text()}")
        for action in window.menuBar().actions()
        if action.isVisible()
    ]
    for widget in [window, *window.findChildren(QWidget)]:
        if not widget.isVisible():
            continue
        if isinstance(widget, QAbstractButton):
            found.append((names_of_keys(widget.shortcut()), f"button {widget.text()}"))
        if isinstance(widget, QLabel) and widget.buddy() is not None:
            found.append((mnemonic(widget.text()), f"label {widget.text()}"))
        for action in widget.actions():
            keys = [names_of_keys(each) for each in action.shortcuts()]
            found += [(key, f"action {action.text()}") for key in set(keys)]
    return [(key, name) for key, name in found if key]


def test_no_key_means_two_things_in_one_view(open_window: Opener, tmp_path: Path) -> None:
    window = open_window(tmp_path)
    clashes = []
    for view in views(window):
        seen: dict[str, set[str]] = {}
        for key, name in keys_in_force(window):
            seen.setdefault(key, set()).add(name)
        clashes += [
            f"{view}: {key}: {sorted(names)}" for key, names in seen.items() if len(names) > 1
        ]
    assert not clashes, "\n".join(clashes)


def test_no_letter_means_two_things_in_one_menu(open_window: Opener, tmp_path: Path) -> None:
    window = open_window(tmp_path)
    menus = [action.menu() for action in window.menuBar().actions()]
    while menus:
        menu = menus.pop()
        actions = [each for each in menu.actions() if not each.isSeparator()]
        letters = Counter(mnemonic(each.text()) for each in actions)
        assert not [key for key, count in letters.items() if key and count > 1], menu.title()
        for each in actions:
            assert mnemonic(each.text()) or each.shortcuts(), each.text()
            if each.menu() is not None:
                menus.append(each.menu())


def test_every_menu_opens_and_closes_with_keys(open_window: Opener, tmp_path: Path) -> None:
    window = open_window(tmp_path)
    to_the_library(window)
    before = focus()
    for action in window.menuBar().actions():
        QTest.keyClick(focus(), mnemonic(action.text())[-1].lower(), ALT)
        until(lambda: QApplication.activePopupWidget() is not None, action.text())
        press(Qt.Key.Key_Escape)
        press(Qt.Key.Key_Escape)
        until(lambda: QApplication.activePopupWidget() is None, "the closed menu")
    assert focus() is before


# -- the page of all keys


def keys_on_paper() -> set[str]:
    """Return all keys of the page of all keys, ranges spelled out."""
    paper = keys_paper()
    words = [label.text() for label in paper.findChildren(QLabel)]
    paper.deleteLater()
    found: set[str] = set()
    arrows = {"←": "Left", "→": "Right", "↑": "Up", "↓": "Down"}
    for text in words:
        pieces = re.split(r", (?=\S)| (?=[←→↑↓])| (?=Ctrl\+[←→])", text)
        for piece in pieces:
            plain = "".join(arrows.get(character, character) for character in piece)
            first, _dots, last = plain.partition(" … ")
            if last and first[:-1] == last[:-1]:
                numbers = range(int(first[-1]), int(last[-1]) + 1)
                found |= {f"{first[:-1]}{number}" for number in numbers}
            else:
                found.add(plain)
    return {_as_printed(key) for key in found}


def test_every_shortcut_stands_on_the_page_of_all_keys(open_window: Opener, tmp_path: Path) -> None:
    window = open_window(tmp_path)
    papers = keys_on_paper()
    assert "Ctrl+L" in papers
    unknown = set()
    for view in views(window):
        for key, name in keys_in_force(window):
            is_mnemonic = re.fullmatch(r"Alt\+[A-Z]", key) is not None
            if not is_mnemonic and _as_printed(key) not in papers:
                unknown.add(f"{view}: {key} ({name})")
    for action in window.findChildren(QAction):
        for each in action.shortcuts():
            if _as_printed(names_of_keys(each)) not in papers:
                unknown.add(f"{names_of_keys(each)} ({action.text()})")
    assert not unknown, "\n".join(sorted(unknown))


def _as_printed(key: str) -> str:
    return re.sub(r"Del\b", "Delete", key).replace("Return", "Enter")


def test_every_button_has_a_key_of_its_own(open_window: Opener, tmp_path: Path) -> None:
    window = open_window(tmp_path)
    without = set()
    for view in views(window):
        letters = {
            names_of_keys(each)
            for widget in window.findChildren(QWidget)
            if widget.isVisible()
            for action in widget.actions()
            for each in action.shortcuts()
        }
        for button in window.findChildren(QAbstractButton):
            spoken = re.findall(r"\((\w+)\)|^(\d)\s", button.text())
            said = {part for pair in spoken for part in pair if part}
            own = button.shortcut().isEmpty() is False or bool(said & letters)
            in_order = isinstance(button, QRadioButton | QCheckBox) or isinstance(
                button.parent(),
                LessonCard,  # only nine of them have a digit
            )
            if button.isVisible() and not own and not in_order:
                without.add(f"{view}: {button.text() or button.accessibleName()}")
    assert not without, "\n".join(sorted(without))


# -- the Tab key


def tab_cycle() -> list[QWidget]:
    """Return what Tab goes through, from the first control after the last one."""
    cycle = [focus()]
    for _step in range(150):
        press(Qt.Key.Key_Tab)
        if focus() is cycle[0]:
            break
        if focus() is not cycle[-1]:  # a label with several links keeps the focus for a while
            cycle.append(focus())
    else:
        pytest.fail("Tab does not come around")
    return cycle


def comes_before(one: QRect, other: QRect) -> bool:
    """Tell whether a reader comes to *one* first: it is left in the same row, or above."""
    if one.top() < other.bottom() and other.top() < one.bottom():
        return one.right() <= other.left()
    beside = other.right() <= one.left()
    return one.bottom() <= other.top() and not beside


def places(one: QWidget, other: QWidget) -> tuple[QRect, QRect]:
    """Return where two widgets are within what holds them both: scrolling moves neither."""
    lineage = [one]
    while lineage[-1].parentWidget() is not None and not lineage[-1].isAncestorOf(other):
        lineage.append(lineage[-1].parentWidget())
    holder = lineage[-1]
    if holder is one or holder is other or other.isAncestorOf(one):
        return QRect(), QRect()
    first = next(each for each in reversed(lineage[:-1]))
    second = other
    while second.parentWidget() is not holder:
        second = second.parentWidget()
    return first.geometry(), second.geometry()


def out_of_order(cycle: list[QWidget]) -> list[str]:
    """Return what a reader comes to later than Tab does, begun where it fits best."""
    first = {}
    for one, other in permutations(cycle, 2):
        place, place_of_other = places(one, other)
        first[one, other] = not place.isNull() and comes_before(place, place_of_other)
    turns = [cycle[start:] + cycle[:start] for start in range(len(cycle))]
    wrong = [
        [(earlier, later) for earlier, later in combinations(turn, 2) if first[later, earlier]]
        for turn in turns
    ]
    return [
        f"{earlier.accessibleName() or earlier!r} is reached before "
        f"{later.accessibleName() or later!r}"
        for earlier, later in min(wrong, key=len)
    ]


def test_tab_goes_in_reading_order(open_window: Opener, tmp_path: Path) -> None:
    window = open_window(tmp_path)
    wrong = [f"{view}: {each}" for view in views(window) for each in out_of_order(tab_cycle())]
    assert not wrong, "\n".join(wrong)


def edge_of(picture: QImage) -> list[QImage]:
    """Return the outermost pixels of *picture*, where a frame is drawn."""
    width, height, thick = picture.width(), picture.height(), 3
    strips = [(0, 0, width, thick), (0, height - thick, width, thick)]
    strips += [(0, 0, thick, height), (width - thick, 0, thick, height)]
    return [picture.copy(*strip) for strip in strips]


def test_wherever_the_focus_is_it_shows(open_window: Opener, tmp_path: Path) -> None:
    window = open_window(tmp_path)
    unseen = []
    for view in views(window):
        for widget in tab_cycle():
            tab_to(widget)
            until(lambda: True)
            with_focus = widget.grab().toImage()
            press(Qt.Key.Key_Tab)
            until(lambda: True)
            without = widget.grab().toImage()
            if isinstance(widget, QScrollArea):  # the next focus may be inside it
                shows = edge_of(with_focus) != edge_of(without)
            else:
                shows = with_focus != without
            if not shows:
                unseen.append(f"{view}: {widget.accessibleName() or widget}")
    assert not unseen, "\n".join(unseen)
