"""What is kept of a pack's lessons says what reading them would, or is not used."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lesson_packs.test_installing import ONE, a_pack
from lesson_packs.written_lessons import lesson_source

from whosays.bundled import bundled
from whosays.errors import KnownError
from whosays.lesson_packs.fetched_article import keep_article, with_kept_articles
from whosays.lesson_packs.installing import install, remove
from whosays.lesson_packs.lesson import Lesson, Pack
from whosays.lesson_packs.library import Library, index_folder
from whosays.lesson_packs.listing import ListedLesson, listed_lesson, listing_of, with_lessons
from whosays.lesson_packs.pack_file import write_pack_file
from whosays.lesson_packs.reading import read_pack

LONG_AGO = 1_700_000_000


class Opened:
    """The packs in a folder, read by the index, and which lessons had to be read."""

    def __init__(self, packs: Path, index: Path) -> None:
        self.read: list[int] = []
        library = Library([packs], index, lambda number, _count: self.read.append(number))
        self.packs = library.packs()
        self.problems = library.problems()
        library.keep_index()

    @property
    def listing(self) -> list[ListedLesson]:
        return [listed for pack in self.packs for listed in listing_of(pack)]


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    folder = a_pack(tmp_path / "packs" / "p")
    for number in range(5):
        source = ONE.replace("id: pier", f"id: pier-{number}")
        (folder / f"two-{number}.md").write_text(source, encoding="utf-8")
    settle(tmp_path)
    return tmp_path / "packs"


def settle(folder: Path) -> None:
    """Have all files be old: what was written just now could change again unnoticed."""
    for path in folder.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))


def opened(packs: Path) -> Opened:
    return Opened(packs, packs.parent / "index")


@pytest.fixture
def no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the change of a file's name and content, which no test can set, be long ago."""
    from whosays.lesson_packs import stored_pack

    monkeypatch.setattr(stored_pack.time, "time_ns", lambda: 4_000_000_000 * 1_000_000_000)


@pytest.mark.usefixtures("no_clock")
def test_second_time_nothing_is_read(packs: Path) -> None:
    first, second = opened(packs), opened(packs)
    assert len(first.read) == 6
    assert second.read == []
    assert second.listing == first.listing
    whole = read_pack(packs / "p").pack
    assert whole is not None
    assert [listed_lesson(lesson) for lesson in whole.lessons] == second.listing


@pytest.mark.usefixtures("no_clock")
def test_lesson_is_what_its_file_says_whatever_the_index_does(packs: Path) -> None:
    opened(packs)
    again = opened(packs)
    (pack,) = again.packs
    whole = read_pack(packs / "p").pack
    assert whole is not None
    for one, other in zip(pack.lessons, whole.lessons, strict=True):
        assert one == other
    assert pack.lesson("pier-3") == whole.lesson("pier-3")
    assert pack.lesson("none") is None
    assert pack.lessons[1:3] == whole.lessons[1:3]


@pytest.mark.usefixtures("no_clock")
def test_only_what_changed_is_read_again(packs: Path) -> None:
    opened(packs)
    file = packs / "p" / "two-2.md"
    file.write_text(file.read_text(encoding="utf-8").replace("An unsafe", "A safe"))
    again = opened(packs)
    assert len(again.read) == 1
    assert [each.title for each in again.listing if each.id == "pier-2"] == ["A safe pier"]
    assert opened(packs).read == []
    file.unlink()
    gone = opened(packs)
    assert [each.id for each in gone.listing if each.id == "pier-2"] == []


@pytest.mark.usefixtures("no_clock")
@pytest.mark.parametrize(
    "harm",
    [b"", b"no index", b"\x00" * 400, None],
    ids=["empty", "text", "zeros", "cut"],
)
def test_broken_index_is_made_again(packs: Path, harm: bytes | None) -> None:
    before = opened(packs).listing
    (file,) = (packs.parent / "index").iterdir()
    content = file.read_bytes()
    file.write_bytes(content[:-10] if harm is None else harm)
    again = opened(packs)
    assert (len(again.read), again.listing) == (6, before)
    assert file.read_bytes() == content


