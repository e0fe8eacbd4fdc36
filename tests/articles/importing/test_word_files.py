"""A Word file gives its paragraphs; a damaged, locked or hostile one a sentence."""

from __future__ import annotations

import io
import zipfile

import pytest
from articles.importing.composed import ARTICLE_TEXT, QUOTE, TITLE, word_file
from articles.importing.trying import sentence_from
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.articles.importing.imported_article import BlockKind
from whosays.articles.importing.reading import read_article
from whosays.errors import KnownError


def test_a_word_file_gives_its_blocks_and_what_it_says_about_itself() -> None:
    article = read_article(word_file(), "report.docx")
    assert article.title == TITLE
    assert article.text == f"{ARTICLE_TEXT}\n\n{QUOTE}"
    assert article.blocks[-1].kind is BlockKind.QUOTE
    assert (article.author, article.published) == ("Ingrid Moe", "2023-11-14")
    assert article.language == "en-GB"


def test_its_bytes_tell_what_it_is() -> None:
    assert read_article(word_file(), "no-ending").title == TITLE


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ({"word/media/a.bin": bytes(40_000_000)}, "unpacks to far more"),
        ({"word/footnotes.xml": b" " * 31_000_000}, "unpacks to far more"),
        ({f"word/{number}.bin": b"" for number in range(5_001)}, "unpacks to far more"),
        (
            {"word/document.xml": b'<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]><x>&a;</x>'},
            "unpacks to far more",
        ),
        ({"word/document.xml": b"<w:document"}, "damaged"),
        ({"word/document.xml": b"<a>" * 20_000 + b"</a>" * 20_000}, "damaged|too long"),
    ],
    ids=["bomb", "huge part", "many parts", "entities", "cut off", "deep"],
)
def test_a_hostile_file_is_refused_in_words(others: dict[str, bytes], said: str) -> None:
    with pytest.raises(KnownError, match=said):
        read_article(word_file(others=others), "report.docx")


def test_a_locked_file_says_so() -> None:
    data = bytearray(word_file())
    at = data.index(b"PK\x01\x02")
    while at >= 0:  # the flag of every entry, in the directory at the end
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    with pytest.raises(KnownError, match="password"):
        read_article(bytes(data), "report.docx")


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"\xd0\xcf\x11\xe0" + bytes(600), "DOC"), (b"{\\rtf1 Hello}", "RTF"), (b"", "no text")],
)
def test_other_word_processors_are_told_what_to_do(content: bytes, said: str) -> None:
    with pytest.raises(KnownError, match=said):
        read_article(content, "report.doc")


def test_another_archive_is_not_taken_for_a_word_file() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("content.xml", "<x/>")
    with pytest.raises(KnownError, match="ODT"):
        read_article(written.getvalue(), "report.odt")


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 2_000), st.binary(min_size=1, max_size=40))
def test_no_damage_makes_it_fail_in_any_other_way(at: int, damage: bytes) -> None:
    data = word_file()
    at %= len(data)
    damaged = data[:at] + damage + data[at + len(damage) :]
    assert sentence_from(lambda: read_article(damaged, "report.docx")).endswith(".")
