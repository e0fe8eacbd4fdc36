"""The tour: the whole walk in a process of its own, without a display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

CHECKOUT = Path(__file__).resolve().parents[2]

SMALL = """---
id: small
title: A small lesson
level: 1
minutes: 5
practice: independent
categories: unnamed-source, unverifiable-figure
origin: written
---
Read it.

# Article

## The bridge on the Lenne

The bridge closes in June, [two officials familiar with the plan]{#two .unnamed-source} said on
Monday 😀. [About 400 cars]{#cars .unverifiable-figure} cross it a day.

# Key

## Familiar with the plan {#two}

We cannot tell who they are.

## Who counted? {#cars}

Nobody says who counted.
"""


def tour(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    return subprocess.run(
        [sys.executable, "-m", "whosays", "tour", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=120,
        env=environment,
        check=False,
    )


@pytest.fixture(scope="module")
def toured(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return a folder with pictures and record of the first lesson's tour, and what it said."""
    folder = tmp_path_factory.mktemp("tour")
    done = tour("--out", folder / "pictures", "--data", folder / "data")
    assert done.returncode == 0, done.stderr
    return folder, done.stdout


def test_the_tour_of_the_first_lesson_leaves_a_picture_of_each_step(
    toured: tuple[Path, str],
) -> None:
    folder, said = toured
    pictures = sorted((folder / "pictures").glob("*.png"))
    names = {picture.stem.partition("-")[2] for picture in pictures}
    assert {"brief", "mark", "check", "dispute", "trace", "questions", "sum-up"} <= names
    for picture in pictures:
        image = QImage(str(picture))
        assert image.width() >= 1024
        colours = {
            image.pixel(x, y)
            for x in range(0, image.width(), 7)
            for y in range(0, image.height(), 7)
        }
        assert len(colours) > 20, f"{picture.name} shows next to nothing"
    assert "found" in said
    assert "score" in said
    assert (folder / "data" / "record.db").exists()


def test_the_picture_in_the_readme_is_the_one_that_the_tour_makes(
    toured: tuple[Path, str],
) -> None:
    shown = CHECKOUT / "resources" / "pictures" / "mark.png"
    assert f"]({shown.relative_to(CHECKOUT)})" in (CHECKOUT / "README.md").read_text("utf-8")
    assert shown.stat().st_size < 300_000
    (made,) = (toured[0] / "pictures").glob("*-mark.png")
    kept, now = pixels(shown), pixels(made)
    assert len(kept) == len(now)
    # another version of a font's rasteriser moves edges a little
    pairs = zip(kept, now, strict=True)
    different = sum(abs(one - other) > 40 for one, other in pairs) / len(kept)
    assert different < 0.01, f"the window has changed: put {made.name} of a tour in its place"


def pixels(file: Path) -> bytes:
    """Return how light each pixel of the picture in *file* is, 0 to 255."""
    image = QImage(str(file)).convertToFormat(QImage.Format.Format_Grayscale8)
    width, line = image.width(), image.bytesPerLine()
    bits = bytes(image.constBits())
    return b"".join(bits[row * line : row * line + width] for row in range(image.height()))


def test_a_lesson_file_of_ones_own_can_be_toured(tmp_path: Path) -> None:
    lesson = tmp_path / "small.md"
    lesson.write_text(SMALL, encoding="utf-8")
    done = tour(lesson, "--out", tmp_path / "pictures")
    assert done.returncode == 0, done.stderr
    assert "A small lesson" in done.stdout
    assert len(list((tmp_path / "pictures").glob("*.png"))) >= 6


def test_a_lesson_that_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    done = tour("no-such-lesson", "--out", tmp_path / "pictures")
    assert done.returncode == 1
    assert "no-such-lesson" in done.stderr
    assert "Traceback" not in done.stderr


def test_pictures_that_cannot_be_kept_are_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    done = tour("--out", tmp_path / "file" / "pictures")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert str(tmp_path / "file" / "pictures") in done.stderr


def test_without_a_display_the_window_says_so_and_names_the_tour() -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    done = subprocess.run(
        [sys.executable, "-m", "whosays"],
        capture_output=True,
        text=True,
        timeout=60,
        env=environment,
        check=False,
    )
    assert done.returncode == 1
    assert "tour --out" in done.stderr
    assert "Traceback" not in done.stderr
