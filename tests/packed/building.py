"""Builds both packages by the command that anybody uses: two builds of one commit."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
SOURCE = str(Path(sys.executable).parent / "whosays")
"""The program from source."""
_COMMAND = [sys.executable, str(CHECKOUT / "app"), "--build"]


@dataclass(frozen=True)
class Builds:
    """The portable *archive*, the Debian package *deb*, and the folders they were made of."""

    archive: Path
    deb: Path
    programs: tuple[Path, Path]


def built(folder: Path) -> Builds:
    """Return what was built in *folder*; what is there already is not built again."""
    first, second = folder / "first", folder / "second"
    archive = _package("portable", first, "*.tar.*")
    deb = _package("deb", second, "*.deb")
    for package in (archive, deb):
        print(f"  {package.name}: {package.stat().st_size / 1e6:.1f} MB to download")
    programs = (_program(first), _program(second))
    size = sum(path.lstat().st_size for path in programs[0].rglob("*"))
    print(f"  unpacked: {size / 1e6:.1f} MB", flush=True)
    return Builds(archive, deb, programs)


def _package(kind: str, folder: Path, pattern: str) -> Path:
    found = list(folder.glob(pattern))
    if not found:
        began = time.monotonic()
        subprocess.run([*_COMMAND, kind, "--out", str(folder)], check=True)
        print(f"  {kind}: built in {time.monotonic() - began:.0f} s")
        found = list(folder.glob(pattern))
    (package,) = found
    return package


def _program(folder: Path) -> Path:
    return folder / "work" / "dist" / "whosays"


def pack_named(name: str, folder: Path) -> Path:
    """Return the file of a pack that the program does not bring, made in *folder*.

    The ids of the pack and its lessons begin with *name*.
    """
    source, file = folder / f"{name} pack", folder / f"{name}.whosays"
    shutil.copytree(CHECKOUT / "lessons" / "the-morning-round", source)
    for page in source.glob("*.md"):
        text = page.read_text(encoding="utf-8").replace("\nid: ", f"\nid: {name}-", 1)
        page.write_text(text, encoding="utf-8")
    subprocess.run([SOURCE, "build", str(source), "-o", str(file)], check=True)
    return file
