"""Drafts are folders of lesson files: begun, arranged, taken out, built."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lesson_packs.test_installing import ONE, a_pack

from whosays.authoring.draft_packs import (
    DraftPack,
    add_lesson,
    arrange,
    draft_packs,
    forget_elsewhere,
    new_pack,
    remember_elsewhere,
    set_aside,
)
from whosays.authoring.lesson_text import LessonText
from whosays.authoring.new_lesson import NewLesson, new_lesson
from whosays.authoring.publishing import PackUnfinished, publish
from whosays.errors import KnownError
from whosays.lesson_packs.lesson import Origin
from whosays.lesson_packs.reading import read_lesson_text, read_pack

BODY = "A spokesman for the port said on Monday that some 40 ships had waited.\n\nNobody was named."


def a_lesson(title: str) -> str:
    facts = NewLesson(
        title, BODY, "Ships wait", origin=Origin.WRITTEN, categories=("unnamed-source",)
    )
    return new_lesson(facts)


def names(pack: DraftPack) -> list[str]:
    return [lesson.path.name for lesson in DraftPack(pack.folder).lessons]


def test_new_pack_with_two_lessons_is_a_pack(tmp_path: Path) -> None:
    pack = new_pack(tmp_path, "Ports & “piers”: a course", "Ada\nLovelace")
    for title in ("Ships", "Cranes"):
        add_lesson(DraftPack(pack.folder), a_lesson(title))
    assert names(pack) == ["01-ships.md", "02-cranes.md"]
    reading = read_pack(pack.folder)
    assert reading.pack is not None, reading.problems
    assert (reading.pack.title, reading.pack.authors) == (
        "Ports & “piers”: a course",
        "Ada Lovelace",
    )
    assert [each.title for each in draft_packs(tmp_path)] == ["Ports & “piers”: a course"]
    assert new_pack(tmp_path, "Ports & “piers”: a course", "").folder != pack.folder


@given(order=st.permutations(range(5)))
@settings(max_examples=40, deadline=None)
def test_lessons_are_arranged_and_keep_what_they_say(
    tmp_path_factory: pytest.TempPathFactory, order: list[int]
) -> None:
    pack = new_pack(tmp_path_factory.mktemp("data"), "Five", "Ada")
    for number in range(5):
        add_lesson(DraftPack(pack.folder), a_lesson(f"Lesson {number}"))
    before = DraftPack(pack.folder)
    told = {lesson.title: lesson.path.read_bytes() for lesson in before.lessons}
    after = arrange(before, [before.lessons[number].path.name for number in order])
    assert [lesson.title for lesson in after.lessons] == [f"Lesson {number}" for number in order]
    assert {lesson.title: lesson.path.read_bytes() for lesson in after.lessons} == told


def test_files_of_any_name_are_arranged(tmp_path: Path) -> None:
    pack = new_pack(tmp_path, "Any", "Ada")
    for name in ("b.md", "1.md", "02 - c.md"):
        (pack.folder / name).write_text(a_lesson(name), encoding="utf-8")
    order = ["02 - c.md", "b.md", "1.md"]
    assert [each.title for each in arrange(DraftPack(pack.folder), order).lessons] == order


def test_lesson_that_came_meanwhile_stops_the_arranging(tmp_path: Path) -> None:
    pack = new_pack(tmp_path, "Any", "Ada")
    add_lesson(pack, a_lesson("One"))
    with pytest.raises(KnownError, match="came or went"):
        arrange(DraftPack(pack.folder), [])
    assert names(pack) == ["01-one.md"]


def test_name_that_is_taken_leaves_all_as_it_was(tmp_path: Path) -> None:
    pack = new_pack(tmp_path, "Any", "Ada")
    for title in ("One", "Two"):
        add_lesson(DraftPack(pack.folder), a_lesson(title))
    (pack.folder / "01-two.md").mkdir()  # sorts between them, and is no lesson
    before = names(pack)
    with pytest.raises(KnownError, match="as it was"):
        arrange(DraftPack(pack.folder), before[::-1])
    assert names(pack) == before


def test_lesson_taken_out_is_kept_aside(tmp_path: Path) -> None:
    pack = new_pack(tmp_path, "Any", "Ada")
    for _round in range(2):
        path = add_lesson(DraftPack(pack.folder), a_lesson("One"))
        text = path.read_bytes()
        assert set_aside(DraftPack(pack.folder), path.name).read_bytes() == text
    assert not names(pack)
    assert len(list((pack.folder / ".removed").iterdir())) == 2


def test_added_lesson_comes_last_whatever_the_names(tmp_path: Path) -> None:
    pack = new_pack(tmp_path, "Any", "Ada")
    (pack.folder / "41-old.md").write_text(a_lesson("Old"), encoding="utf-8")
    path = add_lesson(DraftPack(pack.folder), a_lesson("New"))
    assert names(pack) == ["41-old.md", path.name]


def test_folder_elsewhere_is_remembered_and_forgotten(tmp_path: Path) -> None:
    folder = a_pack(tmp_path / "elsewhere")
    data = tmp_path / "data"
    remember_elsewhere(data, folder)
    assert [each.folder for each in draft_packs(data)] == [folder.resolve()]
    with pytest.raises(KnownError, match="no pack"):
        remember_elsewhere(data, tmp_path)
    forget_elsewhere(data, folder)
    assert not draft_packs(data)
    assert (folder / "pack.md").is_file()


def test_note_of_folders_that_is_broken_is_no_note(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "elsewhere.json").write_text('[1, "x", ' + "[" * 5000)
    assert draft_packs(tmp_path) == ()


# -- building


def shared(folder: Path) -> Path:
    """Return a pack of which one lesson does not share its article."""
    source = ONE.replace(
        "origin: written",
        "origin: real\npublisher: P\npublished: 2022\n"
        "url: https://p.example/a\nrights: theirs\nshare: key",
    )
    return a_pack(folder, lesson=source)


def test_article_that_is_not_shared_stays_at_home(tmp_path: Path) -> None:
    folder = shared(tmp_path / "p")
    file = folder / "one.md"
    before = file.read_bytes()
    done = publish(folder, tmp_path / "p.whosays")
    assert [lesson.id for lesson in done.without_article] == ["pier"]
    with zipfile.ZipFile(done.file) as archive:
        travels = archive.read("one.md").decode()
    assert file.read_bytes() == before
    text = LessonText(travels)
    assert not text.has_article
    reading = read_lesson_text(travels)
    assert reading.lesson is not None, reading.problems
    whole = LessonText(before.decode())
    for block in whole.article.text.split("\n\n"):
        assert block not in travels


def test_what_is_shared_by_its_key_needs_an_address(tmp_path: Path) -> None:
    source = ONE.replace("origin: written", "origin: written\nshare: key")
    with pytest.raises(PackUnfinished) as raised:
        publish(a_pack(tmp_path / "p", lesson=source), tmp_path / "p.whosays")
    assert "write that as url" in raised.value.problems[0].message
    assert not (tmp_path / "p.whosays").exists()


def test_pack_without_such_a_lesson_is_built_byte_for_byte(tmp_path: Path) -> None:
    folder = a_pack(tmp_path / "p")
    publish(folder, tmp_path / "p.whosays")
    with zipfile.ZipFile(tmp_path / "p.whosays") as archive:
        assert archive.read("one.md") == (folder / "one.md").read_bytes()
    assert publish(folder, tmp_path / "q.whosays").without_article == ()
    assert (tmp_path / "q.whosays").read_bytes() == (tmp_path / "p.whosays").read_bytes()
