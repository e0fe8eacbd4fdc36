"""``whosays restore``: a backup in the place of the record."""

from __future__ import annotations

from pathlib import Path

import click

from whosays.commands.clock import now
from whosays.commands.printing import in_words, say
from whosays.folders import data_folder
from whosays.translation import _, ngettext


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the learners' data.",
)
def restore(file: Path, data: Path | None) -> None:
    """Put the backup FILE in the place of the record, which is set aside.

    FILE is one that "whosays backups" lists, or a copy of a record from anywhere else. To undo it,
    restore the file that was set aside. The program must not be open anywhere meanwhile.
    """
    from whosays.progress.restoring import restore_backup

    folder = data_folder(data)
    chosen = file if file.exists() or file.is_absolute() else folder / file
    done = restore_backup(folder, chosen, now())
    attempts = ngettext("{count} attempt", "{count} attempts", done.held.attempts)
    sentence = _("The record holds again: {learners}; {attempts}, last practice {moment}.")
    say(
        sentence.format(
            learners=", ".join(one.name for one in done.held.learners) or _("nobody"),
            attempts=attempts.format(count=done.held.attempts),
            moment=in_words(done.held.last_practice),
        )
    )
    if done.aside is not None:
        say(_("What it held until now is kept in {file}.").format(file=done.aside))
