"""The screen a window would open on, as the environment names it. Read at every start."""

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

QT = "Qt loads"
_LOCAL_X11 = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")


def display_name(variables: Mapping[str, str]) -> str | None:
    """Return a name for the display that *variables* lead Qt to, or None where there is none."""
    if not sys.platform.startswith("linux"):
        return sys.platform
    for variable in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"):
        if variables.get(variable):
            return f"{variable}={variables[variable]}"
    return None


def socket_of(name: str) -> Path | None:
    """Return the local socket behind the X11 display *name*, None for every other display."""
    variable, _equals, value = name.partition("=")
    match = _LOCAL_X11.fullmatch(value) if variable == "DISPLAY" else None
    return Path(f"/tmp/.X11-unix/X{match[1]}") if match else None  # noqa: S108 - X11's own place


def is_known_good(checked: Path, *, window: bool, needed: bool) -> bool:
    """Say whether what a start needs was found good before, and still answers.

    A start may need nothing, Qt (*needed*), or Qt and a *window* on this user's display. *checked*
    is the file in which `note` keeps what was found good.
    """
    if not needed:
        return True
    known = _known(checked)
    if not window:
        return QT in known
    name = display_name(os.environ)
    if name is None or QT not in known:
        return False
    # where nothing can be noted, for example in a folder shared with a class, Qt being good is all
    noted = _line(name) in known or not os.access(checked, os.W_OK)
    return noted and _answers(name)


def note_qt(checked: Path) -> None:
    """Note in *checked* that Qt loads."""
    _add(checked, QT)


def note_display(checked: Path, name: str) -> None:
    """Note in *checked* that a window of this user opens on *name*."""
    _add(checked, _line(name))


def _add(checked: Path, line: str) -> None:
    if line in _known(checked):
        return
    try:
        with checked.open("a", encoding="utf-8", errors="surrogateescape") as file:
            file.write(line + "\n")
    except OSError:
        return  # a folder that is shared with a class, and prepared by its owner


def _known(checked: Path) -> list[str]:
    try:
        return checked.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return []


def _line(name: str) -> str:
    user = os.getuid() if hasattr(os, "getuid") else 0
    return f"user {user}: {name}"


def _answers(name: str) -> bool:
    path = socket_of(name)
    if path is None:
        return True
    import socket

    for address in (f"\0{path}", str(path)):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(1)
            try:
                connection.connect(address)
            except OSError:
                continue
            return True
    return False
