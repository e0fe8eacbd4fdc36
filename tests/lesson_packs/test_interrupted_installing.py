"""Installing and removing end, or fail, at every single step: a pack is there whole, or none is."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desktop.conditions import permissions_binding, read_only_medium, small_disk
from lesson_packs.steps import Before, before_each_step
from lesson_packs.test_installing import a_pack, tree

from whosays.errors import KnownError
from whosays.lesson_packs.installed_packs import installed_packs
from whosays.lesson_packs.installing import install, remove
from whosays.lesson_packs.library import Library
from whosays.lesson_packs.pack_file import write_pack_file

_Tree = dict[str, bytes]
Killing = Callable[..., bool]
TESTS = Path(__file__).parent.parent


def steps_of(work: Callable[[], object], before: Before = lambda _number: None) -> int:
    """Do *work*, and return in how many steps."""
    count = 0

    def counting(number: int) -> None:
        nonlocal count
        count = number
        before(number)

    with before_each_step(counting):
        work()
    return count


def sentence_of(work: Callable[[], object], before: Before) -> str:
    """Do *work*, and return the sentence with which it was refused; empty if it was not."""
    try:
        steps_of(work, before)
    except KnownError as error:
        return error.sentence
    return ""


@pytest.fixture
def killed() -> Iterator[Killing]:
    """Give what does something in a process that is killed before a step, if it comes so far."""
    path = os.pathsep.join([str(TESTS), *filter(None, sys.path)])
    command = [sys.executable, "-m", "lesson_packs.steps"]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": path},
    ) as process:
        told, answers = process.stdin, process.stdout
        assert told is not None
        assert answers is not None

        def at(step: int, act: str, data: Path, file: Path | str = "") -> bool:
            todo = {"step": step, "act": act, "data": str(data), "file": str(file)}
            print(json.dumps(todo), file=told, flush=True)
            code = json.loads(answers.readline())
            assert code in (0, -signal.SIGKILL)
            return bool(code)

        yield at
        told.close()


@pytest.fixture
def older(tmp_path: Path) -> Path:
    return a_file(tmp_path, "1.0.0")


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    return a_file(tmp_path, "2.0.0")


def a_file(folder: Path, version: str) -> Path:
    source = a_pack(folder / version, version)
    (source / "media").mkdir()
    for number in range(3):
        (source / "media" / f"{number}.txt").write_text(version * 9)
    file = folder / f"{version}.whosays"
    write_pack_file(source, file)
    return file


def as_installed(file: Path, data: Path) -> _Tree:
    install(file, data)
    return tree(data / "packs")


def assert_put_right(data: Path, *whole: _Tree) -> None:
    """Assert that whoever looks next finds one of *whole*, and nothing that was left behind."""
    installed_packs(data)
    assert tree(data / "packs") in whole
    folder = data / "packs"
    assert not folder.is_dir() or not [p for p in folder.iterdir() if p.name.startswith(".")]
    assert not Library([folder]).problems()


def test_installing_killed_before_every_step(
    tmp_path: Path, older: Path, newer: Path, killed: Killing
) -> None:
    old, new = as_installed(older, tmp_path / "a"), as_installed(newer, tmp_path / "b")
    for there in (None, older):
        step, ended = 0, False
        while not ended:
            step += 1
            data = tmp_path / f"data-{there is None}-{step}"
            if there is not None:
                install(there, data)
            ended = not killed(step, "install", data, newer)
            assert_put_right(data, new if ended else old if there else {}, new)
            assert install(newer, data).pack.version == "2.0.0"
            assert tree(data / "packs") == new
        assert step > 10


def test_removing_killed_before_every_step(tmp_path: Path, older: Path, killed: Killing) -> None:
    old = as_installed(older, tmp_path / "a")
    step, ended = 0, False
    while not ended:
        step += 1
        data = tmp_path / f"data-{step}"
        install(older, data)
        ended = not killed(step, "remove", data)
        assert_put_right(data, {} if ended else old, {})
    assert step > 5


@pytest.mark.parametrize("for_good", [False, True], ids=["once", "from then on"])
def test_every_step_is_refused_by_the_disk(
    tmp_path: Path, older: Path, newer: Path, *, for_good: bool
) -> None:
    old, new = as_installed(older, tmp_path / "a"), as_installed(newer, tmp_path / "b")
    count = steps_of(lambda: install(newer, tmp_path / "b2"))
    for step in range(1, count + 12):
        data = tmp_path / f"data-{step}"
        install(older, data)

        def refuse(number: int, step: int = step) -> None:
            if number == step or (for_good and number > step):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        said = sentence_of(lambda data=data: install(newer, data), refuse)  # type: ignore[misc]
        assert not said or os.strerror(errno.ENOSPC) in said
        if said and not for_good:
            assert tree(data / "packs") == old
        assert_put_right(data, old if said else new)


def test_every_step_of_removing_is_refused_by_the_disk(tmp_path: Path, older: Path) -> None:
    old = as_installed(older, tmp_path / "a")
    for step in range(1, 16):
        data = tmp_path / f"data-{step}"
        install(older, data)

        def refuse(number: int, step: int = step) -> None:
            if number >= step:
                raise OSError(errno.EACCES, os.strerror(errno.EACCES))

        said = sentence_of(lambda data=data: remove("harbour", data), refuse)  # type: ignore[misc]
        assert not said or os.strerror(errno.EACCES) in said
        assert_put_right(data, old if said else {})


def test_full_disk_is_told_and_leaves_the_old_pack(tmp_path: Path, older: Path) -> None:
    source = a_pack(tmp_path / "large", "2.0.0")
    (source / "media").mkdir()
    for number in range(30):
        (source / "media" / f"{number}.png").write_bytes(os.urandom(100_000))
    large = tmp_path / "large.whosays"
    write_pack_file(source, large)
    with small_disk(tmp_path / "disk") as disk:
        data = disk.folder / "data"
        install(older, data)
        old = tree(data / "packs")
        disk.fill()
        for what in (large, source):
            with pytest.raises(KnownError) as raised:
                install(what, data)
            assert raised.value.sentence.endswith(".")
            assert tree(data / "packs") == old
            assert [path.name for path in (data / "packs").iterdir()] == ["harbour"]
        assert [each.version for each in installed_packs(data)][-1] == "1.0.0"
        remove("harbour", data)  # which needs no room
        disk.free()
        assert tree(data) == {}


def test_folder_that_cannot_be_written_is_told(tmp_path: Path, older: Path, newer: Path) -> None:
    data = tmp_path / "data"
    install(older, data)
    old = tree(data)
    with read_only_medium(data / "packs"):
        for act in (lambda: install(newer, data), lambda: remove("harbour", data)):
            with pytest.raises(KnownError, match="cannot be changed"):
                act()
        assert [each.version for each in installed_packs(data)][-1] == "1.0.0"
    assert tree(data) == old


def test_what_may_not_be_read_is_told_by_its_name(tmp_path: Path, newer: Path) -> None:
    data = tmp_path / "data"
    source = a_pack(tmp_path / "source")
    secret = source / "media.txt"
    secret.write_text("x")
    secret.chmod(0)
    with permissions_binding():
        with pytest.raises(KnownError, match=r"media\.txt” cannot be read"):
            install(source, data)
        newer.chmod(0)
        with pytest.raises(KnownError, match=r"“2\.0\.0\.whosays” cannot be unpacked"):
            install(newer, data)
        data.mkdir()
        data.chmod(0)
        for act in (lambda: install(source, data), lambda: remove("harbour", data)):
            with pytest.raises(KnownError, match="cannot be"):
                act()
        data.chmod(0o755)
    assert not list(data.iterdir())


def test_link_to_a_pack_is_removed_and_replaced_but_not_what_it_leads_to(
    tmp_path: Path, older: Path, newer: Path
) -> None:
    data, elsewhere = tmp_path / "data", tmp_path / "elsewhere"
    install(older, tmp_path / "first")
    (tmp_path / "first" / "packs" / "harbour").rename(elsewhere)
    kept = tree(elsewhere)
    (data / "packs").mkdir(parents=True)
    link = data / "packs" / "harbour"
    link.symlink_to(elsewhere)
    remove("harbour", data)
    assert not os.path.lexists(link)
    (data / "packs").mkdir(parents=True, exist_ok=True)
    link.symlink_to(elsewhere)
    assert install(newer, data).replaced == "1.0.0"
    assert not link.is_symlink()
    assert [path.name for path in (data / "packs").iterdir()] == ["harbour"]
    assert tree(elsewhere) == kept


TURNS = """
import sys
from pathlib import Path
from whosays.errors import KnownError
from whosays.lesson_packs.installing import install, remove
data, files = Path(sys.argv[1]), sys.argv[2:]
for turn in range(25):
    for file in files:
        install(Path(file), data, downgrade=True)
    if turn % 5 == 4:
        try:
            remove("harbour", data)
        except KnownError as error:
            assert "No pack" in error.sentence, error.sentence
"""


def test_three_processes_at_once_and_one_that_reads(
    tmp_path: Path, older: Path, newer: Path
) -> None:
    whole = [as_installed(each, tmp_path / each.stem) for each in (older, newer)]
    data = tmp_path / "data"
    path = os.pathsep.join(filter(None, sys.path))
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", TURNS, str(data), *map(str, files)],
            env=os.environ | {"PYTHONPATH": path},
            stderr=subprocess.PIPE,
            text=True,
        )
        for files in ((older, newer), (newer, older), (newer, older))
    ]
    while any(process.poll() is None for process in processes):
        for pack in installed_packs(data):
            assert pack.bundled or pack.version in ("", "1.0.0", "2.0.0")
        assert len(Library([data / "packs"]).packs()) <= 1
    for process in processes:
        assert process.stderr is not None
        said = process.stderr.read()
        process.stderr.close()
        assert (process.returncode, said) == (0, "")
    assert_put_right(data, *whole, {})
