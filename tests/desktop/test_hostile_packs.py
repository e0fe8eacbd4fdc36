"""What is made to do harm, dropped on the window or already in the pack that it shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from desktop.conftest import Opener, plain_lesson, until
from desktop.test_packs_page import drop, page_of
from desktop.test_walk import give_name
from lesson_packs.hostile_packs import DRAWING, HOSTILE_CONTENTS, HOSTILE_FILES, file_of
from lesson_packs.test_installing import tree
from lesson_packs.written_pictures import png
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImage, QTextDocument

from whosays.articles.span import Span
from whosays.desktop.look.look import Look
from whosays.desktop.page.article_page import ArticlePage
from whosays.lesson_packs.lesson import ArticlePart, Block, BlockKind

_SLOW = ("2,000", "No span is called", "20,000", "too many entries", "200 MiB", "100 million")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_each_is_refused_in_words_when_it_is_dropped(open_window: Opener, tmp_path: Path) -> None:
    data = tmp_path / "data"
    window = open_window(data)
    give_name(window, "Ada")
    page = page_of(window)
    before = tree(data / "packs")
    file = tmp_path / "hostile.whosays"
    written = [(each.write, each.says) for each in HOSTILE_FILES.values()]
    written += [
        (lambda path, content=each: file_of(content, path), each.says)
        for each in HOSTILE_CONTENTS.values()
    ]
    for write, says in written:
        if any(slow in says for slow in _SLOW):
            continue
        write(file)
        drop(page, file)
        until(lambda: page.install.isEnabled() and page.notice.text(), says)
        assert says in page.notice.text()
        assert window._paper is page
        assert tree(data / "packs") == before


def shown(look: Look, folder: Path, name: str, content: bytes) -> QTextDocument:
    """Return what the page makes of an article with the picture *content*."""
    (folder / name).write_bytes(content)
    text = "Two boats.\n\nA caption"
    blocks = (
        Block(BlockKind.PARAGRAPH, Span(0, 10)),
        Block(BlockKind.PICTURE, Span(12, 21), picture=name),
    )
    lesson = plain_lesson(
        text, path=folder / "one.md", blocks=blocks, articles=(ArticlePart("", Span(0, 21)),)
    )
    page = ArticlePage(look)
    page.show_lesson(lesson)
    document = page.document()
    assert "A caption" in document.toPlainText()
    return document.clone()


def picture_bytes() -> bytes:
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


@pytest.mark.parametrize(
    ("content", "is_shown"),
    [(None, True), (DRAWING, False), (png(60_000, 60_000), False), (b"<html>", False)],
)
def test_page_shows_a_picture_and_no_drawing_or_bomb_that_calls_itself_one(
    look: Look,
    tmp_path: Path,
    content: bytes | None,
    is_shown: bool,  # noqa: FBT001
) -> None:
    data = picture_bytes() if content is None else content
    document = shown(look, tmp_path, "a.png", data)
    assert ("\ufffc" in document.toPlainText()) is is_shown
