"""``whosays import`` in processes of its own: to another machine, again, renamed, broken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands.programs import refusal, whosays
from progress.practice import NOON
from progress.processes import next_line, running
from progress.two_learners import adas, beas, fill

from whosays.progress.events import LearnerAdded


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give a data folder with Ada and Bea in it."""
    folder = tmp_path / "data"
    fill(folder, adas(), beas())
    return folder


def exported(data: Path, form: str, out: Path) -> Path:
    """Export Ada to *out* and return it."""
    ran = whosays("export", "--learner", "Ada", "--format", form, "-o", out, data=data)
    assert ran.returncode == 0, ran.stderr
    return out


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_record_moves_to_another_machine_unchanged(data: Path, tmp_path: Path, form: str) -> None:
    out, there = exported(data, form, tmp_path / "out"), tmp_path / "another é"
    ran = whosays("import", out, data=there)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == "Imported Ada: 2 new attempts, 15 new events.\n"
    for each in ("csv", "json"):
        one, other = exported(data, each, tmp_path / "1"), exported(there, each, tmp_path / "2")
        assert one.read_bytes() == other.read_bytes()
    again = whosays("import", out, data=there)
    assert again.stdout == "Everything in the file was here already: Ada.\n"


def test_another_learner_of_the_same_name(data: Path, tmp_path: Path) -> None:
    out, there = exported(data, "json", tmp_path / "out"), tmp_path / "there"
    fill(there, [LearnerAdded("x", "ada", NOON)])
    assert "--as NAME" in refusal(whosays("import", out, data=there))
    ran = whosays("import", out, "--as", "Ada from home", data=there)
    assert ran.stdout.startswith("Imported Ada from home: 2 new attempts")


def test_what_cannot_be_imported_is_told_in_a_sentence(data: Path, tmp_path: Path) -> None:
    out, there = exported(data, "json", tmp_path / "out.json"), tmp_path / "there"
    document = json.loads(out.read_bytes())
    document["events"][3]["start"] = "\x1b[31m"
    out.write_text(json.dumps(document))
    said = refusal(whosays("import", out, data=there))
    assert said == (
        f"{out} cannot be imported. In event 4: “start” must be a whole number from 0 to "
        "1000000000."
    )
    assert whosays("learners", "--json", data=there).stdout == "[]\n"
    assert whosays("import", tmp_path / "absent", data=there).returncode == 2
    assert whosays("import", tmp_path, data=there).returncode == 2


def test_while_another_program_holds_the_record(data: Path, tmp_path: Path) -> None:
    out = exported(data, "json", tmp_path / "out.json")
    with running("hold.py", data / "record.db") as holder:
        assert next_line(holder) == "held"
        said = refusal(whosays("import", out, data=data))
    assert "Another program is using the record" in said
