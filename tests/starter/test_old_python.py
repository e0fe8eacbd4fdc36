"""What `python3 app` says under a Python that is too old."""

import ast
import subprocess
from pathlib import Path

import pytest
from starter.conftest import CHECKOUT, PYTHON

_PRETEND = """
import runpy, sys
sys.version_info = (3, 9, 2, "final", 0)
sys.argv = [sys.argv[1]]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


@pytest.mark.parametrize("folder", ["app", "tests"])
def test_an_old_python_is_told_so_in_one_sentence(folder: str) -> None:
    result = subprocess.run(
        [PYTHON, "-c", _PRETEND, str(CHECKOUT / folder)],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr.startswith("Who Says? needs Python 3.11 or newer, and this is Python 3.9:")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("file", ["app/__main__.py", "tests/__main__.py"])
def test_an_old_python_can_read_as_far_as_the_sentence(file: str) -> None:
    ast.parse(Path(CHECKOUT / file).read_text("utf-8"), feature_version=(3, 6))
