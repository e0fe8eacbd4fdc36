"""``whosays build``, ``install``, ``packs`` and ``remove`` in real processes."""

from __future__ import annotations

import json
from pathlib import Path

from commands.programs import refusal, whosays
from lesson_packs.test_installing import a_pack, tree


def test_from_a_folder_to_an_installed_pack_and_away(tmp_path: Path) -> None:
    data = tmp_path / "data"
    folder, file = a_pack(tmp_path / "p"), tmp_path / "mine.whosays"
    built = whosays("build", folder, "-o", file, data=data)
    assert (built.returncode, built.stderr) == (0, "")
    assert "1 lesson," in built.stdout
    first = file.read_bytes()
    assert whosays("build", folder, "-o", file, data=data).returncode == 0
    assert file.read_bytes() == first
    done = whosays("install", file, data=data)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("is installed: 1 lesson.\n")
    assert "is installed already" in whosays("install", file, data=data).stdout
    listed = json.loads(whosays("packs", "--json", data=data).stdout)
    assert [each["bundled"] for each in listed] == [True, True, False]
    mine = listed[-1]
    assert (mine["version"], mine["lessons"]) == ("1.0.0", 1)
    assert mine["id"] in whosays("packs", data=data).stdout
    assert "not the id" in whosays("remove", mine["id"], data=data, given="no\n").stderr
    gone = whosays("remove", mine["id"], data=data, given=f"{mine['id']}\n")
    assert gone.returncode == 0
    assert tree(data) == {}


def test_pack_with_errors_is_neither_built_nor_installed(tmp_path: Path) -> None:
    data = tmp_path / "data"
    folder = a_pack(tmp_path / "p")
    lesson = folder / "one.md"
    lesson.write_text(lesson.read_text().replace("level: 2", "level: 9"))
    built = whosays("build", folder, "-o", tmp_path / "a.whosays", data=data)
    assert built.returncode == 1
    assert "one.md:" in built.stdout
    assert "1 error" in built.stderr
    assert not (tmp_path / "a.whosays").exists()
    done = whosays("install", folder, data=data)
    assert done.returncode == 1
    assert "one.md:" in done.stdout
    assert "is not installed" in done.stderr
    assert tree(data) == {}


def test_a_name_made_to_deceive_a_terminal_is_shown_harmless(tmp_path: Path) -> None:
    file = tmp_path / "a.whosays"
    file.write_bytes(b"no pack")
    assert "no pack file" in refusal(whosays("install", file, data=tmp_path / "data"))
    assert refusal(whosays("remove", "\x1b[2Jx", "--yes", data=tmp_path / "data")).isprintable()
