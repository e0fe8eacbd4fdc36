"""What is made to do harm is refused or defused in words, and nothing of it is left anywhere."""

from __future__ import annotations

import os
import socket
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from lesson_packs.hostile_packs import (
    HOSTILE_CONTENTS,
    HOSTILE_FILES,
    PLAIN,
    SCRIPTS,
    Content,
    file_of,
    folder_of,
    nested,
    zipped,
)
from lesson_packs.test_installing import a_pack, tree
from lesson_packs.watching import nothing_beyond
from lesson_packs.written_lessons import lesson_source
from lesson_packs.written_pictures import png

from whosays.errors import KnownError
from whosays.lesson_packs.checking import check_path
from whosays.lesson_packs.installing import PackHasErrors, install
from whosays.lesson_packs.library import Library
from whosays.lesson_packs.picture_size import picture_size
from whosays.lesson_packs.prose import prose_html

LONG = 60  # seconds of the processor's time; the slowest take five
_SLOW = {name for name in HOSTILE_CONTENTS if "fit" in name}


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a data folder with a pack in it, beside an own folder for what is temporary."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    install(a_pack(tmp_path / "there", "0.9.0"), tmp_path / "data")
    return tmp_path / "data"


@contextmanager
def harmless(folder: Path) -> Iterator[None]:
    """Fail where anything in *folder* is not as before, or anything beyond it was touched."""
    before, began = everything(folder), time.process_time()
    with nothing_beyond(folder):
        yield
    assert time.process_time() - began < LONG
    assert everything(folder) == before


def everything(folder: Path) -> dict[str, object]:
    return {
        path.relative_to(folder).as_posix(): (
            path.lstat().st_mtime_ns if path.is_file() else path.lstat().st_mode
        )
        for path in folder.rglob("*")
    }


def said_of_install(source: Path, data: Path) -> str:
    with pytest.raises(KnownError) as raised:
        install(source, data)
    problems = raised.value.problems if isinstance(raised.value, PackHasErrors) else ()
    sentences = [raised.value.sentence, *map(str, problems)]
    for sentence in sentences:
        assert sentence[-1] in ".?", sentence
        assert "\n" not in sentence
        assert len(sentence) < 600
    return "\n".join(sentences)


def said_of_check(path: Path) -> str:
    return "\n".join(map(str, check_path(str(path))))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", HOSTILE_FILES)
def test_hostile_file_is_refused_and_leaves_nothing(name: str, tmp_path: Path, data: Path) -> None:
    hostile = HOSTILE_FILES[name]
    file = tmp_path / "hostile.whosays"
    hostile.write(file)
    with harmless(tmp_path):
        assert hostile.says in said_of_install(file, data)
        assert hostile.says in said_of_check(file)


@pytest.mark.parametrize("name", HOSTILE_CONTENTS)
def test_hostile_content_is_told_and_not_installed(name: str, tmp_path: Path, data: Path) -> None:
    content = HOSTILE_CONTENTS[name]
    file = file_of(content, tmp_path / "hostile.whosays")
    with harmless(tmp_path):
        assert content.says in said_of_install(file, data)


@pytest.mark.parametrize("name", sorted(HOSTILE_CONTENTS.keys() - _SLOW))
def test_hostile_content_is_told_as_folder_and_bare_files(
    name: str, tmp_path: Path, data: Path
) -> None:
    content = HOSTILE_CONTENTS[name]
    folder = folder_of(content, tmp_path / "folder")
    bare = tmp_path / "alone" / "one.md"
    bare.parent.mkdir()
    bare.write_bytes((folder / "one.md").read_bytes())
    with harmless(tmp_path):
        assert content.says in said_of_install(folder, data)
        assert content.says in said_of_check(folder)
        in_page = "pack.md" in content.files
        assert content.says in said_of_check(folder / ("pack.md" if in_page else "one.md"))
        if not in_page:
            said = said_of_check(bare)
            assert content.says in said or "There is no picture" in said


def test_scripts_and_addresses_are_shown_as_what_they_are(tmp_path: Path, data: Path) -> None:
    source = lesson_source(
        "[Two boats]{#a .unverifiable-figure} sank.\n\nA <script>alert(1)</script> "
        "[here](https://a.example).",
        f"# Key\n\n## Who <script>x</script>? {{#a}}\n\n{SCRIPTS}\n\n# Notes\n\n{SCRIPTS}",
    ).replace("Mark what", f"{SCRIPTS}\n\nMark what")
    page = PLAIN + SCRIPTS
    glossary = f"# Glossary\n\n## Term\n\n{SCRIPTS}"
    file = tmp_path / "scripts.whosays"
    entries = {"pack.md": page, "one.md": source, "glossary.md": glossary, "run.sh": "#!/bin/sh\n"}
    file_of(Content({name: text.encode() for name, text in entries.items()}, ""), file)
    with nothing_beyond(tmp_path):
        said = said_of_check(file)
        assert "“javascript:alert” is shown without its link" in said
        assert "Pictures are shown in articles only" in said
        done = install(file, data)
        (pack,) = Library([data / "packs"]).packs()
    assert not os.access(done.pack.folder / "run.sh", os.X_OK)
    (lesson,) = pack.lessons
    assert "<script>alert(1)</script> here." in lesson.text
    assert [style.target for style in lesson.styles if style.target] == ["https://a.example"]
    prose = [lesson.brief, lesson.notes, pack.introduction, lesson.key[0].explanation]
    prose += [term.explanation for term in pack.glossary]
    for markdown in prose:
        shown = prose_html(markdown).lower()
        assert "&lt;script&gt;" in shown
        for harmful in ("<script", "<img", "<iframe", "<style", 'href="java', 'href="data',
                        'href="file', ):  # fmt: skip
            assert harmful not in shown


