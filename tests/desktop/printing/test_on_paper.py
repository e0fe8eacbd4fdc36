"""Worksheets and keys on paper: everything that is to be read is there, in order, and copies."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest
from desktop.conftest import Opener, plain_lesson, until
from desktop.test_walk import CONTROL, click, give_name, open_lesson
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from whosays.bundled import bundled
from whosays.desktop.look.look import Look
from whosays.desktop.printing.on_pages import Job, Sheet, save_as_pdf
from whosays.desktop.printing.on_paper_view import OnPaperView
from whosays.desktop.printing.paper_look import PaperLook
from whosays.errors import KnownError
from whosays.lesson_packs.lesson import Lesson, Pack, Role
from whosays.lesson_packs.reading import read_pack

COURSE = read_pack(bundled("lessons") / "the-copy-desk").pack
assert COURSE is not None
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def paper(look: Look) -> PaperLook:
    return PaperLook(look)


def pages(job: Job, paper: PaperLook, folder: Path) -> list[str]:
    """Return what can be copied from each page."""
    file = folder / "out.pdf"
    count = save_as_pdf(job, file, paper)
    read = [page.extract_text() for page in pypdf.PdfReader(file).pages]
    assert len(read) == count
    return read


def letters(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("lesson", COURSE.lessons, ids=lambda lesson: lesson.id)
def test_worksheet_holds_the_article_and_no_answer(
    lesson: Lesson, paper: PaperLook, tmp_path: Path
) -> None:
    text = "\n".join(pages(Job(COURSE, lesson, Sheet.WORKSHEET), paper, tmp_path))
    without_numbers = letters(re.sub(r"(?m)^\s*\d+\s", "", text))
    for block in lesson.text.split("\n\n"):
        for words in re.findall(r"\w+", block):
            assert words in text
    assert "Name:" in text
    for question in lesson.questions:
        assert letters(question.choices[0].text.replace("*", ""))[:20] in without_numbers
    for span in lesson.key:
        told = letters(re.sub(r"[*_\[\]`]|\(.*?\)", "", span.explanation))[:40]
        assert not told or told not in without_numbers


@pytest.mark.parametrize("lesson", COURSE.lessons, ids=lambda lesson: lesson.id)
def test_key_explains_every_span(lesson: Lesson, paper: PaperLook, tmp_path: Path) -> None:
    text = letters("\n".join(pages(Job(COURSE, lesson, Sheet.KEY), paper, tmp_path)))
    for number, span in enumerate(lesson.key, start=1):
        words = letters(span.core.of(lesson.text))
        assert f"{number}.“{words}”" in text
        plain = re.split(r"[*_\[\]`(]", span.explanation)[0]
        if span.role is not Role.AGAIN:
            assert letters(plain)[:60] in text


def test_lines_are_numbered_from_one_without_a_gap(paper: PaperLook, tmp_path: Path) -> None:
    lesson = COURSE.lesson("al-tanf") if COURSE is not None else None
    assert lesson is not None
    text = "\n".join(pages(Job(COURSE, lesson, Sheet.WORKSHEET), paper, tmp_path))
    numbers = [int(each) for each in re.findall(r"(?m)^\s*(\d+)\s*$", text)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 30
    told = " ".join(" ".join(pages(Job(COURSE, lesson, Sheet.KEY), paper, tmp_path)).split())
    lines = [int(each) for each in re.findall(r"” \(line (\d+);", told)]
    assert lines == sorted(lines)
    assert 0 < len(lines) == len(lesson.key)
    assert lines[-1] <= len(numbers)


def test_letter_is_wider_and_shorter_than_a4(paper: PaperLook, tmp_path: Path) -> None:
    sizes = {}
    for size in (QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter):
        file = tmp_path / f"{size}.pdf"
        save_as_pdf(Job(COURSE, COURSE.lessons[0], Sheet.WORKSHEET, size), file, paper)  # type: ignore[union-attr]
        box = pypdf.PdfReader(file).pages[0].mediabox
        sizes[size] = (round(float(box.width)), round(float(box.height)))
    assert sizes[QPageSize.PageSizeId.A4] == (595, 842)
    assert sizes[QPageSize.PageSizeId.Letter] == (612, 792)


@pytest.mark.parametrize(
    "text",
    [
        "قال مسؤول إن القارب غرق.\n\nلم يكن هناك أحد.",
        "Ships 🚢 sank. 👩‍🚒 came.",
        "x" * 3000,
        "a\n\n" * 400 + "b",
    ],
    ids=["arabic", "emoji", "one long word", "many paragraphs"],
)
def test_any_article_can_be_put_on_paper(text: str, paper: PaperLook, tmp_path: Path) -> None:
    for sheet in Sheet:
        assert pages(Job(None, plain_lesson(text), sheet), paper, tmp_path)


def test_lesson_without_its_article_says_what_to_do(paper: PaperLook, tmp_path: Path) -> None:
    lesson = plain_lesson("", articles=(), blocks=())
    with pytest.raises(KnownError, match="Open it once"):
        save_as_pdf(Job(None, lesson, Sheet.KEY), tmp_path / "x.pdf", paper)
    assert not list(tmp_path.iterdir())


def test_folder_that_is_not_there_is_told(paper: PaperLook, tmp_path: Path) -> None:
    job = Job(None, plain_lesson("A word."), Sheet.KEY)
    with pytest.raises(KnownError, match="cannot be written"):
        save_as_pdf(job, tmp_path / "none" / "x.pdf", paper)


def test_stopped_half_way_leaves_the_old_file(paper: PaperLook, tmp_path: Path) -> None:
    file = tmp_path / "x.pdf"
    file.write_bytes(b"old")

    def stop(page: int, _pages: int) -> None:
        if page == 1:
            raise KeyboardInterrupt

    job = Job(None, plain_lesson("a\n\n" * 300 + "b"), Sheet.WORKSHEET)
    with pytest.raises(KeyboardInterrupt):
        save_as_pdf(job, file, paper, stop)
    assert [path.name for path in tmp_path.iterdir()] == ["x.pdf"]
    assert file.read_bytes() == b"old"


def test_page_in_the_window_saves_the_lesson_that_is_open(
    open_window: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(tmp_path / "data")
    give_name(window, "Ada")
    open_lesson(window)
    QTest.keyClick(window, Qt.Key.Key_P, CONTROL | SHIFT)
    until(lambda: isinstance(window._paper, OnPaperView), "the page")
    page = window._paper
    assert isinstance(page, OnPaperView)
    assert page.lesson.currentText() == "Sixty militants and one spokesman"
    file = tmp_path / "key"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(file), ""))
    click(page.sheets[Sheet.KEY])
    QTest.keyClick(page.sheets[Sheet.KEY], Qt.Key.Key_Space)
    click(page.save)
    until(lambda: "Saved as" in page.notice.text(), "the file")
    text = pypdf.PdfReader(tmp_path / "key.pdf").pages[0].extract_text()
    assert "the key" in " ".join(text.split())
    click(page.print)
    assert page.notice.isVisible()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert window.walk is not None


def test_command_writes_a_pdf(tmp_path: Path) -> None:
    environment = {**os.environ}
    environment.pop("QT_QPA_PLATFORM", None)
    environment.pop("DISPLAY", None)
    file = tmp_path / "sheet.pdf"
    done = subprocess.run(
        [sys.executable, "-m", "whosays", "paper", "al-tanf", "-o", str(file), "--size", "letter"],
        check=False,
        capture_output=True,
        text=True,
        env=environment,
    )
    assert done.returncode == 0, done.stderr
    assert "pages." in done.stdout
    assert len(pypdf.PdfReader(file).pages) >= 2


def test_pack_names_are_of_its_own_categories(paper: PaperLook, tmp_path: Path) -> None:
    lesson: Lesson = plain_lesson("Nobody knows.")
    pack: Pack | None = None
    (text, *_rest) = pages(Job(pack, lesson, Sheet.WORKSHEET), paper, tmp_path)
    assert "Unnamed source" in " ".join(text.split())
