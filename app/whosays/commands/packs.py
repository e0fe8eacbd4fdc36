"""``whosays packs``: what is installed."""

from __future__ import annotations

from pathlib import Path

import click

from whosays.commands.printing import say, say_in_columns, say_in_json
from whosays.folders import data_folder
from whosays.lesson_packs.library import installed
from whosays.lesson_packs.unfinished_packs import packs_folder
from whosays.translation import _


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the learners' data.",
)
def packs(*, as_json: bool, data: Path | None) -> None:
    """List the packs that the window shows.

    With --json it prints a list of {"id", "version", "title", "language", "licence", "lessons",
    "folder", "bundled"}. A pack with errors is not shown; "whosays check" names them.
    """
    folder = data_folder(data)
    library = installed(folder)
    own = packs_folder(folder).resolve()
    if as_json:
        say_in_json(
            [
                {
                    "id": pack.id,
                    "version": pack.version,
                    "title": pack.title,
                    "language": pack.language,
                    "licence": pack.licence,
                    "lessons": len(pack.lessons),
                    "folder": str(pack.folder),
                    "bundled": own not in pack.folder.resolve().parents,
                }
                for pack in library.packs()
            ]
        )
        return
    say_in_columns(
        [
            (_("Id"), _("Version"), _("Lessons"), _("Title")),
            *(
                (each.id, each.version, str(len(each.lessons)), each.title)
                for each in library.packs()
            ),
        ]
    )
    broken = {problem.file for problem in library.problems() if problem.severity == "error"}
    for file in sorted(broken):
        say(_("Not shown, because it has errors: {file}").format(file=file))
