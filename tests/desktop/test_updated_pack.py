"""A pack is updated and removed under a learner who has read it: nothing of what was done goes."""

from __future__ import annotations

from pathlib import Path

from desktop.conftest import Opener, until
from desktop.test_articles_page import articles, kept_paper, words
from desktop.test_packs_page import drop, has_lesson, page_of
from desktop.test_walk import CONTROL, attempt_of, click, give_name, mark, press_main
from progress.test_updated_packs import CATEGORIES, CHANGED, OLD, file_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from whosays.desktop.keeping.question import Question
from whosays.desktop.pictures.progress_view import ProgressView
from whosays.desktop.walk.check_view import CheckView
from whosays.desktop.window import Window
from whosays.progress.skills.mastery import skills

HARBOUR = ("harbour", "pier")


def skill_sentences(window: Window) -> list[str]:
    """Return everything that My progress says."""
    QTest.keyClick(window, Qt.Key.Key_P, CONTROL)
    view = window._paper
    assert isinstance(view, ProgressView)
    until(lambda: view.skills, "the skills")
    found = words(view)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    return found


def marked_in_the_old(open_window: Opener, folder: Path) -> Window:
    """Return a window in which the lesson of version 1.0.0 is being read, with a mark in it."""
    window = open_window(folder / "data")
    give_name(window, "Ada")
    drop(window, file_of(folder, "1.0.0", OLD, "Nobody is named."))
    until(lambda: has_lesson(window), "the lesson")
    assert window.library is not None
    click(window.library.cards[HARBOUR].open)
    until(lambda: window.walk is not None, "the lesson")
    press_main(window)
    mark(window, "a source", "1")
    return window


def test_attempt_reads_with_its_old_text_after_update_and_removal(
    open_window: Opener, tmp_path: Path
) -> None:
    window = marked_in_the_old(open_window, tmp_path)
    press_main(window)
    until(lambda: window.walk is not None and isinstance(window.walk.view, CheckView), "the check")
    attempt = attempt_of(window).id
    assert window.course is not None
    window.course.journal.settle(10)
    record = window.course.record
    kept = record.attempt(attempt)
    assert kept.result is not None
    said = skill_sentences(window)
    QTest.keyClick(window, Qt.Key.Key_Escape)

    drop(page_of(window), file_of(tmp_path, "1.1.0", CHANGED, "Nor here."))
    until(lambda: window.library is not None and "1.1.0" in window.library._fault.text(), "news")
    (piece,) = articles(window).pieces
    assert any("has changed since" in text for text in words(piece))
    click(piece.rows[0].see)
    paper = kept_paper(window)
    assert any("Two boats sank off Holm, a source said." in text for text in words(paper))
    assert [row.accessibleName() for row in paper.rows] == ["“a source” Unnamed source: found"]
    QTest.keyClick(paper, Qt.Key.Key_Escape)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert skill_sentences(window) == said

    page = page_of(window)
    click(page.removes["harbour"])
    until(lambda: page.findChildren(Question), "the question")
    click(page.findChildren(Question)[0].act)
    until(lambda: window.library is not None and "removed" in window.library._fault.text(), "news")
    until(lambda: window.library is not None and window.library.cards, "the library")
    window.activateWindow()  # as a window manager does when the question goes
    until(window.isActiveWindow, "the window")
    (piece,) = articles(window).pieces
    assert "NO LONGER INSTALLED" in words(piece)
    click(piece.rows[0].see)
    paper = kept_paper(window)
    assert any("Two boats sank off Holm, a source said." in text for text in words(paper))
    assert window.course is not None
    assert window.course.record.attempt(attempt) == kept
    now = window.course.now()
    found = skills(window.course.record.opportunities(kept.learner), CATEGORIES, now)
    assert [len(skill.steps) for skill in found] == [1, 1]


def test_update_while_the_lesson_is_open_begins_anew_and_keeps_what_was_marked(
    open_window: Opener, tmp_path: Path
) -> None:
    window = marked_in_the_old(open_window, tmp_path)
    attempt = attempt_of(window).id
    QTest.keyClick(window, Qt.Key.Key_Escape)
    drop(page_of(window), file_of(tmp_path, "1.1.0", CHANGED, "Nor here."))
    until(lambda: window.library is not None and "1.1.0" in window.library._fault.text(), "news")
    until(lambda: has_lesson(window), "the lesson")
    click(window.library.cards[HARBOUR].open)
    until(lambda: window.walk is not None, "the lesson")
    assert attempt_of(window).id != attempt
    assert not attempt_of(window).marks
    assert "Two ships" in attempt_of(window).lesson.text
    (piece,) = articles(window).pieces
    old = piece.rows[-1]
    click(old.see)
    paper = kept_paper(window)
    assert [row.accessibleName() for row in paper.rows] == [
        "“a source” Unnamed source: not checked"
    ]
