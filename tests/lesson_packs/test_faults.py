"""Every rule of the format is checked, and a file's problems are all told in one run."""

from __future__ import annotations

import pytest
from lesson_packs.written_lessons import errors, front, line_of, read, warnings

from whosays.lesson_packs.problem import Severity
from whosays.lesson_packs.reading import read_lesson_text

FAULTY = """---
id: Al Tanf
title: Sixty militants
level: 7
minutes: soon
practice: independant
categories: unnamed-source, state-agency, secrets
origin: real
publisher: TASS
published: 2022-02-30
url: thefrontierpost.com
topic: war
topic: peace
- a list
---
A brief with a [term](glossary.md#dateline) and a [bad link](javascript:x).

# Article

According to [sources]{#one .unnamed-sauce} the pier fell.

The [mayor]{#two} said [ten boats]{#three .decoy} sank, [of which]{#three .unnamed-source} two.

*The [harbour* office]{#four .state-agency} said so, [an aide]{#five .unnamed-source quote="x"}.

A paragraph that [begins a span

and ends it]{#six .state-agency} in the next.

    An indented block.

[Who]{#seven .state-agency said so.

The [—]{#eight .unnamed-source} and [later]{#nine .again for=nobody}.

![A picture](media/none.png) in the text.

# Key

## No id here

Text.

## No span for this {#ghost}

Text.

## A quote that is not there {#quoted .unnamed-source quote="never said"}

Text.

## Never closed {#open quote="the words}

Text.

# Sources

Nobody knows this section.

# Trace

| id | outlet | date | credits | republishes | note |
|---|---|---|---|---|---|
| svr | SVR | 2022-13-01 | | | |
| tass | | 2022 | srv | | |
| a | A | 2022 | b | | |
| b | B | 2022 | a | | |
| c | C | 2022 |

# Questions

1. No choices at all?

2. Nobody is right?
   - ( ) One
   - ( ) Two

3. Two are right?
   - (x) One of them
   - (x) The other of them

4. At the margin?
- (x) Not indented
   - ( ) Indented

# Notes

Notes.

# Notes

Notes once more.
"""

EXPECTED = [
    # line by what stands in it, column, a part of the message
    ("id: Al Tanf", 5, "no id"),
    ("level: 7", 8, "from 1 to 5"),
    ("minutes: soon", 10, "a number"),
    ("practice: independant", 11, "Did you mean “independent”?"),
    ("categories:", 13, "“secrets” is no category"),
    ("published:", 12, "no date"),
    ("url:", 6, "no web address"),
    ("topic: war", 1, "no key"),
    ("topic: peace", 1, "given twice"),
    ("- a list", 1, "list"),
    ("A brief with", 62, "without its link"),
    ("unnamed-sauce", 29, "Did you mean “unnamed-source”?"),
    ("The [mayor]", 5, "no category"),
    ("The [mayor]", 24, "what it looks like"),
    ("The [mayor]", 57, "taken by the span"),
    ("*The [harbour*", 6, "in the key"),
    ("*The [harbour*", 54, "not explained"),
    ("*The [harbour*", 92, "no meaning here"),
    ("and ends it]", 12, "in the key"),
    ("An indented block.", 5, "indented block"),
    ("[Who]", 28, "no attribute"),
    ("The [—]", 5, "no word"),
    ("The [—]", 62, "No span is called"),
    ("![A picture]", 1, "paragraph of its own"),
    ("## No id here", 1, "names its span"),
    ("## No span for this", 1, "ghost"),
    ("## A quote that", 61, "does not stand in the article"),
    ("## Never closed", 30, "never closed"),
    ("# Sources", 1, "no section"),
    ("| svr |", 15, "no date"),
    ("| tass |", 9, "no outlet"),
    ("| tass |", 19, "No row has the id"),
    ("| b | B |", 18, "circle"),
    ("| c | C |", 1, "3 cells"),
    ("1. No choices", 1, "no choices"),
    ("2. Nobody is right?", 1, "no right answer"),
    ("The other of them", 4, "a right answer already"),
    ("- (x) Not indented", 1, "indented"),
]


def test_many_faults_are_all_reported_with_their_lines_in_one_run() -> None:
    reading = read_lesson_text(FAULTY, "faulty.md")
    assert reading.lesson is None
    found = {(each.line, each.column): each.message for each in reading.problems}
    for needle, column, part in EXPECTED:
        place = (line_of(FAULTY, needle), column)
        assert part in found.get(place, ""), (needle, place, found.get(place), found)
    last = FAULTY[: FAULTY.rindex("# Notes")].count("\n") + 1
    assert "stands here twice" in found[last, 1]
    assert [each.line for each in reading.problems] == sorted(
        each.line for each in reading.problems
    )


