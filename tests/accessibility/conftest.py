"""A display, an accessibility bus and a screen reader of our own, and the program among them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

SYSTEM_PYTHON = "/usr/bin/python3"
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
NEEDS = ("xvfb", "dbus-daemon", "at-spi2-core", "python3-gi", "gir1.2-atspi-2.0")
APP = Path(__file__).resolve().parent.parent.parent / "app"


def missing_tools() -> bool:
    """Tell whether the machine lacks what these tests run."""
    if not all(map(shutil.which, ("Xvfb", "dbus-daemon", LAUNCHER, SYSTEM_PYTHON))):
        return True
    look = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    asked = [SYSTEM_PYTHON, "-c", look]
    return bool(subprocess.run(asked, check=False, capture_output=True).returncode)


@contextmanager
def running(command: list[str], surroundings: dict[str, str], **kept: Any) -> Iterator[Any]:  # noqa: ANN401
    """Run *command* for as long as it is needed."""
    with subprocess.Popen(command, env=surroundings, text=True, **kept) as process:
        try:
            yield process
        finally:
            process.terminate()


def first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    line = process.stdout.readline().strip()
    assert line, f"{process.args} said nothing"
    return line


class Reader:
    """Asks the screen reader in the other process."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, do: str, *args: Any, **more: Any) -> Any:  # noqa: ANN401
        """Have the reader *do* something and return its answer. Raises LookupError."""
        names = ("role", "name")
        asked = {"do": do, **dict(zip(names, args, strict=False)), **more}
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        said = json.loads(first_line(self._process))
        if "fault" in said:
            raise LookupError(said["fault"])
        return said["answer"]

    def until(self, happened: Callable[[], Any], what: str, patience: float = 20.0) -> Any:  # noqa: ANN401
        """Ask again until *happened* answers true; nothing that is not there yet stops it."""
        deadline = time.monotonic() + patience
        while True:
            try:
                answer = happened()
            except LookupError as error:
                answer, what = None, f"{what} ({error})"[:500]
            if answer:
                return answer
            assert time.monotonic() < deadline, f"waited in vain for {what}"

    def shows(self, role: str, name: str) -> bool:
        """Wait until a widget shows."""
        found = self.until(
            lambda: [
                each
                for each in self.ask("tree")
                if each["role"] == role and each["name"].startswith(name)
            ],
            f"{role} {name!r}",
        )
        return bool(found)

    def press(self, role: str, name: str) -> None:
        """Press a widget once it shows, and can be pressed."""
        self.until(lambda: self.ask("press", role, name), f"a press on {role} {name!r}")


@pytest.fixture(scope="session")
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Give the environment in which programs meet on an accessibility bus."""
    if missing_tools():
        pytest.fail(
            "The tests with a screen reader need what is missing here; get it with: "
            "sudo apt-get install " + " ".join(NEEDS),
            pytrace=False,
        )
    folder = tmp_path_factory.mktemp("runtime")
    folder.chmod(0o700)
    found = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
    found.update(
        XDG_RUNTIME_DIR=str(folder),
        HOME=str(folder),
        QT_QPA_PLATFORM="xcb",
        QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
        PYTHONPATH=str(APP),
    )
    quiet = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    server = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    with running(server, found, **quiet) as screen:
        found["DISPLAY"] = ":" + first_line(screen)
        daemon = ["dbus-daemon", "--session", "--nofork", "--print-address"]
        with running(daemon, found, **quiet) as bus:
            found["DBUS_SESSION_BUS_ADDRESS"] = first_line(bus)
            with running([LAUNCHER, "--launch-immediately"], found, **quiet):
                yield found


@pytest.fixture(scope="session")
def reader(surroundings: dict[str, str]) -> Iterator[Reader]:
    script = str(Path(__file__).with_name("screen_reader.py"))
    kept = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": sys.stderr}
    # without PYTHONPATH: the system's Python has nothing to do with the program's packages
    plain = {key: value for key, value in surroundings.items() if key != "PYTHONPATH"}
    with running([SYSTEM_PYTHON, "-P", script], plain, **kept) as process:
        yield Reader(process)
        process.stdin.close()


@pytest.fixture
def program(surroundings: dict[str, str], reader: Reader, tmp_path: Path) -> Iterator[Path]:
    """Run the program on a new data folder, and give the folder."""
    command = [sys.executable, "-P", "-X", "faulthandler", "-m", "whosays", "--data", str(tmp_path)]
    with running(command, surroundings):
        reader.until(lambda: reader.ask("tree"), "the program on the bus")
        reader.ask("events")
        yield tmp_path
    reader.until(lambda: not reader.ask("tree"), "the program to leave the bus")
