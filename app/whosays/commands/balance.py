"""``whosays balance``: what a pack holds, and where it is one-sided."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from whosays.commands.printing import say, say_in_columns, say_in_json
from whosays.errors import KnownError
from whosays.lesson_packs.balance import Balance, Count, balance_of, sentences
from whosays.lesson_packs.categories import categories_of
from whosays.lesson_packs.lesson import Pack
from whosays.lesson_packs.pack_file import read_pack_file
from whosays.lesson_packs.reading import read_pack
from whosays.translation import _


@click.command()
@click.argument("pack", type=click.Path(exists=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the learners' data; this command needs none.",
)
def balance(pack: Path, data: Path | None, *, as_json: bool) -> None:
    """Count what PACK, a folder or a pack file, has its learners find.

    By category, country and publisher, with sentences about where it is one-sided. With --json it
    prints {"sentences", "whole", "categories", "countries", "publishers"}; each count has
    "targets", "decoys", "articles" and "clean".
    """
    del data  # every command takes it, so that scripts can pass it to all
    found = _read(pack)
    counted = balance_of(found.lessons, categories_of(found))
    if as_json:
        say_in_json(_as_json(counted))
        return
    for sentence in sentences(counted) or (_("Nothing one-sided was noticed."),):
        say(sentence)
    for title, counts in (
        (_("Category"), counted.categories),
        (_("Country"), counted.countries),
        (_("Publisher"), counted.publishers),
    ):
        say("")
        say_in_columns(
            [
                (title, _("To be found"), _("Decoys"), _("Articles"), _("Clean")),
                *((name or _("not said"), *_cells(count)) for name, count in counts.items()),
            ]
        )


def _read(path: Path) -> Pack:
    reading = read_pack(path) if path.is_dir() else read_pack_file(path)
    if reading.pack is None:
        raise KnownError(
            _("“{file}” has errors; “whosays check {file}” lists them.").format(file=path)
        )
    return reading.pack


def _cells(count: Count) -> tuple[str, str, str, str]:
    return str(count.targets), str(count.decoys), str(count.articles), str(count.clean)


def _as_json(counted: Balance) -> dict[str, object]:
    return {
        "sentences": list(sentences(counted)),
        "whole": asdict(counted.whole),
        "categories": {name: asdict(count) for name, count in counted.categories.items()},
        "countries": {name: asdict(count) for name, count in counted.countries.items()},
        "publishers": {name: asdict(count) for name, count in counted.publishers.items()},
    }
