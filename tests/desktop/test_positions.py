"""Positions survive every kind of text between the core and Qt's document."""

from __future__ import annotations

from desktop.conftest import plain_lesson
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from whosays.desktop.look.look import Look
from whosays.desktop.page.document import build_document
from whosays.settings import Settings

AWKWARD = [
    "🇺🇦", "👩‍🚒", "😀", "e\u0301", "\u00a0", "\u00ad", "\u202f", "שלום", "مرحبا", "\u200f",
    "\u2028", "𝒳", "60 %", "“so”", "—", "中文", "a", "b ", "said ", "\n", "\ufffc",
]  # fmt: skip

texts = st.lists(
    st.lists(st.sampled_from(AWKWARD), min_size=1, max_size=12).map("".join),
    min_size=1,
    max_size=5,
).map("\n\n".join)


def _as_the_document_has_it(text: str) -> str:
    return text.replace("\n", "\u2028")


@settings(max_examples=150, deadline=None)
@given(text=texts, data=st.data())
def test_any_stretch_of_the_text_is_the_same_stretch_of_the_document(
    application: object, text: str, data: st.DataObject
) -> None:
    del application
    document = QTextDocument()
    positions = build_document(plain_lesson(text), Look(Settings()), document)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    raw = document.toRawText().encode("utf-16-le", "surrogatepass")
    found = "".join(
        raw[2 * first : 2 * last].decode("utf-16-le", "surrogatepass")
        for first, last in positions.blocks_between(start, end)
    )
    wanted = "".join(_as_the_document_has_it(text[start:end].replace("\n\n", "")))
    assert found.replace("\u2028", "") == wanted.replace("\u2028", "")


@settings(max_examples=150, deadline=None)
@given(text=texts)
def test_every_position_comes_back_from_the_document(application: object, text: str) -> None:
    del application
    document = QTextDocument()
    positions = build_document(plain_lesson(text), Look(Settings()), document)
    at = 0
    for paragraph in text.split("\n\n"):
        for position in range(at, at + len(paragraph) + 1):
            assert positions.to_text(positions.to_document(position)) == position
        at += len(paragraph) + 2


def test_a_position_inside_a_surrogate_pair_is_the_character_it_belongs_to(
    application: object,
) -> None:
    del application
    document = QTextDocument()
    positions = build_document(plain_lesson("a😀b"), Look(Settings()), document)
    inside = positions.to_document(1) + 1
    assert positions.to_text(inside) == 1
    assert positions.to_text(inside + 1) == 2
