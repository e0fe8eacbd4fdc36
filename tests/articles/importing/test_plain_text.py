"""Text from a mail, an editor or the clipboard becomes the paragraphs its author wrote."""

from __future__ import annotations

import pytest
from articles.importing.composed import ARTICLE_TEXT, PARAGRAPHS, TITLE, hard_wrapped
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.articles.importing.imported_article import BlockKind
from whosays.articles.importing.reading import read_article, read_pasted
from whosays.errors import KnownError


@pytest.mark.parametrize("width", [40, 64, 72, 80])
def test_hard_wrapped_lines_become_paragraphs(width: int) -> None:
    wrapped = "\n\n".join("\n".join(lines) for lines in hard_wrapped(width))
    assert read_pasted(wrapped).text == ARTICLE_TEXT


def test_double_spaced_lines_become_paragraphs() -> None:
    wrapped = "\n\n\n".join("\n\n".join(lines) for lines in hard_wrapped())
    assert read_pasted(wrapped).text == ARTICLE_TEXT


def test_indented_paragraphs_without_blank_lines_stay_apart() -> None:
    wrapped = "\n".join("    " + "\n".join(lines) for lines in hard_wrapped())
    assert read_pasted(wrapped).text == ARTICLE_TEXT


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n", "\n\n\n\n", "\u2029"])
def test_a_paragraph_a_line_stays_so(between: str) -> None:
    article = read_pasted(between.join(PARAGRAPHS))
    assert article.text == ARTICLE_TEXT
    assert article.notes == ()


def test_a_first_line_without_a_full_stop_is_the_headline() -> None:
    article = read_pasted(f"{TITLE}\n\nBy Ingrid Moe\n14 November 2023, 06:30\n\n{ARTICLE_TEXT}")
    assert (article.title, article.author, article.published) == (TITLE, "Ingrid Moe", "2023-11-14")
    assert article.text == ARTICLE_TEXT
    assert len([note for note in article.notes if "06:30" in note or "Ingrid Moe" in note]) == 2


def test_an_excerpt_has_no_headline_and_loses_nothing() -> None:
    article = read_pasted("two people familiar with the talks said.\n\nNobody was consulted.")
    assert article.title == ""
    assert article.text == "two people familiar with the talks said.\n\nNobody was consulted."


def test_a_list_is_a_list() -> None:
    article = read_pasted(
        "The ministry named three points:\n\n- the boat\n- the quay\n- the crew\n"
    )
    assert [block.kind for block in article.blocks[1:]] == [BlockKind.LIST_ITEM] * 3
    assert article.text.endswith("the boat\n\nthe quay\n\nthe crew")


def test_invisible_characters_and_odd_spaces_are_mended() -> None:
    article = read_pasted(
        "\ufeffThe\u00a0govern\u00adment of\u200b\u2009Sund\u202f said:  the ﬁgure is "
        "1\u202f400.\x07"
    )
    assert article.text == "The government of Sund said: the figure is 1 400."


def test_what_belongs_together_in_other_scripts_stays() -> None:
    text = "ผู้\u200bว่า 👩\u200d🚀 می\u200cخواهم \u05d0\u200e."
    assert read_pasted(text).text == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "Größe „ganz genau“, sagte er."),
        ("utf-8-sig", "Größe „ganz genau“, sagte er."),
        ("utf-16", "Größe „ganz genau“, sagte er."),
        ("utf-16-le", "Over the sea, he said, and far away."),
        ("cp1252", "Die Größe der Bevölkerung sei „ganz genau“ bekannt, hieß es für später."),
        ("cp1251", "Министерство транспорта не подтвердило эту цифру, сообщил представитель."),
        (
            "shift_jis",
            "政府は火曜日、島への船の補助金を来春に打ち切ると発表した。住民は反対している。",
        ),
    ],
)
def test_letters_are_read_however_they_are_stored(encoding: str, text: str) -> None:
    repeated = "\n\n".join([text] * 8)
    assert read_article(repeated.encode(encoding), "saved.txt").blocks[-1].text == text


def test_a_guessed_encoding_is_told() -> None:
    data = ("Die Größe der Bevölkerung sei genau bekannt, hieß es. " * 4).encode("cp1252")
    assert any("guessed" in note for note in read_article(data, "a.txt").notes)


def test_markdown_gives_its_blocks_and_what_it_says_about_itself() -> None:
    article = read_article(
        b"---\ntitle: The boat\nauthor: Ingrid Moe\ndate: 2023-11-14\n---\n"
        b"## What *they* say\n\nOne [link](http://x.example) and\nmore.\n\n> A quotation.\n\n"
        b"* first\n* second\n\n<script>alert(1)</script>\n",
        "notes.md",
    )
    assert (article.title, article.author, article.published) == (
        "The boat",
        "Ingrid Moe",
        "2023-11-14",
    )
    assert [(block.kind.value, block.text) for block in article.blocks] == [
        ("heading", "What they say"),
        ("paragraph", "One link and more."),
        ("quote", "A quotation."),
        ("list-item", "first"),
        ("list-item", "second"),
    ]


@pytest.mark.parametrize("nothing", ["", " \n\t\n", "\u200b\ufeff", "* * *\n---"])
def test_nothing_is_said_to_be_nothing(nothing: str) -> None:
    with pytest.raises(KnownError, match=r"no text"):
        read_pasted(nothing)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=600) | st.binary(max_size=600))
def test_no_text_makes_it_fail_in_any_other_way(anything: str | bytes) -> None:
    try:
        if isinstance(anything, str):
            article = read_pasted(anything)
        else:
            article = read_article(b"a " + anything.replace(b"%PDF-", b""), "a.txt")
    except KnownError:
        return
    assert all(block.text.strip() == block.text for block in article.blocks)
    assert all("\n\n" not in block.text and block.text for block in article.blocks)
    article.text.encode("utf-8")


line = st.lists(
    st.sampled_from(["boat", "minister", "said", "Tarn", "60", "the", "“no”"]), min_size=1
)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(line.map(" ".join), min_size=1, max_size=30), st.sampled_from(["\n", "\n\n", "\r\n"])
)
def test_every_word_survives_being_joined(lines: list[str], between: str) -> None:
    article = read_pasted(between.join(lines))
    assert f"{article.title} {article.text}".split() == " ".join(lines).split()


@pytest.mark.parametrize(
    "strange",
    [
        "a" * 3_000_000,
        "a-\n" * 100_000,
        "share " * 300_000,
        "“" * 1_000_000 + "a",
        " \n" * 500_000 + "a",
        "A. " * 300_000,
        "1 " * 500_000,
        "\u00ad\n" * 300_000 + "a",
        "BY " * 300_000,
        "x\n\n" * 70_000,
    ],
    ids=lambda text: repr(text[:6]),
)
def test_strange_texts_are_read_in_time_that_grows_as_they_do(strange: str) -> None:
    import time

    began = time.process_time()
    read_pasted(strange)
    assert time.process_time() - began < 8
