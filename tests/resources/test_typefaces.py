"""The bundled typefaces load in Qt, each family with the four faces a page needs."""

from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QRawFont
from PySide6.QtWidgets import QApplication

from whosays.desktop.application import make_application

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
FAMILIES = {
    "source-serif-4": "Source Serif 4",
    "atkinson-hyperlegible": "Atkinson Hyperlegible",
    "opendyslexic": "OpenDyslexic",
}


@pytest.fixture(scope="module")
def application() -> QApplication:
    return make_application()


def faces(folder: str) -> list[Path]:
    return sorted(
        path for path in (FONTS / folder).iterdir() if path.suffix in {".otf", ".ttf", ".woff"}
    )


@pytest.mark.usefixtures("application")
@pytest.mark.parametrize(("folder", "family"), FAMILIES.items())
def test_a_family_has_all_four_faces(folder: str, family: str) -> None:
    for path in faces(folder):
        identifier = QFontDatabase.addApplicationFont(str(path))
        assert QFontDatabase.applicationFontFamilies(identifier) == [family]
    for bold in (False, True):
        for italic in (False, True):
            font = QFont(family)
            font.setBold(bold)
            font.setItalic(italic)
            found = QFontInfo(font)
            assert (found.family(), found.bold(), found.italic()) == (family, bold, italic)


@pytest.mark.usefixtures("application")
@pytest.mark.parametrize("folder", FAMILIES)
def test_every_face_has_the_signs_of_print(folder: str) -> None:
    for path in faces(folder):
        face = QRawFont(str(path), 16)
        assert [sign for sign in "“”‘’–—…éñçßøł" if not face.supportsCharacter(ord(sign))] == []


def test_every_family_comes_with_its_licence() -> None:
    folders = [path for path in FONTS.iterdir() if path.is_dir()]
    assert {path.name for path in folders} == set(FAMILIES)
    for folder in folders:
        (licence,) = folder.glob("LICENSE*")
        assert "SIL OPEN FONT LICENSE" in licence.read_text("utf-8")