def test_one_fault_makes_no_others() -> None:
    expected = {(line_of(FAULTY, needle), column) for needle, column, _part in EXPECTED}
    expected.add((FAULTY[: FAULTY.rindex("# Notes")].count("\n") + 1, 1))
    expected.add((line_of(FAULTY, "- a list") + 1, 1))  # what is missing is reported at the end
    found = {(each.line, each.column) for each in read_lesson_text(FAULTY).problems}
    assert found - expected == set()


def test_problem_is_printed_as_file_line_column_message() -> None:
    problem = read_lesson_text("no front matter", "a b/x.md").problems[0]
    assert str(problem).startswith("a b/x.md:1:1: The front matter is missing; ")


KEY = "# Key\n\n## T {#a}\n\nx\n"


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"id": None}, "“id” is missing"),
        ({"title": ""}, "“title” is missing"),
        ({"level": "0"}, "from 1 to 5"),
        ({"level": "²"}, "from 1 to 5"),
        ({"minutes": "1.5"}, "a number"),
        ({"categories": "[unnamed-source, state-agency]"}, "separated by commas"),
        ({"categories": "unnamed-source,,state-agency"}, "empty or stands twice"),
        ({"categories": "single-source-story"}, "whole document"),
        ({"origin": "real"}, "“publisher” is missing"),
        ({"origin": "real", "publisher": "x", "published": "2022", "url": "https://a.b"}, "rights"),
        ({"origin": "rael"}, "Did you mean “real”?"),
        ({"published": "2023-02-29"}, "no date"),
        ({"published": "22-02-01"}, "no date"),
        ({"url": "ftp://a.example/x"}, "no web address"),
        ({"set": "before"}, "belongs to tests"),
        ({"practice": "test", "set": "middle"}, "before, after"),
        ({"title": "|"}, "on one line"),
    ],
)
def test_front_matter_errors(changes: dict[str, str | None], part: str) -> None:
    reading = read("Text.", **changes)
    assert any(part in message for message in errors(reading)), errors(reading)
    assert reading.lesson is None


def test_front_matter_may_hold_comments_blank_lines_and_quotation_marks() -> None:
    source = front(title="'Who: “x”?'").replace("level:", "# a comment\n\nlevel:")
    lesson = read_lesson_text(source + "# Article\n\nText.").lesson
    assert lesson is not None
    assert lesson.title == "Who: “x”?"


def test_front_matter_that_is_never_closed_hides_nothing_that_follows() -> None:
    source = front().removesuffix("---\n") + "\n# Article\n\n[x]{#a .unnamed-sorce} y\n\n---\n"
    found = read_lesson_text(source).problems
    assert any("never closed" in each.message and each.line == 1 for each in found)
    assert any("unnamed-sorce" in each.message for each in found)


@pytest.mark.parametrize(
    ("article", "part"),
    [
        ("[x]{#a .state-agency .decoy}", "no category of its own"),
        ("[x]{#a .decoy for=state-agnecy}", "Did you mean “state-agency”?"),
        ("[x]{#a .again}", "says of what"),
        ("[x]{#a .contested}", "needs a category"),
        ("[x]{#a .decoy .again for=state-agency}", "exclude each other"),
        ("[x]{#a .state-agency .given}", "guided"),
        ("[x]{#a .state-agency for=b}", "belongs to .decoy and .again"),
        ("[x]{#a .decoy for=state-agency} [y]{#b .again for=a}", "to be found"),
        ("[x]{#a .state-agency fro=b}", "Did you mean “for”?"),
        ("[x]{#a .state-agency nth=2}", "no meaning here"),
        ("[x]{#a #b .state-agency}", "second id"),
        ("[x]{#a .state-agency for=b for=c}", "given twice"),
        ("[x]{#a . state-agency}", "name is missing"),
        ("[x]{#a.state-agency,}", "does not belong"),
        ('[x]{#a .decoy for="state-agency}', "never closed"),
        ("[x]{#a .state-agency", "never closed"),
        ("[x] {#a .state-agency}", "without a space"),
        ("[x]{state-agency}", "no attribute"),
        ("[]{#a .state-agency}", "holds no words"),
        ("[the]{#a .state-agency}", "no word"),
        ("[*x]{#a .state-agency} y*", "in the key"),
        ("[x](https://a.example) y]{#a .state-agency}", "in the key"),
        ("[x]{#a .state-agency} [x y]{#b .state-agency}, [[y]{#c .unnamed-source}]{#d "
         ".unnamed-source}", "same words"),
        ("[[y]{#c .decoy for=state-agency}]{#d .state-agency}", "same words"),
    ],
)  # fmt: skip
def test_span_errors(article: str, part: str) -> None:
    reading = read(article)
    assert any(part in message for message in errors(reading)), errors(reading)


def test_crossing_message_names_the_quote_form() -> None:
    for article in ("*a [b* c]{#x .state-agency}", "[b *c]{#x .state-agency} d*"):
        (message,) = errors(read(article))
        assert 'quote="the words"' in message


