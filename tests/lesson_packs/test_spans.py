"""What an author brackets or quotes becomes a span of the text, with its role and its extent."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lesson_packs.written_lessons import errors, read, read_whole, span, warnings

from whosays.articles.span import Span
from whosays.lesson_packs.lesson import Role


def extent(article: str, identifier: str = "a", rest: str = "") -> str:
    lesson = read_whole(article, rest)
    return span(lesson, identifier).extent.of(lesson.text)


def test_nested_spans_over_line_breaks_and_whole_markup() -> None:
    lesson = read_whole(
        "[According to *information\nreceived* by [the [SVR](https://a.example)]{#in .state-agency}"
        "]{#out .unnamed-source}, it rained."
    )
    assert span(lesson, "out").core.of(lesson.text) == (
        "According to information received by the SVR"
    )
    assert span(lesson, "in").core.of(lesson.text) == "the SVR"
    assert lesson.text == "According to information received by the SVR, it rained."


def test_attributes_may_run_over_a_line_break_and_be_quoted_in_four_ways() -> None:
    lesson = read_whole(
        "[one boat]{#a\n.decoy for='unverifiable-figure'} [two boats]{#b .decoy "
        "for=“unverifiable-figure”} [three boats]{#c .decoy for=‘unverifiable-figure’}"
        ' [four boats]{.decoy #d for="unverifiable-figure"}'
    )
    assert [each.id for each in lesson.key] == ["a", "b", "c", "d"]
    assert {each.role for each in lesson.key} == {Role.DECOY}


def test_roles_categories_and_shared_explanation() -> None:
    lesson = read_whole(
        "[A]{.x}".replace("[A]{.x}", "[Police]{#p .state-agency .unnamed-source} [an aide]{#g "
        ".unnamed-source .given} [ten]{#t .unverifiable-figure .contested} "
        "[Police]{.again for=p} [Holm]{#h .decoy for=state-agency}"),
        "# Key\n\n## Who? {#p}\n\nThey.\n\n**Ask:** Which\nones?\n\nMore.\n",
        practice="guided",
    )  # fmt: skip
    police = span(lesson, "p")
    assert (police.role, police.categories) == (
        Role.TARGET,
        ("state-agency", "unnamed-source"),
    )
    assert (police.title, police.ask) == ("Who?", "Which\nones?")
    assert police.explanation == "They.\n\nMore."
    again = next(each for each in lesson.key if each.role is Role.AGAIN)
    assert (again.again_for, again.categories) == ("p", police.categories)
    assert (again.title, again.explanation, again.ask) == (
        police.title,
        police.explanation,
        police.ask,
    )
    assert span(lesson, "g").given
    assert not span(lesson, "g").scored
    assert span(lesson, "t").role is Role.CONTESTED
    assert span(lesson, "h").categories == ("state-agency",)


def test_key_is_in_the_order_of_the_cores() -> None:
    lesson = read_whole(
        "One two [three]{#a .state-agency} four.",
        "# Key\n\n## T {#a}\n\nx\n\n## U {#b .unnamed-source quote='One'}\n\ny\n",
    )
    assert [each.id for each in lesson.key] == ["b", "a"]


def test_overlapping_spans_by_quote() -> None:
    lesson = read_whole(
        "The *senior* officials of Holm said so.",
        "# Key\n\n## T {#a .unnamed-source quote='senior officials'}\n\nx\n\n"
        "## U {#b .state-agency quote='officials of Holm'}\n\ny\n",
    )
    assert span(lesson, "a").core.of(lesson.text) == "senior officials"
    assert span(lesson, "b").core.of(lesson.text) == "officials of Holm"


def test_class_may_stand_in_the_key_where_the_bracket_has_none() -> None:
    lesson = read_whole("[An aide]{#a} spoke.", "# Key\n\n## T {#a .unnamed-source}\n\nWho?\n")
    assert span(lesson, "a").categories == ("unnamed-source",)


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("One two three four [core]{#a .state-agency} five six seven eight.",
         "two three four core five six seven"),
        ("End. One [core]{#a .state-agency} two. Three four.", "One core two"),
        ("One, two [core]{#a .state-agency} three; four", "two core three"),
        ("one: two [core]{#a .state-agency} three – four", "two core three"),
        ("one — [core]{#a .state-agency} - two", "core"),
        ("one، two [core]{#a .state-agency} three؛ four", "two core three"),
        ("one [core]{#a .state-agency} two-three 20–25 x y", "one core two-three 20–25 x"),
        ("one [core]{#a .state-agency} two [other]{#b .state-agency} x", "one core two"),
        ("one [core]{#a .state-agency} two [other]{#b .unnamed-source} x", "one core two other x"),
        ("one [core]{#a .state-agency} [other]{#b .decoy for=state-agency} x",
         "one core other x"),
        ("A head\n\n[core]{#a .state-agency} of it", "core of it"),
        ("(TASS): one [core]{#a .state-agency}", "one core"),
    ],
)  # fmt: skip
def test_extent_is_the_core_and_up_to_three_words_each_side(article: str, expected: str) -> None:
    assert extent(article) == expected


def test_extent_of_the_author_replaces_it_and_finds_the_one_around_the_core() -> None:
    article = "The old pier, they said. The old [pier]{#a .state-agency}, a ruin, they say, fell."
    rest = "# Key\n\n## T {#a extent='The old pier, a ruin'}\n\nx\n"
    lesson = read_whole(article, rest)
    assert span(lesson, "a").extent == Span(25, 45)
    assert lesson.text[25:45] == "The old pier, a ruin"


def test_extent_that_is_not_around_the_core_or_too_long() -> None:
    wrong = read(
        "[Pier]{#a .state-agency} fell here.", "# Key\n\n## T {#a extent='fell here'}\n\nx\n"
    )
    assert any("does not stand around" in message for message in errors(wrong))
    words = " ".join(f"w{number}" for number in range(13))
    long = read(
        f"[Pier]{{#a .state-agency}} {words} fell.",
        f"# Key\n\n## T {{#a extent='Pier {words}'}}\n\nx\n",
    )
    assert long.lesson is not None
    assert any("13 words" in message for message in warnings(long))


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("'the \"old\" pier'", "the “old” pier"),
        ('"it\'s - here"', "it’s — here"),
        ('"no break"', "no\u00a0break"),
        ('"softhyphen"', "soft\u00adhyphen"),
        ("“a \\”quote\\””", 'a "quote"'),
    ],
)
def test_quotes_are_folded_and_positions_are_those_of_the_text(quote: str, text: str) -> None:
    lesson = read_whole(
        f"Before 👩‍👧 {text} after.", f"# Key\n\n## T {{#a .state-agency quote={quote}}}\n\nx\n"
    )
    assert span(lesson, "a").core.of(lesson.text) == text


def test_nth_before_and_after_choose_the_place() -> None:
    article = "A pier. The pier. My pier fell."
    for attributes, start in [
        ("nth=2", 12),
        ("before='My'", 21),
        ("after='The pier'", 2),
    ]:
        lesson = read_whole(
            article, f"# Key\n\n## T {{#a .state-agency quote=pier {attributes}}}\n\nx\n"
        )
        assert span(lesson, "a").core == Span(start, start + 4)


def test_quote_that_stands_more_than_once_is_doubted() -> None:
    reading = read("A pier. A pier.", "# Key\n\n## T {#a .state-agency quote=pier}\n\nx\n")
    assert reading.lesson is not None
    assert span(reading.lesson, "a").core == Span(2, 6)
    assert any("more than once" in message for message in warnings(reading))


# what an author writes between brackets: words, styles and breaks that a span may hold whole
pieces = st.sampled_from(
    ["pier", "60", "the old", "*said*", "**so**", "a\u00a0b", "🚢", "e\u0301", "סירה", "x\ny",
     "[l](https://a.example)", "“q”", "it’s", "soft\u00adly", "[sic]", "`c`", "—"]
)  # fmt: skip


@st.composite
def bracketed(draw: st.DrawFn) -> tuple[str, str, list[tuple[str, str]]]:
    """An article with brackets, the same without, and each span's id with its source."""
    with_brackets, without, spans = [], [], []
    for number in range(draw(st.integers(1, 5))):
        before = draw(st.lists(pieces, max_size=3))
        inside = draw(st.lists(pieces, min_size=1, max_size=3))
        source = " ".join(["w", *inside])
        identifier = f"s{number}"
        with_brackets += [*before, f"[{source}]{{#{identifier} .state-agency}}"]
        without += [*before, source]
        spans.append((identifier, source))
        if draw(st.booleans()):
            with_brackets.append("end.\n\n")
            without.append("end.\n\n")
    return " ".join(with_brackets), " ".join(without), spans


