"""Where the learners' data lives."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from whosays.bundled import program_folder
from whosays.errors import KnownError
from whosays.lab_settings import LabSettings, lab_settings
from whosays.translation import _

VARIABLE = "WHOSAYS_DATA"
PORTABLE = "whosays-data"
"""A folder of this name beside the program is used where there is one, as on a stick."""


def data_folder(chosen: Path | None = None, environment: Mapping[str, str] | None = None) -> Path:
    """Return the folder for the learners' data, which need not exist yet.

    *chosen* (``--data``) wins over ``WHOSAYS_DATA`` in *environment* (the process's own when
    None), which wins over what is fixed on this computer, over ``whosays-data`` beside the
    program, and over the place the system keeps a user's data.
    Raises KnownError where what is fixed is wrong, forbids what was chosen, or is another's.
    """
    variables = os.environ if environment is None else environment
    lab = lab_settings(variables)
    named = chosen or (Path(variables[VARIABLE]) if variables.get(VARIABLE) else None)
    if named is not None:
        wanted = named.expanduser().absolute()
        if lab.data is None or wanted != lab.data:
            lab.refuse_if_locked("data")
        return wanted
    if lab.data is not None:
        return _of_this_user(lab.data, lab)
    beside = program_folder()
    if beside is not None and (beside / PORTABLE).is_dir():
        return beside / PORTABLE
    from platformdirs import user_data_path  # costs 18 ms, which a given folder need not pay

    return user_data_path("whosays", appauthor=False)


def _of_this_user(folder: Path, lab: LabSettings) -> Path:
    """Return *folder*; raise KnownError where it is to be this user's and is another's."""
    if lab.is_data_per_user and sys.platform != "win32":
        try:
            owner = folder.stat().st_uid
        except OSError:  # it is not there yet, or opening the record says what is wrong
            return folder
        if owner != os.geteuid():
            raise KnownError(
                _(
                    "The folder {folder}, which {file} names for your record, belongs to somebody "
                    "else. Ask whoever looks after this computer."
                ).format(folder=folder, file=lab.file)
            )
    return folder
