"""What goes into a package beside the program, and that the same folder gives the same bytes."""

from __future__ import annotations

import configparser
import os
import re
import shutil
import subprocess
import sys
import tarfile
import xml.etree.ElementTree as ET
from importlib.metadata import distributions
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from packing.archive import make_archive
from packing.checkout import APPLICATION_ID, CHECKOUT, FILES
from packing.debian_package import make_deb
from packing.licences import licence_of, texts_of
from whosays.lab_file import read_lab_file
from whosays.lab_settings import LOCKABLE
from whosays.lesson_packs.pack_file import MIMETYPE, SUFFIX

TIME = 1_700_000_000
ICONS = CHECKOUT / "resources" / "icons"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """Return a folder like the one with the program."""
    folder = tmp_path / "whosays"
    (folder / "_internal").mkdir(parents=True)
    (folder / "LICENCES").mkdir()
    (folder / "LICENCES" / "LIST.txt").write_text("Who Says?: Apache-2.0\n")
    (folder / "whosays").write_text("#!/bin/sh\necho hello\n")
    (folder / "whosays").chmod(0o755)
    (folder / "_internal" / "lib.so.1").write_bytes(b"library")
    (folder / "_internal" / "lib.so").symlink_to("lib.so.1")
    return folder


def test_archive_is_the_same_whenever_and_by_whomever_it_is_made(
    program: Path, tmp_path: Path
) -> None:
    first = make_archive(program, tmp_path, TIME).read_bytes()
    for path in program.rglob("*"):
        if not path.is_symlink():
            os.utime(path, (5, 5))
    made = make_archive(program, tmp_path, TIME)
    assert made.read_bytes() == first
    with tarfile.open(made) as archive:
        members = {each.name.partition("/")[2]: each for each in archive.getmembers()}
    assert members["whosays"].mode & 0o111
    assert members["_internal/lib.so"].issym()
    assert {(each.uname, each.mtime) for each in members.values()} == {("root", TIME)}


def test_debian_package_is_what_debian_reads(program: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    made = make_deb(program, out, TIME)
    first = made.read_bytes()
    assert make_deb(program, out, TIME).read_bytes() == first
    if shutil.which("dpkg-deb") is None:
        assert first.startswith(b"!<arch>\ndebian-binary")
        return
    told = subprocess.run(
        ["dpkg-deb", "-f", str(made), "Package", "Architecture"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Package: whosays" in told.stdout
    subprocess.run(["dpkg-deb", "-x", str(made), str(tmp_path / "root")], check=True)
    root = tmp_path / "root"
    done = subprocess.run(
        [str((root / "usr/bin/whosays").resolve())], capture_output=True, text=True, check=True
    )
    assert done.stdout == "hello\n"
    names = {path.relative_to(root).as_posix() for path in root.rglob("*")}
    assert "usr/share/applications/whosays.desktop" in names
    assert "usr/share/mime/packages/whosays.xml" in names
    assert f"usr/share/metainfo/{APPLICATION_ID}.metainfo.xml" in names
    assert "usr/share/icons/hicolor/16x16/apps/whosays.png" in names
    assert "Who Says?" in (root / "usr/share/doc/whosays/copyright").read_text()
    assert not [
        path for path in root.rglob("*") if path.is_file() and re.search("@[A-Z]+@", _text(path))
    ]


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")


def _root(name: str) -> ET.Element:
    return ET.parse(FILES / name).getroot()  # noqa: S314 - our own file


def test_desktop_entry_opens_packs() -> None:
    entry = configparser.RawConfigParser()
    entry.optionxform = str  # type: ignore[assignment,method-assign]  # as its manual says
    entry.read(FILES / "whosays.desktop", encoding="utf-8")
    facts = entry["Desktop Entry"]
    assert facts["Exec"] == "whosays %f"
    assert MIMETYPE in facts["MimeType"].split(";")
    kind = _root("whosays-mime.xml").find(f"{MIME}mime-type")
    assert kind is not None
    assert kind.get("type") == MIMETYPE
    pattern = kind.find(f"{MIME}glob")
    assert pattern is not None
    assert pattern.get("pattern") == f"*{SUFFIX}"
    component = _root("whosays.metainfo.xml")
    assert component.findtext("launchable") == "whosays.desktop"
    assert component.findtext("provides/mediatype") == MIMETYPE


def test_example_of_fixed_settings_can_be_used(tmp_path: Path) -> None:
    text = (FILES / "whosays.toml.example").read_text(encoding="utf-8")
    file = tmp_path / "whosays.toml"
    file.write_text(re.sub(r"(?m)^# (?=[a-z-]+ =)", "", text), encoding="utf-8")
    values = read_lab_file(file, LOCKABLE)
    assert values.text_size == 125
    assert values.is_data_per_user


@pytest.mark.parametrize("size", [16, 32, 48, 64, 128, 256])
def test_pictures_are_those_of_the_drawings(size: int, application: object) -> None:
    assert application is not None
    drawing = ICONS / ("whosays-16.svg" if size == 16 else "whosays.svg")
    wanted = QImage(size, size, QImage.Format.Format_ARGB32)
    wanted.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wanted)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    there = QImage(str(ICONS / f"whosays-{size}.png")).convertToFormat(wanted.format())
    assert there == wanted


def test_icon_of_sixteen_pixels_is_sharp(application: object) -> None:
    assert application is not None
    picture = QImage(str(ICONS / "whosays-16.png"))
    colours = {picture.pixelColor(x, y).name() for x in range(16) for y in range(16)}
    assert len(colours) <= 5, "a colour between two others is a blur"


def test_everything_that_is_needed_says_its_licence() -> None:
    locked = (CHECKOUT / "app" / "requirements.txt").read_text(encoding="utf-8")
    names = {name.lower().replace("_", "-") for name in re.findall(r"(?m)^([\w.-]+)==", locked)}
    installed = {each.name.lower().replace("_", "-"): each for each in distributions()}
    known = names & set(installed)
    assert len(known) > 15
    assert [name for name in known if not licence_of(installed[name])] == []
    assert texts_of(installed["click"])


def test_unknown_kind_and_another_system_are_told() -> None:
    run = [sys.executable, "-P", "-c"]
    start = f"import sys; sys.path.insert(0, {str(CHECKOUT / 'app')!r}); "
    start += "from packing.__main__ import main; sys.exit(main())"
    done = subprocess.run([*run, start, "floppy"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "portable" in done.stderr
    other = "portable" if sys.platform == "win32" else "windows"
    done = subprocess.run([*run, start, other], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "packs for the system that it runs on" in done.stderr
