"""A pack is installed, replaced and removed as a whole, or everything stays as it was."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lesson_packs.test_pack_file import zipped
from lesson_packs.test_packs import LESSON, PAGE, pack

from whosays.errors import KnownError
from whosays.lesson_packs.installing import PackHasErrors, install, remove, version_key
from whosays.lesson_packs.library import Library, bundled_ids, installed
from whosays.lesson_packs.one_at_a_time import only_one
from whosays.lesson_packs.pack_file import PackFileRefused, write_pack_file

PLAIN = PAGE.replace(" See [dateline](glossary.md#dateline).", "")
ONE = LESSON.replace("[x](glossary.md#dateline)", "x")


def a_pack(folder: Path, version: str = "1.0.0", lesson: str = ONE) -> Path:
    return pack(folder, PLAIN.replace("1.0.0", version), one=lesson)


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below *folder*, but for the lock that stays behind empty, and indexes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock" and path.parent.name != "library-index"
    }


def versions(data: Path) -> list[str]:
    return [each.version for each in Library([data / "packs"]).packs()]


def test_file_is_installed_read_and_removed(tmp_path: Path) -> None:
    file = tmp_path / "a.whosays"
    write_pack_file(a_pack(tmp_path / "p"), file)
    data = tmp_path / "data"
    done = install(file, data)
    assert (done.replaced, done.is_new, done.pack.version) == (None, True, "1.0.0")
    assert done.pack.folder == data / "packs" / done.pack.id
    assert done.pack.lessons == 1
    assert [each.id for each in installed(data).packs()][-1] == done.pack.id
    assert {path.name for path in (data / "packs").iterdir()} - {".lock"} == {done.pack.id}
    remove(done.pack.id, data)
    assert tree(data) == {}
    with pytest.raises(KnownError, match="No pack"):
        remove(done.pack.id, data)


def test_folder_is_installed_as_its_file_is(tmp_path: Path) -> None:
    folder = a_pack(tmp_path / "p")
    file = tmp_path / "a.whosays"
    write_pack_file(folder, file)
    install(folder, tmp_path / "one")
    install(file, tmp_path / "two")
    assert tree(tmp_path / "one") == tree(tmp_path / "two") != {}


def test_newer_takes_the_place_of_older_and_not_the_other_way_round(tmp_path: Path) -> None:
    data = tmp_path / "data"
    older, newer = a_pack(tmp_path / "a", "1.9.0"), a_pack(tmp_path / "b", "1.10.0")
    install(older, data)
    assert install(newer, data).replaced == "1.9.0"
    assert not install(newer, data).is_new
    with pytest.raises(KnownError, match="newer"):
        install(older, data)
    assert versions(data) == ["1.10.0"]
    assert install(older, data, downgrade=True).replaced == "1.10.0"
    assert versions(data) == ["1.9.0"]


def test_same_version_with_other_words_takes_its_place(tmp_path: Path) -> None:
    data = tmp_path / "data"
    install(a_pack(tmp_path / "a"), data)
    done = install(a_pack(tmp_path / "b", lesson=ONE.replace("minutes: 8", "minutes: 9")), data)
    assert (done.replaced, done.is_new) == ("1.0.0", True)


@pytest.mark.parametrize("there", [[], ["1.0.0"]])
def test_what_cannot_be_installed_leaves_everything_as_it_was(
    tmp_path: Path, there: list[str]
) -> None:
    data = tmp_path / "data"
    for version in there:
        install(a_pack(tmp_path / "old", version), data)
    before = tree(data)
    faulty = a_pack(tmp_path / "p", "2.0.0", ONE.replace("level: 2", "level: 9"))
    with pytest.raises(PackHasErrors, match="not installed") as raised:
        install(faulty, data)
    (problem,) = raised.value.problems
    assert problem.file == str(Path("p") / "one.md")
    assert "level" in problem.message
    good = a_pack(tmp_path / "q", "2.0.0")
    with pytest.raises(KnownError, match="comes with the program"):
        install(good, data, reserved={Library([tmp_path]).packs()[0].id})
    hostile = zipped(tmp_path / "h.whosays", {"../out.md": b"x"})
    with pytest.raises(PackFileRefused, match="leaves the folder"):
        install(hostile, data)

    def stop(_number: int, _count: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        install(good, data, step=stop)
    assert tree(data) == before
    assert not (tmp_path / "out.md").exists()


def test_stopped_at_any_step_leaves_everything_as_it_was(tmp_path: Path) -> None:
    data = tmp_path / "data"
    install(a_pack(tmp_path / "old"), data)
    before, new = tree(data), a_pack(tmp_path / "new", "2.0.0")
    steps: list[tuple[int, int]] = []
    install(new, tmp_path / "elsewhere", step=lambda *step: steps.append(step))
    assert (0, 1) in steps

    for last in range(len(steps)):
        left = last

        def stop(_number: int, _count: int) -> None:
            nonlocal left
            if left == 0:
                raise KeyboardInterrupt
            left -= 1

        with pytest.raises(KeyboardInterrupt):
            install(new, data, step=stop)
        assert tree(data) == before


def test_one_at_a_time(tmp_path: Path) -> None:
    source = a_pack(tmp_path / "p")
    with only_one(tmp_path / "data" / "packs"), pytest.raises(KnownError, match="elsewhere"):
        install(source, tmp_path / "data")
    install(source, tmp_path / "data")


def test_packs_folder_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "packs").write_text("no folder")
    with pytest.raises(KnownError, match="cannot be changed"):
        install(a_pack(tmp_path / "p"), tmp_path / "data")


INSTALLING = """
import sys
from pathlib import Path
from whosays.lesson_packs.installing import install
print("begun", flush=True)
while True:
    for source in sys.argv[2:]:
        install(Path(source), Path(sys.argv[1]), downgrade=True)
        print(source, flush=True)
