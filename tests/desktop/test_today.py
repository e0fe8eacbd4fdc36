"""The page of the day: what is due, the round from passage to passage, and what is left of it."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from desktop.conftest import Opener, until
from desktop.test_reachable import CONTROLS, shown
from desktop.test_walk import attempt_of, click, give_name, mark, mark_span, mark_view, press_main
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea

from whosays.desktop.application import now
from whosays.desktop.library.lesson_card import LessonCard
from whosays.desktop.page.document import date_in_words
from whosays.desktop.scroll_bar import ScrollBar
from whosays.desktop.today.today_view import TodayView
from whosays.desktop.typesetting import ElidedLabel
from whosays.desktop.window import Window
from whosays.lesson_packs.categories import categories_of
from whosays.lesson_packs.lesson import Lesson, Pack
from whosays.lesson_packs.library import installed
from whosays.marking.observing import observe
from whosays.marking.scoring import score
from whosays.progress.events import AttemptFinished, AttemptStarted, Checked, LearnerAdded, Step
from whosays.progress.record import Record
from whosays.settings import Settings, write_settings
from whosays.translation import PSEUDO, use_language

CONTROL = Qt.KeyboardModifier.ControlModifier
PENS = {"unnamed-source": "1", "state-agency": "2", "unverifiable-figure": "3"}
ROUNDS = "the-morning-round"
"""The bundled pack of passages."""


def _bundled(pack: str) -> Pack:
    return next(each for each in installed(Path()).packs() if each.id == pack)


def remember(data: Path, days_ago: float) -> None:
    """Have Ada have read the bundled lesson by herself, *days_ago*, and found nothing."""
    lesson_pack = _bundled("the-copy-desk")
    lesson = lesson_pack.lesson("al-tanf")
    assert lesson is not None
    at = now() - timedelta(days=days_ago)
    result = score(lesson, [], categories_of(lesson_pack))
    with Record.open(data, clock=now) as record:
        for event in (
            LearnerAdded("ada", "Ada", at),
            AttemptStarted(
                "old", "ada", lesson_pack.id, lesson.id, lesson.text_hash, lesson.text,
                lesson.practice.value, at,
            ),
            Checked("old", result, at, marks=frozenset(), evidence=observe(lesson, [], result)),
            AttemptFinished("old", at),
        ):  # fmt: skip
            record.submit(event).result()


@pytest.fixture
def due(tmp_path: Path) -> Path:
    """Give a folder in which a round is due for Ada."""
    remember(tmp_path, days_ago=5)
    return tmp_path


def today_of(window: Window) -> TodayView:
    """Return the page of the day, once it knows what is due."""

    def view() -> TodayView | None:
        return next((each for each in window.findChildren(TodayView) if each.isVisible()), None)

    until(lambda: (found := view()) is not None and found.main.isEnabled(), "today")
    found = view()
    assert found is not None
    return found


def open_today(window: Window) -> TodayView:
    until(lambda: window.course is not None, "the record")
    QTest.keyClick(window, Qt.Key.Key_T, CONTROL)
    return today_of(window)


def main_key(window: Window) -> None:
    """Press the main action's key where the focus is, and let it be written."""
    focus = window.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Return, CONTROL)
    until(lambda: window.course is not None and not window.course.journal.busy, "the record")


def begin(window: Window) -> Lesson:
    main_key(window)
    until(lambda: window.walk is not None, "the passage")
    return attempt_of(window).lesson


def mark_all(window: Window) -> int:
    """Mark everything that the passage asks for; return how many places that are."""
    lesson = attempt_of(window).lesson
    wanted = [span for span in lesson.key if span.scored]
    for span in wanted:
        mark_span(window, span.core, PENS[span.categories[0]])
    return len(wanted)


def read_passage(window: Window, *, rightly: bool = True) -> tuple[str, int]:
    """Read the next passage with keys alone; return its id and how many places it asks for."""
    lesson = begin(window)
    places = sum(span.scored for span in lesson.key)
    main_key(window)
    if rightly:
        mark_all(window)
    main_key(window)
    until(lambda: attempt_of(window).step is Step.CHECK, "the check")
    main_key(window)
    assert attempt_of(window).step is Step.SUM_UP, "a passage has nothing outside its page"
    main_key(window)
    until(lambda: window.walk is None, "the end of the passage")
    return lesson.id, places


def titles_of_rounds() -> list[str]:
    return [lesson.title for lesson in _bundled(ROUNDS).lessons]


def round_card(window: Window, lesson: str) -> LessonCard:
    """Return the place in the library of *lesson*, one of the bundled passages'."""

    def card() -> LessonCard | None:
        return None if window.library is None else window.library.cards.get((ROUNDS, lesson))

    until(lambda: card() is not None, "the lesson's place in the library")
    found = card()
    assert found is not None
    return found


