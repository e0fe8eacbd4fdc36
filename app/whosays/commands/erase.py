"""``whosays erase``: everything of a learner, gone from every file of the data folder."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from whosays.commands.clock import now
from whosays.commands.printing import ask, in_words, say
from whosays.errors import KnownError
from whosays.folders import data_folder
from whosays.lab_settings import lab_settings
from whosays.translation import _, ngettext

if TYPE_CHECKING:
    from whosays.progress.erasing import Erasure


@click.command()
@click.option("--learner", required=True, metavar="NAME", help="Who; case is ignored.")
@click.option("--yes", is_flag=True, help="Do not ask for the name to be typed, for scripts.")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the learners' data.",
)
def erase(learner: str, *, yes: bool, data: Path | None) -> None:
    """Erase everything about a learner, in the record and in all its copies and backups.

    Copies of the record that were made by hand, and exports, are found under whatever name they
    have in the data folder; archives (zip, gz) are not looked into. Nothing brings it back, except
    a file that was kept outside of the data folder. What the others did stays as it is. The program
    must not be open anywhere meanwhile.
    """
    from whosays.progress.erasing import (
        erase,
        finish_erasing,
        is_erasing_unfinished,
        plan_erasing,
    )
    from whosays.progress.learners import UnknownLearnerError

    lab_settings().refuse_if_locked("erase")
    folder = data_folder(data)
    finished = is_erasing_unfinished(folder)
    finish_erasing(folder)
    try:
        plan = plan_erasing(folder, learner, clock=now)
    except UnknownLearnerError:
        if not finished:
            raise
        say(_("An erasing that had been interrupted is finished now."))
        return
    for line in _announced(plan, folder):
        say(line)
    if not yes:
        _confirm(plan.name)
    erase(folder, plan)
    say(_("Everything about {name} is erased.").format(name=plan.name))


def _announced(plan: Erasure, data: Path) -> Iterable[str]:
    """Give what will happen, in lines."""
    attempts = ngettext("{count} attempt", "{count} attempts", plan.attempts)
    yield _("{name}: {attempts}, last practice {moment}.").format(
        name=plan.name,
        attempts=attempts.format(count=plan.attempts),
        moment=in_words(plan.last_practice),
    )
    if plan.cleaned:
        yield _("Also erased from these copies of the record, which keep everybody else:")
        yield from _listed(plan.cleaned, data)
    if plan.deleted:
        yield _("Deleted, because they are damaged copies, or speak of the learner:")
        yield from _listed(plan.deleted, data)


def _listed(files: Iterable[Path], data: Path) -> Iterable[str]:
    for file in files:
        yield f"  {file.relative_to(data.absolute())}"


def _confirm(name: str) -> None:
    """Have the name typed. Raises KnownError where another one is."""
    asked = _("Nothing brings this back. To erase it, type the name {name}").format(name=name)
    # a keyboard may write an accent apart from its letter
    typed = unicodedata.normalize("NFC", " ".join(ask(asked).split()))
    if typed != name:
        raise KnownError(_("Nothing was erased: that is not the name."))
