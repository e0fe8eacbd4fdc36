"""Reads the numbered questions of a lesson and their choices."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from whosays.lesson_packs.findings import Findings, Place
from whosays.lesson_packs.lesson import Choice, Question
from whosays.lesson_packs.source import Line, dedented, joined, outside_fences
from whosays.translation import _

_NUMBER = re.compile(r"[0-9]{1,9}[.)](?:[ \t]+|$)")
_CHOICE = re.compile(r"[ \t]*[-*+][ \t]+(?:\(([ xX]?)\)|\[([ xX]?)\])(?:[ \t]+|$)")
_ALMOST = re.compile(r"[ \t]*(?:[-*+][ \t]*)?(?:\([^()]?\)|\[[^\[\]]?\])(?![({])")
_BULLET = re.compile(r"[ \t]+[-*+][ \t]+\S")


@dataclass(slots=True)
class _Choice:
    place: Place
    right: bool
    several: bool
    indent: int
    lines: list[Line]

    def goes_on_with(self, line: Line) -> bool:
        """Tell whether *line*, which is not blank, belongs to it: it is indented further."""
        return line.indent > self.indent and not self.lines[-1].blank


@dataclass(slots=True)
class _Question:
    place: Place
    text: list[Line]
    choices: list[_Choice] = field(default_factory=list)
    explanation: list[Line] = field(default_factory=list)


def read_questions(lines: list[Line], findings: Findings) -> tuple[Question, ...]:
    """Return the questions in *lines*; what is wrong with them goes to *findings*."""
    questions: list[_Question] = []
    lost = False
    for line, outside in zip(lines, outside_fences(lines), strict=True):
        number = _NUMBER.match(line.text) if outside else None
        if number:
            questions.append(_Question(line.at(0), [line.after(number.end())]))
        elif questions:
            _add_line(questions[-1], line, outside=outside, findings=findings)
        elif not line.blank and not lost:
            lost = True
            findings.error(
                line.place,
                _("A question begins with its number at the margin; write 1. before it."),
            )
    return tuple(_finished(question, findings) for question in questions)


def starts_a_question(line: Line) -> bool:
    """Tell whether *line* begins a question where it stands outside a code block."""
    return bool(_NUMBER.match(line.text))


def _add_line(question: _Question, line: Line, *, outside: bool, findings: Findings) -> None:
    found = _CHOICE.match(line.text) if outside else None
    if found:
        _add_choice(question, line, found, findings)
        return
    choice = question.choices[-1] if question.choices else None
    if outside and not question.explanation and _is_almost_a_choice(line, choice):
        findings.error(line.place, _choice_sentence())
    if question.explanation:
        question.explanation.append(line)
    elif choice is None:
        question.text.append(line)
    elif line.blank or choice.goes_on_with(line):
        choice.lines.append(line)
    else:
        question.explanation.append(line)


def _is_almost_a_choice(line: Line, choice: _Choice | None) -> bool:
    if _ALMOST.match(line.text):
        return True
    among_choices = choice is not None and not choice.lines[-1].blank
    return among_choices and bool(_BULLET.match(line.text))


def _choice_sentence() -> str:
    return _("This is no choice; write “- ( ) …” or “- (x) …”, or “- [ ] …” and “- [x] …”.")


def _add_choice(question: _Question, line: Line, found: re.Match[str], findings: Findings) -> None:
    if not 2 <= line.indent <= 4:
        findings.error(
            line.place, _("A choice is indented by two to four spaces or a tab; indent it so.")
        )
    if any(not each.blank for each in question.explanation):
        findings.error(
            line.place,
            _("This choice stands after the explanation; move it up to the other choices."),
        )
    several = found[2] is not None
    if question.choices and question.choices[0].several != several:
        findings.error(
            line.place,
            _("Round and square brackets do not mix in a question; use one kind for all choices."),
        )
    right = (found[2] if several else found[1]).lower() == "x"
    question.choices.append(
        _Choice(line.place, right, several, line.indent, [line.after(found.end())])
    )


def _finished(question: _Question, findings: Findings) -> Question:
    text = joined([question.text[0], *dedented(question.text[1:])]).strip()
    if not text:
        findings.error(
            question.place, _("This question has no words; write them after its number.")
        )
    _check_answers(question, findings)
    choices = []
    for choice in question.choices:
        words = joined([choice.lines[0], *dedented(choice.lines[1:])]).strip()
        if not words:
            findings.error(choice.place, _("This choice has no words; write some or delete it."))
        choices.append(Choice(words, choice.right))
    several = bool(question.choices) and question.choices[0].several
    explanation = joined(dedented(question.explanation)).strip()
    return Question(text, several, tuple(choices), explanation)


def _check_answers(question: _Question, findings: Findings) -> None:
    right = [choice for choice in question.choices if choice.right]
    if not question.choices:
        findings.error(
            question.place,
            _("This question has no choices; write them below it, as “   - ( ) …”."),
        )
        return
    if len(question.choices) == 1:
        findings.error(question.place, _("This question has one choice only; write another."))
    if not right:
        findings.error(
            question.place, _("This question has no right answer; put an x before one: (x) or [x].")
        )
    if len(right) > 1 and not question.choices[0].several:
        findings.error(
            right[1].place,
            _("This question has a right answer already; write [x] where several are right."),
        )
