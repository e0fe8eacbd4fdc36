"""``whosays remove``: a pack goes, what learners did with it stays."""

from __future__ import annotations

from pathlib import Path

import click

from whosays.commands.printing import ask, say
from whosays.errors import KnownError
from whosays.folders import data_folder
from whosays.lab_settings import lab_settings
from whosays.lesson_packs.installing import remove as take_out
from whosays.translation import _


@click.command()
@click.argument("identifier", metavar="ID")
@click.option("--yes", is_flag=True, help="Do not ask, for scripts.")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the learners' data.",
)
def remove(identifier: str, *, yes: bool, data: Path | None) -> None:
    """Remove the installed pack ID.

    What learners did with it stays in the record, with the text that they read.
    """
    lab_settings().refuse_if_locked("packs")
    if not yes:
        typed = ask(_("To remove the pack, type its id {id} again").format(id=identifier))
        if typed.strip() != identifier:
            raise KnownError(_("Nothing was removed: that is not the id."))
    take_out(identifier, data_folder(data))
    say(_("The pack “{id}” is removed.").format(id=identifier))
