"""What Debian and its relatives keep in packages of their own: who needs which, and getting it."""

import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from launcher.fetching import say
from launcher.virtual_environment import base_interpreter
from whosays.errors import KnownError
from whosays.translation import _

# Each list is what a machine without any of it turned out to need, read with ldd from a minimal
# Debian 12: Qt itself and its off-screen platform, then what a window on X11 or Wayland adds.
QT_PACKAGES = (
    "libglib2.0-0", "libgl1", "libegl1", "libxkbcommon0", "libfontconfig1", "libdbus-1-3",
)  # fmt: skip
X11_PACKAGES = (
    "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxcb-xkb1",
    "libxkbcommon-x11-0",
)  # fmt: skip
WAYLAND_PACKAGES = ("libwayland-cursor0", "libwayland-egl1")
WINDOW_PACKAGES = QT_PACKAGES + X11_PACKAGES + WAYLAND_PACKAGES


def is_debian() -> bool:
    """Say whether this is Debian or made from it."""
    try:
        lines = Path("/etc/os-release").read_text("utf-8").splitlines()
    except OSError:
        return False
    kinds = [
        line.partition("=")[2].strip('"') for line in lines if line.startswith(("ID=", "ID_LIKE="))
    ]
    return "debian" in " ".join(kinds).split()


def can_install() -> bool:
    """Say whether packages can be installed here without asking anybody."""
    return is_debian() and os.geteuid() == 0


def command_for(packages: Iterable[str]) -> str:
    """Return the command by which an owner of the machine installs *packages*."""
    return "sudo apt-get install " + " ".join(packages)


def install(packages: Sequence[str]) -> None:
    """Install *packages*, as root. Raises KnownError when apt-get cannot."""
    names = " ".join(packages)
    say(_("Installing from Debian: {names}").format(names=names))
    wanted = ["install", "--yes", "--no-install-recommends", *packages]
    if _apt(wanted) and (_apt(["update"]) or _apt(wanted)):
        raise KnownError(
            _(
                "The system's packages could not be installed; this must work first: {command}"
            ).format(command="apt-get update && apt-get install " + names)
        )


def _apt(arguments: Sequence[str]) -> int:
    surroundings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0", *arguments]
    done = subprocess.run(
        command, check=False, env=surroundings, stdin=subprocess.DEVNULL, capture_output=True
    )
    return done.returncode


def provide_venv() -> None:
    """Get what makes virtual environments, which this Python came without, or say how to."""
    major, minor = sys.version_info[:2]
    package = f"python{major}.{minor}-venv"
    of_debian = is_debian() and base_interpreter().is_relative_to("/usr/bin")
    if of_debian and can_install():
        install([package])
    elif of_debian:
        raise KnownError(
            _(
                "Python's part that makes virtual environments is missing; get it with: {command}"
            ).format(command=command_for([package]))
        )
    else:
        raise KnownError(
            _(
                "{python} came without ensurepip, which virtual environments need: install the "
                "whole of Python, and start again."
            ).format(python=base_interpreter())
        )
