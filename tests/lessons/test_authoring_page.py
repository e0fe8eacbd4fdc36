"""The page for authors shows only examples that the program reads without a complaint."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from whosays.bundled import bundled
from whosays.lesson_packs.lesson import Role
from whosays.lesson_packs.reading import LessonReading, read_lesson, read_pack

FENCE = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FRAME = """---
id: frame
title: A frame around a fragment
level: 1
minutes: 1
practice: {practice}
categories: unnamed-source, state-agency, unverifiable-figure
origin: written
---
Mark what an editor would check.

"""
ARTICLE = """# Article

[Sources]{#sources .unnamed-source} said so.

# Key

## Which? {#sources}

Nobody is named.

"""


@dataclass(frozen=True)
class Example:
    """A fenced example of the page and the line it begins on."""

    kind: str
    text: str
    line: int


def page() -> str:
    return (bundled("lessons") / "README.md").read_text(encoding="utf-8")


def examples() -> list[Example]:
    text = page()
    return [
        Example(match[1], match[2], text.count("\n", 0, match.start()) + 1)
        for match in FENCE.finditer(text)
    ]


def of_kind(kind: str) -> list[Example]:
    return [example for example in examples() if example.kind == kind]


def place(example: Example) -> str:
    return f"line-{example.line}"


def read(folder: Path, source: str) -> LessonReading:
    file = folder / "example.md"
    file.write_text(source, encoding="utf-8")
    return read_lesson(file)


def framed(section: str) -> str:
    practice = "guided" if ".given" in section else "independent"
    has_article = "{.article}" in section or "# Article" in section
    return FRAME.format(practice=practice) + ("" if has_article else ARTICLE) + section


def test_every_example_says_what_it_is() -> None:
    kinds = {example.kind for example in examples()}
    assert kinds == {
        "markdown lesson",
        "markdown section",
        "markdown pack",
        "markdown glossary",
        "text",
    }


@pytest.mark.parametrize("example", of_kind("markdown lesson"), ids=place)
def test_whole_lesson_is_read_without_a_complaint(example: Example, tmp_path: Path) -> None:
    reading = read(tmp_path, example.text)
    assert reading.problems == ()
    assert reading.lesson is not None


@pytest.mark.parametrize("example", of_kind("markdown section"), ids=place)
def test_fragment_is_read_without_a_complaint(example: Example, tmp_path: Path) -> None:
    reading = read(tmp_path, framed(example.text))
    assert reading.problems == ()
    assert reading.lesson is not None


def test_lesson_in_one_minute_is_short_and_has_what_the_page_says(tmp_path: Path) -> None:
    first = next(example for example in examples() if example.kind == "markdown lesson")
    assert first.text.count("\n") < 50
    lesson = read(tmp_path, first.text).lesson
    assert lesson is not None
    found = {span.core.of(lesson.text): span.role for span in lesson.key}
    assert found == {
        "A person close to the company": Role.TARGET,
        "about 40 passengers a day": Role.TARGET,
        "49-seat": Role.DECOY,
    }
    assert all(span.ask for span in lesson.key)


def test_lesson_in_one_minute_passes_the_command_that_the_page_names(tmp_path: Path) -> None:
    first = next(example for example in examples() if example.kind == "markdown lesson")
    (tmp_path / "ferry.md").write_text(first.text, encoding="utf-8")
    assert "whosays check --strict ferry.md" in page()
    answer = subprocess.run(
        [sys.executable, "-m", "whosays", "check", "--strict", "ferry.md"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_example_pack_is_read_with_its_category_and_glossary(tmp_path: Path) -> None:
    for kind, name in (("pack", "pack.md"), ("glossary", "glossary.md"), ("lesson", "01.md")):
        example = next(item for item in examples() if item.kind == f"markdown {kind}")
        (tmp_path / name).write_text(example.text, encoding="utf-8")
    reading = read_pack(tmp_path)
    assert reading.problems == ()
    assert reading.pack is not None
    assert [category.id for category in reading.pack.categories] == ["loaded-words"]
    assert [term.anchor for term in reading.pack.glossary] == ["dateline", "unnamed-source"]
    assert reading.pack.lesson("ferry") is not None


def test_each_kind_of_span_in_the_table_is_in_the_example_below_it(tmp_path: Path) -> None:
    example = next(item for item in examples() if ".given" in item.text)
    lesson = read(tmp_path, framed(example.text)).lesson
    assert lesson is not None
    assert {span.role for span in lesson.key} == set(Role)
    assert any(span.given for span in lesson.key)
    assert any(len(span.categories) == 2 for span in lesson.key)


def test_every_key_and_class_of_the_format_is_explained() -> None:
    text = page()
    words = "format id version title authors language licence level minutes practice set categories"
    words += " origin publisher published url rights worked guided independent test real written"
    words += " before after credits republishes"
    classes = ".decoy .contested .again .given .category .article .key .trace .questions .notes"
    missing = [word for word in words.split() if f"`{word}" not in text]
    missing += [name for name in classes.split() if name not in text]
    assert missing == []


def test_links_of_the_page_lead_somewhere() -> None:
    text = page()
    outside = FENCE.sub("", text)
    headings = {
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        for heading in re.findall(r"^## (.+)$", outside, re.MULTILINE)
    }
    targets = re.findall(r"(?<!`)\]\(([^)]+)\)(?!`)", outside)
    assert {target[1:] for target in targets if target.startswith("#")} == headings
    files = [target for target in targets if not target.startswith("#")]
    assert files
    assert [name for name in files if not (bundled("lessons") / name).is_file()] == []
