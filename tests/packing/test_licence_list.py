"""What is said of the licences of what is packed."""

from __future__ import annotations

from importlib.metadata import distribution, distributions
from pathlib import Path

import pytest

from packing.licences import let_the_program_show, of_package
from packing.parts_of_qt import all_parts, library_name, parts_of_qt
from packing.standard_texts import standard_texts
from whosays.licences import packed_parts

SYSTEMS = ["linux", "win32", "darwin"]


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_part_of_qt_has_an_owner_and_its_licence_in_full(system: str) -> None:
    parts = all_parts(system)
    assert len(parts) > 60
    assert len({part.name for part in parts}) == len(parts)
    for part in parts:
        assert part.copyright
        for text in standard_texts(part.licence):
            assert text.read_text(encoding="utf-8").strip(), part.name


def test_qt_for_other_systems_brings_what_a_linux_has() -> None:
    names = {system: {part.name for part in all_parts(system)} for system in SYSTEMS}
    for own in ("Freetype 2", "Data Compression Library (zlib)"):
        assert [system for system in SYSTEMS if own in names[system]] == ["win32", "darwin"]
    assert "LibPNG" in names["linux"]


def test_first_of_two_licences_is_chosen_and_an_exception_goes_with_its_licence() -> None:
    def names(licence: str) -> list[str]:
        return [text.stem for text in standard_texts(licence)]

    assert names("FTL OR GPL-2.0-only") == ["FTL"]
    assert names("IJG AND BSD-3-Clause") == ["IJG", "BSD-3-Clause"]
    assert names("BSD-3-Clause WITH PCRE2-exception") == ["BSD-3-Clause", "PCRE2-exception"]
    with pytest.raises(LookupError, match="Beerware"):
        standard_texts("MIT AND Beerware")


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("libQt6Core.so.6", "QtCore"),
        ("Qt6Core.dll", "QtCore"),
        ("QtCore", "QtCore"),
        ("libqjpeg.so", "qjpeg"),
        ("qjpeg.dll", "qjpeg"),
        ("libqjpeg.dylib", "qjpeg"),
        ("libicudata.so.73", "icudata"),
        ("libfullscreen-shell-v1.so", "fullscreen-shell-v1"),
    ],
)
def test_a_library_is_known_on_every_system(file: str, name: str) -> None:
    assert library_name(Path("lib") / file) == name


def test_only_parts_of_what_is_packed_are_named(tmp_path: Path) -> None:
    (tmp_path / "Qt" / "lib").mkdir(parents=True)
    (tmp_path / "Qt" / "lib" / "libqwebp.so").write_bytes(b"")
    (tmp_path / "README.txt").write_text("hello")
    assert [part.name for part in parts_of_qt(tmp_path)] == ["WebP (libwebp)"]


def test_what_only_names_its_licence_gets_the_text() -> None:
    listed = of_package(distribution("cobble"))
    assert listed.line == f"cobble {listed.version}: BSD-2-Clause"
    assert listed.copyright == ("Copyright (c) Michael Williamson",)
    assert "Redistribution and use" in listed.texts[0].read_text(encoding="utf-8")


def test_program_reads_what_the_package_lists(tmp_path: Path) -> None:
    names = {"cobble", "click", "PySide6_Essentials"}
    listed = [of_package(each) for each in distributions() if each.name in names]
    place = tmp_path / "licences"
    let_the_program_show(listed, place)
    shown = {part.name: part for part in packed_parts(place)}
    assert shown.keys() == names
    assert shown["cobble"].licence == "BSD-2-Clause"
    assert shown["cobble"].text.startswith("Copyright (c) Michael Williamson")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in shown["PySide6_Essentials"].text
    assert shown["click"].version == distribution("click").version
