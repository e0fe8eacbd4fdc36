"""Prints what is wrong with lessons and packs, a line each."""

from __future__ import annotations

from collections.abc import Iterable

import click

from whosays.lesson_packs.problem import Problem, Severity
from whosays.translation import _, ngettext


def say_problems(problems: Iterable[Problem]) -> None:
    """Print each of *problems* as ``file:line:column: …``, a warning marked as one."""
    for problem in problems:
        click.echo(harmless(_line(problem)).encode())


def _line(problem: Problem) -> str:
    if problem.severity is Severity.ERROR:
        return str(problem)
    where = f"{problem.file}:{problem.line}:{problem.column}"
    return f"{where}: {_('warning:')} {problem.message}"


def whole(text: str) -> str:
    """Return *text* with the bytes of file names that were no text in the locale made text."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def harmless(text: str) -> str:
    """Return *text* with everything escaped that could steer a terminal or turn what is read.

    Names come from whoever made a pack.
    """
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in whole(text))


def counted(problems: Iterable[Problem]) -> tuple[int, int]:
    """Return how many of *problems* are errors, and how many are warnings."""
    known = list(problems)
    errors = sum(each.severity is Severity.ERROR for each in known)
    return errors, len(known) - errors


def in_words(errors: int, warnings: int) -> str:
    """Return how many problems there are, as a sentence."""
    if not errors and not warnings:
        return _("No problems found.")
    return _("{errors}, {warnings}.").format(
        errors=ngettext("{count} error", "{count} errors", errors).format(count=errors),
        warnings=ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings),
    )
