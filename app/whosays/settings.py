"""What a person chose for the window, and where they were, kept as JSON beside the record.

Every setting is declared once, in ``Settings``, with its type and default. A file that cannot be
read, or a value that is none, falls back to the default: a broken settings file never stops the
program.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Self, TypeVar

TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200, 225, 250)
"""Per cent; one setting scales everything."""
THEMES = ("system", "light", "dark", "contrast-light", "contrast-dark")
TYPEFACES = ("standard", "OpenDyslexic")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person chose for the window."""

    theme: str = "system"
    """One of THEMES; ``system`` follows the desktop."""
    text_size: int = 100
    """One of TEXT_SIZES, per cent."""
    typeface: str = "standard"
    """One of TYPEFACES."""

    def checked(self) -> Self:
        """Return the same with every impossible value replaced by its default."""
        return replace(
            self,
            theme=self.theme if self.theme in THEMES else "system",
            text_size=self.text_size if self.text_size in TEXT_SIZES else 100,
            typeface=self.typeface if self.typeface in TYPEFACES else "standard",
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody was, so that the program opens there again."""

    learner: str = ""
    """The learner's id, or empty."""
    attempt: str = ""
    """The attempt that was open, or empty for the library."""
    word: int = 0
    """The number of the word the caret was on."""
    top: int = 0
    """The code point at the top of the page."""
    in_round: bool = False
    """Whether the attempt was opened from the day's round, to which it leads back."""


_Kept = TypeVar("_Kept", Settings, Place)


def read_settings(folder: Path, default: Settings | None = None) -> Settings:
    """Return the settings kept in *folder*, those of *default* where there are none."""
    default = Settings() if default is None else default
    return _read(folder / "settings.json", default).checked()


def write_settings(folder: Path, settings: Settings, default: Settings | None = None) -> None:
    """Keep *settings* in *folder*, but for what is as in *default*, and so was not chosen.

    Raises OSError when it cannot.
    """
    default = Settings() if default is None else default
    chosen = asdict(settings).items() - asdict(default).items()
    write_beside(folder / "settings.json", dict(sorted(chosen)))


def read_place(folder: Path) -> Place:
    """Return the place kept in *folder*, the library where there is none."""
    return _read(folder / "place.json", Place())


def write_place(folder: Path, place: Place) -> None:
    """Keep *place* in *folder*. Raises OSError when it cannot."""
    write_beside(folder / "place.json", asdict(place))


def _read(path: Path, default: _Kept) -> _Kept:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return default
    if not isinstance(values, dict):
        return default
    kept = {
        field.name: values[field.name]
        for field in fields(default)
        if type(values.get(field.name)) is type(getattr(default, field.name))
    }
    return replace(default, **kept)


def write_beside(path: Path, values: dict[str, object]) -> None:
    """Put *values* at *path* as JSON, all of it or nothing. Raises OSError."""
    from whosays.private_folders import make_private  # the first paint writes nothing

    make_private(path.parent)
    unfinished = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        unfinished.write_text(json.dumps(values, indent=2), encoding="utf-8")
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
