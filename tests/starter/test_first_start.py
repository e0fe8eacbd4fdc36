"""The first start: from nothing to a prepared checkout, whatever comes between."""

import json
import os
import signal
import socket
import subprocess
from pathlib import Path

from starter.conftest import FIRST_ARGUMENTS, Copy, Result, make_wheel


def answer(result: Result) -> list[str]:
    assert result.returncode == 7, result.stderr
    return json.loads(result.stdout)


def test_a_first_start_reaches_the_program(first_start: Result) -> None:
    assert answer(first_start) == ["1.0", *FIRST_ARGUMENTS]


def test_a_second_start_prepares_nothing_and_says_nothing(started: Copy) -> None:
    answer(started.start("check"))
    again = started.start("--data", "x", "text", "a b")
    assert answer(again) == ["1.0", "--data", "x", "text", "a b"]
    assert again.stderr == ""

    command = str(started.environment / "bin" / "whosays")
    assert answer(started.run([command, *FIRST_ARGUMENTS])) == ["1.0", *FIRST_ARGUMENTS]


def test_a_module_of_the_readers_own_is_not_taken_for_ours(started: Copy, tmp_path: Path) -> None:
    answer(started.start("check"))
    (tmp_path / "json.py").write_text("raise SystemExit('the wrong json')")
    there = [*started.command(["check"])]
    result = started.run(["sh", "-c", 'cd "$0" && exec "$@"', str(tmp_path), *there])
    assert answer(result) == ["1.0", "check"]


def lock_next_version(copy: Copy) -> Path:
    """Make *copy* ask for ballast 2.0; return its wheel."""
    wheels = Path(copy.variables["PIP_FIND_LINKS"])
    copy.lock.write_text(make_wheel(wheels, "2.0"))
    return wheels / "ballast-2.0-py3-none-any.whl"


def test_a_new_lock_is_installed(started: Copy) -> None:
    lock_next_version(started)
    assert answer(started.start("check")) == ["2.0", "check"]


def test_a_lock_that_cannot_be_had_breaks_nothing(started: Copy) -> None:
    old = started.lock.read_text()
    lock_next_version(started).unlink()
    refused = started.start("check")
    assert refused.returncode == 1
    assert "could not be installed" in refused.stderr
    assert "ballast==2.0" in refused.stderr

    started.lock.write_text(old)
    undone = started.start("check")
    assert answer(undone) == ["1.0", "check"]
    assert "Fetching" not in undone.stderr, "what was whole before stayed whole"


def test_a_package_that_is_not_the_locked_one_is_refused(started: Copy) -> None:
    wheel = lock_next_version(started)
    wheel.write_bytes(wheel.read_bytes() + b"\0")
    result = started.start("check")
    assert result.returncode == 1
    assert "could not be installed" in result.stderr
    assert "Traceback" not in result.stderr


def test_without_a_network_a_sentence_says_so(miniature: Copy) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        nobody = taken.getsockname()[1]
    result = miniature.start(
        "check",
        PIP_NO_INDEX="0",
        PIP_INDEX_URL=f"http://127.0.0.1:{nobody}/simple",
        PIP_FIND_LINKS="",
        PIP_RETRIES="1",
    )
    assert result.returncode == 1
    assert result.stderr.splitlines()[-1].endswith("connect this computer once, and start again.")
    assert "Traceback" not in result.stderr


def test_a_start_killed_in_the_middle_is_repaired_by_the_next(started: Copy) -> None:
    lock_next_version(started)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        index = f"http://127.0.0.1:{silent.getsockname()[1]}/simple"
        start = subprocess.Popen(
            started.command(["check"]),
            env={**started.variables, "PIP_NO_INDEX": "0", "PIP_INDEX_URL": index},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        silent.settimeout(120)
        silent.accept()[0].close()  # pip has come as far as asking for the package
        os.killpg(start.pid, signal.SIGKILL)
        start.wait()
    assert answer(started.start("check")) == ["2.0", "check"]
    assert started.start("check").stderr == ""


def test_two_starts_at_once_prepare_once(started: Copy) -> None:
    lock_next_version(started)
    starts = [
        subprocess.Popen(
            started.command([name]),
            env=dict(started.variables),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for name in ("check", "text")
    ]
    ends = [start.communicate(timeout=300) for start in starts]
    assert [start.returncode for start in starts] == [7, 7]
    assert sorted(json.loads(out)[1] for out, _errors in ends) == ["check", "text"]
    assert sum(errors.count("Fetching") for _out, errors in ends) == 1


def test_an_interpreter_that_is_gone_is_replaced(started: Copy) -> None:
    (link,) = {path for path in (started.environment / "bin").glob("python*") if is_outward(path)}
    link.unlink()
    link.symlink_to("/nowhere/python")
    assert answer(started.start("check")) == ["1.0", "check"]


def is_outward(link: Path) -> bool:
    return link.is_symlink() and link.readlink().is_absolute()


def test_an_environment_of_somebody_elses_is_left_alone(miniature: Copy) -> None:
    theirs = miniature.environment / "pyvenv.cfg"
    theirs.parent.mkdir()
    theirs.write_text("home = /usr/bin\n")
    result = miniature.start("check")
    assert result.returncode == 1
    assert "was not made by Who Says?" in result.stderr
    assert theirs.read_text() == "home = /usr/bin\n"


def test_a_folder_that_cannot_be_written_is_named(miniature: Copy) -> None:
    command = miniature.command(["check"])
    if os.geteuid() == 0:  # root writes everywhere, until this right is taken from it
        command = ["setpriv", "--bounding-set=-dac_override", *command]
    unwritable = [miniature.folder, miniature.folder / "app", miniature.lock]
    for path in unwritable:
        path.chmod(path.stat().st_mode & ~0o222)
    try:
        result = miniature.run(command)
    finally:
        for path in unwritable:
            path.chmod(path.stat().st_mode | 0o200)
    assert result.returncode == 1
    assert result.stderr.startswith(f"Nothing can be prepared in {miniature.folder} (")
    assert "python3 app --prepare" in result.stderr


def test_a_prepared_folder_needs_no_right_to_write(started: Copy) -> None:
    answer(started.start("check"))
    command = started.command(["check"])
    if os.geteuid() == 0:
        command = ["setpriv", "--bounding-set=-dac_override", *command]
    folders = [path for path in started.folder.rglob("*") if path.is_dir()]
    for folder in [started.folder, *folders]:
        folder.chmod(0o555)
    try:
        result = started.run(command)
    finally:
        for folder in [started.folder, *folders]:
            folder.chmod(0o755)
    assert answer(result) == ["1.0", "check"]