@pytest.mark.usefixtures("no_clock")
def test_lesson_with_errors_is_told_each_time(packs: Path) -> None:
    (packs / "p" / "two-1.md").write_text(ONE.replace("level: 2", "level: 9"))
    first, second = opened(packs), opened(packs)
    assert first.packs == second.packs == ()
    assert first.problems == second.problems
    assert "level" in first.problems[0].message


@pytest.mark.usefixtures("no_clock")
def test_page_of_the_pack_that_changed_is_read_with_its_lessons(packs: Path) -> None:
    opened(packs)
    page = packs / "p" / "pack.md"
    page.write_text(page.read_text(encoding="utf-8").replace("1.0.0", "1.0.1"))
    again = opened(packs)
    assert again.packs[0].version == "1.0.1"
    assert len(again.read) == 6


def test_files_written_just_now_are_not_believed(packs: Path) -> None:
    for path in packs.rglob("*"):
        os.utime(path)
    opened(packs)
    assert len(opened(packs).read) == 6


def test_lesson_taken_away_is_told_when_it_is_wanted(packs: Path) -> None:
    (pack,) = opened(packs).packs
    (packs / "p" / "two-0.md").unlink()
    assert pack.lesson("pier-0") is None
    with pytest.raises(KnownError, match="cannot be read any more"):
        tuple(pack.lessons)


@pytest.mark.usefixtures("no_clock")
def test_index_of_a_pack_that_is_gone_is_deleted(packs: Path) -> None:
    opened(packs)
    shutil.rmtree(packs / "p")
    opened(packs)
    assert not list((packs.parent / "index").iterdir())


@pytest.mark.usefixtures("no_clock")
def test_folder_that_takes_no_index_stops_nothing(packs: Path) -> None:
    (packs.parent / "index").write_text("no folder")
    library = Library([packs], packs.parent / "index")
    assert library.packs()
    with pytest.raises(OSError):  # noqa: PT011 - whichever the system says
        library.keep_index()


# -- packs that are installed


def installed_to(data: Path, source: Path) -> tuple[list[int], list[ListedLesson]]:
    """Install *source* into *data*; return what must be read to list it, and the list."""
    install(source, data)
    return listed_from(data)


def listed_from(data: Path) -> tuple[list[int], list[ListedLesson]]:
    found = Opened(data / "packs", index_folder(data))
    return found.read, found.listing


def listed_by_reading(data: Path) -> list[ListedLesson]:
    (folder,) = (data / "packs").glob("[!.]*")
    pack = read_pack(folder).pack
    assert pack is not None
    return [listed_lesson(lesson) for lesson in pack.lessons]


