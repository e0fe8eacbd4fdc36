"""``whosays learners`` and ``whosays export`` in processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from commands.programs import refusal, whosays
from progress.practice import NOON, clock
from progress.two_learners import adas, beas, fill

from whosays.progress.events import LearnerAdded
from whosays.progress.portable.exporting import export_learner
from whosays.progress.portable.form import Form


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give a data folder with Ada and Bea in it."""
    folder = tmp_path / "data é"
    fill(folder, adas(), beas())
    return folder


def test_who_learns_here(data: Path) -> None:
    ran = whosays("learners", data=data, TZ="UTC")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == (
        "Name  Attempts  Last practice\n"
        "Ada   2         2026-05-20 12:00\n"
        "Bea   2         2026-05-17 12:00\n"
    )


def test_who_learns_here_in_json(data: Path) -> None:
    ran = whosays("learners", "--json", data=data)
    assert json.loads(ran.stdout)[0] == {
        "id": "ada",
        "name": "Ada",
        "since": "2026-05-17T12:00:00.000250+00:00",
        "attempts": 2,
        "last_practice": "2026-05-20T12:00:00.000250+00:00",
    }


def test_nobody_learns_here(tmp_path: Path) -> None:
    ran = whosays("learners", data=tmp_path / "data")
    assert ran.stdout == "Nobody has begun to learn here.\n"
    assert whosays("learners", "--json", data=tmp_path / "data").stdout == "[]\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", Form)
def test_the_file_is_the_learners_record(data: Path, tmp_path: Path, form: Form) -> None:
    out = tmp_path / "out"
    ran = whosays("export", "--learner", "ada", "--format", form, "-o", out, data=data)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == f"The record of Ada is in {out}.\n"
    assert out.read_bytes() == export_learner(data, "ada", form, clock=clock)


def test_what_cannot_be_exported_is_told_in_a_sentence(data: Path, tmp_path: Path) -> None:
    asked = ("export", "--format", "csv", "-o", tmp_path / "out", "--learner")
    assert "Those who learn here are: Ada, Bea." in refusal(whosays(*asked, "Eve", data=data))
    assert "needs a name" in refusal(whosays(*asked, " ", data=data))
    onto = refusal(
        whosays(
            "export", "--learner", "Ada", "--format", "csv", "-o", data / "record.db", data=data
        )
    )
    assert "belongs to the record itself" in onto
    assert not (tmp_path / "out").exists()
    assert whosays("export", "--learner", "Ada", data=data).returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="no such file there")
def test_the_record_can_be_handed_to_the_next_program(data: Path) -> None:
    ran = whosays("export", "--learner", "Ada", "--format", "json", "-o", "/dev/stdout", data=data)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.encode() == export_learner(data, "ada", Form.JSON, clock=clock)


def test_a_file_may_have_as_long_a_name_as_the_system_takes(data: Path, tmp_path: Path) -> None:
    out = tmp_path / ("📰" * 62)
    assert (
        whosays("export", "--learner", "Ada", "--format", "csv", "-o", out, data=data).returncode
        == 0
    )
    assert out.exists()


def test_no_name_can_steer_the_terminal(data: Path) -> None:
    fill(data, [LearnerAdded("eve", "Eve\x1b[2J\u202e", NOON)])
    said = refusal(whosays("export", "--learner", "Ed", "--format", "csv", "-o", "x", data=data))
    assert said.endswith("Those who learn here are: Ada, Bea, Eve\\x1b[2J\\u202e.")
    assert "\x1b" not in whosays("learners", data=data).stdout


@pytest.mark.skipif(sys.platform == "win32", reason="no such shell there")
def test_nobody_need_listen(data: Path) -> None:
    command = f"'{sys.executable}' -m whosays learners --data '{data}' >&-"
    path = os.pathsep.join(filter(None, sys.path))
    ran = subprocess.run(
        ["sh", "-c", command],
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": path},
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