def texts(view: TodayView) -> str:
    return "\n".join(each.text() for each in view.findChildren(QLabel) if each.isVisible())


def line(window: Window) -> str:
    assert window.library is not None
    sentence = window.library.today.sentence
    until(lambda: sentence.isVisible() and sentence.text(), "what is due")
    return sentence.text()


# -- nothing due


def test_somebody_new_is_told_where_to_begin(open_window: Opener, tmp_path: Path) -> None:
    window = open_window(tmp_path)
    assert window.library is not None
    assert not window.library.today.isVisible(), "nobody is known yet"
    give_name(window, "Zoë")
    assert line(window).startswith("Nothing is due.")
    click(window.library.today.open)
    view = today_of(window)
    assert "begin with a lesson" in view.sentence.text()
    assert view.rows == []
    main_key(window)
    until(lambda: window.library is not None and window.library.isVisible(), "the library")


def test_where_nothing_is_due_the_next_date_and_what_else_there_is_are_said(
    open_window: Opener, tmp_path: Path
) -> None:
    remember(tmp_path, days_ago=0)
    tomorrow = datetime.now().astimezone().date() + timedelta(days=1)
    said = f"Nothing is due today. The next review is on {date_in_words(tomorrow.isoformat())}."
    window = open_window(tmp_path)
    assert line(window) == said
    view = open_today(window)
    assert view.sentence.text() == said
    assert "read a lesson" in texts(view)
    (progress,) = [
        each for each in view.findChildren(QPushButton) if "better" in each.accessibleName()
    ]
    click(progress)
    until(lambda: not any(each.isVisible() for each in window.findChildren(TodayView)))


# -- a round


def test_a_round_is_listed_without_giving_answers_away(open_window: Opener, due: Path) -> None:
    window = open_window(due)
    assert "passages to read today, about 1" in line(window)
    view = open_today(window)
    assert view.sentence.text() == line_of(window)
    standings = [row.standing.text() for row in view.rows]
    assert len(standings) >= 4
    assert standings == ["Next"] + ["Later"] * (len(standings) - 1)
    said = texts(view).casefold()
    assert not any(word in said for word in ("unnamed", "agency", "clean", "decoy"))
    assert [row.accessibleName()[:2] for row in view.rows[:2]] == ["1.", "2."]
    assert view.main.accessibleName().startswith("Begin: ")
    assert view.main.hasFocus()


def line_of(window: Window) -> str:
    assert window.library is not None
    return window.library.today.sentence.text()


def test_a_round_is_read_with_keys_alone_and_gets_shorter(open_window: Opener, due: Path) -> None:
    window = open_window(due)
    view = open_today(window)
    count = len(view.rows)
    read, places = zip(*[read_passage(window) for _row in view.rows[:-1]], strict=True)
    view = today_of(window)
    assert view.sentence.text().startswith("1 passage is left of today’s round, about ")
    assert [row.standing.text() for row in view.rows] == ["Read"] * (count - 1) + ["Next"]
    assert view.main.text() == "Go &on"
    last, more = read_passage(window)
    view = today_of(window)
    assert view.sentence.text().startswith("Done for today. The next review is on ")
    assert f"You read {count} passages. You found all {sum(places) + more} places" in texts(view)
    assert "You stopped at nothing that needs no check." in texts(view)
    assert "State agency: went well" in texts(view)
    window.close()
    with Record.open(due, clock=now) as record:
        recorded = [text.lesson for text in record.seen("ada")][1:]
        checked = {one.attempt for one in record.opportunities("ada")}
    assert recorded == [*read, last]
    assert all(name.startswith("round-") and "#p" in name for name in recorded)
    assert len(checked) == count + 1


def test_how_a_round_went_badly_is_said_as_well(open_window: Opener, due: Path) -> None:
    window = open_window(due)
    view = open_today(window)
    places = [read_passage(window, rightly=False)[1] for _row in view.rows]
    view = today_of(window)
    assert f"You found 0 of {sum(places)} places to check." in texts(view)
    assert "Unnamed source: needs more practice" in texts(view)


def test_a_passage_that_was_left_is_gone_on_with(open_window: Opener, due: Path) -> None:
    window = open_window(due)
    open_today(window)
    lesson = begin(window)
    main_key(window)
    assert attempt_of(window).step is Step.MARK
    identifier = attempt_of(window).id
    QTest.keyClick(window, Qt.Key.Key_L, CONTROL)
    until(lambda: window.walk is None, "the library")
    view = open_today(window)
    assert view.rows[0].standing.text() == "Under way"
    assert view.main.text() == "Go &on"
    assert begin(window).id == lesson.id
    assert (attempt_of(window).id, attempt_of(window).step) == (identifier, Step.MARK)


