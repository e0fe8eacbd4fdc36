"""The key of a lesson that does not carry its article, tied to a text that was fetched."""

from __future__ import annotations

from lesson_packs.written_lessons import front

from whosays.lesson_packs.attaching import attach
from whosays.lesson_packs.lesson import Lesson, Role
from whosays.lesson_packs.reading import read_lesson_text

ADDRESS = "https://a.example/pier"
KEY = """Mark.

# Key

## Who? {#who .unnamed-source quote="sources" before="according to"}

Nobody knows.

## Again {#more .again for=who quote="sources" nth=2}

## How many? {#many .unverifiable-figure quote="dozens of beams" extent="dozens of beams, they"}

Who counted?

## Police {#police .decoy for=state-agency quote="the police"}

They only came.
"""


def lesson(key: str = KEY, **changes: str | None) -> Lesson:
    reading = read_lesson_text(front(url=ADDRESS, **changes) + key)
    assert reading.lesson is not None, reading.problems
    return reading.lesson


def test_key_only_lesson_has_no_article() -> None:
    found = lesson()
    assert not found.has_article
    assert (found.text, found.key) == ("", ())
    assert [entry.id for entry in found.unattached] == ["who", "more", "many", "police"]
    assert found.unattached[1].categories == ("unnamed-source",)


def test_entries_find_their_places_in_another_dress_of_the_text() -> None:
    text = (
        "“Unsafe”, say sources, and according to\u00a0sources, dozens\u00a0of beams, they say,"
        " rotted.\n\nThe police came."
    )
    attached = attach(lesson().unattached, text)
    found = {span.id: span.core.of(text) for span in attached.key}
    assert found == {"who": "sources", "more": "sources", "many": "dozens\u00a0of beams"}
    spans = {span.id: span for span in attached.key}
    assert text[: spans["who"].core.start].endswith("according to\u00a0")
    assert spans["many"].extent.of(text) == "dozens\u00a0of beams, they"
    assert spans["more"].explanation == "Nobody knows."
    assert spans["more"].role is Role.AGAIN
    assert [entry.id for entry in attached.missing] == ["police"]
    assert attached.ambiguous == ()


def test_later_mention_without_its_first_does_not_fit_and_doubt_is_named() -> None:
    attached = attach(lesson().unattached, "Two sources and sources. The police and the police")
    assert [entry.id for entry in attached.missing] == ["who", "more", "many"]
    assert [entry.id for entry in attached.ambiguous] == []
    attached = attach(lesson().unattached, "I met the police and the police.")
    assert [entry.id for entry in attached.ambiguous] == ["police"]


def test_key_only_lesson_needs_an_address_and_quotes() -> None:
    without_address = read_lesson_text(front() + KEY)
    assert any("url: https://" in problem.message for problem in without_address.problems)
    without_quote = read_lesson_text(front(url=ADDRESS) + "# Key\n\n## T {#a .state-agency}\n\nx\n")
    assert any("quotes its span" in problem.message for problem in without_quote.problems)
    nothing = read_lesson_text(front(url=ADDRESS) + "Only a brief.")
    assert any("has no article" in problem.message for problem in nothing.problems)
