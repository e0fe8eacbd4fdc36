"""Changes the questions of a draft."""

from __future__ import annotations

from collections.abc import Sequence

from whosays.authoring.kept import kept, refuse_unless
from whosays.authoring.lesson_text import LessonText
from whosays.authoring.line_starts import ANSWER, CHOICE, QUESTION, one_line_end
from whosays.authoring.listed import Item, Relisted
from whosays.authoring.regions import with_section
from whosays.errors import KnownError
from whosays.lesson_packs.lesson import Choice, Question
from whosays.lesson_packs.questions import starts_a_question
from whosays.lesson_packs.sections import SectionKind
from whosays.lesson_packs.source import Line, dedented, joined, outside_fences
from whosays.translation import _

_MARGIN = " " * 3
_TAB = 4


def with_questions(text: LessonText, questions: Sequence[Question]) -> LessonText:
    """Return *text* with *questions*; those that are there already stay as written.

    White space around a text, and what indents all its further lines, is dropped. Raises
    KnownError where the words of one could not be read again.
    """
    there = set(text.questions)
    wanted = tuple(each if each in there else _plain(each) for each in questions)
    if wanted == text.questions:
        return text
    section = text.anatomy.section(SectionKind.QUESTIONS)
    items = _items(text, section.lines) if section else []
    if section is None or not items or not wanted:
        made = _all_anew(text, wanted, items)
    else:
        region = text.anatomy.lines_of(section)
        lines = Relisted[Question](text.lines, region, _lines, apart=True).lines(items, wanted)
        made = text.with_text(text.lines.replaced(region.start, region.stop, lines))
    refuse_unless(made.questions == wanted)
    return kept(text, made, "questions")


def _all_anew(
    text: LessonText, wanted: Sequence[Question], items: Sequence[Item[Question]]
) -> LessonText:
    """Return *text* with all questions, or none, written anew below what stands before them."""
    section = text.anatomy.section(SectionKind.QUESTIONS)
    lines: list[str] = []
    if section is not None:
        region = text.anatomy.lines_of(section)
        stop = items[0].lines.start if items else region.stop
        lines = [text.lines.line(number) for number in text.lines.filled(range(region.start, stop))]
    for number, question in enumerate(wanted, start=1):
        lines += ["", *_lines(number, question)] if lines else _lines(number, question)
    return with_section(text, SectionKind.QUESTIONS, lines)


def _items(text: LessonText, lines: Sequence[Line]) -> list[Item[Question]]:
    """Return the questions with the lines they stand in, blank ones at the end left out."""
    starts = [
        line.number
        for line, outside in zip(lines, outside_fences(list(lines)), strict=True)
        if outside and starts_a_question(line)
    ]
    stops = [*starts[1:], lines[-1].number + 1] if starts else []
    return [
        Item(question, text.lines.filled(range(start, stop)))
        for question, start, stop in zip(text.questions, starts, stops, strict=True)
    ]


# -- how a question is written


def _lines(number: int, question: Question) -> list[str]:
    text = QUESTION.written(question.text)
    lines = [f"{number}. {_first(text)}".rstrip(" "), *_rest(text, _MARGIN)]
    for choice in question.choices:
        lines += _choice(choice, several=question.multiple)
    if question.explanation:
        lines += ["", *_indented(ANSWER.written(question.explanation), _MARGIN)]
    return lines


def _choice(choice: Choice, *, several: bool) -> list[str]:
    tick = "x" if choice.right else " "
    box = f"[{tick}]" if several else f"({tick})"
    text = CHOICE.written(choice.text)
    return [f"{_MARGIN}- {box} {_first(text)}".rstrip(" "), *_rest(text, " " * 9)]


def _first(markdown: str) -> str:
    return markdown.partition("\n")[0]


def _rest(markdown: str, indent: str) -> list[str]:
    return _indented(markdown.partition("\n")[2], indent)


def _indented(markdown: str, indent: str) -> list[str]:
    return [indent + line if line else "" for line in markdown.split("\n")] if markdown else []


# -- what can be written


def _plain(question: Question) -> Question:
    """Return *question* as the file can hold it."""
    choices = tuple(Choice(_text(each.text), each.right) for each in question.choices)
    explanation = _text(question.explanation, is_behind=False)
    if any("\n\n" in choice.text for choice in choices):
        raise KnownError(_("A choice is one paragraph; take the empty line out of it."))
    if explanation and not choices:
        raise KnownError(
            _("An explanation follows the choices; write those first, and then what explains them.")
        )
    return Question(_text(question.text), question.multiple and bool(choices), choices, explanation)


def _text(markdown: str, *, is_behind: bool = True) -> str:
    """Return *markdown* without outer white space; *is_behind* where a mark stands before it."""
    plain = one_line_end(markdown).strip()
    lines = [Line(number, _even(line)) for number, line in enumerate(plain.split("\n"))]
    if is_behind:
        return joined([lines[0], *dedented(lines[1:])]).strip()
    return joined(dedented(lines)).strip()


def _even(line: str) -> str:
    """Return *line* with spaces for tabs at its head; nothing where it is blank."""
    bare = line.lstrip(" \t")
    head = line[: len(line) - len(bare)].expandtabs(_TAB)
    return head + bare if bare else ""
