"""One article of a lesson that holds several, as a lesson of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from whosays.lesson_packs.lesson import Lesson, Pack
from whosays.lesson_packs.reading import read_pack
from whosays.lesson_packs.single_article import article_alone, attempted_lesson, base_lesson

PAGE = """---
format: 1
id: round
version: 1.0.0
title: A round
authors: Nobody
language: en
licence: CC-BY-4.0
---
Two passages.
"""
LESSON = """---
id: one
title: One
level: 1
minutes: 4
practice: independent
categories: unnamed-source, state-agency
origin: written
---
Read.

# Article {#p1}

## The 📰 headline

[Officials]{#who .unnamed-source} said *so*.

# Article {#p2}

It rained on [the ministry]{#ministry .decoy for=state-agency}.

[Tass]{#tass .state-agency} wrote it.

# Key

## Who? {#who}

Nobody is named.

## It rained {#ministry}

It says nothing.

## Whose? {#tass}

The state's.

# Questions

1. Why?
   - (x) So.
   - ( ) Or so.
"""


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    (tmp_path / "pack.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "1.md").write_text(LESSON, encoding="utf-8")
    alone = LESSON.replace("id: one", "id: single").replace("# Article {#p2}\n\n", "")
    (tmp_path / "2.md").write_text(alone, encoding="utf-8")
    reading = read_pack(tmp_path)
    assert reading.pack is not None, reading.problems
    return reading.pack


def at(pack: Pack, identifier: str) -> Lesson:
    found = attempted_lesson(pack, identifier)
    assert found is not None
    return found


def test_an_article_alone_has_its_text_and_its_key_and_nothing_of_the_others(pack: Pack) -> None:
    second = at(pack, "one#p2")
    assert second.text == "It rained on the ministry.\n\nTass wrote it."
    assert [(span.id, span.core.of(second.text)) for span in second.key] == [
        ("ministry", "the ministry"),
        ("tass", "Tass"),
    ]
    assert [block.span.of(second.text) for block in second.blocks] == second.text.split("\n\n")
    assert (second.trace, second.questions) == ((), ())
    assert (second.title, second.minutes) == ("One, passage 2 of 2", 2)
    assert all(len(span.extent) <= len(second.text) for span in second.key)
    first = at(pack, "one#p1")
    assert [style.span.of(first.text) for style in first.styles] == ["so"]
    assert first.text_hash != second.text_hash


def test_a_lesson_of_one_article_is_that_article(pack: Pack) -> None:
    single = at(pack, "single")
    assert article_alone(single, single.articles[0]) is single


def test_what_an_attempt_is_recorded_under_leads_back(pack: Pack) -> None:
    whole = at(pack, "one")
    for part in whole.articles:
        alone = article_alone(whole, part)
        assert attempted_lesson(pack, alone.id) == alone
        assert base_lesson(alone.id) == whole.id == base_lesson(whole.id)
    for unknown in ("two", "one#p3", "single#p1", "one#"):
        assert attempted_lesson(pack, unknown) is None