@pytest.mark.usefixtures("no_clock")
def test_what_installing_read_is_not_read_again(packs: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    file = tmp_path / "p.whosays"
    write_pack_file(packs / "p", file)
    read, listing = installed_to(data, file)
    assert read == []
    assert listing == listed_by_reading(data) != []
    page = packs / "p" / "pack.md"
    page.write_text(page.read_text(encoding="utf-8").replace("1.0.0", "1.0.1"))
    lesson = packs / "p" / "two-2.md"
    lesson.write_text(lesson.read_text(encoding="utf-8").replace("An unsafe", "A safe"))
    read, listing = installed_to(data, packs / "p")
    assert read == []
    assert listing == listed_by_reading(data)
    assert "A safe pier" in [each.title for each in listing]


@pytest.mark.usefixtures("no_clock")
def test_removed_pack_leaves_no_index(packs: Path, tmp_path: Path) -> None:
    installed_to(tmp_path / "data", packs / "p")
    assert list(index_folder(tmp_path / "data").iterdir())
    remove("harbour", tmp_path / "data")
    assert not list(index_folder(tmp_path / "data").iterdir())


def test_pack_that_was_installed_just_now_is_listed_as_it_is_on_any_disk(
    packs: Path, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "library-index").write_text("no folder")
    install(packs / "p", tmp_path / "data")
    library = Library([tmp_path / "data" / "packs"], index_folder(tmp_path / "data"))
    assert list(listing_of(library.packs()[0])) == listed_by_reading(tmp_path / "data")


# -- an index that lies


Values = dict[str, list[list[list[object]]]]


def rewritten(file: Path, change: Callable[[Values], None]) -> None:
    """Have the index in *file* say something else, in the form of one that is sound."""
    values = json.loads(file.read_bytes().partition(b"\n")[2])
    change(values)
    content = json.dumps(values).encode()
    file.write_bytes(hashlib.sha256(content).hexdigest().encode() + b"\n" + content)


def swap_files(values: Values) -> None:
    first, second = (lesson[1] for lesson in values["lessons"][1:3])
    first[0], second[0] = second[0], first[0]


def name_other_ids(values: Values) -> None:
    for _stamp, lesson, *_rest in values["lessons"]:
        lesson[1] = f"other-{lesson[1]}"


def name_other_titles(values: Values) -> None:
    for _stamp, lesson, *_rest in values["lessons"]:
        lesson[2] = "Something else"


def lead_away(values: Values) -> None:
    values["lessons"][1][1][0] = "../../outside.md"


def have_another_form(values: Values) -> None:
    values["lessons"] = [[[]]]


@pytest.mark.usefixtures("no_clock")
@pytest.mark.parametrize(
    "lie", [swap_files, name_other_ids, name_other_titles, lead_away, have_another_form]
)
def test_lesson_is_what_its_file_says_and_the_lie_does_not_last(
    packs: Path, lie: Callable[[Values], None]
) -> None:
    truth = opened(packs).listing
    shutil.copy(packs / "p" / "two-0.md", packs.parent / "outside.md")
    (file,) = (packs.parent / "index").iterdir()
    rewritten(file, lie)
    whole = read_pack(packs / "p").pack
    assert whole is not None
    (pack,) = opened(packs).packs
    for listed in listing_of(pack):
        assert pack.lesson(listed.id) in (None, whole.lesson(listed.id))
    assert opened(packs).listing == truth


@pytest.mark.usefixtures("no_clock")
def test_packs_in_a_folder_that_nobody_may_write_are_indexed_elsewhere(packs: Path) -> None:
    for path in (packs, packs / "p", *(packs / "p").iterdir()):
        path.chmod(0o555 if path.is_dir() else 0o444)
    first, second = opened(packs), opened(packs)
    assert (len(first.read), second.read) == (6, [])
    assert second.listing == first.listing


# -- articles that are kept beside the packs


def test_kept_article_makes_its_lesson_whole_and_reads_no_other(tmp_path: Path) -> None:
    article = "Officials said the pier was safe. Nobody else did."
    source = lesson_source("", origin="real", publisher="P", published="2022",
                           url="https://p.example/a", rights="theirs")  # fmt: skip
    source = source.partition("# Article")[0]
    source += '# Key\n\n## Who {#who .unnamed-source quote="Officials"}\n\nNobody.\n'
    folder = a_pack(tmp_path / "packs" / "p")
    (folder / "two.md").write_text(source.replace("id: pier", "id: key-only"))
    data = tmp_path / "data"
    (pack,) = Library([tmp_path / "packs"]).packs()
    assert with_kept_articles(pack, data) is pack
    keep_article(data, pack.id, "key-only", article)
    whole = with_kept_articles(pack, data)
    lesson = whole.lesson("key-only")
    assert lesson is not None
    assert lesson.text == article
    assert [listed.has_article for listed in listing_of(whole)] == [True, True]
    assert [each.id for each in whole.lessons] == ["pier", "key-only"]


def test_lesson_in_place_of_another_is_listed_as_it_is() -> None:
    course = read_pack(bundled("lessons") / "the-copy-desk").pack
    assert course is not None
    other: Lesson = course.lessons[3]
    changed: Pack = with_lessons(course, [other])
    assert listing_of(changed) == listing_of(course)
    assert tuple(changed.lessons[2:5]) == tuple(course.lessons[2:5])
    assert changed.lesson(other.id) is other