"""


def test_killed_at_any_moment_one_of_the_two_is_there_whole(tmp_path: Path) -> None:
    data = tmp_path / "data"
    sources = [a_pack(tmp_path / version, version) for version in ("1.0.0", "2.0.0")]
    for source in sources:
        (source / "media").mkdir()
        for number in range(40):
            (source / "media" / f"{number}.png").write_bytes(source.name.encode() * 999)
    whole = []
    for source in sources:
        install(source, tmp_path / f"as-{source.name}")
        whole.append(tree(tmp_path / f"as-{source.name}"))
    install(sources[0], data)
    moments = random.Random(20220517)  # noqa: S311 - when to kill
    for _kill in range(12):
        process = subprocess.Popen(
            [sys.executable, "-c", INSTALLING, str(data), *map(str, sources)],
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        assert process.stdout is not None
        for _line in range(1 + moments.randrange(3)):
            process.stdout.readline()
        # some work of our own passes the time, a different amount each time
        sum(range(moments.randrange(400_000)))
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        found = installed(data).packs()[-1]
        assert found.version in ("1.0.0", "2.0.0")
        kept = {name: each for name, each in tree(data).items() if not name.startswith("packs/.")}
        assert kept in whole
    install(sources[0], data, downgrade=True)
    assert tree(data) == whole[0]


def test_pack_that_a_killed_process_had_moved_aside_is_put_back(tmp_path: Path) -> None:
    data = tmp_path / "data"
    done = install(a_pack(tmp_path / "p"), data)
    place = done.pack.folder
    place.rename(place.with_name(f".old-{place.name}-0123"))
    shutil.copytree(tmp_path / "p", place.with_name(".new-4567"))
    assert installed(data).packs()[-1].id == done.pack.id
    assert {path.name for path in (data / "packs").iterdir()} - {".lock"} == {place.name}


def test_bundled_ids_are_those_of_the_course() -> None:
    assert "the-copy-desk" in bundled_ids()


NUMBERS = st.tuples(*[st.integers(0, 300)] * 3)


@settings(max_examples=60)
@given(NUMBERS, NUMBERS)
def test_versions_are_ordered_by_their_numbers(
    one: tuple[int, int, int], other: tuple[int, int, int]
) -> None:
    first, second = (".".join(map(str, numbers)) for numbers in (one, other))
    assert (version_key(first) < version_key(second)) == (one < other)
    assert version_key(f"{first}-beta") < version_key(first) <= version_key(f"{first}+build")
