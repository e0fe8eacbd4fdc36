"""A key finds its places in an article that was changed a little since it was quoted."""

from __future__ import annotations

import random
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from lesson_packs.changed_articles import changed, origins_in, quoted_key

from whosays.bundled import bundled
from whosays.lesson_packs.attaching import attach
from whosays.lesson_packs.lesson import Lesson, Role, UnattachedEntry
from whosays.lesson_packs.library import Library


@cache
def lessons() -> tuple[Lesson, ...]:
    packs = Library([bundled("lessons")]).packs()
    return tuple(lesson for pack in packs for lesson in pack.lessons if lesson.key)


def entry(quote: str, before: str = "", after: str = "") -> UnattachedEntry:
    return UnattachedEntry("a", Role.TARGET, ("unnamed-source",), quote, before=before, after=after)


def found(text: str, quote: str, before: str = "", after: str = "") -> str | None:
    attached = attach([entry(quote, before, after)], text).key
    return attached[0].core.of(text) if attached else None


def test_all_but_a_few_quotes_fit_after_a_twentieth_of_the_words_changed() -> None:
    asked = right = 0
    for lesson in lessons():
        key = quoted_key(lesson)
        cores = {span.id: span.core for span in lesson.key}
        for seed in range(3):
            article = changed(lesson, random.Random(f"{lesson.id}-{seed}"), 0.05)  # noqa: S311 - no secret
            for span in attach(key, article.text).key:
                core = cores[span.id]
                there = set(lesson.words.touching(core.start, core.end))
                stands_on = origins_in(article, span.core) - {None}
                assert stands_on, (lesson.id, span.id)
                assert stands_on <= there, (lesson.id, span.id, span.core.of(article.text))
                right += 1
            asked += len(key)
    assert right >= 0.95 * asked


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 10_000), st.sampled_from((0.02, 0.05, 0.1, 0.3, 0.6)))
def test_however_much_changed_no_key_goes_to_another_place(
    number: int, seed: int, part: float
) -> None:
    lesson = lessons()[number % len(lessons())]
    article = changed(lesson, random.Random(seed), part)  # noqa: S311 - no secret
    cores = {span.id: span.core for span in lesson.key}
    for span in attach(quoted_key(lesson), article.text).key:
        core = cores[span.id]
        there = lesson.words.touching(core.start, core.end)
        stands_on = {number for number in origins_in(article, span.core) if number is not None}
        # a word beside it may have come in where the quote's own first or last word went
        near = range(there[0] - 3, there[-1] + 4)
        assert not stands_on or stands_on & set(near), (lesson.id, span.id)


def test_a_word_more_and_a_word_less() -> None:
    before, after = "The bridge was closed, said", "on Monday, and nobody"
    text = "The old bridge was closed, said {} on Monday evening, and nobody crossed it."
    quote = "two senior officials of the county"
    assert found(text.format(quote), quote, before, after) == quote
    shorter = "two officials of the county"
    assert found(text.format(shorter), quote, before, after) == shorter
    longer = "two very senior officials of the county"
    assert found(text.format(longer), quote, before, after) == longer
    assert found(text.format("a bishop"), quote, before, after) is None


def test_a_number_that_changed_is_another_claim() -> None:
    before, after = "noted that as recently as April,", "aged 20 to 25 were released from"
    text = f"He noted, again, that as recently as April, {{}} {after} prison."
    assert found(text.format("about 60 militants"), "about 60 militants", before, after)
    assert found(text.format("some 60 militants"), "about 60 militants", before, after)
    assert found(text.format("about 80 militants"), "about 60 militants", before, after) is None


def test_two_places_alike_are_none() -> None:
    sentence = "The bridge was closed, said the officials of the county on Monday."
    quote, before, after = (
        "officials of this county",
        "The bridge was closed, said the",
        "on Monday",
    )
    assert found(sentence, quote, before, after) == "officials of the county"
    assert found(f"{sentence} {sentence}", quote, before, after) is None


def test_quote_alone_needs_words_enough() -> None:
    text = "Yesterday, several of the older doctors at the clinic left."
    assert found(text, "several of the old doctors at the clinic")
    assert found(text, "old doctors") is None


def test_long_text_with_one_word_over_and_over_is_not_slow() -> None:
    text = "officials said " * 50_000
    entries = [entry("officials deny", "said", "officials said")] * 50
    assert attach(entries, text).key == ()
