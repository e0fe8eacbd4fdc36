"""Has pip, as its owner configured it, install the locked packages; puts its failures in words."""

import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from whosays.errors import KnownError
from whosays.translation import _

_NETWORK_TROUBLE = (
    "retrying (",
    "connection",
    "timed out",
    "name resolution",
    "proxyerror",
    "sslerror",
)


def say(sentence: str) -> None:
    """Tell the person what is going on, beside the program's own output."""
    print(sentence, file=sys.stderr, flush=True)


def fetch(python: Path, locks: Sequence[Path], lock: int) -> None:
    """Install what *locks* name for *python*; show pip's progress on a terminal.

    *lock* is an open descriptor that pip keeps. Raises KnownError when pip gives up.
    """
    say(_("Fetching what it is made of: about 100 MB the first time."))
    command = [str(python), "-I", "-m", "pip", "install", "--require-hashes"]
    command += ["--no-user", "--no-input", "--disable-pip-version-check"]
    command += [] if sys.stderr.isatty() else ["--quiet"]
    for file in locks:
        command += ["--requirement", str(file)]
    with subprocess.Popen(
        command,
        stdout=sys.stderr,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        pass_fds=() if os.name == "nt" else (lock,),
    ) as pip:
        complaints = _listen(pip.stderr or ())
    if pip.returncode:
        raise KnownError(_why_not_installed(complaints))


def _listen(lines: Iterable[str]) -> str:
    """Return all *lines*, and say at the first sign of it that the network does not answer."""
    heard: list[str] = []
    for line in lines:
        if "Retrying (" in line and not any("Retrying (" in known for known in heard):
            say(_("The network does not answer; trying a few times more."))
        heard.append(line)
    return "".join(heard)


def _why_not_installed(complaints: str) -> str:
    folded = complaints.casefold()
    if "no space left" in folded:
        return _("The disk is full: make about 500 MB free, and start again.")
    if any(sign in folded for sign in _NETWORK_TROUBLE):
        return _(
            "The packages Who Says? is made of could not be fetched, because the network or the "
            "package index did not answer: connect this computer once, and start again."
        )
    errors = [line for line in complaints.splitlines() if line.startswith("ERROR:")]
    return _("The packages Who Says? is made of could not be installed. pip says: {reason}").format(
        reason=last_line("\n".join(errors) or complaints)
    )


def last_line(text: str) -> str:
    """Return the last line of *text* that has anything on it, or that there is none."""
    lines = text.strip().splitlines()
    return lines[-1].strip() if lines else _("no reason given")
