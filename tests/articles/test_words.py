"""Words as the reader sees them, in the text of any newspaper."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.articles.words import Words


def words_of(text: str, language: str = "en") -> list[str]:
    return [span.of(text) for span in Words(text, language).spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MOSCOW (TASS): The", ["MOSCOW", "TASS", "The"]),
        ("a “terrorist ‘hub’, where", ["a", "terrorist", "hub", "where"]),
        ("said—then, state-run – yes", ["said", "then", "state-run", "yes"]),
        ("10–12 people in 2020-21", ["10–12", "people", "in", "2020-21"]),
        ("(U.S.), the U.S. Ph.D.", ["U.S.", "the", "U.S.", "Ph.D."]),
        ("$5 million, 60% or 20 %, ~500", ["$5", "million", "60%", "or", "20", "%", "~500"]),
        ("the ministry’s 3.5bn", ["the", "ministry’s", "3.5bn"]),
        ("member(s) [T]he (AP)", ["member(s)", "[T]he", "AP"]),
        ("said,“we”-like foo.”The", ["said", "we", "like", "foo", "The"]),
        ("well… and ...so wait...", ["well", "and", "so", "wait"]),
        ("and/or AT&T C# @desk", ["and/or", "AT&T", "C#", "@desk"]),
        ("Sports | News * * *", ["Sports", "News"]),
        ("10\u00a0000\u202f%", ["10", "000", "%"]),
        ("orga\u00adnization end\u00ad", ["orga\u00adnization", "end"]),
        ("fire🔥 👨‍👩‍👧 👍🏽!", ["fire🔥", "👨‍👩‍👧", "👍🏽"]),
        ("#️⃣ 5️⃣, yes", ["#️⃣", "5️⃣", "yes"]),
        ("cafe\u0301. e\u0301te\u0301", ["cafe\u0301", "e\u0301te\u0301"]),
        ("القوات، «روسيا»؟\u200f", ["القوات", "روسيا"]),
        ('הרמטכ״ל, צה"ל אמר־כי', ["הרמטכ״ל", 'צה"ל', "אמר־כי"]),
        ("中国说：“约60人”。", ["中", "国", "说", "约", "60", "人"]),
        ("か\u3099ロシアの", ["か\u3099", "ロ", "シ", "ア", "の"]),
        ("한국은 말했다. १२ लोग।", ["한국은", "말했다", "१२", "लोग"]),
    ],
)
def test_words_are_what_the_reader_would_mark(text: str, expected: list[str]) -> None:
    assert words_of(text) == expected


def test_articles_are_not_compared() -> None:
    words = Words("The head of the service", "en-GB")
    assert words.compared(0, len(words.text)) == {1, 2, 4}
    assert Words("die Zahl", "de").compared(0, 8) == {1}
    assert Words("die Zahl", "en").compared(0, 8) == {0, 1}


def test_a_stroke_that_grazes_a_word_takes_it_whole() -> None:
    text = "about “60 militants,” he said"
    words = Words(text)
    snapped = words.snap(text.index("0"), text.index("il"))
    assert snapped is not None
    assert snapped.of(text) == "60 militants"
    assert words.snap(text.index("il"), text.index("0")) == snapped
    assert words.snap(5, 7) is None


def test_the_nearest_word() -> None:
    words = Words("one, two")
    assert [words.nearest(position) for position in (-3, 0, 3, 4, 5, 8, 99)] == [
        0,
        0,
        0,
        0,
        1,
        1,
        1,
    ]
    assert Words("中国").nearest(1) == 1
    assert Words(" … ").nearest(1) is None


ALPHABET = st.one_of(
    st.sampled_from(
        list("ab. .,,'\"“”‘’()[]-–—…%&#\n\u00a0\u00ad\u200b\u200f\u0301U.S5中あ。か\u3099")
    ),
    st.sampled_from(["U.S.", "👍🏽", "👨‍👩‍👧", "#️⃣", "الـ", 'צה"ל', "60%", " \n\n", "\ud800"]),
    st.characters(),
)
TEXTS = st.lists(ALPHABET, max_size=40).map("".join)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_words_are_in_order_apart_and_hold_something(text: str) -> None:
    spans = Words(text).spans
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert not any(character.isspace() for character in span.of(text))
    for one, next_one in pairwise(spans):
        assert one.end <= next_one.start


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_every_letter_and_digit_is_in_a_word(text: str) -> None:
    held = {at for span in Words(text).spans for at in range(span.start, span.end)}
    assert all(at in held for at, character in enumerate(text) if character.isalnum())


@given(TEXTS, st.integers(-2, 60), st.integers(-2, 60))
@settings(max_examples=300, deadline=None)
def test_snapping_is_done_once_and_leaves_no_stray_punctuation(
    text: str, start: int, end: int
) -> None:
    words = Words(text)
    snapped = words.snap(start, end)
    if snapped is None:
        assert not words.touching(start, end)
        return
    assert 0 <= snapped.start < snapped.end <= len(text)
    assert words.snap(snapped.start, snapped.end) == snapped
    assert words.compared(snapped.start, snapped.end) == words.compared(
        min(start, end), max(start, end)
    )
    for edge in _edges(snapped.of(text)):
        assert edge not in ",;:!?“”«»…–—\u00ad\u200b\u200f\n "
        assert unicodedata.category(edge) != "Zs"


def _edges(piece: str) -> str:
    """Return the outer characters; one that carries a combining mark is not bare punctuation."""
    carries = unicodedata.category(piece[1:2] or "x").startswith("M")
    return piece[-1] if carries else piece[0] + piece[-1]


def test_a_long_text_is_split_in_one_pass() -> None:
    # each of these takes minutes where a rule looks at the whole text again for each word
    for piece in ("((a))", "a.", "“", "中", "…", "-a-", ".)", "\u200f"):
        text = piece * 40_000
        assert len(Words(text).spans) <= len(text)
