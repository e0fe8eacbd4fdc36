"""Worksheets and keys as PDF: what stands in them, read back from the file."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from desktop.conftest import plain_lesson
from desktop.paper.reading_pdf import (
    fonts_of,
    letters,
    numbers_of_lines,
    text_of,
    without_numbers,
)
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from whosays.bundled import bundled
from whosays.desktop.paper.paper_look import UNIT, PaperLook
from whosays.desktop.paper.papers_of_lesson import Paper, PaperKind, Wanted, compose
from whosays.desktop.paper.printing import save_pdf
from whosays.desktop.paper.set_article import EVERY, SetArticle
from whosays.desktop.paper.sheet import PaperSize, Sheet
from whosays.errors import KnownError
from whosays.lesson_packs.lesson import Lesson, Pack
from whosays.lesson_packs.prose import prose_text
from whosays.lesson_packs.reading import pack_folders, read_lesson_text, read_pack

A4 = Sheet.of(PaperSize.A4)


@pytest.fixture
def look(application: QApplication) -> PaperLook:
    assert application is not None
    return PaperLook()


@cache
def bundled_packs() -> list[Pack]:
    packs = [read_pack(folder).pack for folder in pack_folders(bundled("lessons"))]
    return [pack for pack in packs if pack is not None]


def written(
    folder: Path, lesson: Lesson, kind: PaperKind, look: PaperLook, pack: Pack | None = None
) -> tuple[Paper, Path]:
    paper = compose(Wanted.of(pack, lesson, kind), A4, look)
    file = folder / f"{lesson.id}-{kind.value}.pdf"
    save_pdf(paper, file, look)
    return paper, file


def parts(lesson: Lesson) -> list[str]:
    return [part.span.of(lesson.text) for part in lesson.articles]


LOOKED_THROUGH = ("the-pier", "the-ward", "al-tanf", "the-bulletin", "before", "round-01")
"""Worked, guided, published by somebody else, nearly clean, of many passages, of the round."""


def test_all_bundled_lessons_are_set_and_nothing_runs_off_a_page(look: PaperLook) -> None:
    for pack in bundled_packs():
        for lesson in pack.lessons:
            for kind in PaperKind:
                for sheet in (A4, Sheet.of(PaperSize.LETTER)):
                    paper = compose(Wanted.of(pack, lesson, kind), sheet, look)
                    assert len(paper.pages) > 1
                    for each in (each for page in paper.pages for each in page):
                        assert each.top >= sheet.top
                        assert each.top + each.strip.height <= sheet.bottom + 1


@pytest.mark.parametrize("identifier", LOOKED_THROUGH)
def test_worksheet_has_every_word_line_and_question_and_no_answer(
    look: PaperLook, tmp_path: Path, identifier: str
) -> None:
    pack = next(each for each in bundled_packs() if each.lesson(identifier))
    lesson = pack.lesson(identifier)
    assert lesson is not None
    _paper, file = written(tmp_path, lesson, PaperKind.WORKSHEET, look, pack)
    text = text_of(file)
    article = SetArticle(lesson, look, A4.column)
    assert numbers_of_lines(text) == list(range(EVERY, article.line_count + 1, EVERY))
    words = letters(without_numbers(text))
    for part in parts(lesson):
        assert letters(part) in words
    for question in lesson.questions:
        assert letters(prose_text(question.text)) in words
        for choice in question.choices:
            assert letters(prose_text(choice.text)) in words
        assert letters(prose_text(question.explanation)) not in words
    for span in lesson.key:
        if span.explanation:
            assert letters(prose_text(span.explanation)) not in words
    assert all(fonts_of(file).values()), fonts_of(file)


@pytest.mark.parametrize("identifier", LOOKED_THROUGH)
def test_key_has_every_explanation_with_its_sign_the_trace_and_the_answers(
    look: PaperLook, tmp_path: Path, identifier: str
) -> None:
    pack = next(each for each in bundled_packs() if each.lesson(identifier))
    lesson = pack.lesson(identifier)
    assert lesson is not None
    _paper, file = written(tmp_path, lesson, PaperKind.KEY, look, pack)
    text = text_of(file)
    words = letters(without_numbers(text))
    for part in parts(lesson):
        assert letters(part) in words
    noted = [span for span in lesson.key if span.role != "again"]
    for number, span in enumerate(noted, start=1):
        assert letters(prose_text(span.explanation)) in words, span.id
        assert letters(span.title) in words
        sign = rf"(?m)^[(]?[A-Z](/[A-Z])*{number}[)?]?$"
        assert re.search(sign, text), f"{span.id}: {number}"
    for row in lesson.trace:
        assert letters(prose_text(row.note)) in words
    for question in lesson.questions:
        assert letters(prose_text(question.explanation)) in words


@pytest.mark.parametrize("kind", PaperKind)
def test_heading_stands_on_the_page_of_what_it_is_about(
    look: PaperLook, tmp_path: Path, kind: PaperKind
) -> None:
    pack = next(each for each in bundled_packs() if each.lesson("the-flood"))
    lesson = pack.lesson("the-flood")
    assert lesson is not None
    heading = "Questions" if kind is PaperKind.WORKSHEET else "Answers"
    _paper, file = written(tmp_path, lesson, kind, look, pack)
    page = next(
        text
        for text in (each.extract_text() for each in PdfReader(file).pages)
        if heading in text.split("\n")
    )
    assert letters(prose_text(lesson.questions[0].text)) in letters(page)


def test_decoys_contested_spans_and_later_mentions_are_told_apart_without_colour(
    look: PaperLook, tmp_path: Path
) -> None:
    pack = next(each for each in bundled_packs() if each.lesson("al-tanf"))
    lesson = pack.lesson("al-tanf")
    assert lesson is not None
    _paper, file = written(tmp_path, lesson, PaperKind.KEY, look, pack)
    lines = text_of(file).split("\n")
    # the third mark is the spokesman, whose name comes back four times
    assert lines.count("S3") == 1
    assert lines.count("=S3") == 4
    assert "(S2)" in lines
    assert "F8?" in lines
    assert "7 to be found, 8 decoys, 2 open to argument." in lines


def test_sheet_is_of_the_size_that_was_asked_for_and_says_what_it_is(
    look: PaperLook, tmp_path: Path
) -> None:
    lesson = plain_lesson("One word.", title="Short 😀", language="es")
    for size, points in ((PaperSize.A4, (595, 842)), (PaperSize.LETTER, (612, 792))):
        paper = compose(Wanted.of(None, lesson, PaperKind.WORKSHEET), Sheet.of(size), look)
        save_pdf(paper, tmp_path / "short.pdf", look)
        reader = PdfReader(tmp_path / "short.pdf")
        box = reader.pages[0].mediabox
        assert (round(box.width), round(box.height)) == points
        assert reader.metadata is not None
        assert reader.metadata.title == "Short 😀 – Worksheet"
        assert reader.root_object["/Lang"] == "es"


def test_small_paper_has_smaller_print_and_everything_on_it() -> None:
    a5 = Sheet.of_points(420, 595)
    assert a5.scale < UNIT
    assert a5.aside + a5.aside_width <= a5.width


MIXED = """---
id: mixed
title: عنوان الدرس 😀
level: 2
minutes: 10
practice: guided
categories: unnamed-source, unverifiable-figure
origin: written
---
Read it.

