"""``whosays suggest``: proposes marks in a text, each with its reason."""

from __future__ import annotations

import json
import math
import re
import sys
import textwrap
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from whosays.articles.span import Span
from whosays.errors import KnownError
from whosays.folders import data_folder
from whosays.suggestions.suggesting import suggest as propose
from whosays.suggestions.suggestion import SHOWN_FROM, Suggestion
from whosays.translation import _, ngettext

if TYPE_CHECKING:
    from whosays.articles.importing.imported_article import ImportedArticle

_MOST_BYTES = 20_000_000
_OWN_TEXT = frozenset({".txt", ".text", ".md", ".markdown"})
"""Endings of files whose text is proposed on as it stands, whatever it looks like."""
_STANDARD_INPUT = "-"
_FRONT_MATTER = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n")
_LINE_END = re.compile(r"\r\n|\r|\n")
_WIDTH = 78
_INDENT = "    "


def _share(_context: click.Context, _parameter: click.Parameter, value: float) -> float:
    if math.isnan(value):
        raise click.BadParameter(_("write a number from 0 to 1."))
    return value


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
@click.option(
    "--at-least",
    type=click.FloatRange(0, 1),
    callback=_share,
    default=SHOWN_FROM,
    show_default=True,
    metavar="CONFIDENCE",
    help="Leave out what is less sure, from 0 to 1. The default is what the window shows.",
)
@click.option(
    "--language",
    default="",
    metavar="LANGUAGE",
    help="The language of the text, such as en; without it the program looks for itself.",
)
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the learners' data, where a school may keep words of its own.",
)
def suggest(file: str, *, as_json: bool, at_least: float, language: str, data: Path | None) -> None:
    """Propose what to check in FILE: unnamed sources, state agencies, unverifiable figures.

    FILE is a plain text in UTF-8, a lesson, a web page, a Word or a PDF file, or "-" for the
    standard input. What is proposed comes from rules and may be wrong; each proposal tells its rule
    and the reason. A mark means "check this", never "this is false".

    With --json it prints {"text_length", "suggestions"}, the latter a list of {"category",
    "start", "end", "text", "confidence", "rule", "reason"}. Positions count the code points of
    the file's own text, "end" not included: an end of line of two characters is two, and a byte
    order mark at the beginning is one. Those of a lesson count what "whosays text" prints. Of a web
    page, a Word or a PDF file the article is read as the window reads it; positions count its text,
    and the JSON has it as "text".
    """
    content = _read(file)
    article = _article_of(file, content)
    text = _text_of(file, content, data) if article is None else article.text
    language = language or (article.language if article is not None else "")
    # a byte order mark is no part of the first word
    mark = 1 if text.startswith("\ufeff") else 0
    found = [
        _Found(text, each, mark)
        for each in propose(text[mark:], language, data_folder(data), at_least).suggestions
    ]
    if as_json:
        document = _document(text, found, with_text=article is not None)
        said = json.dumps(document, ensure_ascii=False, indent=2)
    else:
        said = _report(text, found)
    # the bytes are UTF-8 whatever the locale says
    click.echo(said.encode())


class _Found:
    """A proposal at its place in the file's own text."""

    def __init__(self, text: str, suggestion: Suggestion, moved: int) -> None:
        span = suggestion.span
        self.suggestion = suggestion
        self.span = Span(span.start + moved, span.end + moved)
        self.quote = self.span.of(text)


def _article_of(file: str, content: bytes) -> ImportedArticle | None:
    """Return the article of a page, a Word or a PDF file; None for what is text itself."""
    if Path(file).suffix.lower() in _OWN_TEXT or not content.strip():
        return None
    # a plain text need not wait for what reads the others
    from whosays.articles.importing.failures import Failure
    from whosays.articles.importing.kinds import Kind, kind_of

    name = "" if file == _STANDARD_INPUT else Path(file).name
    try:
        kind = kind_of(content, name)
    except Failure:
        return None  # the sentence about what is no text comes when it is read as one
    if kind not in (Kind.PAGE, Kind.WORD, Kind.PDF):
        return None
    from whosays.articles.importing.reading import read_article

    return read_article(content, name)


def _text_of(file: str, content: bytes, data: Path | None) -> str:
    if Path(file).suffix.lower() == ".md" and _FRONT_MATTER.match(content):
        from whosays.lesson_packs.library import find_lesson  # a plain text need not wait for it

        _pack, lesson = find_lesson(file, data_folder(data))
        if not lesson.has_article:
            sentence = _("The article of “{title}” is not in the pack; read it at {url}.")
            raise KnownError(sentence.format(title=lesson.title, url=lesson.url))
        return lesson.text
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        sentence = _("“{file}” is not text in UTF-8; save it as a plain text in that encoding.")
        raise KnownError(sentence.format(file=file)) from None


def _read(file: str) -> bytes:
    try:
        if file == _STANDARD_INPUT:
            content = sys.stdin.buffer.read(_MOST_BYTES + 1)
        else:
            with Path(file).open("rb") as stream:
                content = stream.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or error
        sentence = _("The file “{file}” cannot be read: {reason}.")
        raise KnownError(sentence.format(file=file, reason=reason)) from None
    if len(content) > _MOST_BYTES:
        sentence = _("“{file}” is larger than twenty megabytes; give a part of it.")
        raise KnownError(sentence.format(file=file))
    return content


def _document(text: str, found: Sequence[_Found], *, with_text: bool) -> dict[str, object]:
    return {
        "text_length": len(text),
        **({"text": text} if with_text else {}),
        "suggestions": [
            {
                "category": each.suggestion.category,
                "start": each.span.start,
                "end": each.span.end,
                "text": each.quote,
                "confidence": each.suggestion.confidence,
                "rule": each.suggestion.rule,
                "reason": each.suggestion.reason,
            }
            for each in found
        ],
    }


def _report(text: str, found: Sequence[_Found]) -> str:
    from whosays.lesson_packs.categories import built_in_categories

    starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
    names = {name: category.name for name, category in built_in_categories().items()}
    lines = [
        line
        for each in found
        for line in (*_in_words(each, starts, names[each.suggestion.category]), "")
    ]
    count = ngettext("{count} proposal.", "{count} proposals.", len(found))
    return "\n".join([*lines, count.format(count=len(found))])


def _in_words(each: _Found, starts: Sequence[int], name: str) -> list[str]:
    line = bisect_right(starts, each.span.start)
    column = each.span.start - starts[line - 1] + 1
    quote = textwrap.shorten(each.quote, _WIDTH, placeholder=" …")
    reason = _("{reason} (rule {rule}, confidence {confidence})").format(
        reason=each.suggestion.reason,
        rule=each.suggestion.rule,
        confidence=f"{each.suggestion.confidence:.2f}",
    )
    return [
        f"{line}:{column}  {name}: “{quote}”",
        *textwrap.wrap(reason, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT),
    ]
