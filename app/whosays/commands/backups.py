"""``whosays backups``: the copies of the record, and what is in each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from whosays.commands.clock import now
from whosays.commands.printing import in_json, in_words, say, say_in_columns, say_in_json
from whosays.folders import data_folder
from whosays.translation import _

if TYPE_CHECKING:
    from whosays.progress.backups import Backup


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
@click.option(
    "--make", is_flag=True, help="Make one first, unless nothing is new; thin the others."
)
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the learners' data.",
)
def backups(*, as_json: bool, make: bool, data: Path | None) -> None:
    """List the copies of the record that "whosays restore" can put back, the latest first.

    The window makes backups by itself: the last one of each hour stays for a day, of each day for
    a week, and of each week for three months. Copies that were made before an update of the
    program, and records that were set aside, are listed, too.

    With --json it prints a list of {"file", "at", "origin", "bytes", "problem", "learners",
    "attempts", "last_practice"}: "origin" is "backup", "before", "replaced" or "damaged",
    "problem" is null for a copy that can be restored, and the last three are null for one that
    cannot.
    """
    from whosays.progress.backups import keep_backups, list_backups

    folder = data_folder(data)
    if make:
        keep_backups(folder, now())
    found = list_backups(folder)
    if as_json:
        say_in_json([_as_json(one) for one in found])
    elif not found:
        say(_("There are no backups yet."))
    else:
        heading = (_("File"), _("Made"), _("Learners"), _("Attempts"), _("Last practice"))
        say_in_columns([heading, *(_row(one, folder) for one in found)])


def _as_json(backup: Backup) -> dict[str, object]:
    held = backup.held
    return {
        "file": str(backup.copy.file),
        "at": in_json(backup.copy.at),
        "origin": backup.copy.origin.value,
        "bytes": backup.copy.size,
        "problem": backup.problem or None,
        "learners": held and [one.name for one in held.learners],
        "attempts": held and held.attempts,
        "last_practice": held and in_json(held.last_practice),
    }


def _row(backup: Backup, data: Path) -> tuple[str, ...]:
    file = str(backup.copy.file.relative_to(data))
    made = in_words(backup.copy.at)
    if backup.held is None:
        return file, made, _("cannot be restored"), "", ""
    learners = ", ".join(one.name for one in backup.held.learners)
    return file, made, learners, str(backup.held.attempts), in_words(backup.held.last_practice)
