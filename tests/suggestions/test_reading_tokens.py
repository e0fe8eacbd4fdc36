"""What a text is read as: its tokens and their places, and where its words stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.suggestions.article import Article, within
from whosays.suggestions.gazetteer import Gazetteer
from whosays.suggestions.tokens import read, tokens_of

TEXTS = st.text(st.sampled_from("aB é’'-_.,;:()$%½٣ 0123456789\n\u00a0\u200b“”国"), max_size=60)


@given(TEXTS)
def test_everything_but_white_space_is_in_one_token(text: str) -> None:
    tokens, starts, ends = read(text)
    places = list(zip(starts, ends, strict=True))
    assert [text[start:end] for start, end in places] == [token.text for token in tokens]
    past = 0
    for token, (start, end) in zip(tokens, places, strict=True):
        assert not text[past:start].strip()
        assert token.gap == min(start - past, 2)
        assert token.is_word + token.is_number + token.is_mark == 1
        past = end
    assert not text[past:].strip()


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("It rose to 3.14159 of 3 metres.", ["3.14159", "3"]),
        ("1,234,567 and 12,5 and 142 000", ["1,234,567", "12,5", "142", "000"]),
        ("9.5. Then 10,", ["9.5", "10"]),
    ],
)
def test_digits_are_numbers_wherever_they_stand(text: str, pieces: list[str]) -> None:
    assert [token.text for token in tokens_of(text) if token.is_number] == pieces


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the U.S. and D.C.", ["the", "U.S.", "and", "D.C."]),
        ("the president’s well-known Covid-19 plan", None),
        ("it ended.Then it began", ["it", "ended", "Then", "it", "began"]),
        ("an F-16 and _this_", ["an", "F-16", "and", "_this_"]),
    ],
)
def test_words_keep_what_belongs_to_them(text: str, words: list[str] | None) -> None:
    found = [token.text for token in tokens_of(text) if token.is_word]
    assert found == (text.split() if words is None else words)


WORDS = st.lists(
    st.sampled_from(["the", "bank", "said", "Said", "of", "News,", "it", "5"]), max_size=30
)


@given(WORDS, st.frozensets(st.sampled_from(["the", "bank", "said", "of", "news", "it"])))
def test_words_are_found_where_they_stand(words: list[str], wanted: frozenset[str]) -> None:
    article = Article(" ".join(words))
    expected = [
        number for number, token in enumerate(article.tokens) if token.text.lower() in wanted
    ]
    assert article.places(wanted) == expected
    for start in range(len(article.tokens)):
        inside = range(start, start + 4)
        assert list(within(expected, inside)) == [each for each in expected if each in inside]


@given(WORDS)
def test_no_place_where_a_term_stands_is_left_out(words: list[str]) -> None:
    terms = Gazetteer(["the bank\tbody", "said it\tphrase", "News\toutlet", "of\tlink"])
    article = Article(" ".join(words))
    found = article.places_of(terms)
    assert found == sorted(found)
    for number in range(len(article.tokens)):
        assert terms.at(article.tokens, number) is None or number in found
