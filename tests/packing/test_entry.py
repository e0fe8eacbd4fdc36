"""What the packed program leaves to the programs that it opens."""

from __future__ import annotations

import sys

import pytest

from packing.entry import hide_own_libraries

OWN = "/opt/whosays/_internal"


@pytest.fixture(autouse=True)
def _packed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", OWN, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")


def test_a_browser_does_not_meet_the_packed_libraries() -> None:
    variables = {
        "PATH": "/usr/bin",
        "LD_LIBRARY_PATH": OWN,
        "QT_PLUGIN_PATH": f"{OWN}/PySide6/Qt/plugins",
        "QML2_IMPORT_PATH": f"{OWN}/PySide6/Qt/qml",
    }
    hide_own_libraries(variables)
    assert variables == {"PATH": "/usr/bin"}


def test_what_the_person_has_set_is_set_again() -> None:
    variables = {
        "LD_LIBRARY_PATH": f"{OWN}:/opt/mine",
        "LD_LIBRARY_PATH_ORIG": "/opt/mine",
        "QT_PLUGIN_PATH": "/opt/mine/plugins",
    }
    hide_own_libraries(variables)
    assert variables == {"LD_LIBRARY_PATH": "/opt/mine", "QT_PLUGIN_PATH": "/opt/mine/plugins"}


def test_the_program_from_source_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(sys, "_MEIPASS")
    variables = {"LD_LIBRARY_PATH": "/opt/mine", "QT_PLUGIN_PATH": "/opt/mine/plugins"}
    hide_own_libraries(variables)
    assert len(variables) == 2
