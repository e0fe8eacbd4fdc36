"""What holds of the house as a whole: its locks, its layers, and the Qt it stands on."""

import re
import subprocess
import sys
import tomllib

import pytest
from starter.conftest import CHECKOUT

_PIN = re.compile(r"^([a-z0-9-]+)==\S+ .*?(?=^\S|\Z)", re.MULTILINE | re.DOTALL)


def pins(lock: str) -> dict[str, str]:
    """Return the names that *lock* pins, each with its whole entry."""
    text = (CHECKOUT / lock).read_text("utf-8")
    return {match[1]: match[0] for match in _PIN.finditer(text)}


@pytest.mark.parametrize("lock", ["app/requirements.txt", "tests/requirements.txt"])
def test_every_locked_package_has_hashes_and_no_address(lock: str) -> None:
    entries = pins(lock)
    assert entries
    assert [name for name, entry in entries.items() if "--hash=sha256:" not in entry] == []
    assert "://" not in (CHECKOUT / lock).read_text("utf-8")


def test_everything_the_program_and_its_tests_ask_for_is_locked() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))

    def names(requirements: list[str]) -> set[str]:
        return {re.split(r"[<>=~!; \[]", line)[0].lower() for line in requirements}

    assert names(project["project"]["dependencies"]) <= set(pins("app/requirements.txt"))
    assert names(project["dependency-groups"]["tests"]) <= set(pins("tests/requirements.txt"))


def test_both_locks_agree() -> None:
    app, tests = pins("app/requirements.txt"), pins("tests/requirements.txt")
    assert {name for name in app.keys() & tests.keys() if app[name] != tests[name]} == set()


def test_the_program_without_its_window_loads_no_qt() -> None:
    code = (
        "import pkgutil, sys, whosays\n"
        "for module in pkgutil.walk_packages(whosays.__path__, 'whosays.'):\n"
        "    if not module.name.startswith(('whosays.desktop', 'whosays.__main__')):\n"
        "        __import__(module.name)\n"
        "assert 'whosays.marking.mark' in sys.modules\n"
        "print(*[name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))])\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, encoding="utf-8"
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == ""


def test_qt_survives_twenty_thousand_calls_that_return_nothing() -> None:
    """PySide6 6.12.0 loses a reference to None at each, and dies on Python 3.11 and older."""
    code = (
        "from PySide6.QtCore import QObject\n"
        "thing = QObject()\n"
        "for count in range(20_000):\n"
        "    thing.setObjectName('x')\n"
        "print('alive')\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, encoding="utf-8"
    )
    assert (result.returncode, result.stdout.strip()) == (0, "alive"), result.stderr
