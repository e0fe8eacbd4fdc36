"""``whosays erase`` in processes of its own: confirmed by name, or by --yes."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from commands.programs import refusal, whosays
from progress.practice import NOON, clock
from progress.processes import next_line, running
from progress.two_learners import ADAS_OWN, adas, beas, fill

from whosays.progress.copying import copy_aside
from whosays.progress.erased import read_erased
from whosays.progress.events import LearnerAdded
from whosays.progress.learners import learner_summaries


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give a data folder with Ada and Bea in it, and a copy of the record."""
    folder = tmp_path / "data"
    fill(folder, adas(), beas())
    copy_aside(folder / "record.db", NOON)
    return folder


def names(data: Path) -> list[str]:
    return [one["name"] for one in json.loads(whosays("learners", "--json", data=data).stdout)]


def test_a_learner_is_erased_after_the_name_was_typed(data: Path) -> None:
    ran = whosays("erase", "--learner", "ada", data=data, given=" Ada\n", TZ="UTC")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == (
        "Ada: 2 attempts, last practice 2026-05-20 12:00.\n"
        "Also erased from these copies of the record, which keep everybody else:\n"
        "  record-before-2026-05-17T120000Z.db\n"
        "Nothing brings this back. To erase it, type the name Ada: "
        "Everything about Ada is erased.\n"
    )
    assert names(data) == ["Bea"]
    files = [path.read_bytes() for path in data.rglob("*") if path.is_file()]
    assert len(files) == 3
    assert not [content for content in files if ADAS_OWN.encode() in content]


def test_another_name_or_none_erases_nothing(data: Path) -> None:
    wrong = whosays("erase", "--learner", "Ada", data=data, given="ada\n")
    assert (wrong.returncode, wrong.stderr) == (1, "Nothing was erased: that is not the name.\n")
    nothing = whosays("erase", "--learner", "Ada", data=data)
    assert (nothing.returncode, nothing.stderr) == (1, wrong.stderr)
    assert nothing.stdout.endswith("type the name Ada: \n")
    assert names(data) == ["Ada", "Bea"]


@pytest.mark.parametrize("coding", ["ascii", "latin-1", "utf-8"])
def test_a_name_that_the_terminal_cannot_show_can_be_asked_for(data: Path, coding: str) -> None:
    fill(data, [LearnerAdded("zoe", "Zoë 📰", NOON)])
    ran = whosays("erase", "--learner", "zoë 📰", data=data, given="Zoë\n", PYTHONIOENCODING=coding)
    assert (ran.returncode, ran.stderr) == (1, "Nothing was erased: that is not the name.\n")
    assert "type the name Zoë 📰: " in ran.stdout
    typed = unicodedata.normalize("NFD", "Zoë 📰 \r\n")
    ran = whosays("erase", "--learner", "zoë 📰", data=data, given=typed, PYTHONIOENCODING=coding)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert names(data) == ["Ada", "Bea"]


def test_a_script_says_yes(data: Path) -> None:
    ran = whosays("erase", "--learner", "Ada", "--yes", data=data)
    assert ran.stdout.endswith("Everything about Ada is erased.\n")
    assert names(data) == ["Bea"]
    again = refusal(whosays("erase", "--learner", "Ada", "--yes", data=data))
    assert again == "There is no learner called Ada. Those who learn here are: Bea."


def test_an_import_of_the_erased_must_be_asked_for(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "ada.csv"
    whosays("export", "--learner", "Ada", "--format", "csv", "-o", out, data=data)
    whosays("erase", "--learner", "Ada", "--yes", data=data)
    assert "--again" in refusal(whosays("import", out, data=data))
    ran = whosays("import", out, "--again", data=data)
    assert ran.stdout == "Imported Ada: 2 new attempts, 15 new events.\n"
    assert names(data) == ["Ada", "Bea"]


def test_while_another_program_has_the_record_open(data: Path) -> None:
    with running("stay_open.py", data) as other:
        assert next_line(other) == "open"
        ran = whosays("erase", "--learner", "Ada", "--yes", data=data)
    assert ran.returncode == 1
    assert "Close that program, then try again." in ran.stderr
    assert names(data) == ["Ada", "Bea"]
    assert not read_erased(data).marks


def test_an_interrupted_erasing_is_finished_first(data: Path) -> None:
    copy = next(data.glob("record-before-*"))
    kept = copy.read_bytes()
    whosays("erase", "--learner", "Ada", "--yes", data=data)
    copy.write_bytes(kept)
    values = json.loads((data / "erased.json").read_bytes())
    (data / "erased.json").write_text(json.dumps(values | {"unfinished": True}))
    ran = whosays("erase", "--learner", "Ada", "--yes", data=data)
    assert ran.stdout == "An erasing that had been interrupted is finished now.\n"
    assert ADAS_OWN.encode() not in copy.read_bytes()
    assert [one.name for one in learner_summaries(data, clock=clock)] == ["Bea"]
