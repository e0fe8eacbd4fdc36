"""``whosays paper``: a lesson's worksheet or key as a PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from whosays.commands.printing import say
from whosays.folders import data_folder
from whosays.lesson_packs.fetched_article import with_kept_articles
from whosays.lesson_packs.lesson import Lesson, Pack
from whosays.lesson_packs.library import find_lesson
from whosays.translation import ngettext

Save = Callable[[Pack | None, Lesson, bool, bool, Path], int]
"""Saves a lesson of a pack; whether as its key, whether on US Letter; returns the pages."""


def paper_command(save: Save) -> click.Command:
    """Return the command, which has *save* set the pages: commands know no Qt."""

    @click.command()
    @click.argument("lesson")
    @click.option(
        "-o",
        "--out",
        required=True,
        type=click.Path(dir_okay=False, path_type=Path),
        help="The PDF file to write.",
    )
    @click.option("--key", "as_key", is_flag=True, help="The key instead of the worksheet.")
    @click.option(
        "--size",
        type=click.Choice(["A4", "Letter"], case_sensitive=False),
        default="A4",
        help="The size of the paper.",
    )
    @click.option(
        "--data",
        type=click.Path(file_okay=False, path_type=Path),
        help="The folder of the learners' data.",
    )
    def paper(lesson: str, out: Path, size: str, data: Path | None, *, as_key: bool) -> None:
        """Put LESSON on paper: its worksheet, or its key, as a PDF.

        LESSON is a lesson file or the id of an installed lesson. The worksheet has the article
        with numbered lines and a wide margin; the key has every mark and what explains it.
        """
        folder = data_folder(data)
        pack, found = find_lesson(lesson, folder)
        if pack is not None and not found.has_article:
            found = with_kept_articles(pack, folder).lesson(found.id) or found
        pages = save(pack, found, as_key, size.lower() == "letter", out)
        said = ngettext("{file}: {count} page.", "{file}: {count} pages.", pages)
        say(said.format(file=out, count=pages))

    return paper
