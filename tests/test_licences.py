"""Whose work is in the program."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from whosays import __version__
from whosays.licences import parts

CHECKOUT = Path(__file__).resolve().parents[1]


def test_every_package_the_program_asks_for_is_listed_with_its_licence() -> None:
    found = {re.sub(r"[-_.]+", "-", part.name).lower(): part for part in parts()}
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = {re.split(r"[<>=~!; \[]", line)[0].lower() for line in project["dependencies"]}
    assert asked <= set(found)
    # what these need in turn, and what is no package
    needed = {"shiboken6", "lxml", "cobble", "python", "the lessons", "source serif 4"}
    assert needed <= set(found)
    assert [part.name for part in found.values() if not part.licence] == []
    assert [part.name for part in found.values() if not part.text] == []
    assert "Michael Williamson" in found["cobble"].text
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in found["pyside6-essentials"].text


def test_our_own_licences_are_there_in_full() -> None:
    own, lessons, *typefaces = parts()[:5]
    assert own.version == __version__
    assert "Apache License" in own.text
    assert "Creative Commons" in lessons.text or "CC BY" in lessons.text
    for each in typefaces:
        assert "SIL OPEN FONT LICENSE" in each.text.upper()
