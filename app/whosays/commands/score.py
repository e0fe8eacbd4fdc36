"""``whosays score``: what a set of marks on a lesson is worth, and why."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Mapping
from pathlib import Path

import click

from whosays.errors import KnownError
from whosays.folders import data_folder
from whosays.lesson_packs.categories import categories_of
from whosays.lesson_packs.lesson import Category, Lesson
from whosays.lesson_packs.library import find_lesson
from whosays.lesson_packs.prose import prose_text
from whosays.marking.marks_file import MOST_BYTES, read_marks
from whosays.marking.outcome_labels import outcome_label
from whosays.marking.rates import rates_in_words
from whosays.marking.result import CategoryResult, Outcome, Result
from whosays.marking.scoring import score as score_marks
from whosays.translation import _, ngettext

_WIDTH = 78
_INDENT = "    "


@click.command()
@click.argument("lesson")
@click.argument(
    "marks", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)
)
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the learners' data, where packs are installed.",
)
def score(lesson: str, marks: Path, *, as_json: bool, data: Path | None) -> None:
    """Score the marks in MARKS on LESSON.

    LESSON is a lesson file or the id of an installed lesson. MARKS is a JSON file ("-" reads the
    standard input) with a list of {"category", "start", "end"}, in code points of the text that
    "whosays text LESSON" prints, "end" not included.
    """
    pack, found = find_lesson(lesson, data_folder(data))
    categories = categories_of(pack)
    if not found.text:
        raise KnownError(
            _("The text of “{title}” is not in the pack, so no marks can be scored on it.").format(
                title=found.title
            )
        )
    known = {*categories, *found.categories}
    result = score_marks(found, read_marks(_read(marks), len(found.text), known), categories)
    if as_json:
        said = json.dumps(_answer(result), ensure_ascii=False, indent=2)
    else:
        said = _report(found, result, categories)
    # the bytes are UTF-8 whatever the locale says, as those of the lesson are
    click.echo(said.encode())


def _read(path: Path) -> bytes:
    try:
        with click.open_file(str(path), "rb") as stream:
            content: bytes = stream.read(MOST_BYTES + 1)
    except OSError as error:
        sentence = _("The marks file “{path}” cannot be read: {reason}.")
        raise KnownError(sentence.format(path=path, reason=error.strerror)) from None
    return content


def _answer(result: Result) -> dict[str, object]:
    return {
        "score": result.score,
        "precision": result.precision,
        "recall": result.recall,
        "outcomes": [
            {
                "outcome": outcome.name.value,
                "category": outcome.category,
                "start": outcome.span.start,
                "end": outcome.span.end,
                "key": outcome.key,
                "explanation": prose_text(outcome.explanation),
            }
            for outcome in result.outcomes
        ],
        "categories": {
            category.category: _rates(category, defined=result.something_to_find)
            for category in result.categories
        },
    }


def _rates(category: CategoryResult, *, defined: bool) -> dict[str, float | None]:
    return {
        "precision": category.precision if defined else None,
        "recall": category.recall if defined else None,
        "f1": category.f1 if defined else None,
        "weight": category.weight,
        "marks": category.marks,
        "spans": category.spans,
    }


def _report(lesson: Lesson, result: Result, categories: Mapping[str, Category]) -> str:
    lines = [
        lesson.title,
        "",
        *textwrap.wrap(" ".join(rates_in_words(lesson, result)), _WIDTH),
        _("Score: {score} of 100").format(score=round(result.score * 100)),
        "",
        *(_category_line(category, result, categories) for category in result.categories),
    ]
    for outcome in result.outcomes:
        lines += ["", *_outcome_lines(lesson, outcome, categories)]
    return "\n".join(lines)


def _name(category: str, categories: Mapping[str, Category]) -> str:
    known = categories.get(category)
    return known.name if known else category


def _category_line(
    category: CategoryResult, result: Result, categories: Mapping[str, Category]
) -> str:
    marks = ngettext("{count} mark", "{count} marks", category.marks).format(count=category.marks)
    line = _("{name}: {marks}, {spans} to find").format(
        name=_name(category.category, categories), marks=marks, spans=category.spans
    )
    if not result.something_to_find:
        return line
    rates = _("precision {precision}, recall {recall}").format(
        precision=_percent(category.precision), recall=_percent(category.recall)
    )
    return f"{line}; {rates}"


def _percent(rate: float | None) -> str:
    return "–" if rate is None else _("{percent}%").format(percent=round(rate * 100))


def _outcome_lines(
    lesson: Lesson, outcome: Outcome, categories: Mapping[str, Category]
) -> list[str]:
    quote = textwrap.shorten(outcome.span.of(lesson.text), _WIDTH, placeholder=" …")
    name = _name(outcome.category, categories)
    explanation = [
        line
        for paragraph in prose_text(outcome.explanation).splitlines()
        for line in textwrap.wrap(
            paragraph, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT
        )
    ]
    return [f"“{quote}”", f"  {outcome_label(outcome.name)} · {name}", *explanation]
