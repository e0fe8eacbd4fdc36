"""``whosays export``: everything the record holds of a learner, as a file."""

from __future__ import annotations

from pathlib import Path

import click

from whosays.commands.clock import now
from whosays.commands.printing import say
from whosays.folders import data_folder
from whosays.translation import _


@click.command()
@click.option("--learner", required=True, metavar="NAME", help="Whose record; case is ignored.")
@click.option(
    "--format",
    "form",
    required=True,
    type=click.Choice(["csv", "json"]),
    help="Both hold everything, and “whosays import” takes both.",
)
@click.option(
    "-o",
    "out",
    required=True,
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; what is there is replaced.",
)
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the learners' data.",
)
def export(learner: str, form: str, out: Path, data: Path | None) -> None:
    """Write everything the record holds of a learner to FILE.

    The form is documented in app/whosays/progress/portable/FORMAT.md. The file speaks of a
    person: only you can read it, and whoever you give it to.
    """
    from whosays.progress.learners import learner_called
    from whosays.progress.portable.exporting import export_learner, write_export
    from whosays.progress.portable.form import Form

    folder = data_folder(data)
    found = learner_called(folder, learner, clock=now)
    write_export(export_learner(folder, found.id, Form(form), clock=now), out, folder)
    if out.is_file():  # what is read from a pipe must be the record and nothing else
        say(_("The record of {name} is in {file}.").format(name=found.name, file=out))
