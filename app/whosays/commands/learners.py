"""``whosays learners``: who learns here."""

from __future__ import annotations

from pathlib import Path

import click

from whosays.commands.clock import now
from whosays.commands.printing import in_json, in_words, say, say_in_columns, say_in_json
from whosays.folders import data_folder
from whosays.translation import _


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the learners' data.",
)
def learners(*, as_json: bool, data: Path | None) -> None:
    """List who learns here.

    With --json it prints a list of {"id", "name", "since", "attempts", "last_practice"}; times
    are ISO 8601 in UTC, "last_practice" is null where nothing was begun.
    """
    from whosays.progress.learners import learner_summaries

    found = learner_summaries(data_folder(data), clock=now)
    if as_json:
        say_in_json(
            [
                {
                    "id": one.id,
                    "name": one.name,
                    "since": in_json(one.since),
                    "attempts": one.attempts,
                    "last_practice": in_json(one.last_practice),
                }
                for one in found
            ]
        )
    elif not found:
        say(_("Nobody has begun to learn here."))
    else:
        heading = (_("Name"), _("Attempts"), _("Last practice"))
        rows = [(one.name, str(one.attempts), in_words(one.last_practice)) for one in found]
        say_in_columns([heading, *rows])
