"""A new lesson has the article letter for letter, whatever Markdown would make of it."""

from __future__ import annotations

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from whosays.articles.span import Span
from whosays.authoring.lesson_text import LessonText
from whosays.authoring.new_lesson import NewLesson, new_lesson, plain_article
from whosays.authoring.spans import Meaning, with_span
from whosays.lesson_packs.lesson import Origin, Role
from whosays.lesson_packs.reading import read_lesson_text

LINE = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=80),
    st.sampled_from(
        [
            "# Key", "- item", "1. one", "2) two", "> quoted", "---", "***", "===", "```", "~~~",
            "| a | b |", "|---|---|", "[x]{#y .decoy}", "*em* _em_ **b**", "[a](http://b.example)",
            "![p](q.png)", "&amp; &#65;", "<b>", "\\*", "a\\", "    code", "[1]: http://x.example",
            "+ plus", "12.", "#", "{#a}", "http://x.example <http://x.example>", "`code`",
        ]
    ),
)  # fmt: skip
BODY = st.lists(st.lists(LINE, min_size=1, max_size=3).map("\n".join), max_size=5).map("\n\n".join)


@given(BODY, st.one_of(st.just(""), LINE), LINE, LINE)
@settings(max_examples=400, deadline=None)
@example("SAN'A, May 17. /TASS/. A [sic] *note* of 3*4*5 & co.\n\n1. First", "A_b_c", "T", "")
def test_any_text(body: str, headline: str, title: str, publisher: str) -> None:
    plain = plain_article(headline, body)
    assume(plain)
    facts = NewLesson(title, body, headline, publisher, "2022-05", "https://a.example/b", "quoted")
    source = new_lesson(facts, {"taken"})
    text = LessonText(source)
    assert text.article.text == plain
    assert not text.spans
    assert text.facts.get("publisher", "") == plain_article("", publisher).replace("\n", " ")


def test_quick_path_is_a_lesson_that_works() -> None:
    body = "MOSCOW, May 17. About 60 militants were freed, a source said.\n\nNobody counted them."
    facts = NewLesson(
        "Sixty", body, "The headline", "TASS", "2022-05-17", "https://a.example", "quoted"
    )
    text = LessonText(new_lesson(facts, {"sixty"}))
    assert text.facts["id"] == "sixty-2"
    start = text.article.text.index("a source")
    text, identifier = with_span(
        text, Span(start, start + 8), Meaning(Role.TARGET, ("unnamed-source",))
    )
    reading = read_lesson_text(text.text)
    assert reading.lesson is not None, reading.problems
    assert [span.core.of(reading.lesson.text) for span in reading.lesson.key] == ["a source"]
    assert reading.lesson.text.startswith("The headline\n\nMOSCOW, May 17. About 60")
    assert reading.lesson.origin is Origin.REAL
    assert identifier == "a-source"
