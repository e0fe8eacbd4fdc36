"""The page of what was read: in the real window, with real keys, on a real record."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bench.full_record import NOW, Size, fill
from desktop.conftest import Opener, until
from desktop.test_reachable import CONTROLS, shown
from desktop.test_walk import CONTROL, LESSON, attempt_of, click, give_name, mark, press_main
from desktop.test_walk import open_lesson as take_card
from progress.practice import sha256
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from whosays.articles.span import Span
from whosays.desktop.reading.articles_view import ArticlesView
from whosays.desktop.reading.kept_view import KeptView
from whosays.desktop.walk.check_view import CheckView
from whosays.desktop.window import Window
from whosays.lesson_packs.categories import categories_of
from whosays.lesson_packs.library import installed
from whosays.marking.mark import Mark
from whosays.marking.result import CategoryResult, Outcome, OutcomeName, Result
from whosays.marking.scoring import score
from whosays.progress.events import (
    AttemptFinished,
    AttemptStarted,
    Checked,
    Disputed,
    LearnerAdded,
    MarkAdded,
    Step,
    StepReached,
)
from whosays.progress.record import Record

ANA = "learner-0"
ALT = Qt.KeyboardModifier.AltModifier
GONE = "It rained, a source said. Forty came."


def articles(window: Window) -> ArticlesView:
    """Open the page with its key and return it when it is set."""
    QTest.keyClick(window, Qt.Key.Key_J, CONTROL)
    return the_page(window)


def the_page(window: Window) -> ArticlesView:
    view = window._paper
    assert isinstance(view, ArticlesView)
    until(lambda: view.is_shown, "what was read")
    return view


def kept_paper(window: Window) -> KeptView:
    view = window._paper
    assert isinstance(view, KeptView)
    until(lambda: view.is_shown, "what was kept")
    return view


def opened(data: Path, open_window: Opener) -> Window:
    window = open_window(data)
    until(lambda: window.course is not None, "the record")
    return window


def words(view: QWidget) -> list[str]:
    return [each.text() for each in view.findChildren(QLabel) if each.isVisible()]


def outcome(name: OutcomeName, category: str, quote: str) -> Outcome:
    start = GONE.index(quote)
    return Outcome(name, category, Span(start, start + len(quote)), "k", 1.0, "Why?", "Who?")


def record_gone(record: Record) -> None:
    """Record an attempt of three days ago at a lesson that no pack holds."""
    at = NOW - timedelta(days=3)
    what = ("gone", ANA, "lost-pack", "lost", sha256(GONE), GONE, "independent", at)
    record.submit(AttemptStarted(*what)).result()
    outcomes = (
        outcome(OutcomeName.FALSE_ALARM, "unverifiable-figure", "Forty"),
        outcome(OutcomeName.FOUND, "unnamed-source", "a source"),
        outcome(OutcomeName.MISSED, "lost-category", "It rained"),
    )
    categories = (CategoryResult("unnamed-source", 1.0, 1, 1),)
    record.submit(Checked("gone", Result(0.665, categories, outcomes), at)).result()
    record.submit(Disputed("gone", 0, "Nobody counted.", at)).result()
    record.submit(AttemptFinished("gone", at)).result()


def record_al_tanf(record: Record, data: Path) -> None:
    """Record a finished attempt at the bundled lesson, a day old, with one mark on TASS."""
    pack = next(each for each in installed(data).packs() if each.id == LESSON[0])
    lesson = pack.lesson(LESSON[1])
    assert lesson is not None
    at, start = NOW - timedelta(days=1), lesson.text.index("TASS")
    one = Mark(start, start + 4, "state-agency")
    what = ("whole", ANA, *LESSON, lesson.text_hash, lesson.text, "independent", at)
    result = score(lesson, [one], categories_of(pack))
    for event in (
        AttemptStarted(*what),
        StepReached("whole", Step.MARK, at),
        MarkAdded("whole", "m1", one.category, one.span, at),
        Checked("whole", result, at),
        StepReached("whole", Step.CHECK, at),
        AttemptFinished("whole", at),
    ):
        record.submit(event).result()


def two_articles(data: Path) -> None:
    with Record.open(data, clock=lambda: NOW) as record:
        record.submit(LearnerAdded(ANA, "Ana", NOW - timedelta(days=9))).result()
        record_gone(record)
        record_al_tanf(record, data)


def test_before_the_first_article_the_page_says_so_and_leads_to_the_lessons(
    open_window: Opener, tmp_path: Path
) -> None:
    window = open_window(tmp_path)
    give_name(window, "Ana")
    view = articles(window)
    assert "You have not read an article yet." in words(view)
    assert not view.pieces
    QTest.keyClick(view, Qt.Key.Key_Return, CONTROL)
    assert window._paper is None
    assert window.library is not None
    assert window.library.isVisible()


def test_articles_come_newest_first_with_the_date_and_how_it_went(
    open_window: Opener, tmp_path: Path
) -> None:
    two_articles(tmp_path)
    view = articles(opened(tmp_path, open_window))
    newer, older = view.pieces
    assert "You have read 2 articles in 2 attempts." in words(view)
    assert any("16 May 2026" in text for text in words(newer))
    assert "2. It rained, a source said. Forty came." in words(older)
    assert any("14 May 2026" in text for text in words(older))
    said = "Score 66 of 100. You found 1 passage, missed 1, and set off 1 false alarm."
    assert said in words(older)
    assert "NO LONGER INSTALLED" in words(older)
    assert older.again is None


def test_a_finished_attempt_is_opened_as_it_was_and_cannot_be_marked(
    open_window: Opener, tmp_path: Path
) -> None:
    two_articles(tmp_path)
    window = opened(tmp_path, open_window)
    click(articles(window).pieces[0].rows[0].see)
    assert attempt_of(window).id == "whole"
    assert window.walk is not None
    assert isinstance(window.walk.view, CheckView)
    live = attempt_of(window)
    assert live.result is not None
    assert live.is_finished
    assert not live.can_mark
    assert live.add("unnamed-source", Span(0, 4)) is None


def test_a_finished_attempt_that_is_looked_at_again_stays_as_it_was(
    open_window: Opener, tmp_path: Path
) -> None:
    two_articles(tmp_path)
    window = opened(tmp_path, open_window)
    click(articles(window).pieces[0].rows[0].see)
    assert window.walk is not None
    view = window.walk.view
    assert isinstance(view, CheckView)
    assert view.explanation.open_dispute.isHidden()
    QTest.keyClick(view.outcomes, Qt.Key.Key_D)
    assert view.explanation.reason.isHidden()
    press_main(window)  # walks on to what comes after the check
    attempt_of(window).dispute(0, "I see it differently now.")
    attempt_of(window).answer(0, (0,))
    assert window.course is not None
    kept = window.course.record.attempt("whole")
    window.course.journal.settle(10)
    assert window.course.record.attempt("whole") == kept
    assert kept.step is Step.CHECK
    assert not kept.disputes
    assert not kept.answers


def test_what_is_gone_is_shown_from_the_record_in_reading_order_and_leads_back(
    open_window: Opener, tmp_path: Path
) -> None:
    two_articles(tmp_path)
    window = opened(tmp_path, open_window)
    view = articles(window)
    QTest.keyClick(view, Qt.Key.Key_2, ALT)
    focus = QApplication.focusWidget()
    assert focus is view.pieces[1].rows[0].see
    QTest.keyClick(focus, Qt.Key.Key_Return)
    paper = kept_paper(window)
    assert [row.accessibleName() for row in paper.rows] == [
        "“It rained” lost-category: missed",
        "“a source” Unnamed source: found",
        "“Forty” Unverifiable figure: false alarm",
    ]
    said = words(paper)
    assert "You disagreed: Nobody counted." in said
    assert GONE in said
    assert "14 May 2026" in said[1]
    QTest.keyClick(paper, Qt.Key.Key_Escape)
    assert len(the_page(window).pieces) == 2


def test_an_attempt_at_another_text_of_the_lesson_is_kept_beside_a_new_one(
    open_window: Opener, tmp_path: Path
) -> None:
    with Record.open(tmp_path, clock=lambda: NOW) as record:
        record.submit(LearnerAdded(ANA, "Ana", NOW)).result()
        what = ("old", ANA, *LESSON, sha256(GONE), GONE, "independent", NOW)
        record.submit(AttemptStarted(*what)).result()
        record.submit(MarkAdded("old", "m1", "unnamed-source", Span(11, 19), NOW)).result()
    window = opened(tmp_path, open_window)
    (piece,) = articles(window).pieces
    assert any("has changed since" in text for text in words(piece))
    assert piece.again is not None
    click(piece.rows[0].see)
    paper = kept_paper(window)
    (row,) = paper.rows
    assert row.accessibleName() == "“a source” Unnamed source: not checked"
    assert any("It was not checked." in text for text in words(paper))
    QTest.keyClick(paper, Qt.Key.Key_Escape)
    (piece,) = the_page(window).pieces
    assert piece.again is not None
    click(piece.again)
    until(lambda: window.walk is not None, "the lesson")
    assert attempt_of(window).id != "old"


def test_read_again_is_a_new_attempt_beside_the_old(open_window: Opener, tmp_path: Path) -> None:
    two_articles(tmp_path)
    window = opened(tmp_path, open_window)
    again = articles(window).pieces[0].again
    assert again is not None
    click(again)
    until(lambda: window.walk is not None, "the lesson")
    assert attempt_of(window).id != "whole"
    assert not attempt_of(window).marks
    piece = articles(window).pieces[0]
    assert [row.see.text() for row in piece.rows] == ["Go on with it", "See it as it was"]
    assert piece.again is None
    assert "Not checked yet." in words(piece.rows[0])


def test_what_is_just_read_is_listed_with_what_came_of_it(
    open_window: Opener, tmp_path: Path
) -> None:
    window = open_window(tmp_path)
    give_name(window, "Ana")
    take_card(window)
    press_main(window)
    mark(window, "TASS", "2")
    press_main(window)
    until(lambda: attempt_of(window).result is not None, "the check")
    result = attempt_of(window).result
    assert result is not None
    (row,) = articles(window).pieces[0].rows
    assert any(f"Score {round(result.score * 100)} of 100." in text for text in words(row))
    missed = sum(each.name is OutcomeName.MISSED for each in result.outcomes)
    assert any(f"found 1 passage, missed {missed}, and" in text for text in words(row))


def test_years_are_shown_a_page_at_a_time(open_window: Opener, tmp_path: Path) -> None:
    fill(tmp_path, Size(learners=2, attempts=400))
    window = opened(tmp_path, open_window)
    view = articles(window)
    first = len(view.pieces)
    assert first < 20
    QTest.keyClick(view, Qt.Key.Key_O, ALT)
    until(lambda: len(view.pieces) == 2 * first, "older articles")
    until(lambda: QApplication.focusWidget() is view.pieces[first].rows[0].see, "the next")
    piece = next(piece for piece in view.pieces if piece.earlier is not None)
    assert piece.earlier is not None
    click(piece.earlier)
    assert len(piece.rows) == len(piece._article.attempts)
    assert QApplication.focusWidget() is piece.rows[3].see
    while view.older.isVisible():
        click(view.older)
    assert sum(len(each._article.attempts) for each in view.pieces) == 400


def test_tab_goes_down_the_page_and_every_control_has_a_name_of_its_own(
    open_window: Opener, tmp_path: Path
) -> None:
    fill(tmp_path, Size(learners=1, attempts=300))
    window = opened(tmp_path, open_window)
    view = articles(window)
    piece = next(piece for piece in view.pieces if piece.earlier is not None)
    assert piece.earlier is not None
    click(piece.earlier)
    names = [each.accessibleName() for each in shown(window, CONTROLS) if each.focusPolicy()]
    assert all(names)
    wanted = [each for each in view.findChildren(QPushButton) if each.isVisible()]
    view.enter()
    reached = []
    for _step in range(len(wanted)):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert set(reached) == set(wanted)
    on_sheet = [each for each in reached[:-1] if each is not None]

    def height(each: QWidget) -> int:
        return each.mapToGlobal(each.rect().topLeft()).y()

    assert on_sheet == sorted(on_sheet, key=height)


def test_the_page_can_be_left_while_the_record_is_read(open_window: Opener, tmp_path: Path) -> None:
    fill(tmp_path, Size(learners=1, attempts=300))
    window = opened(tmp_path, open_window)
    QTest.keyClick(window, Qt.Key.Key_J, CONTROL)
    view = window._paper
    assert view is not None
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert window._paper is None
    assert articles(window).pieces
