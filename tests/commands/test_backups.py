"""``whosays backups`` and ``whosays restore`` in processes of their own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands.programs import refusal, whosays
from progress.practice import NOON
from progress.processes import next_line, running
from progress.two_learners import adas, beas, fill

from whosays.progress.backups import keep_backups


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give a data folder with a backup of Ada alone, and Bea in the record since."""
    folder = tmp_path / "data é"
    fill(folder, adas())
    keep_backups(folder, NOON)
    fill(folder, beas())
    return folder


def names(data: Path) -> list[str]:
    return [one["name"] for one in json.loads(whosays("learners", "--json", data=data).stdout)]


def test_the_backups_are_listed_with_what_is_in_them(data: Path) -> None:
    (data / "backups" / "record-2026-05-16T120000Z.db").write_bytes(b"broken")
    ran = whosays("backups", data=data, TZ="UTC")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.splitlines() == [
        "File                                  Made              Learners            Attempts  "
        "Last practice",
        "backups/record-2026-05-17T120000Z.db  2026-05-17 12:00  Ada                 2         "
        "2026-05-20 12:00",
        "backups/record-2026-05-16T120000Z.db  2026-05-16 12:00  cannot be restored",
    ]
    sound, broken = json.loads(whosays("backups", "--json", data=data).stdout)
    assert sound == {
        "file": str(data / "backups" / "record-2026-05-17T120000Z.db"),
        "at": "2026-05-17T12:00:00+00:00",
        "origin": "backup",
        "bytes": (data / "backups" / "record-2026-05-17T120000Z.db").stat().st_size,
        "problem": None,
        "learners": ["Ada"],
        "attempts": 2,
        "last_practice": "2026-05-20T12:00:00.000250+00:00",
    }
    assert "damaged" in broken["problem"]
    assert (broken["learners"], broken["attempts"], broken["last_practice"]) == (None,) * 3


def test_where_there_are_none(tmp_path: Path) -> None:
    assert whosays("backups", data=tmp_path / "data").stdout == "There are no backups yet.\n"
    assert whosays("backups", "--json", "--make", data=tmp_path / "data").stdout == "[]\n"
    assert list(tmp_path.iterdir()) == []


def test_one_is_made_when_asked_for(data: Path) -> None:
    listed = json.loads(whosays("backups", "--make", "--json", data=data).stdout)
    assert listed[0]["learners"] == ["Ada", "Bea"]
    again = json.loads(whosays("backups", "--make", "--json", data=data).stdout)
    assert again == listed


def test_a_backup_is_restored_by_the_name_in_the_list_and_that_is_undone(data: Path) -> None:
    ran = whosays("restore", "backups/record-2026-05-17T120000Z.db", data=data, TZ="UTC")
    assert (ran.returncode, ran.stderr) == (0, "")
    first, second = ran.stdout.splitlines()
    assert first == "The record holds again: Ada; 2 attempts, last practice 2026-05-20 12:00."
    (aside,) = data.glob("record-replaced-*.db")
    assert second == f"What it held until now is kept in {aside}."
    assert names(data) == ["Ada"]
    assert whosays("restore", aside, data=data).returncode == 0
    assert names(data) == ["Ada", "Bea"]


def test_what_cannot_be_restored_is_told_in_a_sentence(data: Path, tmp_path: Path) -> None:
    assert "There is no backup" in refusal(whosays("restore", "absent.db", data=data))
    (tmp_path / "broken.db").write_bytes(b"broken" * 999)
    said = refusal(whosays("restore", tmp_path / "broken.db", data=data))
    assert said.endswith("is damaged, or no backup, and cannot be restored.")
    backup = data / "backups" / "record-2026-05-17T120000Z.db"
    with running("stay_open.py", data) as other:
        assert next_line(other) == "open"
        said = refusal(whosays("restore", backup, data=data))
    assert "Close that program" in said
    assert names(data) == ["Ada", "Bea"]
