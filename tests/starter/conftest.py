"""Copies of this checkout to start: the real one with its `.venv`, and one in miniature."""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
PYTHON = str(Path(sys._base_executable).resolve())
AWKWARD = "Журнал à l'école"
FIRST_ARGUMENTS = ("check", "a b", "é", "--strict", "")
SIGNS_OF_A_SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


Result = subprocess.CompletedProcess[str]


@dataclass(frozen=True)
class Copy:
    """A copy of the checkout in *folder*, started with *variables* instead of the test's own."""

    folder: Path
    variables: Mapping[str, str]

    @property
    def environment(self) -> Path:
        return self.folder / ".venv"

    @property
    def lock(self) -> Path:
        return self.folder / "app" / "requirements.txt"

    def command(self, arguments: Sequence[str]) -> list[str]:
        return [PYTHON, str(self.folder / "app"), *arguments]

    def start(self, *arguments: str, **variables: str) -> Result:
        """Run `python3 app ARGUMENTS` from another folder, and wait for its end."""
        return self.run(self.command(arguments), **variables)

    def run(self, command: Sequence[str], **variables: str) -> Result:
        return subprocess.run(
            command,
            check=False,
            capture_output=True,
            encoding="utf-8",
            cwd="/",
            env={**self.variables, **variables},
            timeout=300,
        )


def _variables(data: Path) -> dict[str, str]:
    """Return an environment with no screen, no network for pip, and a data folder of its own."""
    variables = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "PYTHON"))}
    for name in SIGNS_OF_A_SCREEN:
        variables.pop(name, None)
    return {
        **variables,
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_INDEX": "1",
        "WHOSAYS_DATA": str(data),
    }


def _link_if_large(source: str, target: str) -> None:
    """Share the disk's blocks of a large file; what a start may rewrite is small, and copied."""
    if Path(source).stat().st_size > 100_000:
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)
    else:
        shutil.copy2(source, target)


@pytest.fixture(scope="session")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """Give the whole checkout, its `.venv` made elsewhere, in a folder with an awkward name."""
    base = tmp_path_factory.mktemp("moved")
    folder = base / AWKWARD / "who says"
    for name in (".venv", "app", "lessons", "resources"):
        shutil.copytree(
            CHECKOUT / name,
            folder / name,
            symlinks=True,
            copy_function=_link_if_large,
            ignore=shutil.ignore_patterns("__pycache__") if name == "app" else None,
        )
    return Copy(folder, _variables(base / "data"))


_PROGRAM = """
import json, sys
import ballast
print(json.dumps([ballast.VERSION, *sys.argv[1:]]))
sys.exit(7)
"""


def make_wheel(folder: Path, version: str) -> str:
    """Write the wheel of a package `ballast` into *folder*; return the line that locks it."""
    name = f"ballast-{version}"
    files = {
        "ballast.py": f"VERSION = {version!r}\n",
        f"{name}.dist-info/METADATA": f"Metadata-Version: 2.1\nName: ballast\nVersion: {version}\n",
        f"{name}.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = f"{name}.dist-info/RECORD"
    lines = []
    for path, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=")
        lines.append(f"{path},sha256={digest.decode()},{len(text)}\n")
    files[record] = "".join(lines) + f"{record},,\n"
    folder.mkdir(exist_ok=True)
    wheel = folder / f"{name}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return f"ballast=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


def _make_miniature(base: Path) -> Copy:
    folder = base / AWKWARD / "who says"
    program = folder / "app" / "whosays"
    program.mkdir(parents=True)
    shutil.copy2(CHECKOUT / "app" / "__main__.py", folder / "app")
    shutil.copytree(CHECKOUT / "app" / "launcher", folder / "app" / "launcher")
    for name in ("__init__", "errors", "translation", "bundled"):
        shutil.copy2(CHECKOUT / "app" / "whosays" / f"{name}.py", program)
    (program / "__main__.py").write_text(_PROGRAM)
    wheels = base / "wheels"
    (folder / "app" / "requirements.txt").write_text(make_wheel(wheels, "1.0"))
    return Copy(folder, {**_variables(base / "data"), "PIP_FIND_LINKS": str(wheels)})


@pytest.fixture
def miniature(tmp_path: Path) -> Copy:
    """Give a checkout without `.venv` whose program needs one small package, kept in a folder.

    Its program prints that package's version and the arguments, and ends with code 7.
    """
    return _make_miniature(tmp_path)


@pytest.fixture(scope="session")
def _first_start(tmp_path_factory: pytest.TempPathFactory) -> tuple[Copy, Result]:
    """Start a miniature from nothing, once for all tests that only need one that was started."""
    made = _make_miniature(tmp_path_factory.mktemp("first"))
    return made, made.start(*FIRST_ARGUMENTS)


@pytest.fixture
def first_start(_first_start: tuple[Copy, Result]) -> Result:
    """Give what came of starting a miniature from nothing with FIRST_ARGUMENTS."""
    return _first_start[1]


@pytest.fixture
def started(_first_start: tuple[Copy, Result], tmp_path: Path) -> Copy:
    """Give a miniature that was started before, and then moved here with its packages."""
    original = _first_start[0]
    base = original.folder.parents[1]
    shutil.copytree(base, tmp_path / "moved", symlinks=True)
    folder = tmp_path / "moved" / original.folder.relative_to(base)
    wheels = str(tmp_path / "moved" / "wheels")
    return Copy(folder, {**original.variables, "PIP_FIND_LINKS": wheels})
