"""Checks the pictures that an article shows: they lie in the pack and nowhere else."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from whosays.lesson_packs.findings import Findings, Place, shortened
from whosays.translation import _

SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp")


class Pictures:
    """The pictures beside a lesson."""

    def __init__(self, folder: Path | None) -> None:
        """Look into *folder*; None where there is none, and then no picture is looked for."""
        self._folder = folder

    def checked(self, target: str, place: Place, findings: Findings) -> str:
        """Return *target* as a path inside the pack; what is wrong with it is an error."""
        path = unquote(target).strip()
        sentence = self._fault(path)
        if sentence:
            findings.error(place, sentence)
        return path

    def _fault(self, path: str) -> str:
        parts = PurePosixPath(path).parts
        if not path:
            return _("This picture has no file; write ![caption](media/picture.png).")
        if ":" in path or path.startswith(("/", "\\", "//")) or "\\" in path:
            return _(
                "“{path}” does not lie in the pack; put the picture into the folder media and "
                "write media/picture.png."
            ).format(path=shortened(path))
        if ".." in parts or not path.isprintable():
            return _("“{path}” leaves the folder of the pack; write media/picture.png.").format(
                path=shortened(path)
            )
        if not path.lower().endswith(SUFFIXES):
            return _("“{path}” is no picture that is shown; use PNG, JPEG, GIF or WebP.").format(
                path=shortened(path)
            )
        return self._missing(path)

    def _missing(self, path: str) -> str:
        if self._folder is None:
            return ""
        try:
            file = (self._folder / path).resolve()
            inside = file.is_relative_to(self._folder.resolve())
            found = inside and file.is_file()
        except (OSError, ValueError, RuntimeError):
            found = False
        if found:
            return ""
        return _("There is no picture “{path}” in the pack; put it there or delete this.").format(
            path=shortened(path)
        )
