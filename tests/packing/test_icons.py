"""The icon as Windows and macOS want it, read by Qt."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QImageReader

from packing.checkout import CHECKOUT
from packing.icons import icon_for


@pytest.mark.parametrize(
    ("system", "sizes"),
    [("win32", {16, 32, 48, 64, 128, 256}), ("darwin", {16, 32, 64, 128, 256})],
)
def test_every_size_is_in_it(
    system: str, sizes: set[int], tmp_path: Path, application: object
) -> None:
    assert application is not None
    file = icon_for(tmp_path, system)
    assert file is not None
    reader = QImageReader(file)
    found = {}
    for number in range(reader.imageCount()):
        assert reader.jumpToImage(number)
        picture = reader.read()
        found[picture.width()] = picture
    assert found.keys() == sizes
    for size, picture in found.items():
        wanted = QImage(str(CHECKOUT / "resources" / "icons" / f"whosays-{size}.png"))
        assert picture.convertToFormat(wanted.format()) == wanted


def test_linux_takes_the_pictures_themselves(tmp_path: Path) -> None:
    assert icon_for(tmp_path, "linux") is None
    assert not list(tmp_path.iterdir())
