"""Lessons of every kind: worked, guided, clean, with many pens, in passages, from right to left."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from desktop.conftest import Opener, until
from desktop.test_walk import attempt_of, check_view, click, give_name, mark_view, press_main
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from whosays.desktop.window import Window
from whosays.marking.result import OutcomeName
from whosays.progress.events import Step
from whosays.progress.record import Record
from whosays.progress.skills.opportunity import counting

PACK = """---
format: 1
id: kinds
version: 1.0.0
title: Kinds
authors: Tests
language: en
licence: CC-BY-4.0
---
Every kind of lesson.
"""
HEAD = """---
id: {id}
title: A lesson that is {id}
level: 1
minutes: 5
practice: {practice}
categories: {categories}
origin: written
---
Read it.

"""
MARKED = """# Article

## A headline 😀

[A senior official]{#who .unnamed-source%s} said that [about 60 men]{#men .unverifiable-figure}
crossed. *The mayor*, [Ute Brandis]{#mayor .decoy for=unnamed-source}, said nothing.

- a list item
- [some say]{#some .contested .unnamed-source} another

> A quotation.

# Key

## Who? {#who}

Nobody can tell.

## How many? {#men}

Nobody counted.

## A name {#mayor}

She is named.

## Some {#some}

It can be argued.
"""
CLEAN = """# Article

The mayor, [Ute Brandis]{#mayor .decoy for=unnamed-source}, opened the bridge on Monday.

# Key

## A name {#mayor}

She is named.
"""
NOTHING = """# Article

The mayor, Ute Brandis, opened the bridge on Monday.
"""
PASSAGES = """# Article {#p1}

[An aide]{#aide .unnamed-source} said no.

# Article {#p2}

The court published its ruling.

# Key

## Who? {#aide}

Nobody can tell.
"""
RIGHT_TO_LEFT = """# Article

قال [مصدر مطلع]{#source .unnamed-source} إن [نحو 60 رجلاً]{#men .unverifiable-figure} عبروا.

# Key

## Who? {#source}

Nobody can tell.

## How many? {#men}

Nobody counted.
"""
FIVE = "unnamed-source, state-agency, unverifiable-figure, loaded-language, scare-quotes"
TWO = "unnamed-source, unverifiable-figure"
LESSONS = {
    "worked": ("worked", TWO, MARKED % ""),
    "guided": ("guided", TWO, MARKED % " .given"),
    "clean": ("independent", TWO, CLEAN),
    "empty": ("independent", TWO, NOTHING),
    "five": ("independent", FIVE, MARKED % ""),
    "passages": ("test", "unnamed-source", PASSAGES),
    "arabic": ("independent", TWO, RIGHT_TO_LEFT),
}


@pytest.fixture
def library(open_window: Opener, tmp_path: Path) -> Window:
    folder = tmp_path / "packs" / "kinds"
    folder.mkdir(parents=True)
    (folder / "pack.md").write_text(PACK, encoding="utf-8")
    for name, (practice, categories, body) in LESSONS.items():
        head = HEAD.format(id=name, practice=practice, categories=categories)
        if practice == "test":
            head = head.replace("origin:", "set: before\norigin:")
        (folder / f"{name}.md").write_text(head + body, encoding="utf-8")
    window = open_window(tmp_path)
    give_name(window, "Kim")
    return window


def begin(window: Window, lesson: str) -> None:
    assert window.library is not None
    click(window.library.cards[("kinds", lesson)].open)
    until(lambda: window.walk is not None, "the lesson")
    press_main(window)
    until(lambda: attempt_of(window).step is Step.MARK, "the article")


def check(window: Window) -> list[OutcomeName]:
    press_main(window)
    until(lambda: attempt_of(window).result is not None, "the check")
    result = attempt_of(window).result
    assert result is not None
    return [outcome.name for outcome in result.outcomes]


def finish(window: Window) -> None:
    while window.walk is not None:
        press_main(window)
        until(lambda: window.walk is None or not attempt_of(window).journal.busy)
    assert window.library is not None


@pytest.mark.parametrize("lesson", list(LESSONS))
def test_every_kind_of_lesson_can_be_walked_to_the_end(library: Window, lesson: str) -> None:
    begin(library, lesson)
    check(library)
    finish(library)
    assert library.library is not None
    assert "Not started" not in library.library.cards[("kinds", lesson)].standing.text()


def test_a_worked_example_shows_the_key_and_takes_no_marks(library: Window) -> None:
    begin(library, "worked")
    page = mark_view(library).page
    QTest.keyClick(page, Qt.Key.Key_1)
    until(lambda: not attempt_of(library).journal.busy)
    assert attempt_of(library).marks == ()
    check(library)
    listed = [check_view(library).outcomes.item(n).text() for n in range(4)]
    assert any("To check — A senior official" in text for text in listed)
    assert any("To be left alone — Ute Brandis" in text for text in listed)
    assert not check_view(library).explanation.open_dispute.isVisible()


def test_a_guided_lesson_shows_what_is_given_and_does_not_ask_for_it(library: Window) -> None:
    begin(library, "guided")
    before = mark_view(library).page.grab().toImage()
    mark_view(library).page.show_marks([])
    assert mark_view(library).page.grab().toImage() != before
    names = check(library)
    assert names.count(OutcomeName.MISSED) == 1, "only the figure was to be found"


def test_a_clean_article_left_alone_scores_in_full_and_says_so(library: Window) -> None:
    begin(library, "clean")
    assert check(library) == [OutcomeName.LEFT_ALONE_RIGHTLY]
    result = attempt_of(library).result
    assert result is not None
    assert result.score == 1


def test_where_nothing_is_to_be_marked_and_nothing_was_the_check_says_so(library: Window) -> None:
    begin(library, "empty")
    assert check(library) == []
    view = check_view(library)
    assert view.explanation.isVisible()
    assert "Nothing to check here" in view.explanation.name.text()


def test_the_fifth_pen_marks_with_its_key(library: Window) -> None:
    begin(library, "five")
    view = mark_view(library)
    QTest.keyClick(view.page, Qt.Key.Key_5)
    until(lambda: len(attempt_of(library).marks) == 1, "the mark")
    assert attempt_of(library).marks[0].mark.category == "scare-quotes"


def test_passages_of_one_lesson_stand_on_one_page(library: Window) -> None:
    begin(library, "passages")
    text = mark_view(library).page.toPlainText()
    assert "An aide said no." in text
    assert "The court published its ruling." in text


def test_a_check_tells_what_it_tells_of_skill_by_article(library: Window, tmp_path: Path) -> None:
    begin(library, "passages")
    check(library)
    finish(library)
    begin(library, "worked")
    check(library)
    until(lambda: not attempt_of(library).journal.busy)
    with Record.open(tmp_path, clock=lambda: datetime.now(UTC)) as record:
        (kim,) = record.learners()
        found = record.opportunities(kim.id)
    passages = [one for one in found if one.lesson == "passages"]
    assert [(one.article, one.trials) for one in passages] == [("p1", "m"), ("p2", "r")]
    # the program marked the worked example, so it tells nothing
    assert {one.trials for one in found if one.lesson == "worked"} == {""}
    assert counting(found) == tuple(passages)


def test_one_article_of_a_lesson_can_be_read_as_a_lesson(library: Window) -> None:
    assert library.course is not None
    found = library.course.find("kinds", "passages#p2")
    assert found is not None
    pack, lesson = found
    opened: list[str] = []
    (kim,) = library.course.learners()
    library.course.begin(
        kim.id, pack, lesson, lambda attempt: opened.append(attempt.lesson.text), pytest.fail
    )
    until(lambda: opened, "the attempt")
    assert opened == ["The court published its ruling."]
    standings = library.course.standings(kim.id)
    assert standings["kinds", "passages#p2"].attempts == 1


def test_a_right_to_left_article_marks_the_words_that_are_pointed_at(library: Window) -> None:
    begin(library, "arabic")
    view = mark_view(library)
    text = attempt_of(library).lesson.text
    left = Qt.MouseButton.LeftButton
    first = view.page.viewport_point(text.index("مصدر"))
    last = view.page.viewport_point(text.index("مطلع") + 3)
    assert first is not None
    assert last is not None
    QTest.mousePress(view.page.viewport(), left, pos=first.toPoint())
    QTest.mouseMove(view.page.viewport(), last.toPoint())
    QTest.mouseRelease(view.page.viewport(), left, pos=last.toPoint())
    until(lambda: len(attempt_of(library).marks) == 1, "the mark")
    assert attempt_of(library).marks[0].mark.span.of(text) == "مصدر مطلع"
