"""``whosays paper``: a lesson's worksheet or key as PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from whosays.commands.printing import say
from whosays.errors import KnownError
from whosays.folders import data_folder
from whosays.lesson_packs.fetched_article import with_kept_articles
from whosays.lesson_packs.lesson import Lesson, Pack
from whosays.lesson_packs.library import find_lesson
from whosays.translation import _, ngettext

Typesetter = Callable[[Pack | None, Lesson, Path, bool, str], int]
"""Takes pack, lesson, the PDF to write, whether it is the key, and the size; returns its pages."""


def paper_command(typeset: Typesetter) -> click.Command:
    """Return the command, which has *typeset* set the pages: commands know no Qt."""

    @click.command()
    @click.argument("lesson")
    @click.option(
        "-o",
        "--out",
        required=True,
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE.pdf",
        help="The PDF to write; one that is there is replaced.",
    )
    @click.option("--key", "is_key", is_flag=True, help="The key instead of the worksheet.")
    @click.option(
        "--size",
        type=click.Choice(["A4", "Letter"], case_sensitive=False),
        default="A4",
        show_default=True,
        help="The size of the paper.",
    )
    @click.option(
        "--data",
        type=click.Path(file_okay=False, path_type=Path),
        help="The folder of the learners' data, where packs are installed.",
    )
    def paper(lesson: str, out: Path, size: str, data: Path | None, *, is_key: bool) -> None:
        """Write the worksheet of LESSON, or its key, as PDF.

        LESSON is a lesson file or the id of an installed lesson. The worksheet has the article
        with numbered lines and a margin for notes, the signs of the categories, the questions
        with lines to write on and an empty trace. The key has the marks with their explanations,
        the decoys and what is open to argument, the trace and the answers.
        """
        if out.suffix.lower() != ".pdf":
            raise KnownError(
                _("{file} is not written: its name must end in .pdf.").format(file=out)
            )
        folder = data_folder(data)
        pack, found = find_lesson(lesson, folder)
        if pack is not None and not found.has_article:
            found = with_kept_articles(pack, folder).lesson(found.id) or found
        count = typeset(pack, found, out, is_key, size)
        pages = ngettext("{count} page", "{count} pages", count).format(count=count)
        say(f"{out}: {pages}")

    return paper
