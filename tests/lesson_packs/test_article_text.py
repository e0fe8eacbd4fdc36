"""The article's plain text is what a reader sees, and every block and style has its place in it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lesson_packs.written_lessons import errors, read, read_whole

from whosays.lesson_packs.lesson import BlockKind, StyleKind
from whosays.lesson_packs.prose import prose_text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("One line.", "One line."),
        ("Soft\nbreak.", "Soft break."),
        ("Runs \t of   space.", "Runs of space."),
        ("Hard  \nbreak.", "Hard\nbreak."),
        ("Hard\\\nbreak.", "Hard\nbreak."),
        ("One.\n\n\n\nTwo.", "One.\n\nTwo."),
        ("## Headline ##\n\nText.", "Headline\n\nText."),
        ("#Holm is a word.", "#Holm is a word."),
        ("5 * 3 and 2 * 4.", "5 * 3 and 2 * 4."),
        ("a_b_c and *it* and **bold** and ***both***.", "a_b_c and it and bold and both."),
        ("`[x]{#a}` stays.", "[x]{#a} stays."),
        ("[sic] and [he] said.", "[sic] and [he] said."),
        ("See [the page](https://a.example/(b)).", "See the page."),
        ('A [title](<https://a.example> "t") goes.', "A title goes."),
        ("Go to <https://a.example/x>.", "Go to https://a.example/x."),
        ("Tom &amp; Ana, &#8364;5, &nbsp;x &bogus;", "Tom & Ana, €5, \u00a0x &bogus;"),
        ("`&amp;` in code", "&amp; in code"),
        (r"\*not\* \[bracket\] \\ \q", r"*not* [bracket] \ \q"),
        ("“Straight” 'and' -- curly...", "“Straight” 'and' -- curly..."),
        ("no\u00a0break, soft\u00adhyphen", "no\u00a0break, soft\u00adhyphen"),
        ("👩‍👧 and e\u0301 and שלום", "👩‍👧 and e\u0301 and שלום"),
        ("> quoted\nlazily\n>\n> more", "quoted lazily\n\nmore"),
        ("- one\n- two\n  goes on", "one\n\ntwo goes on"),
        ("Text above\n- one\n- two", "Text above\n\none\n\ntwo"),
        ("3. three\n4. four", "three\n\nfour"),
        ("- one\n\n  more of one\n- two", "one\n\nmore of one\n\ntwo"),
        ("In the year\n1986. It rained.", "In the year 1986. It rained."),
        ("![A caption](media/a.png)", "A caption"),
        ("Before\n\n![](media/a.png)\n\nAfter", "Before\n\nAfter"),
    ],
)
def test_plain_text_is_what_a_reader_sees(source: str, text: str) -> None:
    assert read_whole(source).text == text


def test_line_ends_and_byte_order_mark_change_nothing() -> None:
    from lesson_packs.written_lessons import lesson_source

    from whosays.lesson_packs.reading import read_lesson_text

    source = lesson_source("One\ntwo.  \nThree.")
    plain = read_lesson_text(source).lesson
    dressed = read_lesson_text("\ufeff" + source.replace("\n", "\r\n")).lesson
    assert plain is not None
    assert dressed is not None
    assert dressed.text == plain.text == "One two.\nThree."
    assert dressed.brief == plain.brief


def test_blocks_know_their_kind_level_and_marker() -> None:
    lesson = read_whole(
        "## Head\n\n### Lower\n\nText.\n\n> said\n\n3) three\n   - inner\n\n![Cap](media/a.png)"
    )
    found = [
        (block.kind, block.level, block.marker, block.span.of(lesson.text))
        for block in lesson.blocks
    ]
    assert found == [
        (BlockKind.HEADING, 2, "", "Head"),
        (BlockKind.HEADING, 3, "", "Lower"),
        (BlockKind.PARAGRAPH, 0, "", "Text."),
        (BlockKind.QUOTATION, 1, "", "said"),
        (BlockKind.ITEM, 1, "3)", "three"),
        (BlockKind.ITEM, 2, "•", "inner"),
        (BlockKind.PICTURE, 0, "", "Cap"),
    ]
    assert lesson.blocks[-1].picture == "media/a.png"


def test_numbers_of_a_list_go_on_as_a_page_shows_them() -> None:
    lesson = read_whole("7. a\n7. b\n7. c")
    assert [block.marker for block in lesson.blocks] == ["7.", "8.", "9."]


def test_styles_stand_where_their_words_are() -> None:
    lesson = read_whole("A *very **good*** [page](https://a.example/) and `code`.")
    found = {(style.kind, style.span.of(lesson.text), style.target) for style in lesson.styles}
    assert found == {
        (StyleKind.EMPHASIS, "very good", ""),
        (StyleKind.STRONG, "good", ""),
        (StyleKind.LINK, "page", "https://a.example/"),
        (StyleKind.CODE, "code", ""),
    }


def test_brackets_of_a_span_change_no_emphasis() -> None:
    lesson = read_whole(
        "x**[about]{#a .unverifiable-figure}**y and _[60]{#b .unverifiable-figure}_."
    )
    assert lesson.text == "xabouty and 60."
    assert {style.span.of(lesson.text) for style in lesson.styles} == {"about", "60"}


def test_several_articles_are_one_text_with_their_parts_known() -> None:
    from lesson_packs.written_lessons import front

    from whosays.lesson_packs.reading import read_lesson_text

    source = front() + "# Article {#p1}\n\nOne.\n\nTwo.\n\n# Article {#p2}\n\nThree.\n"
    lesson = read_lesson_text(source).lesson
    assert lesson is not None
    assert lesson.text == "One.\n\nTwo.\n\nThree."
    parts = [(part.id, part.span.of(lesson.text)) for part in lesson.articles]
    assert parts == [("p1", "One.\n\nTwo."), ("p2", "Three.")]


@pytest.mark.parametrize(
    ("source", "part"),
    [
        ("    indented", "indented block"),
        ("Text.\n\n\tindented by a tab", "indented block"),
        ("```\ncode\n```", "code block"),
        ("Text.\n\n---\n\nMore.", "ruled line"),
        ("* * *", "ruled line"),
        ("Head\n----\n\nText.", "write ##"),
        ("Head\n====\n\nText.", "write ##"),
        ("| a | b |\n|---|---|\n| c | d |", "table"),
        ("[ref]: https://a.example", "definitions"),
        ("> # Head\n\nText.", "second level"),
        ("##\n\nText.", "no text"),
        ("-\n\nText.", "no text"),
        ("Text ![cap](media/a.png) text.", "paragraph of its own"),
        ("![cap](https://a.example/a.png)", "does not lie in the pack"),
        ("![cap](../a.png)", "leaves the folder"),
        ("![cap](/a.png)", "does not lie in the pack"),
        ("![cap](media/a.exe)", "no picture"),
        ("[x](javascript:alert)", "http, https and mailto"),
        ("[x](page.html)", "http, https and mailto"),
        ("> " * 12 + "deep", "too deep"),
    ],
)
def test_what_is_no_part_of_an_article_is_an_error(source: str, part: str) -> None:
    assert any(part in message for message in errors(read(source))), errors(read(source))


def test_html_is_shown_as_text_with_a_warning() -> None:
    reading = read("A <b onclick='x'>bold</b> claim &lt;here&gt;.")
    assert reading.lesson is not None
    assert reading.lesson.text == "A <b onclick='x'>bold</b> claim <here>."
    assert all("HTML" in problem.message for problem in reading.problems)
    assert len(reading.problems) == 2


words = st.sampled_from(["pier", "unsafe", "Holm", "café", "2022", "said", "boats"])
plain = st.lists(words, min_size=1, max_size=5).map(" ".join)
inline = st.one_of(
    plain,
    plain.map(lambda text: f"*{text}*"),
    plain.map(lambda text: f"**{text}**"),
    plain.map(lambda text: f"`{text}`"),
    plain.map(lambda text: f"[{text}](https://a.example/x)"),
    plain.map(lambda text: f"<https://a.example/{text.split()[0]}>"),
    st.sampled_from(["AT&amp;T", "\\*star\\*", "5 * 3", "snake_case_word", "[sic]"]),
)
paragraph = st.lists(inline, min_size=1, max_size=6).map(" ".join)
block = st.one_of(
    paragraph,
    paragraph.map(lambda text: f"## {text}"),
    paragraph.map(lambda text: f"> {text}"),
    st.tuples(paragraph, paragraph).map("\n".join),
    st.tuples(paragraph, paragraph).map("  \n".join),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(block, min_size=1, max_size=5).map("\n\n".join))
def test_reads_prose_as_python_markdown_does(source: str) -> None:
    shown = "\n\n".join(" ".join(each.split(" ")) for each in prose_text(source).split("\n\n"))
    assert read_whole(source).text == shown
