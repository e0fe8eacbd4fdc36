"""Where the learners' data lives."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "WHOSAYS_DATA"


def data_folder(chosen: Path | None = None, environment: Mapping[str, str] | None = None) -> Path:
    """Return the folder for the learners' data, which need not exist yet.

    *chosen* (``--data``) wins over ``WHOSAYS_DATA`` in *environment* (the process's own when
    None), which wins over the place the system keeps a user's data.
    """
    if chosen is not None:
        return chosen.expanduser().absolute()
    variables = os.environ if environment is None else environment
    if variables.get(VARIABLE):
        return Path(variables[VARIABLE]).expanduser().absolute()
    from platformdirs import user_data_path  # costs 18 ms, which a given folder need not pay

    return user_data_path("whosays", appauthor=False)
