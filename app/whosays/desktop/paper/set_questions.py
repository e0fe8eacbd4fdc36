"""Sets a lesson's questions: to be answered on the worksheet, with the answers in the key."""

from __future__ import annotations

from whosays.desktop.paper.paper_look import PaperLook
from whosays.desktop.paper.pieces_of_type import (
    body,
    choice_sign,
    heading,
    quiet,
    text_sign,
    with_sign,
    writing_lines,
)
from whosays.desktop.paper.set_text import set_addresses, set_prose, set_text
from whosays.desktop.paper.strips import Strip, beginning, kept_together, leading_on
from whosays.lesson_packs.lesson import Lesson, Question
from whosays.translation import _

_INDENT = 26.0
_LINES = 2


def questions_to_answer(lesson: Lesson, look: PaperLook, width: float) -> list[Strip]:
    """Return the questions, each with rings or boxes to tick and lines to write a reason on."""
    if not lesson.questions:
        return []
    strips = heading(look, _("Questions"), width)
    said = _("Where there are rings, one answer is right; where there are boxes, several may be.")
    strips += leading_on(set_text(said, quiet(look, width)))
    for number, question in enumerate(lesson.questions, start=1):
        asked = _asked(question, number, look, width, with_answers=False)
        why = [
            *beginning(set_text(_("Why?"), quiet(look, width - _INDENT, _INDENT)), 6),
            *writing_lines(look, _LINES, width - _INDENT, _INDENT),
        ]
        strips += beginning([*kept_together([*asked, *why])], 18)
    return strips


def questions_answered(lesson: Lesson, look: PaperLook, width: float) -> list[Strip]:
    """Return the questions with their right answers ticked and explained."""
    if not lesson.questions:
        return []
    strips = heading(look, _("Answers"), width)
    for number, question in enumerate(lesson.questions, start=1):
        asked = _asked(question, number, look, width, with_answers=True)
        said = set_prose(question.explanation, body(look, width - _INDENT, _INDENT))
        strips += beginning([*kept_together(asked), *beginning(said, 6)], 18)
    return strips


def _asked(
    question: Question, number: int, look: PaperLook, width: float, *, with_answers: bool
) -> list[Strip]:
    inside = body(look, width - _INDENT, _INDENT)
    asked = with_sign(set_prose(question.text, inside), text_sign(look, f"{number}.", 0))
    asked += set_addresses(question.text, quiet(look, width - _INDENT, _INDENT))
    for choice in question.choices:
        sign = choice_sign(
            look,
            _INDENT,
            is_one=not question.multiple,
            is_right=with_answers and choice.right,
        )
        setting = body(look, width - _INDENT - 24, _INDENT + 24)
        asked += beginning(with_sign(set_prose(choice.text, setting), sign), 5)
    return asked