@pytest.mark.parametrize(
    ("entry", "part"),
    [
        ("## T {#a}\n\nx\n\n## T {#a}\n\ny", "has an entry already"),
        ("## T {#a quote='pier'}\n\nx", "stands in brackets"),
        ("## T {#a .state-agency}\n\nx", "something else"),
        ("## T {#b .state-agency quote='no such'}\n\nx", "does not stand in the article"),
        ("## T {#b .state-agency quote='pier' nth=3}\n\nx", "only once"),
        ("## T {#b .state-agency quote='pier' nth=x}\n\nx", "no count"),
        ("## T {#b .state-agency quote=''}\n\nx", "between 1 and 1,000"),
        ("## T {#b .state-agency quote='fell. Another'}\n\nx", "end of a paragraph"),
        ("## T {#aa}\n\nx", "Did you mean “a”?"),
        ("## {#a}\n\nx", "no title"),
        ("## T {#a}\n\nx\n\n### U {#b}\n\ny", "second level"),
        ("## T {#a} more\n\nx", "Nothing may follow"),
        ("## T {#a}\n\n**Ask:** One?\n\n**Ask:** Two?", "second question"),
        ("## T {#a}\n\n**Ask:**\n\nx", "question is missing"),
    ],
)
def test_key_errors(entry: str, part: str) -> None:
    reading = read("The old [aide]{#a .unnamed-source} pier fell.\n\nAnother.", f"# Key\n\n{entry}")
    assert any(part in message for message in errors(reading)), errors(reading)


def test_span_without_entry_is_a_warning_and_under_strict_an_error() -> None:
    from lesson_packs.written_lessons import lesson_source

    source = lesson_source("[Aides]{#a .unnamed-source} said so. [Aides]{.again for=a} did.")
    usual = read_lesson_text(source)
    assert usual.lesson is not None
    assert [each.severity for each in usual.problems] == [Severity.WARNING]
    strict = read_lesson_text(source, strict=True)
    assert strict.lesson is None
    assert [each.severity for each in strict.problems] == [Severity.ERROR]


def test_overlap_in_one_category_and_untrained_category_are_warnings() -> None:
    overlap = read("[The [old aide]{#b .unnamed-source} there]{#a .unnamed-source}")
    assert overlap.lesson is not None
    assert any("overlaps" in message for message in warnings(overlap))
    untrained = read("[aide]{#a .unnamed-source}", categories="state-agency")
    assert untrained.lesson is not None
    assert any("does not train" in message for message in warnings(untrained))


@pytest.mark.parametrize(
    ("rest", "part"),
    [
        ("# Clave\n", "add a class"),
        ("# Keys\n", "Did you mean “key”?"),
        ("# Clave {.clave}\n", "names no section"),
        ("# Key\n\n" + KEY, "stands here twice"),
        ("# Article\n\nAnother.", "needs an id"),
    ],
)
def test_section_errors(rest: str, part: str) -> None:
    reading = read("[x]{#a .state-agency}", rest)
    assert any(part in message for message in errors(reading)), errors(reading)


def test_sections_are_known_by_class_in_any_order() -> None:
    source = front() + (
        "# Notas {.notes}\n\nN\n\n# Clave {.key}\n\n## T {#a}\n\nx\n\n"
        "# Artículo {.article}\n\n[x]{#a .state-agency}\n"
    )
    reading = read_lesson_text(source)
    assert reading.lesson is not None
    assert reading.lesson.notes == "N"
    assert reading.lesson.key[0].explanation == "x"


def test_heading_in_a_closed_code_block_of_the_notes_is_no_section() -> None:
    lesson = read("Text.", "# Notes\n\n```\n# Key\n```\n\nMore.").lesson
    assert lesson is not None
    assert lesson.notes == "```\n# Key\n```\n\nMore."


def test_code_block_that_is_never_closed_hides_no_section() -> None:
    reading = read("Text.", "# Notes\n\n```\n\n# Questions\n\n1. No choices?\n")
    assert any("no choices" in message for message in errors(reading))


def test_file_that_is_no_utf_8_and_invisible_characters(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    from whosays.lesson_packs.reading import read_lesson

    folder = tmp_path_factory.mktemp("files")
    bad = folder / "bad.md"
    bad.write_bytes(b"---\nid: caf\xe9\n")
    problems = read_lesson(bad).problems
    assert (2, 8) in [(each.line, each.column) for each in problems if "UTF-8" in each.message]
    (folder / "wide.md").write_bytes("---\n".encode("utf-16"))
    assert "UTF-16" in read_lesson(folder / "wide.md").problems[0].message
    assert "folder" in read_lesson(folder).problems[0].message
    assert "no such file" in read_lesson(folder / "gone.md").problems[0].message
    assert any("U+0007" in message for message in errors(read("A \x07 bell.")))
    assert any("U+FDD0" in message for message in errors(read("A \ufdd0.")))
