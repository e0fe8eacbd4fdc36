"""``whosays check`` in real processes: what it prints and how it ends."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lesson_packs.test_packs import GLOSSARY, LESSON, PAGE, pack

import whosays
from whosays.bundled import bundled
from whosays.lesson_packs.pack_file import write_pack_file


def whosays_run(
    *arguments: str, folder: Path, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    paths = [str(Path(whosays.__file__).parent.parent), os.environ.get("PYTHONPATH", "")]
    variables = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths)), **environment}
    return subprocess.run(
        [sys.executable, "-m", "whosays", *arguments],
        cwd=folder,
        env=variables,
        capture_output=True,
        check=False,
    )


def test_clean_lesson_ends_with_0_and_warnings_do_too(tmp_path: Path) -> None:
    (tmp_path / "clean.md").write_text(LESSON.replace("[x](glossary.md#dateline)", ""))
    (tmp_path / "warned.md").write_text(LESSON.replace("minutes: 8", "minutes: 8\ntopic: x"))
    clean = whosays_run("check", "clean.md", folder=tmp_path)
    assert (clean.returncode, clean.stdout) == (0, b"")
    warned = whosays_run("check", "warned.md", folder=tmp_path)
    assert warned.returncode == 0
    assert warned.stdout.startswith(b"warned.md:6:1: warning: ")


def test_errors_end_with_1_and_name_the_file_as_it_was_given(tmp_path: Path) -> None:
    folder = pack(tmp_path / "packs" / "p", one=LESSON.replace("level: 2", "level: 9"))
    for given, shown in [
        ("packs/p/one.md", "packs/p/one.md"),
        ("./packs/p", "./packs/p/one.md"),
        ("packs", "packs/p/one.md"),
        (str(folder), f"{folder}/one.md"),
    ]:
        answer = whosays_run("check", given, folder=tmp_path)
        assert answer.returncode == 1
        assert answer.stdout.decode().startswith(f"{shown}:4:8: “9” will not do")
        assert len(answer.stdout.splitlines()) == 1


def test_json_is_a_list_of_problems(tmp_path: Path) -> None:
    source = LESSON.replace("level: 2", "level: 9").replace("minutes: 8", "minutes: 8\ntopic: x")
    pack(tmp_path / "p", one=source)
    answer = whosays_run("check", "--json", "p", folder=tmp_path)
    assert answer.returncode == 1
    problems = json.loads(answer.stdout)
    assert [set(each) for each in problems] == [
        {"file", "line", "column", "severity", "message"}
    ] * 2
    assert [(each["line"], each["column"], each["severity"]) for each in problems] == [
        (4, 8, "error"),
        (6, 1, "warning"),
    ]
    assert (
        json.loads(whosays_run("check", "--json", str(bundled("lessons")), folder=tmp_path).stdout)
        == []
    )


def test_strict_makes_an_unexplained_span_an_error_and_leaves_other_warnings(
    tmp_path: Path,
) -> None:
    bare = LESSON[: LESSON.index("# Key")].replace("minutes: 8", "minutes: 8\ntopic: x")
    (tmp_path / "a.md").write_text(bare)
    assert whosays_run("check", "a.md", folder=tmp_path).returncode == 0
    strict = whosays_run("check", "--strict", "--json", "a.md", folder=tmp_path)
    assert strict.returncode == 1
    assert [each["severity"] for each in json.loads(strict.stdout)] == ["warning", "error"]


@pytest.mark.parametrize("arguments", [(), ("gone.md",), ("--nonsense", "."), ("--strict",)])
def test_wrong_use_ends_with_2(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    answer = whosays_run("check", *arguments, folder=tmp_path)
    assert answer.returncode == 2
    assert b"Traceback" not in answer.stderr
    assert answer.stdout == b""


def test_lesson_in_a_pack_is_read_with_the_categories_and_terms_of_that_pack(
    tmp_path: Path,
) -> None:
    page = PAGE + "\n## Loud {.category #loud letter=X}\n\nLoud.\n\n**Ask:** Loud?\n"
    lesson = LESSON.replace("unverifiable-figure", "loud").replace(".unnamed-source}", ".loud}")
    folder = pack(tmp_path / "p", page, one=lesson.replace("#dateline", "#wire"))
    answer = whosays_run("check", "p/one.md", folder=tmp_path)
    assert answer.returncode == 0
    assert "no term “wire”" in answer.stdout.decode()
    (folder / "pack.md").unlink()
    assert (
        "“loud” is no category" in whosays_run("check", "p/one.md", folder=tmp_path).stdout.decode()
    )


def test_pack_file_is_checked_like_its_folder(tmp_path: Path) -> None:
    folder = pack(tmp_path / "p")
    write_pack_file(folder, tmp_path / "p.whosays")
    assert whosays_run("check", "--strict", "p.whosays", folder=tmp_path).returncode == 0
    (tmp_path / "bad.whosays").write_bytes(b"no zip")
    answer = whosays_run("check", "bad.whosays", folder=tmp_path)
    assert (answer.returncode, answer.stdout[:16]) == (1, b"bad.whosays:1:1:")


def test_folder_without_a_pack_is_told(tmp_path: Path) -> None:
    assert "no pack" in whosays_run("check", ".", folder=tmp_path).stdout.decode()
    (tmp_path / "glossary.md").write_text(GLOSSARY)
    (tmp_path / "one.md").write_text(LESSON)
    answer = whosays_run("check", ".", folder=tmp_path)
    assert answer.stdout.decode().startswith("./pack.md:1:1: There is no such file")


def test_output_is_utf_8_in_any_locale_and_odd_names_are_printed(tmp_path: Path) -> None:
    folder = tmp_path / "é à"
    pack(folder, one=LESSON.replace("level: 2", "level: 9"))
    shutil.copy(folder / "one.md", os.fsencode(folder) + b"/\xff.md")
    answer = whosays_run("check", "é à", folder=tmp_path, LC_ALL="C", PYTHONUTF8="0")
    assert answer.returncode == 1
    assert "é à/one.md:4:8: “9”" in answer.stdout.decode()
    assert b"Traceback" not in answer.stderr


def test_reader_that_goes_away_ends_it_without_a_word(tmp_path: Path) -> None:
    (tmp_path / "many.md").write_text("# x\n" * 20_000)
    paths = str(Path(whosays.__file__).parent.parent)
    process = subprocess.Popen(
        [sys.executable, "-m", "whosays", "check", "many.md"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": paths},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    process.wait(60)
    assert b"Traceback" not in said
    assert b"BrokenPipe" not in said


def test_no_lesson_and_no_locale_can_make_help_and_version_fail(tmp_path: Path) -> None:
    version = whosays_run("--version", folder=tmp_path)
    assert version.stdout.decode().strip() == f"whosays {whosays.__version__}"
    for command in ("check", "text", "score", "tour"):
        answer = whosays_run(command, "--help", folder=tmp_path, LC_ALL="C", PYTHONUTF8="0")
        assert answer.returncode == 0
        assert b"--data" in answer.stdout
