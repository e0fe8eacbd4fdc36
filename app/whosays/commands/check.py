"""``whosays check``: everything that is wrong with lessons and packs, in one run."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import click

from whosays.commands.problem_lines import counted, in_words, say_problems, whole
from whosays.lesson_packs.checking import check_path
from whosays.lesson_packs.problem import Problem


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(exists=True))
@click.option(
    "--strict",
    is_flag=True,
    help="Make a span that its author does not explain an error. All other warnings stay such.",
)
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the learners' data; this command needs none.",
)
@click.pass_context
def check(
    context: click.Context, paths: tuple[str, ...], *, strict: bool, as_json: bool, data: Path
) -> None:
    """Report every problem of the lessons and packs at PATH.

    PATH is a lesson file, the folder of a pack, a folder that holds packs, or a pack file
    (.whosays). A lesson that lies beside a pack.md is read with that pack's categories and
    glossary.

    Each problem is a line "file:line:column: what is wrong, and what to write instead"; one that
    would not keep a pack from being installed begins with "warning:". The command ends with 0
    when there are no errors, 1 when there are, and 2 when it was used wrongly.

    With --json it prints a list of {"file", "line", "column", "severity", "message"}, in which
    "severity" is "error" or "warning".
    """
    del data  # every command takes it, so that scripts can pass it to all
    problems = [
        problem for path in dict.fromkeys(paths) for problem in check_path(path, strict=strict)
    ]
    errors, warnings = counted(problems)
    if as_json:
        click.echo(_as_json(problems))
    else:
        say_problems(problems)
        click.echo(in_words(errors, warnings).encode(), err=True)
    context.exit(1 if errors else 0)


def _as_json(problems: Iterable[Problem]) -> str:
    return json.dumps(
        [
            {
                "file": whole(problem.file),
                "line": problem.line,
                "column": problem.column,
                "severity": problem.severity.value,
                "message": problem.message,
            }
            for problem in problems
        ],
        indent=2,
    )
