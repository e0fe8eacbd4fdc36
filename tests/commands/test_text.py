"""``whosays text`` in real processes: exactly the plain text, in UTF-8."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from commands.test_check import whosays_run
from lesson_packs.test_packs import LESSON, PAGE, pack
from lesson_packs.written_lessons import front, lesson_source

import whosays
from whosays.lesson_packs.library import find_lesson

ARTICLE = "## Head 🚢\n\nno\u00a0break, soft\u00adhyphen,  \nשלום e\u0301\n\n- item"
TEXT = "Head 🚢\n\nno\u00a0break, soft\u00adhyphen,\nשלום e\u0301\n\nitem"


def test_text_of_a_file_is_printed_exactly_in_any_locale(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(lesson_source(ARTICLE), encoding="utf-8")
    answer = whosays_run("text", "a.md", folder=tmp_path, LC_ALL="C", PYTHONUTF8="0")
    assert answer.returncode == 0
    assert answer.stdout.decode() == TEXT + "\n"


def test_text_of_an_installed_lesson_wherever_data_is_given(tmp_path: Path) -> None:
    pack(tmp_path / "data" / "packs" / "p", PAGE, one=LESSON)
    expected = find_lesson("pier", tmp_path / "data")[1].text + "\n"
    for arguments in (
        ("text", "pier", "--data", "data"),
        ("--data", "data", "text", "pier"),
        ("--data", "nowhere", "text", "pier", "--data=data"),
    ):
        answer = whosays_run(*arguments, folder=tmp_path)
        assert answer.stdout.decode() == expected
    by_variable = whosays_run("text", "pier", folder=tmp_path, WHOSAYS_DATA=str(tmp_path / "data"))
    assert by_variable.stdout.decode() == expected


def test_bundled_lesson_is_there_without_any_data(tmp_path: Path) -> None:
    answer = whosays_run("text", "al-tanf", "--data", "empty", folder=tmp_path)
    assert answer.stdout.decode().startswith("MOSCOW (TASS): ")
    assert not (tmp_path / "empty").exists()


def test_what_has_no_text_is_told_in_a_sentence(tmp_path: Path) -> None:
    key_only = front(url="https://a.example/x") + (
        "# Key\n\n## T {#a .state-agency quote=x}\n\nWhy.\n"
    )
    (tmp_path / "key.md").write_text(key_only)
    (tmp_path / "bad.md").write_text("nothing")
    for argument, part in [
        ("key.md", "read it at https://a.example/x"),
        ("bad.md", "“whosays check bad.md” lists all of them"),
        ("gone", "is installed"),
    ]:
        answer = whosays_run("text", argument, folder=tmp_path)
        assert (answer.returncode, answer.stdout) == (1, b"")
        assert part in answer.stderr.decode()
        assert "Traceback" not in answer.stderr.decode()


def test_window_does_not_wait_for_the_command_line() -> None:
    told = (
        "import sys; import whosays.__main__; "
        "print([name for name in ('click', 'markdown', 'sqlite_utils', 'PySide6') "
        "if name in sys.modules])"
    )
    folder = Path(whosays.__file__).parent.parent
    answer = subprocess.run(
        [sys.executable, "-c", told], cwd=folder, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"
