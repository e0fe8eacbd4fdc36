"""The article of a page is found whole, and nothing else of the page."""

from __future__ import annotations

from html import escape

import pytest
from articles.importing.composed import ARTICLE_TEXT, HEADING, PARAGRAPHS, QUOTE, TITLE, page
from articles.importing.trying import sentence_from
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whosays.articles.importing.imported_article import BlockKind, ImportedArticle
from whosays.articles.importing.reading import read_article, read_pasted
from whosays.articles.words import Words
from whosays.errors import KnownError


def read(markup: str) -> ImportedArticle:
    return read_article(markup.encode(), "saved.html")


def words(text: str) -> list[str]:
    return [span.of(text) for span in Words(text).spans]


def test_the_article_is_found_whole_and_alone() -> None:
    article = read(page())
    assert [(block.kind, block.text) for block in article.blocks] == [
        *((BlockKind.PARAGRAPH, text) for text in PARAGRAPHS[:3]),
        (BlockKind.HEADING, HEADING),
        *((BlockKind.PARAGRAPH, text) for text in PARAGRAPHS[3:]),
        (BlockKind.QUOTE, QUOTE),
    ]


def test_what_the_page_says_about_itself_is_found() -> None:
    article = read(page())
    assert (article.title, article.publisher, article.author) == (
        TITLE,
        "The Sund Courier",
        "Ingrid Moe",
    )
    assert (article.published, article.language) == ("2023-11-14", "en-GB")
    assert article.address == "https://courier.example/harnholm-ferry"


def _in_own_elements(paragraphs: tuple[str, ...]) -> str:
    return "".join(f'<div class="block"><p>{escape(text)}</p></div>' for text in paragraphs)


def _as_divisions(paragraphs: tuple[str, ...]) -> str:
    return "".join(f"<div>{escape(text)}</div>" for text in paragraphs)


def _with_breaks(paragraphs: tuple[str, ...]) -> str:
    return "<p>" + "<br><br>\n".join(escape(text) for text in paragraphs) + "</p>"


def _with_links(paragraphs: tuple[str, ...]) -> str:
    linked = (escape(text).replace("ferry", '<a href="/f">ferry</a>') for text in paragraphs)
    return "".join(f"<p>{text}</p><!-- ad --><div class='ad-slot'></div>" for text in linked)


def _with_a_figure(paragraphs: tuple[str, ...]) -> str:
    figure = "<figure><img src='x.jpg'><figcaption>Photo: A. Nyland</figcaption></figure>"
    return "".join(f"<p>{escape(text)}</p>{figure}" for text in paragraphs)


def _with_a_lead(paragraphs: tuple[str, ...]) -> str:
    lead, *rest = (escape(text) for text in paragraphs)
    return f'<p class="lead">{lead}</p>' + "".join(f"<p>{text}</p>" for text in rest)


@pytest.mark.parametrize(
    "body",
    [_in_own_elements, _as_divisions, _with_breaks, _with_links, _with_a_figure, _with_a_lead],
)
def test_every_word_of_the_article_survives_any_way_of_setting_it(body: object) -> None:
    assert callable(body)
    article = read(page(body(PARAGRAPHS)))
    assert words(article.text) == words(ARTICLE_TEXT)


sentences = st.lists(
    st.sampled_from(
        [
            "The",
            "harbour office",
            "counted",
            "every boat",
            "that left the island",
            "in March",
            "A spokesman for the ministry",
            "said",
            "nothing new",
            "about 60 people",
            "were there",
        ]
    ),
    min_size=5,
    max_size=25,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(sentences, min_size=3, max_size=8))
def test_every_word_of_any_article_survives(drawn: list[list[str]]) -> None:
    paragraphs = [
        f"In the {number}th place, {' '.join(parts)}." for number, parts in enumerate(drawn, 1)
    ]
    whole = "\n\n".join([*paragraphs, *PARAGRAPHS])
    body = "".join(f"<p>{escape(text)}</p>" for text in [*paragraphs, *PARAGRAPHS])
    assert words(read(page(body)).text) == words(whole)


