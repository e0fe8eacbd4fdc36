"""`python3 tests [ARGS…]`: prepares the same `.venv` with what tests need, and runs everything.

With ARGS, only pytest runs, and gets them. `python3 tests faults [--kills N] [--seed N]` kills the
program N times and tells what of what it showed as kept was found; `python3 tests bench` measures
how quick it is beside the least that would do; `python3 tests tricks` prints what naive ways of
marking the bundled lessons score beside an attentive reader; `python3 tests suggest` measures what
is proposed in a text against passages that were labelled by hand.
"""

import os
import runpy
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

APP = Path(__file__).resolve().parent.parent / "app"
runpy.run_path(str(APP / "__main__.py"))  # ends here, in words, under an old Python
sys.path.insert(0, str(APP))

from launcher import debian
from launcher.display import is_known_good
from launcher.fetching import say
from launcher.machine import check
from launcher.preparing import prepare
from launcher.starting import CHECKOUT, INTERRUPTED, LOCK
from launcher.virtual_environment import VirtualEnvironment
from whosays.errors import KnownError

LOCKS = [LOCK, CHECKOUT / "tests" / "requirements.txt"]

TOOL_PACKAGES = {
    "/usr/bin/Xvfb": "xvfb",
    "/usr/bin/xdotool": "xdotool",
    "/usr/bin/dbus-daemon": "dbus-daemon",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/lib/python3/dist-packages/gi": "python3-gi",
    "/usr/lib/*/girepository-1.0/Atspi-2.0.typelib": "gir1.2-atspi-2.0",
}
"""What tests of real windows and of a screen reader run, and the Debian packages that have it."""

_LINT_IMPORTS = "from importlinter.cli import lint_imports_command as run; run()"

CHECKS = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "mypy, the program": ["-m", "mypy"],
    "mypy, python3 app": ["-m", "mypy", "app/__main__.py"],
    "mypy, python3 app --build": ["-m", "mypy", "-p", "packing"],
    "mypy, python3 tests": ["-m", "mypy", "tests/__main__.py"],
    "import-linter": ["-c", _LINT_IMPORTS, "--no-logo"],
    "pytest": ["-m", "pytest"],
}


def main(arguments: list[str]) -> int:
    """Prepare, run all checks (or pytest with *arguments*), and return the exit code."""
    environment = VirtualEnvironment(CHECKOUT)
    try:
        _prepare(environment)
        with tempfile.TemporaryDirectory(prefix="whosays-tests-") as home:
            surroundings = _surroundings(Path(home))
            Path(home).chmod(0o711)  # tests that become another user must get through
            if arguments[:1] in (["faults"], ["bench"], ["tricks"], ["suggest"]):
                surroundings["PYTHONPATH"] = str(CHECKOUT / "tests")
                return _run(environment, surroundings, ["-m", *arguments])
            if arguments:
                return _run(environment, surroundings, [*CHECKS["pytest"], *arguments])
            return _run_all(environment, surroundings)
    except KnownError as error:
        say(error.sentence)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


def _prepare(environment: VirtualEnvironment) -> None:
    if not environment.is_ready(LOCKS):
        prepare(environment, LOCKS)
    if not is_known_good(environment.checked, window=False, needed=True):
        check(environment, window=False, needed=True)
    missing = [package for tool, package in TOOL_PACKAGES.items() if not _has(tool)]
    if missing and debian.can_install():
        debian.install([*debian.WINDOW_PACKAGES, *missing])
    elif missing:
        raise KnownError(
            "The tests of real windows need what is missing here; get it with: "
            + debian.command_for([*debian.WINDOW_PACKAGES, *missing])
        )


def _has(tool: str) -> bool:
    """Tell whether *tool* is here: a path with stars in it, or a program, which may be anywhere."""
    path = Path(tool)
    if path.parent == Path("/usr/bin"):
        return shutil.which(path.name) is not None
    return any(Path("/").glob(tool.lstrip("/")))


def _surroundings(home: Path) -> dict[str, str]:
    """Return an environment in which no test meets the data of the person who runs it."""
    surroundings = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
    surroundings.update(HOME=str(home), WHOSAYS_DATA=str(home / "data"), TMPDIR=str(home))
    surroundings.setdefault("QT_QPA_PLATFORM", "offscreen")
    return surroundings


def _run_all(environment: VirtualEnvironment, surroundings: dict[str, str]) -> int:
    failed: list[str] = []
    for name, command in CHECKS.items():
        print(f"== {name}", flush=True)
        if _run(environment, surroundings, command):
            failed.append(name)
    print("Failed: " + ", ".join(failed) if failed else f"All {len(CHECKS)} checks passed.")
    return 1 if failed else 0


def _run(environment: VirtualEnvironment, surroundings: dict[str, str], command: list[str]) -> int:
    call = [str(environment.python), "-P", *command]
    return subprocess.run(call, check=False, env=surroundings, cwd=CHECKOUT).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
