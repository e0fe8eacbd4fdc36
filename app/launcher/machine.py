"""Looks, in child processes that may die, whether this machine can run Qt and open a window."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence

from launcher import debian
from launcher.display import display_name, note_display, note_qt
from launcher.virtual_environment import VirtualEnvironment
from whosays.errors import KnownError
from whosays.translation import _

TOUR = "python3 app tour --out DIR"

_LOAD_QT = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtWidgets import QApplication
QApplication([])
"""

_LOAD_PLATFORM = """
import ctypes, pathlib, sys, PySide6
for plugin in pathlib.Path(PySide6.__file__).parent.glob("Qt/plugins/platforms/" + sys.argv[1]):
    ctypes.CDLL(str(plugin))
"""

_OPEN_DISPLAY = """
from PySide6.QtWidgets import QApplication
QApplication([])
"""

_MISSING_LIBRARY = re.compile(r"(\S+\.so[.\d]*): cannot open shared object file")
_PATIENCE = 60
"""Seconds after which a display counts as not answering."""


def check(environment: VirtualEnvironment, *, window: bool, needed: bool) -> None:
    """Make sure that Qt loads and, for a *window*, that there is a display to open it on.

    Raises KnownError when one is missing, unless Qt is not *needed* for what was asked: then the
    sentence is only printed.
    """
    try:
        _require_qt(environment, debian.WINDOW_PACKAGES if window else debian.QT_PACKAGES)
    except KnownError as error:
        if needed:
            raise
        print(error.sentence, file=sys.stderr)
    if window:
        _require_display(environment, display_name(os.environ))


def check_for_later(environment: VirtualEnvironment) -> None:
    """Make sure that Qt loads, and would open a window once there is a display.

    Raises KnownError when something is missing.
    """
    _require_qt(environment, debian.WINDOW_PACKAGES)
    if sys.platform.startswith("linux"):
        _require(environment, _LOAD_PLATFORM, ["libqxcb.so"], debian.WINDOW_PACKAGES)


def _require_qt(environment: VirtualEnvironment, packages: Sequence[str]) -> None:
    _require(environment, _LOAD_QT, [], packages)
    note_qt(environment.checked)


def _require_display(environment: VirtualEnvironment, name: str | None) -> None:
    if name is None:
        raise KnownError(
            _(
                "There is no display here for the window to open on; to see the walk as pictures, "
                "run: {tour}"
            ).format(tour=TOUR)
        )
    for variable, plugin in (("DISPLAY", "libqxcb.so"), ("WAYLAND_DISPLAY", "libqwayland.so")):
        if name.startswith(variable + "="):
            _require(environment, _LOAD_PLATFORM, [plugin], debian.WINDOW_PACKAGES)
    reason = _complaint(environment, _OPEN_DISPLAY)
    if reason is not None:
        raise KnownError(
            _(
                "The window cannot open on the display {name} ({reason}); to see the walk as "
                "pictures, run: {tour}"
            ).format(name=name, reason=reason, tour=TOUR)
        )
    note_display(environment.checked, name)


def _require(
    environment: VirtualEnvironment, code: str, arguments: Sequence[str], packages: Sequence[str]
) -> None:
    """Run *code*; where a library is missing, get *packages* if we may, else say how to."""
    reason = _complaint(environment, code, arguments)
    if reason is not None and debian.can_install() and _MISSING_LIBRARY.search(reason):
        debian.install(debian.WINDOW_PACKAGES)
        reason = _complaint(environment, code, arguments)
    if reason is not None:
        raise KnownError(_how_to_get(reason, packages))


def _how_to_get(reason: str, packages: Sequence[str]) -> str:
    missing = _MISSING_LIBRARY.search(reason)
    if missing is None:
        return _(
            "Qt, which draws the window, does not work here ({reason}); to fetch it anew, delete "
            "the folder .venv and start again."
        ).format(reason=reason)
    if debian.is_debian():
        return _(
            "The system lacks {library}, which the window needs; get it with: {command}"
        ).format(library=missing[1], command=debian.command_for(packages))
    return _(
        "The system lacks {library}, which the window needs: install the package that has it "
        "with your system's package manager, and start again."
    ).format(library=missing[1])


def _complaint(
    environment: VirtualEnvironment, code: str, arguments: Sequence[str] = ()
) -> str | None:
    """Return what a child that runs *code* complained of last, None when all went well."""
    command = [str(environment.python), "-I", "-c", code, *arguments]
    try:
        child = subprocess.run(
            command, check=False, capture_output=True, encoding="utf-8", errors="replace",
            stdin=subprocess.DEVNULL, timeout=_PATIENCE,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return _("no answer")
    if child.returncode == 0:
        return None
    lines = [line.strip() for line in child.stderr.splitlines() if line.strip()]
    telling = [line for line in lines if _MISSING_LIBRARY.search(line) or "could not" in line]
    return (telling or lines or [_("it ended with code {code}").format(code=child.returncode)])[-1]
