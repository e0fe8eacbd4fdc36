"""What a desktop makes of the files that the Debian package brings."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from packing.checkout import APPLICATION_ID, CHECKOUT, FILES
from whosays import __version__
from whosays.lesson_packs.pack_file import MIMETYPE, write_pack_file

METAINFO = FILES / "whosays.metainfo.xml"


def needs(*tools: str) -> pytest.MarkDecorator:
    missing = [tool for tool in tools if shutil.which(tool) is None]
    return pytest.mark.skipif(bool(missing), reason=f"not here: {', '.join(missing)}")


@needs("update-mime-database", "gio")
@pytest.mark.parametrize("name", ["course.whosays", "course.bin", "course"])
def test_a_pack_is_known_by_its_name_and_by_what_it_holds(name: str, tmp_path: Path) -> None:
    packages = tmp_path / "share" / "mime" / "packages"
    packages.mkdir(parents=True)
    shutil.copy(FILES / "whosays-mime.xml", packages / "whosays.xml")
    around = {**os.environ, "XDG_DATA_HOME": str(tmp_path / "share")}
    subprocess.run(["update-mime-database", str(packages.parent)], check=True, env=around)
    write_pack_file(CHECKOUT / "lessons" / "the-morning-round", tmp_path / name)
    told = subprocess.run(
        ["gio", "info", "--attributes", "standard::content-type", str(tmp_path / name)],
        check=True,
        env=around,
        capture_output=True,
        text=True,
    )
    assert told.stdout.rstrip().endswith(f": {MIMETYPE}")


@needs("desktop-file-validate")
def test_desktop_entry_is_valid() -> None:
    entry = str(FILES / "whosays.desktop")
    done = subprocess.run(
        ["desktop-file-validate", entry], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout
    assert "error" not in done.stdout


@needs("appstreamcli")
def test_software_centres_can_read_what_it_is(tmp_path: Path) -> None:
    made = tmp_path / f"{APPLICATION_ID}.metainfo.xml"
    text = METAINFO.read_text(encoding="utf-8").replace("@ID@", APPLICATION_ID)
    made.write_text(text.replace("@VERSION@", __version__), encoding="utf-8")
    command = ["appstreamcli", "validate", "--no-net", str(made)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
