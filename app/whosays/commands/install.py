"""``whosays install``: packs from files, ready for the window."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from whosays.commands.build import lessons_in_words
from whosays.commands.printing import say
from whosays.folders import data_folder
from whosays.lab_settings import lab_settings
from whosays.lesson_packs.installing import Installed, PackHasErrors, Step
from whosays.lesson_packs.installing import install as put_in
from whosays.lesson_packs.library import reserved_ids
from whosays.translation import _

_PATIENCE = 0.5  # seconds after which progress is shown
_OFTEN = 0.1  # seconds between two lines of progress


@click.command()
@click.argument(
    "sources",
    nargs=-1,
    required=True,
    metavar="PACK...",
    type=click.Path(exists=True, path_type=Path),
)
@click.option("--downgrade", is_flag=True, help="Let an older version take a newer one's place.")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the learners' data.",
)
def install(sources: tuple[Path, ...], *, downgrade: bool, data: Path | None) -> None:
    """Install each PACK, a pack file (.whosays) or the folder of a pack.

    A pack is looked through from end to end before anything is written, and one with errors is
    not installed. A newer version takes the place of an older one; what learners did stays, tied
    to the text that they read. Ctrl+C leaves everything as it was.
    """
    lab_settings().refuse_if_locked("packs")
    folder = data_folder(data)
    for source in sources:
        try:
            done = put_in(
                source, folder, reserved=reserved_ids(folder), downgrade=downgrade, step=_progress()
            )
        except PackHasErrors as error:
            for problem in error.problems:
                say(str(problem))
            raise
        say(_in_words(done))


def _in_words(done: Installed) -> str:
    pack = done.pack
    if not done.is_new:
        sentence = _("“{title}”, version {version}, is installed already.")
    elif done.replaced is None:
        sentence = _("“{title}”, version {version}, is installed: {lessons}.")
    else:
        sentence = _("“{title}” is now of version {version} (it was {old}): {lessons}.")
    return sentence.format(
        title=pack.title,
        version=pack.version,
        old=done.replaced,
        lessons=lessons_in_words(pack.lessons),
    )


def _progress() -> Step | None:
    """Return what shows on a terminal how far it is, None where there is no terminal."""
    if not sys.stderr.isatty():
        return None
    begun = shown = time.monotonic()

    def show(number: int, count: int) -> None:
        nonlocal shown
        moment = time.monotonic()
        if moment - begun > _PATIENCE and moment - shown > _OFTEN:
            shown = moment
            text = _("Looking through lesson {number} of {count} …") if count else _("Unpacking …")
            click.echo("\r" + text.format(number=number + 1, count=count), nl=False, err=True)

    return show
