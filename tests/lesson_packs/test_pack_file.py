"""Pack files: the same bytes each time, and nothing written where one is not safe."""

from __future__ import annotations

import io
import os
import stat
import struct
import zipfile
from pathlib import Path

import pytest
from lesson_packs.test_packs import LESSON, PAGE, pack

from whosays.errors import KnownError
from whosays.lesson_packs.pack_file import (
    MIMETYPE,
    PackFileRefused,
    read_pack_file,
    unpack,
    write_pack_file,
)


def zipped(path: Path, entries: dict[str, bytes] | None = None, **infos: zipfile.ZipInfo) -> Path:
    """Write a pack file with *entries* beside what every pack needs."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), MIMETYPE)
        archive.writestr("pack.md", PAGE.replace(" See [dateline](glossary.md#dateline).", ""))
        archive.writestr("one.md", LESSON.replace("[x](glossary.md#dateline)", "x"))
        for name, content in (entries or {}).items():
            archive.writestr(name, content)
        for info in infos.values():
            archive.writestr(info, b"target")
    return path


def refusal(path: Path) -> str:
    """Return why *path* is refused, having made sure that nothing was written."""
    target = path.parent / "unpacked"
    with pytest.raises(PackFileRefused) as raised:
        unpack(path, target)
    assert not target.exists()
    return raised.value.sentence


def test_same_folder_gives_the_same_bytes_with_mimetype_first(tmp_path: Path) -> None:
    folder = pack(tmp_path / "p")
    (folder / "media").mkdir()
    (folder / "media" / "b.png").write_bytes(b"\x89PNG" * 50)
    (folder / ".hidden").write_text("x")
    write_pack_file(folder, tmp_path / "a.whosays")
    for file in folder.rglob("*"):
        os.utime(file, (1_600_000_000, 1_600_000_000))
    (folder / "one.md").chmod(0o755)
    write_pack_file(folder, folder / "b.whosays")
    first, second = (tmp_path / "a.whosays").read_bytes(), (folder / "b.whosays").read_bytes()
    assert first == second
    assert first[30:38] == b"mimetype"
    assert first[38 : 38 + len(MIMETYPE)] == MIMETYPE.encode()
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.namelist() == ["mimetype", "glossary.md", "media/b.png", "one.md", "pack.md"]
        for info in archive.infolist():
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert info.create_system == 3
            assert stat.S_IMODE(info.external_attr >> 16) == 0o644


def test_pack_file_is_read_as_the_folder_is(tmp_path: Path) -> None:
    folder = pack(tmp_path / "p", one=LESSON.replace("level: 2", "level: 9"))
    write_pack_file(folder, tmp_path / "a.whosays")
    reading = read_pack_file(tmp_path / "a.whosays", file="some/a.whosays")
    assert [str(problem) for problem in reading.problems] == [
        "some/a.whosays/one.md:4:8: “9” will not do for “level”; write a number from 1 to 5."
    ]


def test_unpacked_pack_is_the_folder_again(tmp_path: Path) -> None:
    folder = pack(tmp_path / "p")
    write_pack_file(folder, tmp_path / "a.whosays")
    unpack(tmp_path / "a.whosays", tmp_path / "out")
    for file in folder.iterdir():
        assert (tmp_path / "out" / file.name).read_bytes() == file.read_bytes()
    assert not (tmp_path / "out" / "mimetype").exists()


def test_zip_of_the_folder_itself_made_by_hand_is_read(tmp_path: Path) -> None:
    folder = pack(tmp_path / "desk")
    with zipfile.ZipFile(tmp_path / "a.whosays", "w") as archive:
        for file in folder.iterdir():
            archive.write(file, f"desk/{file.name}")
        archive.writestr("__MACOSX/desk/._one.md", b"x")
        archive.writestr("desk/.DS_Store", b"x")
    reading = read_pack_file(tmp_path / "a.whosays")
    assert reading.pack is not None
    assert len(reading.pack.lessons) == 1
    assert ["not “mimetype”" in problem.message for problem in reading.problems] == [True]


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("../out.md", "leaves the folder"),
        ("media/../../out.md", "leaves the folder"),
        ("/etc/out.md", "whole disk"),
        ("C:/out.md", "whole disk"),
        ("media\\out.md", "no file name may have"),
        ("a//b.md", "no path"),
        ("./b.md", "no path"),
        ("nul.md", "Windows keeps"),
        ("media/COM1", "Windows keeps"),
        ("trailing.", "no file name may have"),
        ("space /x", "no file name may have"),
        ("what?.md", "no file name may have"),
        ("line\nbreak.md", "no file name may have"),
        ("ONE.md", "one file"),
        ("one.md/inside", "one file"),
        ("x" * 230, "longer"),
    ],
)
def test_names_that_are_not_safe_everywhere_are_refused(
    tmp_path: Path, name: str, part: str
) -> None:
    assert part in refusal(zipped(tmp_path / "a.whosays", {name: b"x"}))


def test_accents_written_in_two_ways_are_one_name(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.whosays", {"caf\u00e9.md": b"x", "cafe\u0301.md": b"x"})
    assert "one file" in refusal(path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_duplicate_names_are_refused(tmp_path: Path) -> None:
    assert "one file" in refusal(zipped(tmp_path / "a.whosays", {"one.md": b"x"}))


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFIFO, stat.S_IFDIR])
def test_links_and_devices_are_refused(tmp_path: Path, kind: int) -> None:
    info = zipfile.ZipInfo("media/a.png")
    info.create_system = 3
    info.external_attr = (kind | 0o777) << 16
    assert "link or a device" in refusal(zipped(tmp_path / "a.whosays", odd=info))


def test_encrypted_entries_and_other_packings_are_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.whosays", {"secret.md": b"x"})
    data = bytearray(path.read_bytes())
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 8] |= 1
    path.write_bytes(data)
    assert "encrypted" in refusal(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("pack.md", PAGE)
    assert "packed in a way" in refusal(path)


def test_too_many_entries_are_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.whosays", {f"media/{number}": b"" for number in range(2001)})
    assert "2,000 files" in refusal(path)
    lessons = {f"{number}.md": b"" for number in range(2001)}
    read_pack_file(zipped(tmp_path / "b.whosays", lessons))
    unpack(tmp_path / "b.whosays", tmp_path / "out")


def test_what_grows_more_than_two_hundredfold_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.whosays", {"media/zeros.png": b"\0" * 10_000_000})
    assert "two hundredfold" in refusal(path)


def test_sizes_that_the_directory_claims_are_not_believed(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.whosays", {"media/zeros.png": b"\0" * 10_000_000})
    data = bytearray(path.read_bytes())
    entry = data.rindex(b"PK\x01\x02")
    struct.pack_into("<L", data, entry + 24, 1000)
    path.write_bytes(data)
    assert "damaged" in refusal(path) or "hundredfold" in refusal(path)


def test_more_than_two_hundred_mebibytes_are_refused(tmp_path: Path) -> None:
    ten = os.urandom(128 * 1024) + bytes(10 * 1024 * 1024 - 128 * 1024)
    unpack(zipped(tmp_path / "a.whosays", {"media/a.png": ten}), tmp_path / "fits")
    many = {f"media/{number}.png": ten for number in range(20)}
    assert "200 MiB" in refusal(zipped(tmp_path / "a.whosays", many))


@pytest.mark.parametrize("cut", [0, 10, 100, 400])
def test_damaged_files_are_refused(tmp_path: Path, cut: int) -> None:
    path = zipped(tmp_path / "a.whosays")
    path.write_bytes(path.read_bytes()[:cut])
    assert "damaged" in refusal(path)


def test_damage_in_the_middle_is_found_before_anything_is_written(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.whosays", {"media/a.png": os.urandom(5000)})
    data = bytearray(path.read_bytes())
    data[data.index(b"media/a.png") + 500] ^= 0xFF
    path.write_bytes(data)
    assert "damaged" in refusal(path)


def test_other_kinds_of_file_and_zips_without_a_pack_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.whosays"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("pack.md", PAGE)
    assert "something else" in refusal(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("one.md", LESSON)
    assert "no pack.md" in refusal(path)
    assert read_pack_file(path).pack is None
    assert "a.whosays:1:1: This pack file is refused" in str(read_pack_file(path).problems[0])
    assert read_pack_file(tmp_path / "gone.whosays").pack is None


def test_what_cannot_be_packed_is_told_and_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = pack(tmp_path / "p")
    (folder / "media").symlink_to(tmp_path)
    for target, part in [(folder, "link or a device"), (tmp_path, "no pack")]:
        with pytest.raises(KnownError) as raised:
            write_pack_file(target, tmp_path / "a.whosays")
        assert part in raised.value.sentence
    (folder / "media").unlink()
    with pytest.raises(KnownError) as raised:
        write_pack_file(folder, tmp_path / "no-folder" / "a.whosays")
    assert "cannot be written" in raised.value.sentence
    assert sorted(each.name for each in tmp_path.iterdir()) == ["p"]
