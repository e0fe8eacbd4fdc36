"""What whoever looks after a computer fixed for everybody on it, in one file.

The file is ``whosays.toml`` beside the program, or wherever ``WHOSAYS_SETTINGS`` says::

    data = "/srv/whosays/{user}"         # where everybody's record is
    packs = ["packs", "course.whosays"]  # offered to everybody, from beside this file
    language = "es"
    theme = "light"
    text-size = 125
    typeface = "OpenDyslexic"
    locked = ["packs", "erase"]          # what learners may not change

Whatever is wrong with it keeps the program from starting. To start without it would put records
where the next start does not look for them, and allow what was switched off.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from whosays.bundled import program_folder
from whosays.errors import KnownError
from whosays.settings import Settings
from whosays.translation import _

VARIABLE = "WHOSAYS_SETTINGS"
FILE_NAME = "whosays.toml"
LOCKABLE = (
    "theme",
    "text-size",
    "typeface",
    "packs",
    "erase",
    "addresses",
    "studio",
    "data",
)
"""What can be kept from being changed: the look, installing and removing packs, erasing somebody,
fetching from an address, the studio, and taking another data folder."""


@dataclass(frozen=True, slots=True)
class LabSettings:
    """What is fixed on this computer; nothing, unless there is a file that says so."""

    file: Path | None = None
    """The file that says so."""
    data: Path | None = None
    """Where the record of whoever runs this is."""
    is_data_per_user: bool = False
    """Whether another user's record is elsewhere."""
    packs: tuple[Path, ...] = ()
    """Pack files, folders of a pack, and folders of either, offered to everybody."""
    language: str | None = None
    look: Settings = field(default_factory=Settings)
    """How the window looks until somebody chooses otherwise."""
    locked: frozenset[str] = frozenset()
    """Of LOCKABLE."""

    def over(self, chosen: Settings) -> Settings:
        """Return *chosen*, with what learners may not change as it is fixed."""
        if "theme" in self.locked:
            chosen = replace(chosen, theme=self.look.theme)
        if "text-size" in self.locked:
            chosen = replace(chosen, text_size=self.look.text_size)
        if "typeface" in self.locked:
            chosen = replace(chosen, typeface=self.look.typeface)
        return chosen

    def reason(self, name: str) -> str:
        """Return the sentence that says that *name*, one of LOCKABLE, is locked; else ``""``."""
        if name not in self.locked:
            return ""
        return {
            "theme": _("The colours are fixed on this computer by {file}."),
            "text-size": _("The size of the text is fixed on this computer by {file}."),
            "typeface": _("The typeface is fixed on this computer by {file}."),
            "packs": _("Packs cannot be installed or removed on this computer, says {file}."),
            "erase": _("Nobody can be erased on this computer, says {file}."),
            "addresses": _("Nothing can be fetched from an address on this computer, says {file}."),
            "studio": _("The studio is switched off on this computer by {file}."),
            "data": _("The folder of the record is fixed on this computer by {file}."),
        }[name].format(file="" if self.file is None else self.file.name)

    def refuse_if_locked(self, name: str) -> None:
        """Raise KnownError where *name*, one of LOCKABLE, is locked."""
        if name in self.locked:
            ask = _("Ask whoever looks after this computer.")
            raise KnownError(f"{self.reason(name)} {ask}")


def lab_settings(environment: Mapping[str, str] | None = None) -> LabSettings:
    """Return what is fixed on this computer.

    *environment* is the process's own when None. A process reads a file once: what is fixed stays
    the same while it runs. Raises KnownError with file and line where something is wrong.
    """
    variables = os.environ if environment is None else environment
    named = variables.get(VARIABLE)
    if named:
        return _read(Path(named).expanduser().absolute())
    folder = program_folder()
    file = None if folder is None else folder / FILE_NAME
    return LabSettings() if file is None or not os.path.lexists(file) else _read(file)


@cache
def _read(file: Path) -> LabSettings:
    from whosays.lab_file import read_lab_file  # hardly any computer has one

    values = read_lab_file(file, LOCKABLE)
    standard = Settings()
    return LabSettings(
        file,
        None if values.data is None else file.parent / Path(values.data),
        values.is_data_per_user,
        tuple(file.parent / each for each in values.packs),
        values.language,
        Settings(
            theme=values.theme or standard.theme,
            text_size=values.text_size or standard.text_size,
            typeface=values.typeface or standard.typeface,
        ),
        frozenset(values.locked),
    )
