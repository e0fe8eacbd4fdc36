"""Prints what the commands about the record have to say: UTF-8, whatever the locale."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime

import click

from whosays.translation import _


def say(text: str, *, end_line: bool = True) -> None:
    """Print *text* and end the line; what cannot be shown is replaced."""
    shown = "".join(one if one.isprintable() or one == "\n" else "\ufffd" for one in text)
    click.echo(shown.encode(), nl=end_line)


def ask(question: str) -> str:
    """Print *question* and return the line that is typed, whatever the terminal can show.

    Empty where nothing can be typed; what is typed may be UTF-8 or what the terminal writes.
    """
    say(f"{question}: ", end_line=False)
    typed = b"" if sys.stdin is None else sys.stdin.buffer.readline()
    if not typed.endswith(b"\n"):
        say("")
    try:
        return typed.decode()
    except UnicodeDecodeError:
        return typed.decode(sys.stdin.encoding, "replace")


def say_in_json(answer: object) -> None:
    """Print *answer* as JSON."""
    say(json.dumps(answer, indent=2))


def say_in_columns(rows: Iterable[Sequence[str]]) -> None:
    """Print *rows*, each cell below the one above it."""
    kept = list(rows)
    widths = [max(map(len, column)) for column in zip(*kept, strict=True)]
    for row in kept:
        padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        say("  ".join(padded).rstrip())


def in_json(moment: datetime | None) -> str | None:
    """Return *moment* as JSON keeps it."""
    return None if moment is None else moment.isoformat()


def in_words(moment: datetime | None) -> str:
    """Return *moment* in the time of this machine, to the minute; a word for None."""
    return _("never") if moment is None else f"{moment.astimezone():%Y-%m-%d %H:%M}"
