"""A PDF gives its paragraphs whole, without what is printed around them on each page."""

from __future__ import annotations

import io
from functools import partial

import pytest
from articles.importing.composed import ARTICLE_TEXT, PARAGRAPHS, TITLE, pdf, printed
from articles.importing.trying import sentence_from
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from whosays.articles.importing.imported_article import BlockKind
from whosays.articles.importing.reading import read_article
from whosays.errors import KnownError


@pytest.mark.parametrize("lines_a_page", [9, 12, 40])
def test_a_printed_article_is_read_whole_and_alone(lines_a_page: int) -> None:
    article = read_article(printed(lines_a_page=lines_a_page), "print.pdf")
    assert article.title == TITLE
    assert article.text == ARTICLE_TEXT
    assert article.published == "2023-11-14"
    assert article.language == "en-GB"


def test_running_heads_are_told() -> None:
    notes = read_article(printed(), "print.pdf").notes
    assert any("The Sund Courier, 14 November 2023" in note for note in notes)


def test_two_columns_are_read_one_after_the_other() -> None:
    left = ["The ferry will lose its sub-", "sidy next spring, two people", "said on Tues-"]
    right = ["day. The subsidy is state-", "run, and a state-run ferry", "is rare."]
    page = [(60.0, 700.0 - 13 * row, 10, text) for row, text in enumerate(left)]
    page += [(320.0, 700.0 - 13 * row, 10, text) for row, text in enumerate(right)]
    article = read_article(pdf([page]), "columns.pdf")
    assert article.text == (
        "The ferry will lose its subsidy next spring, two people said on Tuesday. "
        "The subsidy is state-run, and a state-run ferry is rare."
    )


def test_a_gap_or_a_larger_line_begins_a_block() -> None:
    page = [
        (60.0, 760.0, 20, "A headline over"),
        (60.0, 738.0, 20, "two lines"),
        (60.0, 700.0, 10, "The first paragraph goes on for more than"),
        (60.0, 687.0, 10, "a line and ends with a line that is as full."),
        (60.0, 662.0, 10, "The second one was set after a gap, and the"),
        (60.0, 649.0, 10, "gap tells."),
        (60.0, 620.0, 13, "A heading"),
        (60.0, 600.0, 10, "Third paragraph, which is as long as any of"),
        (60.0, 587.0, 10, "the others."),
    ]
    article = read_article(pdf([page]), "gaps.pdf")
    assert article.title == "A headline over two lines"
    assert [block.kind for block in article.blocks] == [
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
    ]
    assert article.blocks[0].text.endswith("as full.")


def test_a_page_that_is_a_picture_is_told() -> None:
    with pytest.raises(KnownError, match="pictures"):
        read_article(pdf([[], []]), "scan.pdf")
    text = [(60.0, 700.0, 10, "One page of the two has words, all of them here.")]
    article = read_article(pdf([text, []]), "scan.pdf")
    assert any("picture" in note for note in article.notes)


@pytest.mark.parametrize("algorithm", ["RC4-128"])
def test_a_locked_file_says_so(algorithm: str) -> None:
    for password, opens in (("secret", False), ("", True)):
        writer = PdfWriter(PdfReader(io.BytesIO(printed())))
        writer.encrypt(password, "owner", algorithm=algorithm)
        written = io.BytesIO()
        writer.write(written)
        if opens:
            assert read_article(written.getvalue(), "locked.pdf").text == ARTICLE_TEXT
        else:
            with pytest.raises(KnownError, match="password"):
                read_article(written.getvalue(), "locked.pdf")


def test_only_so_many_pages_are_read() -> None:
    page = [(60.0, 700.0, 10, "A page of a book that nobody calls an article.")]
    article = read_article(pdf([page] * 130), "book.pdf")
    assert any("100 pages" in note for note in article.notes)


def test_pages_that_lead_back_to_themselves_are_refused_in_words() -> None:
    data = printed().replace(b"/Type /Pages /Kids [3 0 R", b"/Type /Pages /Kids [%d 0 R" % 99)
    looped = data.replace(b"/Parent", b"/Kids [3 0 R 3 0 R] /Parent")
    for damaged in (data, looped, printed()[:700], b"%PDF-1.7\n" + b"1 0 obj\n" * 20_000):
        read = partial(read_article, damaged, "loop.pdf", seconds=20)
        assert sentence_from(read).endswith(".")


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=40))
def test_no_damage_makes_it_fail_in_any_other_way(at: int, damage: bytes) -> None:
    data = printed(PARAGRAPHS[:2])
    at %= len(data)
    damaged = data[:at] + damage + data[at + len(damage) :]
    assert sentence_from(lambda: read_article(damaged, "report.pdf")).endswith(".")


def test_a_head_as_large_as_the_text_and_close_to_it_goes_when_it_repeats() -> None:
    texts = (
        ["The ferry will lose its subsidy next spring,", "two people familiar with the"],
        ["budget talks said on Tuesday, and nobody was", "asked on the island. The mayor"],
        ["said that he had read of it in the newspaper", "like everybody else."],
    )
    pages = [
        [
            (60.0, 760.0, 10, f"The Sund Courier No. {number}"),
            *((60.0, 747.0 - 13 * row, 10, line) for row, line in enumerate(lines)),
        ]
        for number, lines in enumerate(texts, start=417)
    ]
    article = read_article(pdf(pages), "print.pdf")
    assert article.text == " ".join(line for lines in texts for line in lines)
    assert any("Sund Courier" in note for note in article.notes)