@settings(max_examples=100, deadline=None)
@given(bracketed())
def test_every_span_slices_to_what_its_author_bracketed(
    written: tuple[str, str, list[tuple[str, str]]],
) -> None:
    article, without, spans = written
    lesson = read_whole(article)
    assert lesson.text == read_whole(without).text
    for identifier, source in spans:
        alone = read_whole(source).text
        found = span(lesson, identifier)
        assert found.core.of(lesson.text) == alone
        assert found.extent.contains(found.core)


@settings(max_examples=100, deadline=None)
@given(bracketed())
def test_quote_form_and_bracket_form_give_equal_spans(
    written: tuple[str, str, list[tuple[str, str]]],
) -> None:
    article, without, _spans = written
    lesson = read_whole(article)
    entries = []
    for each in lesson.key:
        quote = each.core.of(lesson.text)
        folded = quote.replace("’", "'").replace("“", "‟").replace("\u00a0", " ")
        places = [
            start for start in range(each.core.start + 1) if lesson.text.startswith(quote, start)
        ]
        shown = folded.replace("‟", "”").replace("”", '\\"').replace("\n", " ")
        entries.append(f'## T {{#{each.id} .state-agency quote="{shown}" nth={len(places)}}}\n\nx')
    quoted = read_whole(without, "# Key\n\n" + "\n\n".join(entries))
    assert [(each.id, each.core, each.extent) for each in quoted.key] == [
        (each.id, each.core, each.extent) for each in lesson.key
    ]
