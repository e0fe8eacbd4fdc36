"""What a pack holds is counted, and what is one-sided is said."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from lesson_packs.test_packs import PAGE, pack
from lesson_packs.written_lessons import front

from whosays.bundled import bundled
from whosays.commands.program import program
from whosays.lesson_packs.balance import Balance, Count, balance_of, sentences
from whosays.lesson_packs.categories import categories_of
from whosays.lesson_packs.lesson import Lesson, Role
from whosays.lesson_packs.reading import read_lesson_text, read_pack

PLAIN = PAGE.replace(" See [dateline](glossary.md#dateline).", "")


def lesson(number: int, country: str = "", targets: int = 1, decoys: int = 0) -> str:
    """Return a published lesson with so many sources to be found, and so many decoys."""
    facts = {
        "id": f"l{number}",
        "categories": "unnamed-source, state-agency",
        "origin": "real",
        "publisher": f"Paper {number}",
        "published": "2024",
        "url": "https://p.example/a",
        "rights": "quoted",
    }
    if country:
        facts["country"] = country
    found = [f"[Aides]{{#t{n} .unnamed-source}} said." for n in range(targets)]
    found += [f"[Ann Oake]{{#d{n} .decoy for=unnamed-source}} said." for n in range(decoys)]
    return front(**facts) + "Read.\n\n# Article\n\n" + "\n\n".join(found or ["Rain fell."]) + "\n"


def balance(*sources: str) -> Balance:
    lessons = [read_lesson_text(each).lesson for each in sources]
    return balance_of([each for each in lessons if each is not None], categories_of(None))


def test_counts_by_category_country_and_publisher() -> None:
    found = balance(lesson(1, "Aland", 2, 1), lesson(2, "Borduria", 0, 1), lesson(3, "Aland", 1))
    assert found.whole == Count(targets=3, decoys=2, articles=3, clean=1)
    assert found.categories["Unnamed source"] == Count(3, 2, 3, 1)
    assert found.categories["State agency"] == Count(0, 0, 3, 3)
    assert found.countries == {"Aland": Count(3, 1, 2, 0), "Borduria": Count(0, 1, 1, 1)}
    assert found.publishers["Paper 1"] == Count(2, 1, 1, 0)
    assert found.targets["Unnamed source", "Aland"] == 3


def said(*sources: str) -> str:
    return "\n".join(sentences(balance(*sources)))


def test_one_country_for_everything_is_told() -> None:
    one = said(lesson(1, "Aland", 2, 1), lesson(2, "Aland", 1, 1), lesson(3, "Borduria", 0))
    assert "All that is to be found of “Unnamed source” stands in articles from Aland" in one
    assert "Clean articles are from Borduria alone" in one
    both = said(
        lesson(1, "Aland", 2, 1),
        lesson(2, "Borduria", 2, 1),
        lesson(3, "Aland", 0),
        lesson(4, "Borduria", 0),
    )
    assert both == ""


def test_what_teaches_suspicion_is_told() -> None:
    all_of_them = said(
        *(lesson(number, "Aland" if number % 2 else "Borduria") for number in range(4))
    )
    assert "Every article holds something" in all_of_them
    assert "Add a decoy" in all_of_them


def test_missing_country_is_told_of_published_articles_only() -> None:
    assert "1 published article does not say" in said(lesson(1), lesson(2, "Aland", 0))
    composed = lesson(1).replace("origin: real", "origin: written")
    assert "country" not in said(composed)


def test_most_of_one_publisher_is_told() -> None:
    sources = [lesson(1, "Aland", 6, 1), lesson(2, "Borduria", 1, 1), lesson(3, "Borduria", 0)]
    assert "one publisher, Paper 1" in said(*sources)


def test_entries_without_an_article_count() -> None:
    source = front(
        id="x",
        categories="unnamed-source",
        origin="real",
        publisher="P",
        published="2024",
        url="https://p.example",
        rights="theirs",
    )
    source += 'Read.\n\n# Key\n\n## A {#a .unnamed-source quote="aides"}\n\nNo.\n'
    assert balance(source).whole == Count(1, 0, 1, 0)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["", "A", "B"]), st.integers(0, 4), st.integers(0, 3))))
def test_every_count_adds_up(kinds: list[tuple[str, int, int]]) -> None:
    found = balance(*(lesson(n, *kind) for n, kind in enumerate(kinds)))
    for counts in (found.countries, found.publishers):
        assert sum(counts.values(), Count()) == found.whole
    assert found.whole.targets == sum(targets for _country, targets, _decoys in kinds)
    sentences(found)


def test_bundled_course_is_counted_as_it_reads() -> None:
    course = read_pack(bundled("lessons") / "the-copy-desk").pack
    assert course is not None
    found = balance_of(course.lessons, categories_of(course))
    keys = [
        span for each in course.lessons for span in each.key if _is_trained(each, span.categories)
    ]
    assert found.whole.targets == sum(span.role is Role.TARGET for span in keys)
    assert found.whole.clean >= 3


def _is_trained(each: Lesson, categories: tuple[str, ...]) -> bool:
    return bool(set(categories) & set(each.categories))


def test_command_says_it_in_words_and_in_json(tmp_path: Path) -> None:
    folder = pack(tmp_path / "p", PLAIN, one=lesson(1), two=lesson(2, "Aland"))
    done = CliRunner().invoke(program, ["balance", str(folder)])
    assert done.exit_code == 0, done.output
    assert "1 published article" in done.output
    assert "Aland" in done.output
    done = CliRunner().invoke(program, ["balance", str(folder), "--json"])
    assert json.loads(done.output)["whole"] == {
        "targets": 2,
        "decoys": 0,
        "articles": 2,
        "clean": 0,
    }
    (folder / "one.md").write_text("no lesson")
    done = CliRunner().invoke(program, ["balance", str(folder)])
    assert done.exit_code != 0
    assert "has errors" in str(done.exception)
