"""The texts of the licences that many parts share, and that most of these come without."""

from __future__ import annotations

import re
from pathlib import Path

from packing.checkout import CHECKOUT, FILES

_FOLDERS = (FILES / "licences", CHECKOUT / "resources" / "licences")


def standard_texts(licence: str) -> list[Path]:
    """Return the files with the texts of *licence*, an expression in SPDX's identifiers.

    Of what is joined by OR, the first is taken: one has the choice. Raises LookupError naming an
    identifier whose text is not here.
    """
    chosen = [either.partition(" OR ")[0] for either in licence.split(" AND ")]
    names = [name for each in chosen for name in re.split(r" WITH ", each)]
    return [_text(name) for name in names]


def _text(name: str) -> Path:
    for folder in _FOLDERS:
        text = folder / f"{name}.txt"
        if text.is_file():
            return text
    raise LookupError(name)
