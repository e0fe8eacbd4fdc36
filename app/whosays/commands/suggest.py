"""``whosays suggest``: proposes marks in a text, each with its reason."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from whosays.errors import KnownError
from whosays.folders import data_folder
from whosays.lesson_packs.categories import built_in_categories
from whosays.lesson_packs.reading import read_lesson
from whosays.suggestions.suggesting import suggest as propose
from whosays.suggestions.suggestion import SHOWN_FROM, Suggestion
from whosays.translation import _, ngettext

_LARGEST = 20_000_000  # bytes


@click.command()
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for another program.")
@click.option(
    "--at-least",
    type=click.FloatRange(0, 1),
    default=SHOWN_FROM,
    show_default=True,
    metavar="CONFIDENCE",
    help="Leave out what is less sure, from 0 to 1.",
)
@click.option("--text-language", default="", metavar="LANGUAGE", help="Of the text; else guessed.")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the learners' data, where a school may keep words of its own.",
)
def suggest(
    file: str,
    *,
    as_json: bool,
    at_least: float,
    text_language: str,
    data: Path | None,
) -> None:
    """Propose unnamed sources, state agencies and unverifiable figures in FILE.

    FILE is a plain text in UTF-8, a lesson, or - for standard input. The proposals are a
    program's, made by rules, and may be wrong. Positions count the text's own code points; those
    of a lesson are those of "whosays text".
    """
    text = _text_of(file)
    found = propose(text, text_language, data_folder(data), at_least).suggestions
    if as_json:
        click.echo(json.dumps(_document(text, found), ensure_ascii=False, indent=1))
        return
    for each in found:
        click.echo(_in_words(text, each))
    click.echo(
        ngettext("{count} proposal", "{count} proposals", len(found)).format(count=len(found))
    )


def _text_of(file: str) -> str:
    if file != "-" and Path(file).suffix.lower() == ".md":
        lesson = read_lesson(Path(file), file=file).lesson
        if lesson is not None and lesson.has_article:
            return lesson.text
    try:
        content = sys.stdin.buffer.read(_LARGEST + 1) if file == "-" else _bytes_of(Path(file))
    except OSError as error:
        raise KnownError(
            _("The file {file} cannot be read: {reason}.").format(
                file=file, reason=error.strerror or error
            )
        ) from error
    if len(content) > _LARGEST:
        raise KnownError(
            _("{file} is larger than twenty megabytes; give a part of it.").format(file=file)
        )
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise KnownError(
            _("{file} is not text in UTF-8; save it as UTF-8.").format(file=file)
        ) from error


def _bytes_of(path: Path) -> bytes:
    with path.open("rb") as opened:
        return opened.read(_LARGEST + 1)


def _document(text: str, found: tuple[Suggestion, ...]) -> dict[str, object]:
    return {
        "text_length": len(text),
        "suggestions": [
            {
                "category": each.category,
                "start": each.span.start,
                "end": each.span.end,
                "text": each.span.of(text),
                "confidence": each.confidence,
                "rule": each.rule,
                "reason": each.reason,
            }
            for each in found
        ],
    }


def _in_words(text: str, each: Suggestion) -> str:
    line = text.count("\n", 0, each.span.start) + 1
    column = each.span.start - (text.rfind("\n", 0, each.span.start) + 1) + 1
    quote = " ".join(each.span.of(text).split())
    name = built_in_categories()[each.category].name
    return f"{line}:{column}  {name}: “{quote}”\n    {each.reason} ({each.rule})"
