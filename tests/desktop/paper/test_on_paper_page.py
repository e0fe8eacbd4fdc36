"""The page on which a lesson is printed or kept as PDF: in the real window, with real keys."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from desktop.conftest import Opener, plain_lesson, until
from desktop.paper.reading_pdf import text_of
from desktop.test_walk import click, give_name, open_lesson
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from whosays.authoring.facts import with_fact
from whosays.bundled import bundled
from whosays.desktop.look.look import Look
from whosays.desktop.paper.at_hand import LessonChoice
from whosays.desktop.paper.on_paper_view import PRINT, SAVE, OnPaperView
from whosays.desktop.paper.papers_of_lesson import PaperKind, Wanted
from whosays.desktop.tour import type_text
from whosays.desktop.window import Window

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
PRINTERS = "availablePrinterNames"


@pytest.fixture
def window(open_window: Opener, tmp_path: Path) -> Window:
    window = open_window(tmp_path / "data")
    give_name(window, "Ada")
    return window


def page_of(window: Window) -> OnPaperView:
    until(lambda: isinstance(window._paper, OnPaperView), "the page")
    assert isinstance(window._paper, OnPaperView)
    return window._paper


def save_as(page: OnPaperView, file: Path) -> None:
    """Type the name of *file* into the dialog that is open."""
    until(lambda: page.findChildren(QFileDialog), "the dialog")
    dialog = page.findChildren(QFileDialog)[0]
    name = dialog.findChildren(QLineEdit)[0]
    name.selectAll()
    type_text(name, str(file))
    QTest.keyClick(name, Qt.Key.Key_Return)
    until(lambda: page.notice.isVisible() and not page._is_busy, "the answer")


def leave(window: Window) -> None:
    window.activateWindow()  # the dialog was the active one
    until(window.isActiveWindow, "the window")
    QTest.keyClick(window, Qt.Key.Key_Escape)


def test_lesson_in_mind_is_saved_with_one_key(
    window: Window, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert window.library is not None
    window.library.cards["the-copy-desk", "the-verdict"].open.setFocus()
    QTest.keyClick(window, Qt.Key.Key_S, BOTH)
    page = page_of(window)
    assert page.lesson.currentText() == page._choices[page.lesson.currentIndex()].title
    save_as(page, tmp_path / "sheet")
    assert page.notice.text() == f"Kept as {tmp_path / 'sheet.pdf'}."
    reader = PdfReader(tmp_path / "sheet.pdf")
    assert reader.metadata is not None
    assert reader.metadata.title == f"{page.lesson.currentText()} – Worksheet"
    leave(window)
    assert window._paper is None
    assert "QBasicTimer" not in capfd.readouterr().err  # Qt says so where text is set amiss


def test_lesson_that_is_open_is_the_one_that_is_saved(window: Window, tmp_path: Path) -> None:
    open_lesson(window)
    assert window.walk is not None
    title = window.walk.attempt.lesson.title
    QTest.keyClick(window, Qt.Key.Key_D, BOTH)
    page = page_of(window)
    page.size_box.setCurrentText("Letter")
    save_as(page, tmp_path / "key.pdf")
    box = PdfReader(tmp_path / "key.pdf").pages[0].mediabox
    assert (round(box.width), round(box.height)) == (612, 792)
    assert title in text_of(tmp_path / "key.pdf")
    leave(window)
    assert window._views.currentWidget() is window.walk


def test_page_is_opened_to_choose_a_lesson_first(window: Window, tmp_path: Path) -> None:
    QTest.keyClick(window, Qt.Key.Key_P, BOTH)
    page = page_of(window)
    assert page.lesson.count() > 20
    page.lesson.setFocus()
    QTest.keyClicks(page.lesson, "Before")
    assert page.lesson.currentText() == "Before the course"
    click(page.acts[PaperKind.WORKSHEET, SAVE])
    save_as(page, tmp_path / "before.pdf")
    assert "Passage 8 of 8".upper() in text_of(tmp_path / "before.pdf")


def test_lesson_that_is_being_written_is_printed_as_it_stands(
    window: Window, tmp_path: Path
) -> None:
    window.show_studio()
    folder = window._data / "drafts" / "mine"
    shutil.copytree(bundled("lessons") / "the-copy-desk", folder)
    window.studio().open_lesson(folder / "02-the-ward.md")
    view = window.studio().view
    assert view is not None
    view.editing.change("Title", lambda text: with_fact(text, "title", "Of my own"))
    QTest.keyClick(window, Qt.Key.Key_S, BOTH)
    page = page_of(window)
    assert page.lesson.currentText() == "Of my own"
    save_as(page, tmp_path / "own.pdf")
    assert "Of my own" in text_of(tmp_path / "own.pdf")
    leave(window)
    assert window._views.currentWidget() is view


def test_lesson_with_errors_is_not_printed_and_says_so(window: Window) -> None:
    window.show_studio()
    folder = window._data / "drafts" / "mine"
    shutil.copytree(bundled("lessons") / "the-copy-desk", folder)
    window.studio().open_lesson(folder / "02-the-ward.md")
    view = window.studio().view
    assert view is not None
    view.editing.change("Level", lambda text: with_fact(text, "level", "9"))
    QTest.keyClick(window, Qt.Key.Key_S, BOTH)
    page = page_of(window)
    assert "has errors still" in page.notice.text()
    leave(window)


def test_place_that_takes_no_file_is_named(window: Window, tmp_path: Path) -> None:
    QTest.keyClick(window, Qt.Key.Key_S, BOTH)
    page = page_of(window)
    for dialog in page.findChildren(QFileDialog):
        dialog.close()
    wanted = page._wanted(PaperKind.KEY)
    page.save_to(wanted, tmp_path / "no" / "where.pdf")
    until(page.notice.isVisible, "the sentence")
    assert "cannot be written" in page.notice.text()
    assert page.notice.property("kind") == "fault"


def test_machine_without_a_printer_says_so(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    from whosays.desktop.paper import on_paper_view

    monkeypatch.setattr(on_paper_view.QPrinterInfo, PRINTERS, staticmethod(list))
    for key in (Qt.Key.Key_W, Qt.Key.Key_K):
        QTest.keyClick(window, key, BOTH)
        page = page_of(window)
        assert "No printer is set up" in page.notice.text()
        assert not page._is_busy


def test_printing_takes_the_paper_that_is_in_the_printer(window: Window, tmp_path: Path) -> None:
    QTest.keyClick(window, Qt.Key.Key_S, BOTH)
    page = page_of(window)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page.print_to(page._wanted(PaperKind.KEY), printer)
    until(lambda: page.notice.isVisible() and not page._is_busy, "the answer")
    assert page.notice.text() == "Sent to the printer."
    reader = PdfReader(tmp_path / "printed.pdf")
    first = reader.pages[0].extract_text()
    assert f"Page\t1\tof\t{len(reader.pages)}" in first or f"Page 1 of {len(reader.pages)}" in first


def long_choice(words: int) -> LessonChoice:
    lesson = plain_lesson(
        "\n\n".join(["One word after another stands here. " * 20] * (words // 120))
    )
    return LessonChoice(lesson.title, lambda kind: Wanted.of(None, lesson, kind))


def test_long_work_shows_how_far_it_is_and_can_be_stopped(look: Look, tmp_path: Path) -> None:
    page = OnPaperView(look, [long_choice(200_000)])
    page.resize(900, 700)
    page.show()
    page.save_to(page._wanted(PaperKind.KEY), tmp_path / "long.pdf")
    until(page.progress.isVisible, "the progress")
    click(page.progress.stop)
    until(lambda: not page._is_busy, "the end")
    assert page.notice.text() == "Stopped; nothing was kept."
    assert not list(tmp_path.iterdir())
    page.close()
    page.deleteLater()


def test_page_with_no_lesson_says_so(look: Look) -> None:
    page = OnPaperView(look, [])
    page.show()
    for kind in PaperKind:
        for act in (PRINT, SAVE):
            QTest.mouseClick(page.acts[kind, act], Qt.MouseButton.LeftButton, pos=QPoint(9, 9))
            assert "no lesson" in page.notice.text()
    page.close()
    page.deleteLater()