def test_a_lesson_of_the_library_leads_back_to_the_library_after_a_round(
    open_window: Opener, due: Path
) -> None:
    window = open_window(due)
    open_today(window)
    read_passage(window)
    today_of(window)
    focus = window.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert window.library is not None
    assert "left of today’s round" in line(window)
    cards = window.library.cards
    until(lambda: ("the-copy-desk", "al-tanf") in cards, "the lesson's place in the library")
    click(cards["the-copy-desk", "al-tanf"].open)
    until(lambda: window.walk is not None, "the lesson")
    while window.walk is not None:
        press_main(window)
        until(lambda: window.walk is None or not attempt_of(window).journal.busy)
    assert window.library.isVisible()


DRIVER = """
import sys
sys.path[:0] = [{tests!r}]
from pathlib import Path
from desktop.conftest import until
from desktop.test_today import begin, main_key, mark_all, open_today
from whosays.desktop.application import make_application, make_window
application = make_application()
window = make_window(Path({data!r}))
window.resize(1100, 780)
window.show()
open_today(window)
lesson = begin(window)
main_key(window)
mark_all(window)
print(lesson.id, flush=True)
until(lambda: False, patience=60)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_killed_program_continues_the_round(open_window: Opener, due: Path) -> None:
    tests = str(Path(__file__).parent.parent)
    driver = subprocess.Popen(
        [sys.executable, "-c", DRIVER.format(tests=tests, data=str(due))],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert driver.stdout is not None
    said = driver.stdout.readline().strip()
    driver.send_signal(signal.SIGKILL)
    driver.wait()
    driver.stdout.close()
    window = open_window(due)
    until(lambda: window.walk is not None, "the passage")
    assert attempt_of(window).lesson.id == said
    assert len(attempt_of(window).marks) == sum(
        span.scored for span in attempt_of(window).lesson.key
    )
    while window.walk is not None:
        main_key(window)
        until(lambda: window.walk is None or not attempt_of(window).journal.busy)
    view = today_of(window)
    assert [row.standing.text() for row in view.rows[:2]] == ["Read", "Next"]


# -- one passage, and lessons of several


def test_a_passage_has_a_title_and_minutes_of_its_own(open_window: Opener, due: Path) -> None:
    window = open_window(due)
    open_today(window)
    lesson = begin(window)
    assert lesson.title.partition(", passage ")[0] in titles_of_rounds()
    assert lesson.title.endswith(" of 6")
    assert lesson.minutes < 5
    main_key(window)
    assert "PASSAGE" not in mark_view(window).page.toPlainText().upper()


def test_a_lesson_of_passages_says_so_in_the_library_and_is_not_offered_whole(
    open_window: Opener, due: Path
) -> None:
    window = open_window(due)
    assert window.library is not None
    card = round_card(window, "round-01")
    assert any("6 passages" in each.text() for each in card.findChildren(QLabel))
    assert card.standing.text() == "Not started"
    assert not any(title in window.library.main.accessibleName() for title in titles_of_rounds())
    open_today(window)
    name, _places = read_passage(window)
    until(lambda: window.library is not None, "the library")
    assert window.library is not None
    card = round_card(window, name.partition("#")[0])
    assert card.standing.text() == "1 of 6 passages read in the daily round"


def test_a_test_lesson_tells_nothing_before_its_last_passage(
    open_window: Opener, tmp_path: Path
) -> None:
    _write_test_lesson(tmp_path / "packs" / "measure")
    window = open_window(tmp_path)
    give_name(window, "Tess")
    assert window.library is not None
    click(window.library.cards["measure", "before"].open)
    until(lambda: window.walk is not None, "the test")
    assert window.walk is not None
    said = [each.text() for each in window.walk.view.findChildren(QLabel)]
    assert "A test: no feedback until the end." in said
    main_key(window)
    page = mark_view(window).page.toPlainText()
    parts = ("Passage 1 of 2", "An aide said no.", "Passage 2 of 2", "The army told us of snow.")
    places = [page.index(part) for part in parts]
    assert places == sorted(places)
    mark(window, "An aide", "1")
    QTest.keyClick(window, Qt.Key.Key_3, CONTROL)
    until(lambda: True)
    assert attempt_of(window).step is Step.MARK, "there is no check before the end"
    mark(window, "The army", "2")
    main_key(window)
    until(lambda: attempt_of(window).step is Step.CHECK, "the check")
    result = attempt_of(window).result
    assert result is not None
    assert [outcome.name.value for outcome in result.outcomes].count("found") == 2
    assert result.score == 1
    while window.walk is not None:
        main_key(window)
        until(lambda: window.walk is None or not attempt_of(window).journal.busy)
    assert window.library.isVisible()
    assert line(window).startswith("Nothing is due."), "a test is no review"


def _write_test_lesson(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "pack.md").write_text(
        "---\nformat: 1\nid: measure\nversion: 1.0.0\ntitle: Measure\nauthors: Tests\n"
        "language: en\nlicence: CC-BY-4.0\n---\nA test.\n",
        encoding="utf-8",
    )
    (folder / "before.md").write_text(
        "---\nid: before\ntitle: Before\nlevel: 1\nminutes: 4\npractice: test\nset: before\n"
        "categories: unnamed-source, state-agency\norigin: written\n---\nRead both.\n\n"
        "# Article {#p1}\n\n[An aide]{#aide .unnamed-source} said no.\n\n"
        "# Article {#p2}\n\n[The army]{#army .state-agency} told us of snow.\n\n"
        "# Key\n\n## Who? {#aide}\n\nNobody is named.\n\n## Whose? {#army}\n\nThe state's.\n",
        encoding="utf-8",
    )


# -- reached, heard and read


def test_tab_reaches_everything_on_the_page_in_order(open_window: Opener, due: Path) -> None:
    window = open_window(due)
    view = open_today(window)
    for _row in view.rows:
        read_passage(window)
    view = today_of(window)
    wanted = [
        each
        for each in shown(window, CONTROLS)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and view.isAncestorOf(each)
    ]
    reached = []
    for _step in range(len(wanted)):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert isinstance(focus, CONTROLS)
        assert focus.accessibleName()
        reached.append(focus)
    assert set(reached) == set(wanted)
    names = [each.accessibleName() for each in reached]
    assert names[0] == "Today"
    assert names[-2:] == ["Back", "Choose a lesson"]


@pytest.mark.parametrize(("size", "width", "height"), [(100, 1024, 768), (200, 1024, 768)])
def test_nothing_is_cut_off_even_in_a_longer_language(
    open_window: Opener, due: Path, size: int, width: int, height: int
) -> None:
    use_language(PSEUDO)
    try:
        write_settings(due, Settings(theme="light", text_size=size))
        window = open_window(due)
        window.resize(width, height)
        line(window)
        _assert_fits(window)
        open_today(window)
        _assert_fits(window)
        read_passage(window)
        today_of(window)
        _assert_fits(window)
        assert (window.width(), window.height()) == (width, height)
    finally:
        use_language(None)


def _assert_fits(window: Window) -> None:
    until(lambda: True)
    for widget in shown(window, (QPushButton, QLabel)):
        if isinstance(widget, ElidedLabel):
            continue
        assert isinstance(widget, QPushButton | QLabel)
        wraps = isinstance(widget, QLabel) and widget.wordWrap()
        assert wraps or widget.width() >= widget.sizeHint().width() - 1, widget.text()
        if wraps and widget.hasHeightForWidth():
            assert widget.height() >= widget.heightForWidth(widget.width()) - 1, widget.text()


def test_the_page_scrolls_also_when_it_is_shown_again(open_window: Opener, due: Path) -> None:
    write_settings(due, Settings(theme="light", text_size=200))
    window = open_window(due)
    QTest.keyClick(open_today(window).main, Qt.Key.Key_Escape)
    view = open_today(window)
    QTest.qWait(1)  # the first page is deleted only here
    (bar,) = view.findChildren(ScrollBar)
    (area,) = view.findChildren(QScrollArea)
    before = area.verticalScrollBar().maximum()
    window.resize(1100, 640)
    until(lambda: area.verticalScrollBar().maximum() > before, "the text to be longer")
    assert (bar.isVisible(), bar.maximum()) == (True, area.verticalScrollBar().maximum())


def _spoil(record: Path, find: str, put: str) -> None:
    """Put *put* for *find* in what the record says that its tables are."""
    with contextlib.closing(sqlite3.connect(record)) as db:
        db.execute("PRAGMA writable_schema = ON")
        db.execute("UPDATE sqlite_master SET sql = replace(sql, ?, ?)", (find, put))
        (version,) = db.execute("PRAGMA schema_version").fetchone()
        db.execute(f"PRAGMA schema_version = {version + 1}")
        db.commit()


def test_a_record_that_cannot_be_read_is_named_and_looked_into_again(
    open_window: Opener, due: Path
) -> None:
    window = open_window(due)
    line(window)
    _spoil(due / "record.db", "CREATE TABLE", "CREATE TABEL")
    view = open_today(window)
    assert "is not a readable record" in view.sentence.text()
    assert view.main.accessibleName() == "Try again"
    _spoil(due / "record.db", "CREATE TABEL", "CREATE TABLE")
    main_key(window)
    until(lambda: view.rows, "what is due")
    assert view.main.accessibleName().startswith("Begin")
