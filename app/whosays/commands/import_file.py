"""``whosays import``: a learner's exported record, taken into the record here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from whosays.commands.clock import now
from whosays.commands.printing import say
from whosays.folders import data_folder
from whosays.translation import _, ngettext

if TYPE_CHECKING:
    from whosays.progress.portable.importing import Imported


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--as", "name", metavar="NAME", help="The name to go by here, where the one in FILE is taken."
)
@click.option("--again", is_flag=True, help="Bring back a learner who was erased here.")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the learners' data.",
)
def import_file(file: Path, name: str | None, *, again: bool, data: Path | None) -> None:
    """Add the record in FILE, which "whosays export" wrote, to the record here.

    FILE is taken as a whole or not at all. Importing it again changes nothing, and a later export
    of the same learner adds what is new.
    """
    from whosays.progress.portable.importing import Terms, import_record, read_exported_file

    exported = read_exported_file(file)
    done = import_record(data_folder(data), exported, clock=now, terms=Terms(name, again))
    say(_in_words(done))
    for pack, lesson in done.left_out:
        sentence = _(
            "One attempt at {lesson} ({pack}) went on differently here and stays as it is here."
        )
        say(sentence.format(lesson=lesson, pack=pack))


def _in_words(done: Imported) -> str:
    if not done.events:
        return _("Everything in the file was here already: {name}.").format(name=done.name)
    attempts = ngettext("{count} new attempt", "{count} new attempts", done.attempts)
    events = ngettext("{count} new event", "{count} new events", done.events)
    return _("Imported {name}: {attempts}, {events}.").format(
        name=done.name,
        attempts=attempts.format(count=done.attempts),
        events=events.format(count=done.events),
    )