def test_what_a_search_for_the_text_passes_over_is_put_back() -> None:
    first, *rest = (f"<p>{escape(text)}</p>" for text in PARAGRAPHS)
    lead = "The island has a boat since 1931. It may soon have none, its people fear."
    body = (
        f'<div class="subtitle">{lead}</div>{first}{rest[0]}'
        f'<h2 class="subheader">{HEADING}</h2>{rest[1]}'
        f'<p style="border-left: 1px">{QUOTE}</p>{"".join(rest[2:])}'
        '<div class="related"><h3>Ten islands</h3></div>'
    )
    article = read(page(body))
    assert article.text == "\n\n".join(
        [lead, *PARAGRAPHS[:2], HEADING, PARAGRAPHS[2], QUOTE, *PARAGRAPHS[3:]]
    )
    assert any(lead[:30] in note and QUOTE[:30] in note for note in article.notes)


def test_a_bare_page_that_somebody_saved_is_read() -> None:
    assert read(f"<p>{PARAGRAPHS[0]}</p>").text == PARAGRAPHS[0]
    preformatted = read(f"<html><body><pre>{ARTICLE_TEXT}</pre></body></html>")
    assert words(preformatted.text) == words(ARTICLE_TEXT)


def test_a_page_without_an_article_says_so() -> None:
    with pytest.raises(KnownError, match="No article"):
        read("<html><body><nav><a href='/'>Home</a></nav><div id='root'></div></body></html>")


def test_a_page_for_subscribers_is_told() -> None:
    marked = page().replace(
        '"@type": "NewsArticle",', '"@type": "NewsArticle", "isAccessibleForFree": "False",'
    )
    assert any("subscribers" in note for note in read(marked).notes)


def test_an_article_that_the_page_says_is_longer_is_told() -> None:
    longer = page().replace(
        '"@type": "NewsArticle",',
        f'"@type": "NewsArticle", "articleBody": "{"The rest is long. " * 200}",',
    )
    assert any("longer" in note for note in read(longer).notes)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_the_letters_of_a_page_are_read_as_it_declares(encoding: str) -> None:
    markup = page().replace("utf-8", encoding)
    article = read_article(markup.encode(encoding), "saved.htm")
    assert "“looking at every line of the budget" in article.text


def test_what_was_selected_in_a_browser_is_taken_whole() -> None:
    article = read_pasted(
        "plain",
        "<html><body><!--StartFragment--><h2>Two</h2><p>One <b>short</b> line.</p><ol><li>a"
        "<li>b</ol><table><tr><td>Boats</td><td>6</td></tr></table>"
        "<p style='display:none'>hidden</p><script>x()</script><p>last<br>line</p>"
        "<p>Share this article</p></body></html>",
    )
    assert article.title == "Two"
    assert article.text == "One short line.\n\na\n\nb\n\nBoats | 6\n\nlast\nline"
    assert any("“Share this article”" in note for note in article.notes)


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 50_000 + "deep",
        "<p><b><i>" * 30_000 + "x",
        "<table><tr><td>" * 5_000 + "x",
        "<p>" + "a " * 1_000_000,
        "<" * 200_000,
        "<p>&" + "amp;" * 100_000,
        '<html><script type="application/ld+json">' + "[" * 100_000 + "</script><p>x",
        "<!DOCTYPE html [<!ENTITY a 'b'>]>&a;<p>x",
        "\0<html>\0<p>\0a",
        "<html lang='" + "x" * 100_000 + "'><p>y",
    ],
    ids=lambda markup: repr(markup[:16]),
)
def test_a_hostile_page_is_read_or_refused_in_words(markup: str) -> None:
    assert sentence_from(lambda: read_pasted("", markup, seconds=20)).endswith(".")
    assert sentence_from(lambda: read(markup)).endswith(".")


@settings(max_examples=10, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</div>",
                "<li>",
                "<!--",
                "]]>",
                "&#0;",
                "<a href=",
                "'",
                "\ud800",
                "word ",
                "<br>",
                "<h2>",
                "</html>",
            ]
        ),
        max_size=60,
    )
)
def test_no_markup_makes_it_fail_in_any_other_way(pieces: list[str]) -> None:
    assert sentence_from(lambda: read_pasted("", "".join(pieces))).endswith(".")
