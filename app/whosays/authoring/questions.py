"""Changes the questions of a draft."""

from __future__ import annotations

import re
from collections.abc import Sequence

from whosays.authoring.kept import kept, refuse_unless
from whosays.authoring.lesson_text import LessonText
from whosays.authoring.regions import with_section
from whosays.lesson_packs.findings import Unheard
from whosays.lesson_packs.lesson import Choice, Question
from whosays.lesson_packs.questions import read_questions, starts_a_question
from whosays.lesson_packs.sections import SectionKind
from whosays.lesson_packs.source import Line, outside_fences

_NUMBER = re.compile(r"[0-9]+")


def with_questions(text: LessonText, questions: Sequence[Question]) -> LessonText:
    """Return *text* with *questions*; those that are there already stay as written.

    Raises KnownError where the words of one would be read as something else.
    """
    wanted = tuple(questions)
    if wanted == text.questions:
        return text
    old = _written(text.anatomy.sections.lines(SectionKind.QUESTIONS))
    lines: list[str] = []
    for number, question in enumerate(wanted, start=1):
        if lines:
            lines.append("")
        if old.get(question):
            kept_lines = old[question].pop(0)
            lines += [_NUMBER.sub(str(number), kept_lines[0], count=1), *kept_lines[1:]]
        else:
            lines += _lines(number, question)
    made = with_section(text, SectionKind.QUESTIONS, lines)
    refuse_unless(made.questions == wanted)
    return kept(text, made, "questions")


def _written(lines: Sequence[Line]) -> dict[Question, list[list[str]]]:
    """Return the lines in which each question stands, without blank lines at its end."""
    chunks: list[list[Line]] = []
    for line, outside in zip(lines, outside_fences(list(lines)), strict=True):
        if outside and starts_a_question(line):
            chunks.append([line])
        elif chunks:
            chunks[-1].append(line)
    written: dict[Question, list[list[str]]] = {}
    for chunk in chunks:
        while chunk[-1].blank:
            chunk.pop()
        for question in read_questions(chunk, Unheard()):
            written.setdefault(question, []).append([line.text for line in chunk])
    return written


def _lines(number: int, question: Question) -> list[str]:
    lead = f"{number}. "
    indent = " " * 3
    lines = [lead + _first(question.text), *_rest(question.text, indent)]
    for choice in question.choices:
        lines += _choice(choice, several=question.multiple)
    if question.explanation:
        lines += ["", *_indented(question.explanation, indent)]
    return lines


def _choice(choice: Choice, *, several: bool) -> list[str]:
    tick = "x" if choice.right else " "
    box = f"[{tick}]" if several else f"({tick})"
    return [f"   - {box} {_first(choice.text)}", *_rest(choice.text, " " * 9)]


def _first(markdown: str) -> str:
    return markdown.partition("\n")[0]


def _rest(markdown: str, indent: str) -> list[str]:
    return _indented(markdown.partition("\n")[2], indent)


def _indented(markdown: str, indent: str) -> list[str]:
    lines = markdown.split("\n") if markdown else []
    return [indent + line if line.strip() else "" for line in lines]
