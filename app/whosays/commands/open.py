"""``whosays open``: a pack file is installed, and its lessons shown in the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

Opener = Callable[[Path | None, Path], int]
"""Opens a pack file in the window, for the data folder that was chosen; gives the exit code."""


def open_command(open_pack: Opener) -> click.Command:
    """Return the command, which has *open_pack* show the window: commands know no Qt."""

    @click.command(name="open")
    @click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
    @click.option(
        "--data",
        type=click.Path(file_okay=False, path_type=Path),
        help="The folder of the learners' data.",
    )
    def opening(file: Path, data: Path | None) -> int:
        """Install the pack FILE (.whosays) and show its lessons in the window.

        "whosays FILE.whosays" means the same. Where a window is open on the same folder, that one
        takes the pack, and this ends once it has.
        """
        return open_pack(data, file)

    return opening
