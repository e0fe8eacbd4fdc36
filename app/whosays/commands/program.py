"""``whosays``: the command line, an equal door to what the window does."""

from __future__ import annotations

from pathlib import Path

import click

from whosays import __version__
from whosays.commands.backups import backups
from whosays.commands.check import check
from whosays.commands.erase import erase
from whosays.commands.export import export
from whosays.commands.import_file import import_file
from whosays.commands.learners import learners
from whosays.commands.restore import restore
from whosays.commands.score import score
from whosays.commands.suggest import suggest
from whosays.commands.text import text
from whosays.translation import use_language


class _Program(click.Group):
    """The commands in the order in which somebody would meet them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click asks so
        """Return the names of the commands as they were added."""
        return list(self.commands)


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="whosays", message="%(prog)s %(version)s")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the learners' data; else WHOSAYS_DATA, else the system's place for it.",
)
@click.option("--language", metavar="LANGUAGE", help="The language of the program, such as es.")
@click.pass_context
def program(context: click.Context, data: Path | None, language: str | None) -> None:
    """Learn to read the news the way a good editor does.

    Without a command the window opens. In each command LESSON is a lesson file, or the id of a
    lesson that is installed.
    """
    use_language(language)
    if data is not None:
        # a --data behind the command's name still wins
        commands = program.list_commands(context)
        context.default_map = {name: {"data": str(data)} for name in commands}


program.add_command(check)
program.add_command(text)
program.add_command(score)
program.add_command(learners)
program.add_command(export)
program.add_command(import_file)
program.add_command(erase)
program.add_command(backups)
program.add_command(restore)
program.add_command(suggest)
