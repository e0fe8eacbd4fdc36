"""``whosays build``: a pack file of a folder."""

from __future__ import annotations

from pathlib import Path

import click

from whosays.commands.printing import say
from whosays.errors import KnownError
from whosays.lesson_packs.pack_file import SUFFIX, write_pack_file
from whosays.lesson_packs.problem import Severity
from whosays.lesson_packs.reading import read_pack
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
    reading = read_pack(folder)
    if reading.pack is None:
        errors = [each for each in reading.problems if each.severity is Severity.ERROR]
        for problem in errors:
            say(str(problem))
        raise KnownError(
            ngettext(
                "Nothing was built: the pack has {count} error.",
                "Nothing was built: the pack has {count} errors.",
                len(errors),
            ).format(count=len(errors))
        )
    pack = reading.pack
    out = output if output is not None else Path(f"{pack.id}-{pack.version}{SUFFIX}")
    write_pack_file(folder, out)
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
