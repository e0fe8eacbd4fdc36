"""Sentences as an editor would count them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from whosays.articles.sentences import Sentences, sentences
from whosays.articles.words import Words


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "MOSCOW (TASS): The U.S. Army said no.|It left.",
        "WASHINGTON, D.C. (AP) — George W. Bush met Mr. Smith.|He left.",
        "ROME, Jan. 5 (ANSA) - Some 3.5 percent agreed.|The rest did not.",
        "They went to the U.S.|The ministry denied it.",
        "In the U.S. 20 people died at 5 p.m. Monday.|He left at 5 p.m.|She stayed.",
        "“We won.”|He said so.|“Why?” she asked.|“Stop!” the man said.",
        "“Why now?” Smith asked.|“Stop!”|The man left.",
        "“First.” “Second.”".replace(" ", "|"),
        "He called it ‘over.’|Then he left.",
        "He waited... and left.|He waited...|Then he left.|Well…|He left.",
        "He left. . . .|The end.",
        "He said no.|Then No. 5 came to No. 10 Downing Street.",
        "Apple Inc. Chief Executive Tim Cook spoke.|He works for Apple Inc.|The firm declined.",
        "Gov. Ann Lee, Sens. Jo Ray and Bo Fay, and Lt. Gen. Max Orr came.|Dr. No did not.",
        "He lives on Main St.|The house is in St. Petersburg.",
        "It was 2020.|It is 60.|5 more came.",
        "Iran (AP).|(He said so.)|[He did.]|He did.[1]|He knew.",
        "Yahoo! said so.|See fig. 5, p. 7 and vol. 3.|J. K. Rowling, J.R.R. Tolkien.",
        "1. First of all, no.|Second.",
        "He left.”|“She stayed",
        "قالت القوات.\u200f|ثم ذهبت؟|نعم",
        "הוא אמר.|היא הלכה",
        "¿Qué pasó?|¡No!|Sí.",
        "रूस ने कहा।|फिर गया।",
        "А. С. Пушкин писал, т. е. сочинял.|Он ушёл.",
    ],
)
def test_sentences_of_the_news(text: str) -> None:
    assert split(text.replace("|", " ")) == text.split("|")


def test_chinese_needs_no_space() -> None:
    assert split("中国说。他说：“是。”然后！") == ["中国说。", "他说：“是。”", "然后！"]


def test_a_missing_space_after_a_quotation_is_forgiven() -> None:
    assert split("“It is over.”The army left.") == ["“It is over.”", "The army left."]


def test_blocks_end_sentences() -> None:
    text = "Headline without a stop\n\nText one. Text\ntwo\n \nand three"
    assert split(text) == ["Headline without a stop", "Text one.", "Text\ntwo", "and three"]


def test_a_row_of_stars_is_no_sentence() -> None:
    assert split("One.\n\n* * *\n\nTwo.") == ["One.", "Two."]


def test_looking_up_a_position() -> None:
    text = "One here. Two there.\n\nThree."
    by_sentence = Sentences(text)
    assert [
        by_sentence.number_at(text.index(word)) for word in ("One", "here", "Two", "Three")
    ] == [
        0,
        0,
        1,
        2,
    ]
    assert by_sentence.number_at(0) == 0
    assert Sentences("").number_at(5) == 0


PIECES = st.one_of(
    st.sampled_from(
        [
            "The",
            "he",
            "U.S.",
            "Mr.",
            "No.",
            "5",
            "p.m.",
            "Inc.",
            "A.",
            ".",
            "?!",
            "…",
            "...",
            "”",
            "“",
        ]
    ),
    st.sampled_from(
        [" ", " ", "\n", "\n\n", "\n \n", ". ", ".”", "。", "؟ ", "\u200f", "[1]", ")", "*"]
    ),
    st.characters(),
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


@given(TEXTS)
@example("The。.\u0300")
@settings(max_examples=400, deadline=None)
def test_sentences_are_in_order_apart_and_hold_every_word_whole(text: str) -> None:
    spans = sentences(text)
    for span in spans:
        assert span.of(text) == span.of(text).strip()
        assert span
    for one, next_one in pairwise(spans):
        assert one.end <= next_one.start
    by_sentence = Sentences(text)
    for word in Words(text).spans:
        assert spans[by_sentence.number_at(word.start)].contains(word)


@given(TEXTS, TEXTS)
@settings(max_examples=150, deadline=None)
def test_a_block_is_split_as_if_it_stood_alone(first: str, second: str) -> None:
    one, other = first.replace("\n", " ").strip(), second.replace("\n", " ").strip()
    assert split(f"{one}\n\n{other}") == split(one) + split(other)


def test_a_long_text_is_split_in_one_pass() -> None:
    # each of these takes minutes where a rule looks at the whole text again for each stop
    for piece in (".", ".)", "a. ", "A. ", "* ! ", "... ", "\n ", "? A ", "1. ", "”", "。"):
        text = piece * 40_000 + "x"
        assert sum(len(span) for span in sentences(text)) <= len(text)
