"""``whosays check`` and ``whosays install`` on what was made to do harm, in real processes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands.programs import refusal, whosays
from lesson_packs.hostile_packs import HOSTILE_CONTENTS, HOSTILE_FILES, file_of, folder_of
from lesson_packs.test_installing import tree


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_check_tells_of_each_in_one_run(tmp_path: Path) -> None:
    says: dict[str, str] = {}
    for number, hostile in enumerate(HOSTILE_FILES.values()):
        path = tmp_path / f"{number}.whosays"
        hostile.write(path)
        says[str(path)] = hostile.says
    for number, (name, content) in enumerate(HOSTILE_CONTENTS.items()):
        if "fit" not in name:
            says[str(file_of(content, tmp_path / f"c{number}.whosays"))] = content.says
            says[str(folder_of(content, tmp_path / f"f{number}"))] = content.says
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    data = tmp_path / "data"
    ran = whosays("check", "--json", *says, data=data, TMPDIR=str(temporary))
    assert (ran.returncode, ran.stderr.count("Traceback")) == (1, 0)
    told = json.loads(ran.stdout)
    for path, sentence in says.items():
        of_path = [each["message"] for each in told if each["file"].startswith(path)]
        assert any(sentence in message for message in of_path), (path, sentence)
    assert list(temporary.iterdir()) == []
    assert not data.exists()


@pytest.mark.parametrize("name", ["traversal", "control character in a name", "bomb by ratio"])
def test_install_refuses_in_one_sentence(name: str, tmp_path: Path) -> None:
    file = tmp_path / "hostile.whosays"
    HOSTILE_FILES[name].write(file)
    said = refusal(whosays("install", file, data=tmp_path / "data"))
    assert HOSTILE_FILES[name].says in said
    assert said.isprintable()
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("name", ["terminal codes", "drawing under another name"])
def test_install_lists_what_is_wrong_inside_harmlessly(name: str, tmp_path: Path) -> None:
    file = file_of(HOSTILE_CONTENTS[name], tmp_path / "hostile.whosays")
    ran = whosays("install", file, data=tmp_path / "data")
    assert ran.returncode == 1
    assert HOSTILE_CONTENTS[name].says in ran.stdout
    assert ran.stdout.replace("\n", "").isprintable()
    assert tree(tmp_path / "data") == {}
