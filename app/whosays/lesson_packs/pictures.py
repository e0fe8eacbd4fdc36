"""Checks the pictures that an article shows: they lie in the pack and nowhere else."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from whosays.lesson_packs.findings import Findings, Place, shortened
from whosays.lesson_packs.picture_size import ENOUGH, is_too_large, picture_size
from whosays.translation import _

SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp")
_MOST_TOGETHER = 100_000_000
"""Pixels of the pictures of a lesson."""
_LEAST = 50_000
"""Pixels that any picture counts for: a small one takes its time as well."""


class Pictures:
    """The pictures beside a lesson."""

    def __init__(self, folder: Path | None) -> None:
        """Look into *folder*; None where there is none, and then no picture is looked for."""
        self._folder = folder
        self._pixels = 0

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
            return self._content_fault(file, path)
        return _("There is no picture “{path}” in the pack; put it there or delete this.").format(
            path=shortened(path)
        )

    def _content_fault(self, file: Path, path: str) -> str:
        """Return what is wrong with the picture in *file*, named *path*, or nothing."""
        if self._pixels > _MOST_TOGETHER:
            return self._too_many(path)
        try:
            with file.open("rb") as stream:
                size = picture_size(stream.read(ENOUGH))
        except OSError as error:
            return _("The picture “{path}” cannot be read ({reason}); look at the file.").format(
                path=shortened(path), reason=error.strerror or error
            )
        if size is None:
            return _(
                "“{path}” holds no picture that is shown, whatever its name is; save it as PNG, "
                "JPEG, GIF or WebP."
            ).format(path=shortened(path))
        pixels = size[0] * size[1]
        self._pixels += max(pixels, _LEAST)
        if is_too_large(*size):
            return _(
                "“{path}” has more than 25 million pixels, or 10,000 in one direction; make it "
                "smaller."
            ).format(path=shortened(path))
        if self._pixels > _MOST_TOGETHER:
            return self._too_many(path)
        return ""

    def _too_many(self, path: str) -> str:
        return _(
            "With “{path}” the pictures of this lesson have more than 100 million pixels; make "
            "them smaller or fewer."
        ).format(path=shortened(path))
