"""``whosays``: the command line, an equal door to what the window does."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import cast

import click

from whosays import __version__
from whosays.lab_settings import lab_settings
from whosays.translation import use_language

_MODULES = {
    "check": "check",
    "text": "text",
    "suggest": "suggest",
    "score": "score",
    "learners": "learners",
    "export": "export",
    "import": "import_file",
    "erase": "erase",
    "backups": "backups",
    "restore": "restore",
    "build": "build",
    "install": "install",
    "packs": "packs",
    "balance": "balance",
    "remove": "remove",
}
"""The module of each command, which has the command under its own name."""


def _command(module: str) -> click.Command:
    found = import_module(f"whosays.commands.{module}")
    return cast("click.Command", getattr(found, module))


class _Program(click.Group):
    """The commands in the order in which somebody would meet them.

    Each is loaded when it is asked for: none waits for the libraries of the others.
    """

    loaders: dict[str, Callable[[], click.Command]]

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click asks so
        """Return the names of the commands as they were added."""
        return list(self.loaders)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command of that name, None where there is none."""
        loader = self.loaders.get(cmd_name)
        return None if loader is None else loader()

    def add_later(self, name: str, loader: Callable[[], click.Command]) -> None:
        """Add a command behind the others that *loader* gives when it is asked for."""
        self.loaders[name] = loader


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
    use_language(language or lab_settings().language)
    if data is not None:
        # a --data behind the command's name still wins
        commands = program.list_commands(context)
        context.default_map = {name: {"data": str(data)} for name in commands}


program.loaders = {name: partial(_command, module) for name, module in _MODULES.items()}