def test_archive_in_an_archive_is_a_file_that_nobody_opens(tmp_path: Path, data: Path) -> None:
    inner = nested()
    file = zipped(tmp_path / "n.whosays", ("media/a.zip", inner), ("again.whosays", inner))
    with nothing_beyond(tmp_path):
        done = install(file, data)
    folder = done.pack.folder
    assert sorted(tree(folder)) == ["again.whosays", "media/a.zip", "one.md", "pack.md"]
    assert (folder / "media" / "a.zip").read_bytes() == inner


def test_what_is_no_file_is_not_waited_for(tmp_path: Path, data: Path) -> None:
    pipe = tmp_path / "pipe.whosays"
    os.mkfifo(pipe)
    folder = a_pack(tmp_path / "folder")
    (folder / "pack.md").unlink()
    os.mkfifo(folder / "pack.md")
    with harmless(tmp_path):
        for source in (pipe, Path("/dev/zero")):
            assert "no pack file" in said_of_install(source, data)
        assert "no pack file" in said_of_check(pipe)
        assert "no pack" in said_of_install(folder, data)
        assert "not a file" in said_of_check(folder)


def test_links_and_devices_in_a_folder_are_refused(tmp_path: Path, data: Path) -> None:
    folder = a_pack(tmp_path / "folder")
    media = folder / "media"
    for number, make in enumerate(
        (
            lambda: media.symlink_to("/etc"),
            lambda: media.symlink_to(folder),
            lambda: os.mkfifo(media),
            lambda: media.symlink_to("nowhere"),
        )
    ):
        make()
        with harmless(tmp_path):
            assert "link or a device" in said_of_install(folder, data), number
        media.unlink()
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind(str(media))
        assert "link or a device" in said_of_install(folder, data)


@pytest.mark.parametrize("name", ["con", "aux", "com1"])
def test_id_that_windows_keeps_for_itself_gets_another_folder(name: str, tmp_path: Path) -> None:
    folder = a_pack(tmp_path / "folder")
    page = folder / "pack.md"
    page.write_text(page.read_text().replace("id: harbour", f"id: {name}"))
    done = install(folder, tmp_path / "data")
    assert (done.pack.id, done.pack.folder.name) == (name, f"pack-{name}")
    assert not install(folder, tmp_path / "data").is_new


def test_size_of_a_picture_is_read_from_each_kind() -> None:
    jpeg = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(10) + b"\xff\xff\xc0\x00\x11\x08\x00\x20\x00\x30"
    kinds = {
        png(48, 32): (48, 32),
        b"GIF89a\x30\x00\x20\x00" + bytes(9): (48, 32),
        jpeg + bytes(20): (48, 32),
        b"RIFF\x00\x00\x00\x00WEBPVP8 " + bytes(7) + b"\x9d\x01\x2a\x30\x00\x20\x00": (48, 32),
        b"RIFF\x00\x00\x00\x00WEBPVP8L" + bytes(4) + b"\x2f\x2f\xc0\x07\x00": (48, 32),
        b"RIFF\x00\x00\x00\x00WEBPVP8X" + bytes(8) + b"\x2f\x00\x00\x1f\x00\x00": (48, 32),
    }
    for head, size in kinds.items():
        assert picture_size(head) == size, head
        for length in range(8):
            assert picture_size(head[:length]) is None
    assert picture_size(b"\xff\xd8" + b"\xff" * 100_000) is None


def test_guard_of_these_tests_sees_what_is_done_beyond(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()

    def write() -> None:
        (tmp_path / "out.md").write_text("x")

    def move() -> None:
        (inside / "in.md").rename(tmp_path / "moved.md")

    def ask() -> None:
        with socket.socket(socket.AF_UNIX) as plug, suppress(OSError):
            plug.connect(str(inside / "nobody"))

    with nothing_beyond(inside):
        (inside / "in.md").write_text("x")
    for beyond in (write, move, ask, lambda: os.system("true")):  # noqa: S605
        with pytest.raises(AssertionError), nothing_beyond(inside):
            beyond()
