"""What somebody who hears the program instead of seeing it is told, read by another process."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from accessibility.conftest import Reader

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the accessibility bus of Linux")

LESSON = "Open: Sixty militants"

CONTROLS = {
    "push button",
    "toggle button",
    "radio button",
    "check box",
    "combo box",
    "text",
    "list",
    "list item",
    "menu item",
    "check menu item",
    "radio menu item",
    "image",
}


def begin(reader: Reader) -> None:
    """Say who one is."""
    reader.shows("text", "Your name")
    assert reader.ask("type_text", "text", "Your name", words="Ana")
    reader.press("push button", "Begin")
    reader.shows("push button", "Open the lesson")


def open_article(reader: Reader) -> str:
    """Open the lesson's article, and return what is read out of it."""
    begin(reader)
    reader.press("push button", LESSON)
    reader.press("push button", "Read the article")
    reader.shows("text", "Article")
    return str(reader.ask("text", "text", "Article")["text"])


def mark(reader: Reader, start: int, end: int, pen: str) -> None:
    """Select what stands from *start* to *end* and take *pen*."""
    reader.ask("select", "text", "Article", start=start, end=end)
    reader.until(lambda: reader.ask("text", "text", "Article")["selected"], "a selection")
    reader.press("radio button", pen)


def announcements(reader: Reader) -> list[str]:
    """Return what was announced since events were asked for the last time."""
    said = reader.ask("events")
    return [each["said"] for each in said if each["event"].startswith("object:announcement")]


def hears(reader: Reader, *words: str) -> None:
    """Wait for an announcement that has all *words* in it."""
    heard: list[str] = []

    def arrived() -> bool:
        heard.extend(announcements(reader))
        return any(all(word in said for word in words) for said in heard)

    try:
        reader.until(arrived, "an announcement")
    except AssertionError:
        pytest.fail(f"nothing announced has {words} in it: {heard}")


def marks_on_disk(data: Path) -> list[tuple[str, str]]:
    """Return the category and words of every mark, as another program finds them."""
    with sqlite3.connect(f"file:{data / 'record.db'}?mode=ro", uri=True) as db:
        rows = db.execute(
            """SELECT category, substr(texts.text, "start" + 1, "end" - "start")
               FROM marks_added AS added JOIN attempts ON attempts.number = added.attempt
               JOIN texts ON texts.number = attempts.text ORDER BY event"""
        )
        return [(category, words) for category, words in rows]


def views(reader: Reader) -> Iterator[str]:
    """Go through the views over the bus, naming each."""
    reader.shows("text", "Your name")
    yield "welcome"
    begin(reader)
    yield "library"
    reader.press("push button", LESSON)
    reader.shows("push button", "Read the article")
    yield "brief"
    reader.press("push button", "Read the article")
    reader.shows("text", "Article")
    start = reader.ask("text", "text", "Article")["text"].index("about 60")
    mark(reader, start, start + len("about 60 IS militants"), "Unverifiable figure")
    reader.shows("list item", "Unverifiable figure")
    yield "mark"
    reader.press("push button", "Check my marks")
    reader.shows("push button", "Trace the claim")
    yield "check"
    reader.press("push button", "Trace the claim")
    reader.shows("push button", "Sum up")
    yield "trace"
    reader.press("radio button", "Seven, one for each report")
    reader.press("push button", "Answer question 1")
    reader.until(lambda: "Not quite." in announcements(reader), "the verdict")
    yield "trace, answered"
    reader.press("push button", "Sum up")
    reader.shows("push button", "Finish the lesson")
    yield "sum-up"


def test_every_control_has_a_name_and_a_role(reader: Reader, program: Path) -> None:
    nameless, controls = [], 0
    for view in views(reader):
        for each in reader.ask("tree"):
            if each["role"] in ("unknown", "invalid"):
                nameless.append(f"{view}: {each}")
            if "focusable" in each["states"] or each["role"] in CONTROLS:
                controls += 1
                if not each["name"].strip():
                    nameless.append(f"{view}: {each}")
    assert controls > 60
    assert not nameless, "\n".join(nameless)
    assert marks_on_disk(program) == [("unverifiable-figure", "about 60 IS militants")]


def test_the_article_reads_as_text_and_a_mark_is_made_named_and_entered(
    reader: Reader, program: Path
) -> None:
    text = open_article(reader)
    assert "MOSCOW (TASS): The United States is actively recruiting militants" in text
    assert "the SVR spokesman said" in text
    start = text.index("(TASS)") + 1
    before = reader.ask("attributes", "text", "Article", offset=start)
    mark(reader, start, start + 4, "State agency")
    # the mark is in the list under its category
    reader.shows("list item", "State agency: TASS")
    assert marks_on_disk(program) == [("state-agency", "TASS")]
    # … and in the text, where it can be told from what is not marked
    after = reader.ask("attributes", "text", "Article", offset=start)
    assert (after["start"], after["end"]) == (start, start + 4)
    assert after["attributes"] != before["attributes"]
    # whoever goes elsewhere and comes back hears what is marked there
    assert reader.ask("put_caret", "text", "Article", offset=text.index("Ivanov"))
    announcements(reader)
    assert reader.ask("put_caret", "text", "Article", offset=start + 1)
    hears(reader, "State agency")


def test_outcomes_are_announced_and_stand_in_a_list(reader: Reader, program: Path) -> None:
    text = open_article(reader)
    start = text.index("(TASS)") + 1
    mark(reader, start, start + 4, "State agency")
    reader.shows("list item", "State agency: TASS")
    announcements(reader)
    reader.press("push button", "Check my marks")
    hears(reader, "found", "State agency", "TASS")
    listed = [
        each["name"]
        for each in reader.until(
            lambda: [each for each in reader.ask("tree") if each["role"] == "list item"],
            "the outcomes",
        )
    ]
    assert any("found" in name and "TASS" in name for name in listed)
    assert any("missed" in name for name in listed)
    assert any("left alone rightly" in name for name in listed)
    reader.press("push button", "Next")
    hears(reader, "The United States")
    assert program.joinpath("record.db").exists()