# Article

## عاجل 😀 Five officials affluent

قال [مسؤول كبير]{#one .unnamed-source .given} إن [نحو 60 مقاتلاً]{#two .unverifiable-figure} غادروا.

“The fight’s [final office](https://example.org/a?b=1)”,
said [an officer 🚀]{#three .unnamed-source}.
"""


def test_arabic_and_emoji_are_set_and_latin_copies_as_it_was_written(
    look: PaperLook, tmp_path: Path
) -> None:
    lesson = read_lesson_text(MIXED).lesson
    assert lesson is not None
    for kind in PaperKind:
        paper, file = written(tmp_path, lesson, kind, look)
        text = text_of(file)
        # no ligature, and a space and an apostrophe are no tab and no modifier letter
        assert "Five officials affluent" in text
        assert "“The fight’s" in text
        assert "\t" not in text
        assert len(paper.pages) == 1
        links = [each.get_object() for each in PdfReader(file).pages[0]["/Annots"]]  # type: ignore[union-attr]
        assert "https://example.org/a?b=1" in {str(each["/A"]["/URI"]) for each in links}


def test_guided_worksheet_shows_what_is_given_and_nothing_else(
    look: PaperLook, tmp_path: Path
) -> None:
    lesson = read_lesson_text(MIXED).lesson
    assert lesson is not None
    _paper, file = written(tmp_path, lesson, PaperKind.WORKSHEET, look)
    article = text_of(file).split("Five officials")[1]
    assert article.split("\n").count("U") == 1
    assert "F" not in article.split("\n")


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Titles " * 300},
        {"brief": "Word " * 3000},
        {"brief": ""},
        {"text": "x" * 5000},
        {"text": "Ж" * 3000 + "\n\n" + "a b " * 4000},
        {"categories": ()},
    ],
)
def test_strange_lessons_are_printed_all_the_same(
    look: PaperLook, tmp_path: Path, fields: dict[str, object]
) -> None:
    given = fields | {"categories": fields.get("categories", ("unnamed-source",))}
    text = str(given.pop("text", "One word."))
    lesson = plain_lesson(text, **given)
    for kind in PaperKind:
        paper, file = written(tmp_path, lesson, kind, look)
        assert letters(text) in letters(without_numbers(text_of(file)))
        for each in (each for page in paper.pages for each in page):
            assert each.top + each.strip.height <= A4.bottom + 1


def test_lesson_without_its_article_is_refused_in_words(look: PaperLook) -> None:
    lesson = replace(plain_lesson("x"), text="", articles=(), blocks=())
    with pytest.raises(KnownError, match="not on this machine"):
        compose(Wanted.of(None, lesson, PaperKind.WORKSHEET), A4, look)


class _Stopped(Exception):  # noqa: N818
    pass


def test_writing_that_is_stopped_leaves_what_was_there(look: PaperLook, tmp_path: Path) -> None:
    paper = compose(Wanted.of(None, plain_lesson("a b " * 4000), PaperKind.WORKSHEET), A4, look)
    file = tmp_path / "there.pdf"
    file.write_bytes(b"before")

    def stop(done: int, count: int) -> None:
        assert count == len(paper.pages) > 5
        if done == 3:
            raise _Stopped

    with pytest.raises(_Stopped):
        save_pdf(paper, file, look, stop)
    assert file.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [file]


def test_place_that_takes_no_file_is_named(look: PaperLook, tmp_path: Path) -> None:
    paper = compose(Wanted.of(None, plain_lesson("One."), PaperKind.KEY), A4, look)
    with pytest.raises(KnownError, match="cannot be written"):
        save_pdf(paper, tmp_path / "no" / "where.pdf", look)
