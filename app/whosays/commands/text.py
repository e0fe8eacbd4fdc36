"""``whosays text``: the plain text of a lesson's article."""

from __future__ import annotations

from pathlib import Path

import click

from whosays.errors import KnownError
from whosays.folders import data_folder
from whosays.lesson_packs.library import find_lesson
from whosays.translation import _


@click.command()
@click.argument("lesson")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the learners' data, where packs are installed.",
)
def text(lesson: str, data: Path | None) -> None:
    """Print the plain text of LESSON's article.

    It is what a learner reads: one blank line between blocks, no markup, in UTF-8. Positions in
    "whosays score" count the code points of this text; the newline at the very end is not part
    of it.
    """
    _pack, found = find_lesson(lesson, data_folder(data))
    if not found.has_article:
        raise KnownError(
            _("The article of “{title}” is not in the pack; read it at {url}.").format(
                title=found.title, url=found.url
            )
        )
    # the bytes are UTF-8 and the ends of lines \n, whatever the system would make of them
    click.echo(found.text.encode() + b"\n", nl=False)
