"""Packs, their page, their glossary, and the library that finds lessons in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from lesson_packs.written_lessons import lesson_source
from lesson_packs.written_pictures import png

from whosays.errors import KnownError
from whosays.lesson_packs.categories import (
    SCORED,
    WHOLE_DOCUMENT,
    built_in_categories,
    categories_of,
)
from whosays.lesson_packs.library import Library, find_lesson, installed
from whosays.lesson_packs.reading import read_pack

PAGE = """---
format: 1
id: harbour
version: 1.0.0
title: News from the harbour
authors: Holm School
language: en
licence: CC-BY-4.0
---
Six reports. See [dateline](glossary.md#dateline).

## For whom

For all.
"""
CATEGORY = """
## Loud words {.category #loud-words letter=X}

Words that shout.

**Ask:** Would you shout it?
"""
GLOSSARY = (
    "# Glossary\n\nWords.\n\n## Dateline\n\nThe place.\n\n## On the record (here)\n\nNamed.\n"
)
LESSON = lesson_source(
    "[Aides]{#a .unnamed-source} said.",
    "# Key\n\n## Who? {#a}\n\nNobody [x](glossary.md#dateline).\n",
)


def pack(folder: Path, page: str = PAGE, glossary: str | None = GLOSSARY, **lessons: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.md").write_text(page, encoding="utf-8")
    if glossary is not None:
        (folder / "glossary.md").write_text(glossary, encoding="utf-8")
    for name, source in (lessons or {"one": LESSON}).items():
        (folder / f"{name}.md").write_text(source, encoding="utf-8")
    return folder


def messages(folder: Path) -> list[str]:
    return [str(problem) for problem in read_pack(folder).problems]


def test_pack_with_its_own_category_glossary_and_lessons_in_order(tmp_path: Path) -> None:
    second = LESSON.replace("id: pier", "id: boat").replace(
        ".unnamed-source}", ".loud-words}"
    ).replace("unverifiable-figure", "loud-words")  # fmt: skip
    folder = pack(tmp_path / "p", PAGE + CATEGORY, B_two=LESSON, a_one=second)
    (folder / "README.md").write_text("not a lesson")
    (folder / ".draft.md").write_text("not a lesson")
    reading = read_pack(folder)
    assert reading.problems == ()
    assert reading.pack is not None
    assert [lesson.id for lesson in reading.pack.lessons] == ["boat", "pier"]
    assert reading.pack.introduction.endswith("## For whom\n\nFor all.")
    assert [term.anchor for term in reading.pack.glossary] == ["dateline", "on-the-record-here"]
    (own,) = reading.pack.categories
    assert (own.id, own.letter, own.definition, own.question) == (
        "loud-words",
        "X",
        "Words that shout.",
        "Would you shout it?",
    )
    assert categories_of(reading.pack)["loud-words"] is own


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("format: 1", "format: 2", "pack.md:2:9: This pack is of format 2, which a version of Who"),
        ("format: 1", "format: one", "no format"),
        ("id: harbour", "id: The Harbour", "no id"),
        ("version: 1.0.0", "version: 1.0", "like “1.0.0”"),
        ("language: en", "language: English language", "like “pt-BR”"),
        ("licence: CC-BY-4.0", "licence: free for all!", "like “CC-BY-4.0”"),
        ("authors: Holm School\n", "", "“authors” is missing"),
        ("#dateline)", "#datelin)", "Did you mean “dateline”?"),
        ("## For whom", "## For whom {.categry #x letter=Y}", "Did you mean “category”?"),
        ("## For whom", "## For whom {.category #x}", "letter=L"),
        ("## For whom", "## For whom {.category #x letter=U}", "belongs to “unnamed-source”"),
        ("## For whom", "## For whom {.category #state-agency letter=Y}", "the same in every pack"),
        ("## For whom", "## For whom {.category letter=Y}", "#its-id"),
        ("## For whom", "## For whom {.category #x letter=Y}", "no question"),
    ],
)
def test_faults_of_the_page(tmp_path: Path, old: str, new: str, part: str) -> None:
    found = messages(pack(tmp_path / "p", PAGE.replace(old, new)))
    assert any(part in message for message in found), found


def test_fault_of_the_page_makes_no_faults_in_the_lessons(tmp_path: Path) -> None:
    lesson = LESSON.replace("unverifiable-figure", "loud-words").replace(
        ".unnamed-source}", ".loud-words}"
    )
    page = (PAGE + CATEGORY).replace("version: 1.0.0", "version: one")
    assert len(messages(pack(tmp_path / "p", page, one=lesson))) == 1


def test_newer_format_is_told_once_and_nothing_else_about_the_page(tmp_path: Path) -> None:
    page = PAGE.replace("format: 1", "format: 2").replace("id: harbour", "id: ?")
    reading = read_pack(pack(tmp_path / "p", page))
    assert reading.pack is None
    assert len(reading.problems) == 1


def test_lessons_of_a_pack_have_ids_of_their_own_and_links_that_lead_to_terms(
    tmp_path: Path,
) -> None:
    folder = pack(tmp_path / "p", one=LESSON, two=LESSON.replace("#dateline", "#wire"))
    found = messages(folder)
    assert (
        f"{folder / 'two.md'}:1:1: The lesson id “pier” is taken by one.md; choose another."
        in found
    )
    assert any("has no term “wire”" in message for message in found)


def test_glossary_faults(tmp_path: Path) -> None:
    found = messages(pack(tmp_path / "p", glossary="## Dateline\n\nx\n\n## Dateline\n\n## Wire\n"))
    assert any("glossary.md:5:1: The glossary has “dateline” already" in each for each in found)
    assert any("glossary.md:7:1: This term is not explained" in each for each in found)


def test_pack_that_is_none(tmp_path: Path) -> None:
    assert "no such file" in messages(tmp_path)[0]
    assert read_pack(tmp_path / "gone").pack is None
    folder = pack(tmp_path / "p")
    (folder / "glossary.md").unlink()
    (folder / "glossary.md").mkdir()
    assert any("This is a folder" in message for message in messages(folder))


def test_pictures_of_a_lesson_are_looked_for_in_the_pack(tmp_path: Path) -> None:
    outside = tmp_path / "secret.png"
    outside.write_bytes(png(9, 9))
    source = lesson_source("![a](media/a.png)\n\n![b](media/b.png)\n\n![c](media/link.png)")
    folder = pack(tmp_path / "p", one=source)
    (folder / "media").mkdir()
    (folder / "media" / "a.png").write_bytes(png(9, 9))
    (folder / "media" / "link.png").symlink_to(outside)
    found = [message for message in messages(folder) if "no picture" in message]
    assert ["“media/b.png”" in found[0], "“media/link.png”" in found[1], len(found)] == [
        True,
        True,
        2,
    ]


def test_program_brings_nine_categories_with_letters_of_their_own() -> None:
    categories = built_in_categories()
    assert tuple(categories)[:3] == SCORED
    assert [categories[name].letter for name in SCORED] == ["U", "S", "F"]
    assert len({category.letter for category in categories.values()}) == len(categories) == 9
    assert not set(WHOLE_DOCUMENT) & set(categories)
    for identifier, category in categories.items():
        assert category.id == identifier
        assert category.definition.endswith(".")
        assert category.question.endswith("?")


def test_categories_are_in_the_language_of_the_moment() -> None:
    from whosays.translation import PSEUDO, use_language

    english = built_in_categories()["state-agency"].name
    try:
        use_language(PSEUDO)
        assert built_in_categories()["state-agency"].name != english
    finally:
        use_language(None)


def test_pack_with_errors_does_not_take_the_others_down(tmp_path: Path) -> None:
    pack(tmp_path / "packs" / "good")
    pack(tmp_path / "packs" / "bad", PAGE.replace("id: harbour", "id: other"), one="no lesson")
    pack(tmp_path / "packs" / "twin")
    library = Library([tmp_path / "packs", tmp_path / "gone"])
    assert [each.id for each in library.packs()] == ["harbour"]
    found = library.lesson("pier")
    assert found is not None
    assert found[0].folder.name == "good"
    assert library.lesson("harbour/pier") == found
    assert library.lesson("other/pier") is None
    assert any("is here already" in problem.message for problem in library.problems())
    assert any("bad" in problem.file for problem in library.problems())


def test_installed_packs_stand_beside_the_bundled_ones(tmp_path: Path) -> None:
    pack(tmp_path / "packs" / "mine")
    ids = [each.id for each in installed(tmp_path).packs()]
    assert ids == ["the-copy-desk", "the-morning-round", "harbour"]
    assert find_lesson("pier", tmp_path)[1].title == "An unsafe pier"


def test_lesson_file_is_found_with_the_pack_around_it(tmp_path: Path) -> None:
    folder = pack(tmp_path / "p", PAGE.replace("language: en", "language: de"))
    around, lesson = find_lesson(str(folder / "one.md"), tmp_path)
    assert around is not None
    assert (around.id, lesson.language, lesson.path) == ("harbour", "de", folder / "one.md")
    alone = tmp_path / "alone.md"
    alone.write_text(LESSON, encoding="utf-8")
    assert find_lesson(str(alone), tmp_path)[0] is None


def test_lesson_that_is_not_there_or_has_errors_is_told_in_a_sentence(tmp_path: Path) -> None:
    bad = tmp_path / "bad.md"
    bad.write_text("\n".join(["x"] * 30), encoding="utf-8")
    for argument, part in [
        (str(bad), "whosays check"),
        (str(tmp_path), "is a folder"),
        ("nowhere.md", "There is no lesson"),
        ("al-tnaf", "Did you mean “al-tanf”?"),
        ("a\0b", "No lesson"),
        ("x" * 5000, "No lesson"),
    ]:
        with pytest.raises(KnownError) as raised:
            find_lesson(argument, tmp_path)
        assert part in raised.value.sentence
