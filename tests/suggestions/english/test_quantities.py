"""Quantities in any text: inside it, apart from each other, and found in linear time."""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.articles.span import Span
from whosays.suggestions.article import Article
from whosays.suggestions.english.attribution import Attribution, Source
from whosays.suggestions.english.figures import figure_suggestions
from whosays.suggestions.english.quantities import quantities
from whosays.suggestions.english.quantities_amount import Shape
from whosays.suggestions.english.quantities_numbers import amount_at
from whosays.suggestions.english.words import load_words
from whosays.suggestions.tokens import tokens_of

WORDS = """about more than at least up to some between and 7 12 1,200 3.5 2019 142 000 $ € % percent
million dozen dozens hundred hundreds thousands of a an third half quarter tenths one in ten out
every people tanks tonnes hours Monday May said the survey report according police - – . , : ; ( )
“ ” ' Rs US$ m bn k st 's per year each or so plus it he and worth at a_further F-16 them"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\n\n"])
TEXTS = st.lists(PIECES, max_size=60).map(" ".join) | st.text(max_size=80)


@given(TEXTS, st.sampled_from(list(Source)))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(text: str, source: Source) -> None:
    article = Article(text)
    credited = [
        Attribution(Span(each.start, min(each.start + 3, each.end)), source, each, "any", 1.0)
        for each in article.sentences
    ]
    last = 0
    for each in figure_suggestions(article, load_words(), credited):
        assert last <= each.span.start < each.span.end <= len(text)
        core = each.span.of(text)
        assert core == core.strip()
        last = each.span.end


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_quantities_do_not_overlap(text: str) -> None:
    last = 0
    for each in quantities(Article(text), load_words()):
        assert last <= each.span.start < each.span.end <= len(text)
        last = each.span.end


@given(st.integers(min_value=0, max_value=10**9))
def test_grouped_digits_are_read_whole(number: int) -> None:
    tokens = tokens_of(f"{number:,} boats")
    amount = amount_at(tokens, 0, load_words())
    assert amount is not None
    assert amount.low == amount.high == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two hundred and fifty", 250),
        ("twenty-one", 21),
        ("a hundred and fifty", 150),
        ("two and a half million", 2_500_000),
        ("half a million", 500_000),
        ("three thousand four hundred", 3_400),
        ("two dozen", 24),
        ("$2.3m", 2_300_000),
        ("US$5bn", 5_000_000_000),
        ("4.5 thousand", 4_500),
        ("2.5-million", 2_500_000),
        ("3 lakh", 300_000),
    ],
)
def test_number_words_have_their_value(text: str, value: float) -> None:
    amount = amount_at(tokens_of(text), 0, load_words())
    assert amount is not None
    assert (amount.low, amount.high) == (value, value)
    assert amount.stop == len(tokens_of(text))


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("dozens", Shape.VAGUE),
        ("tens of thousands", Shape.VAGUE),
        ("several hundred", Shape.VAGUE),
        ("two-thirds", Shape.FRACTION),
        ("a quarter", Shape.FRACTION),
        ("nine out of ten", Shape.RATIO),
        ("1 in 5", Shape.RATIO),
        ("41 of 46", Shape.PART),
    ],
)
def test_shape_of_a_number(text: str, shape: Shape) -> None:
    amount = amount_at(tokens_of(text), 0, load_words())
    assert amount is not None
    assert (amount.shape, amount.stop) == (shape, len(tokens_of(text)))


@pytest.mark.parametrize(
    "text", ["71st", "1990s", "B2079", "third", "scores", "tens", "quarter", "10-year-old", "4G"]
)
def test_what_is_no_number(text: str) -> None:
    assert amount_at(tokens_of(text), 0, load_words()) is None


@pytest.mark.parametrize(
    "piece",
    [
        "one hundred and ",
        "about about about ",
        "7 ",
        "7,",
        "$",
        "one of two of ",
        "he said about 40 men. ",
        "dozens of dozens of ",
        "survey 12 percent ",
        "between 3 and 4 and ",
        "5-6-7-",
        "about 60 big ",
        "and or ",
    ],
)
def test_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    small, large = _calls(piece * 400), _calls(piece * 1600)
    assert large < 5 * small + 1000


def _calls(text: str) -> int:
    """Return how many functions are called, ours and Python's own, to read *text*."""
    article, words, calls = Article(text), load_words(), 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        figure_suggestions(article, words, ())
    finally:
        sys.setprofile(before)
    return calls
