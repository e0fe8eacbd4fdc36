"""A record goes from one version of the program to the next, in real processes of the program."""

from __future__ import annotations

import contextlib
import signal
import sqlite3
from pathlib import Path

import pytest
from commands.programs import refusal, whosays
from desktop.conftest import until
from desktop.running.test_opening_a_pack import Programs, ended, programs  # noqa: F401 - a fixture

from whosays.desktop.running.announcement import announced
from whosays.progress import migrations
from whosays.progress.connection import Connection
from whosays.progress.migrations import STEPS

OLDER = range(1, len(STEPS))
"""How many steps a record of each older version went through."""


def record_of(version: int, data: Path) -> Path:
    """Return the file of a record in *data* as *version* of its form left it, with Eva in it."""
    data.mkdir()
    file = data / "record.db"
    opened = sqlite3.connect(file, isolation_level=None, factory=Connection)
    with contextlib.closing(opened) as db:
        db.execute("PRAGMA journal_mode = WAL")
        migrations.apply(db, stop_before=STEPS[version].__name__ if version < len(STEPS) else None)
        db.execute(f"PRAGMA user_version = {version}")
        db.execute("INSERT INTO learners VALUES (1, 'eva', 'Eva', 'eva', '2026-01-01T00:00+00:00')")
    return file


def form_of(file: Path) -> tuple[int, list[str]]:
    """Return the version of *file* and the names of its learners."""
    with contextlib.closing(sqlite3.connect(file)) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        (version,) = plain.execute("PRAGMA user_version").fetchone()
        return version, [name for (name,) in plain.execute("SELECT name FROM learners")]


def copies(data: Path) -> list[Path]:
    return sorted(data.glob("record-before-*.db"))


@pytest.mark.parametrize("version", OLDER)
def test_a_command_copies_an_older_record_and_goes_on_with_it(tmp_path: Path, version: int) -> None:
    data = tmp_path / "data"
    file = record_of(version, data)
    for _twice in range(2):
        done = whosays("learners", data=data)
        assert (done.returncode, done.stderr) == (0, "")
        assert "Eva" in done.stdout
    (copy,) = copies(data)
    assert form_of(copy) == (version, ["Eva"])
    assert form_of(file) == (len(STEPS), ["Eva"])


def test_the_window_copies_an_older_record_and_goes_on_with_it(
    programs: Programs,  # noqa: F811 - the fixture
    tmp_path: Path,
) -> None:
    data = tmp_path / "data"
    file = record_of(1, data)
    window = programs.start("--data", data)
    until(lambda: announced(data), "the window", 60)
    until((data / "front-page.json").exists, "the library", 60)
    assert "Eva" in (data / "front-page.json").read_text(encoding="utf-8")
    window.send_signal(signal.SIGINT)
    until(lambda: ended(window), "the end", 60)
    assert window.returncode == 0
    (copy,) = copies(data)
    assert form_of(copy) == (1, ["Eva"])
    assert form_of(file) == (len(STEPS), ["Eva"])


@pytest.mark.parametrize(
    "arguments",
    [
        ("learners",),
        ("export", "--learner", "Eva", "--format", "json", "-o", "out.json"),
        ("erase", "--learner", "Eva", "--yes"),
        ("backups", "--make"),
    ],
)
def test_a_record_of_a_newer_version_is_refused_in_words_and_left_alone(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    data = tmp_path / "data"
    file = record_of(len(STEPS), data)
    with contextlib.closing(sqlite3.connect(file)) as plain:
        plain.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
        plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = file.read_bytes()
    names = [str(tmp_path / each) if each == "out.json" else each for each in arguments]
    sentence = refusal(whosays(*names, data=data))
    assert "newer version" in sentence
    assert str(file) in sentence
    assert file.read_bytes() == before
    assert copies(data) == []
    assert not (tmp_path / "out.json").exists()
