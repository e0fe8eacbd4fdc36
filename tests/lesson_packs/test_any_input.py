"""No input makes the reader raise, or work for long."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lesson_packs.written_lessons import front, lesson_source

from whosays.lesson_packs.lesson import Pack
from whosays.lesson_packs.prose import prose_html, prose_text
from whosays.lesson_packs.reading import LessonReading, read_lesson_text

WHOLE = lesson_source(
    """## Head

The [old *aide*]{#a .unnamed-source} said **[about 60]{#b .unverifiable-figure} boats** sank,
[the police]{#c .state-agency} said. [A list]{#d .decoy for="unverifiable-figure"} [of
boats]{#e .unverifiable-figure .contested}, [police]{.again for=c} [said](https://a.example).

> quoted &amp; `code`

1. one
   - two""",
    """# Key

## Who? {#a extent="The old aide said"}

Text. [term](glossary.md#x)

**Ask:** Who?

## More {#f .state-agency quote="sank" nth=1}

Text.

# Trace

| id | outlet | date | credits | republishes | note |
|---|---|---|---|---|---|
| x | X | 2022 | | | |
| y | Y | 2022-05 | x | | a \\| b |

# Questions

1. Who?
   - ( ) One
   - (x) Two

   Because.

# Notes

```
# Key
```
""",
)
LINES = WHOLE.split("\n")
SCRAPS = [*LINES, "[", "]{#", "]{.x}", "{#a", "![", "](", "**", "`", "```", "---", "> ", "\t- ",
          "# ", "## {", "|", "\\", "\ufeff", "\x00", "\u2028", "&#0;", "&#xfdd0;",
          "1. ", "- (x) "]  # fmt: skip


def is_sound(reading: LessonReading, source: str) -> None:
    """Assert what holds for every reading."""
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in reading.problems:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 2
        assert problem.message == problem.message.strip()
        assert "\n" not in problem.message
    lesson = reading.lesson
    assert (lesson is None) == any(problem.severity == "error" for problem in reading.problems)
    if lesson is None:
        return
    ends = [0]
    for block in lesson.blocks:
        assert ends[-1] <= block.span.start <= block.span.end <= len(lesson.text)
        assert lesson.text[ends[-1] : block.span.start] in ("", "\n\n")
        ends.append(block.span.end)
    assert ends[-1] == len(lesson.text)
    for span in lesson.key:
        assert span.extent.contains(span.core)
        assert any(block.span.contains(span.core) for block in lesson.blocks)
        assert lesson.words.compared(span.core.start, span.core.end)


def test_lesson_that_the_mutations_begin_from_is_whole() -> None:
    assert read_lesson_text(WHOLE).lesson is not None


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_arbitrary_text(source: str) -> None:
    is_sound(read_lesson_text(source), source)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(SCRAPS), max_size=12), st.sampled_from(["\n", " ", ""]))
def test_arbitrary_scraps_of_lessons_as_an_article(scraps: list[str], between: str) -> None:
    source = front() + "# Article\n\n" + between.join(scraps)
    is_sound(read_lesson_text(source), source)


Edit = Callable[[list[str]], list[str]]


def _delete(at: int) -> Edit:
    return lambda lines: lines[:at] + lines[at + 1 :]


def _repeat(at: int) -> Edit:
    return lambda lines: lines[:at] + lines[at : at + 1] + lines[at:]


def _insert(at: int, scrap: str) -> Edit:
    return lambda lines: [*lines[:at], scrap, *lines[at:]]


def _chop(at: int, length: int) -> Edit:
    return lambda lines: [
        *lines[:at],
        *(line[:length] for line in lines[at : at + 1]),
        *lines[at + 1 :],
    ]


places = st.integers(0, len(LINES))
edits = st.one_of(
    places.map(_delete),
    places.map(_repeat),
    st.builds(_insert, places, st.sampled_from(SCRAPS)),
    st.builds(_chop, places, st.integers(0, 40)),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(edits, min_size=1, max_size=4))
def test_mutations_of_a_whole_lesson(changes: list[Edit]) -> None:
    lines = LINES
    for change in changes:
        lines = change(lines)
    source = "\n".join(lines)
    is_sound(read_lesson_text(source), source)


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(), st.lists(st.sampled_from(SCRAPS), max_size=15).map("\n".join)))
def test_prose_never_raises_and_never_lets_a_script_through(source: str) -> None:
    shown = prose_html(source + "<script>x</script> [x](javascript:y)")
    assert "<script" not in shown
    assert 'href="javascript' not in shown.lower()
    prose_text(source)


def calls_made(work: Callable[[], object]) -> int:
    """Return how many functions *work* calls: a measure of work that no busy machine changes."""
    count = 0

    def note(_frame: object, _event: str, _argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


REPEATED = ["[", "[a](", "![", "*a ", "**a *b _c ", "***", "`a ``b ", "[[x]{#a .b}]{#c} ", "]{#a}",
            "[a]{", "<a ", "&#", "{#a ", "> ", "- ", "\\", "_a*", "[x\n", "- a\n", "> a\n", "```\n",
            "~~~~ a\n", "# x\n", "|a|b\n", "## T {#a}\n", "[x]{.state-agency}\n\n"]  # fmt: skip


@pytest.mark.parametrize("scrap", REPEATED)
def test_work_grows_no_faster_than_the_article(scrap: str) -> None:
    head = front() + "# Article\n\n"
    few = calls_made(lambda: read_lesson_text(head + scrap * 250))
    many = calls_made(lambda: read_lesson_text(head + scrap * 1000))
    assert many < 6 * few


@pytest.mark.parametrize("scrap", ["[", "[a](", "***a ", "`a ``b ", "\n> "])
def test_ten_thousand_of_anything_are_read_in_seconds(scrap: str) -> None:
    began = time.process_time()
    read_lesson_text(front() + "# Article\n\n" + scrap * 10_000)
    prose_html(scrap * 10_000)
    assert time.process_time() - began < 20


def test_file_with_endless_problems_is_left_after_two_thousand() -> None:
    for scrap in ("# {0}\n", "## T {{#x{0}}}\n\n", "[x]{{#a{0} .{0}x}}\n\n", "{0} | a\n"):
        body = "".join(scrap.format(number) for number in range(5_000))
        source = front() + "# Article\n\n[a boat]{#b .state-agency}\n\n# Key\n\n" + body
        reading = read_lesson_text(source.replace("# Key\n\n[x]", "[x]"))
        assert len(reading.problems) <= 2001
        if len(reading.problems) == 2001:
            assert "not listed" in reading.problems[0].message


def many_spans(count: int, words: str = "old boats, ") -> str:
    """Return an article of *count* spans, each with its entry."""
    spans = "".join(f"[{words}]{{#a{n} .state-agency}}\n" for n in range(count))
    entries = "".join(f"## Who? {{#a{n}}}\n\nx\n\n" for n in range(count))
    return lesson_source(spans, f"# Key\n\n{entries}")


def test_spans_beyond_what_a_lesson_has_are_one_error_at_the_last_of_them() -> None:
    assert read_lesson_text(many_spans(1000)).lesson is not None
    (problem,) = read_lesson_text(many_spans(1001)).problems
    assert "more than 2,000 spans" in problem.message
    assert problem.line == many_spans(1001)[: many_spans(1001).rindex("## ")].count("\n") + 1


def test_spans_inside_one_another_are_read_to_eight_levels() -> None:
    def nested(depth: int) -> str:
        spans = "".join(f"]{{#a{n} .state-agency}}" for n in range(depth))
        return lesson_source("[" * depth + "old boats" + spans)

    message = "Spans are nested too deep here"
    assert message not in str(read_lesson_text(nested(8)).problems)
    told = [str(each) for each in read_lesson_text(nested(1000)).problems if message in str(each)]
    assert len(told) == 1


def test_work_of_quotes_is_bounded_however_often_the_words_stand() -> None:
    def quoting(entries: int, more: str) -> str:
        key = "".join(
            f'## T {{#a{n} .state-agency quote="boat"{more}}}\n\nx\n\n' for n in range(entries)
        )
        return lesson_source("boat " * 100_000, f"# Key\n\n{key}")

    began = time.process_time()
    read_lesson_text(quoting(1500, " nth=9999"))
    read_lesson_text(quoting(50, f' before="{"x" * 20_000}"'))
    assert time.process_time() - began < 20


def test_deep_nesting_is_told_and_not_followed() -> None:
    for scrap in (">" * 20_000 + " x", "- " * 20_000 + "x", "*a [" * 5_000):
        read_lesson_text(front() + "# Article\n\n" + scrap)
        prose_html(scrap)


def test_pack_is_used_for_what_a_lesson_may_name() -> None:
    from pathlib import Path

    from whosays.lesson_packs.lesson import Category

    mine = Category("tone", "Tone", "T", "How it sounds.", "How does it sound?")
    pack = Pack("p", "1.0.0", "P", "A", "de", "MIT", "", Path(), categories=(mine,))
    source = lesson_source("[Der]{#a .tone} Ton", categories="tone")
    assert read_lesson_text(source).lesson is None
    assert "no word" in read_lesson_text(source, pack=pack).problems[0].message
    lesson = read_lesson_text(source.replace("[Der]", "[Der laute]"), pack=pack).lesson
    assert lesson is not None
    assert lesson.language == "de"
