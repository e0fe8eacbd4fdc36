"""Words broken at the ends of lines come back whole, and real hyphens stay."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.articles.importing.hyphens import OwnWords, joined
from whosays.articles.importing.reading import read_pasted


def mended(*lines: str, elsewhere: str = "") -> str:
    own = OwnWords.of([*lines, "", elsewhere])
    return joined(list(lines), own)


@pytest.mark.parametrize(
    ("first", "second", "elsewhere", "whole"),
    [
        ("the state-", "run agency", "a state-run paper", "the state-run agency"),
        ("an exam-", "ple of it", "for example, this", "an example of it"),
        ("an exam-", "ple of it", "", "an example of it"),
        ("its state-", "owned bank", "", "its state-owned bank"),
        ("in self-", "defence", "", "in self-defence"),
        ("the MQ-", "1C drone", "", "the MQ-1C drone"),
        ("a US-", "Russian deal", "", "a US-Russian deal"),
        ("the 20-", "year plan", "", "the 20-year plan"),
        ("the two-", "and three-year plans", "", "the two- and three-year plans"),
        ("the govern-", "ments met", "the government", "the governments met"),
        ("anti-govern-", "ment talk", "the government", "anti-government talk"),
        ("a mother-in-", "law said", "her mother-in-law", "a mother-in-law said"),
        ("the MINIS-", "TRY said", "", "the MINISTRY said"),
        ("a re\u2010", "port", "the report", "a report"),
        ("with-", "out doubt", "", "without doubt"),
        ("for ex-", "ample", "", "for example"),
        ("so-", "called experts", "he called it off", "so-called experts"),
        ("die Bun-", "desregierung", "", "die Bundesregierung"),
        ("said—", "and left", "", "said—and left"),
        ("words –", "and more", "", "words – and more"),
        ("他说", "约六十人", "", "他说约六十人"),
    ],
)
def test_the_documents_own_words_decide(
    first: str, second: str, elsewhere: str, whole: str
) -> None:
    assert mended(first, second, elsewhere=elsewhere) == whole


def test_what_nothing_speaks_for_is_told() -> None:
    article = read_pasted(
        "The council met in the morning and talked of the new har-\n"
        "bour wall, of the state-\n"
        "run ferry and of what the island needs, until the lights went\n"
        "out and everybody had to go home without a decision at all."
    )
    assert "harbour wall, of the state-run ferry" in article.text
    assert any("harbour" in note and "state-run" in note for note in article.notes)


def test_a_soft_hyphen_is_never_a_real_one() -> None:
    article = read_pasted("The govern\u00adment said a re\u00ad\nport would come, and it did come.")
    assert article.text == "The government said a report would come, and it did come."


words = st.text(alphabet="abcdefghijkm", min_size=4, max_size=12)
"""Without n, o, r, t, u: "or" and "and" after a hyphen would be the second of two compounds."""


@settings(max_examples=60, deadline=None)
@given(st.lists(words, min_size=2, max_size=12, unique=True), st.data())
def test_any_word_written_whole_elsewhere_is_joined(
    vocabulary: list[str], data: st.DataObject
) -> None:
    word = data.draw(st.sampled_from(vocabulary))
    at = data.draw(st.integers(2, len(word) - 2))
    broken = mended(f"so {word[:at]}-", f"{word[at:]} ends", elsewhere=" ".join(vocabulary))
    assert broken == f"so {word} ends"


@settings(max_examples=60, deadline=None)
@given(st.lists(words, min_size=4, max_size=12, unique=True), st.data())
def test_any_compound_written_elsewhere_keeps_its_hyphen(
    vocabulary: list[str], data: st.DataObject
) -> None:
    first, second = data.draw(st.sampled_from(vocabulary)), data.draw(st.sampled_from(vocabulary))
    elsewhere = f"{' '.join(vocabulary)} {first}-{second} {first}-{second}"
    broken = mended(f"so {first}-", f"{second} ends", elsewhere=elsewhere)
    assert broken == f"so {first}-{second} ends"
