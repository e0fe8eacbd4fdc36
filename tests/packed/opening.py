"""Opens packs as a file manager does, by the desktop's own tools, with a window on a screen."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from packed.building import pack_named
from packed.screen import screen
from packed.verdicts import verdict

_TOOLS = ("dpkg-deb", "gio", "xdg-open", "update-mime-database", "update-desktop-database", "Xvfb")
_PATIENCE = 60  # seconds
_MOMENT = 0.2  # seconds between two looks


def open_packs(deb: Path, folder: Path) -> list[bool]:
    """Unpack *deb* in *folder*, open packs in its window; print, and tell what holds."""
    print("\nOpening packs from a desktop, with a window on the screen")
    missing = [tool for tool in _TOOLS if shutil.which(tool) is None]
    if missing:
        return [verdict("the desktop's tools are here", holds=False, why=", ".join(missing))]
    root = folder / "root"
    subprocess.run(["dpkg-deb", "-x", str(deb), str(root)], check=True)
    share = root / "usr" / "share"
    running = folder / "data" / "whosays" / "running"
    with screen() as display:
        around = _around(root, folder, display)
        for tool, place in (("desktop", "applications"), ("mime", "mime")):
            command = [f"update-{tool}-database", str(share / place)]
            subprocess.run(command, check=True, env=around)
        program = str(root / "usr" / "bin" / "whosays")
        with subprocess.Popen([program], env=around, stderr=subprocess.DEVNULL) as window:
            try:
                comes = _wait(lambda: running.is_dir() and any(running.iterdir()))
                entry = str(share / "applications" / "whosays.desktop")
                return [
                    verdict("the window opens", comes),
                    _opens("gio launch", ["gio", "launch", entry], folder, program, around),
                    _opens("xdg-open", ["xdg-open"], folder, program, around),
                    verdict("the first window is the only one", len([*running.iterdir()]) == 1),
                    verdict("and is still there", window.poll() is None),
                ]
            finally:
                window.terminate()


def _around(root: Path, folder: Path, display: str) -> dict[str, str]:
    """Return the variables of somebody whose system has what is in *root*, and a new home."""
    ours = ("PYTHON", "WHOSAYS")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    return {
        **kept,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "HOME": str(folder),
        "PATH": f"{root}/usr/bin:{kept['PATH']}",
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_DATA_DIRS": f"{root}/usr/share:/usr/local/share:/usr/share",
    }


def _opens(
    words: str, opening: list[str], folder: Path, program: str, around: dict[str, str]
) -> bool:
    name = words.replace(" ", "-")
    pack = pack_named(name, folder)
    done = subprocess.run(
        [*opening, str(pack)], check=False, env=around, capture_output=True, text=True
    )

    def is_listed() -> bool:
        command = [program, "packs", "--json"]
        listed = subprocess.run(command, check=False, env=around, capture_output=True, text=True)
        return f'"{name}-' in listed.stdout

    why = f"exit {done.returncode}\n{done.stdout}{done.stderr}"
    return verdict(f"{words} brings a pack into it", _wait(is_listed), why)


def _wait(until: Callable[[], bool]) -> bool:
    """Tell whether *until* came true before patience ended."""
    end = time.monotonic() + _PATIENCE
    while not until():
        if time.monotonic() > end:
            return False
        time.sleep(_MOMENT)
    return True
