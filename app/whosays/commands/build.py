"""``whosays build``: a pack file of a folder."""

from __future__ import annotations

from pathlib import Path

import click

from whosays.authoring.publishing import PackUnfinished, publish
from whosays.commands.printing import say
from whosays.commands.problem_lines import say_problems
from whosays.translation import _, ngettext


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The pack file to write; else one named by the pack's id and version, in this folder.",
)
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the learners' data; this command needs none.",
)
def build(folder: Path, output: Path | None, data: Path | None) -> None:
    """Make a pack file (.whosays) of the pack in FOLDER, to hand on.

    The same folder gives the same bytes on every machine. A pack with errors is not built: they
    are listed as "whosays check" lists them. Hidden files stay behind.
    """
    del data  # every command takes it, so that scripts can pass it to all
    try:
        published = publish(folder, output)
    except PackUnfinished as unfinished:
        say_problems(unfinished.problems)
        raise
    pack, out = published.pack, published.file
    if published.without_article:
        say(
            ngettext(
                "{count} lesson goes without its article, as it says: “share: key”.",
                "{count} lessons go without their articles, as they say: “share: key”.",
                len(published.without_article),
            ).format(count=len(published.without_article))
        )
    say(
        _("{file}: “{title}”, version {version}, {lessons}, {size} KiB.").format(
            file=out,
            title=pack.title,
            version=pack.version,
            lessons=lessons_in_words(len(pack.lessons)),
            size=-(-out.stat().st_size // 1024),
        )
    )


def lessons_in_words(count: int) -> str:
    """Return how many lessons there are, in words."""
    return ngettext("{count} lesson", "{count} lessons", count).format(count=count)
