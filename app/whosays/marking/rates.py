"""Says in words how a check went: what was found, what was marked without need, what to practise.

Nothing here speaks about the article: a mark means "check this", whatever the article says.
"""

from __future__ import annotations

from collections.abc import Mapping

from whosays.lesson_packs.lesson import Category, Lesson
from whosays.marking.result import CategoryResult, Outcome, OutcomeName, Result
from whosays.translation import _, ngettext

MASTERED = 0.8
"""F1 from which a category needs no sentence about practice."""

_ALARMS = (OutcomeName.FALSE_ALARM, OutcomeName.DECOY_TAKEN)
_WITHOUT_A_MARK = (OutcomeName.MISSED, OutcomeName.LEFT_ALONE_RIGHTLY)
_MOST_OF_THE_TEXT = 0.5


def rates_in_words(lesson: Lesson, result: Result) -> tuple[str, str]:
    """Return two sentences or more: what was found of what is there, and how the marks hit.

    *result* is that of the learner's marks on *lesson*.
    """
    return _found(result), _marked(lesson, result)


def what_to_practise(result: Result, categories: Mapping[str, Category]) -> list[str]:
    """Return a sentence for each category to practise, in the lesson's order; never none.

    *categories* gives their names and questions.
    """
    sentences = [
        sentence
        for category in result.categories
        if (sentence := _to_practise(category, result, categories.get(category.category)))
    ]
    return sentences or [
        _("Nothing stands out. Read another article, and look for who could confirm each claim.")
    ]


def _found(result: Result) -> str:
    spans = sum(category.spans for category in result.categories)
    if not spans:
        return _("In this article the key asks you to check nothing.")
    found = [outcome for outcome in result.outcomes if outcome.weight]
    if not found:
        sentence = ngettext(
            "You did not find the one passage to check.",
            "There were {spans} passages to check; you found none of them.",
            spans,
        )
        return sentence.format(spans=spans)
    sentence = ngettext(
        "You found the one passage to check.",
        "You found {found} of {spans} passages to check.",
        spans,
    )
    said = [sentence.format(found=len(found), spans=spans)]
    in_part = sum(outcome.name is OutcomeName.FOUND_IN_PART for outcome in found)
    if in_part:
        said.append(
            ngettext(
                "You found {count} of them in part.", "You found {count} of them in part.", in_part
            ).format(count=in_part)
        )
    other_name = sum(outcome.name is OutcomeName.FOUND_UNDER_ANOTHER_NAME for outcome in found)
    if other_name:
        said.append(
            ngettext(
                "You gave {count} of them another name than the key does.",
                "You gave {count} of them another name than the key does.",
                other_name,
            ).format(count=other_name)
        )
    return " ".join(said)


def _marked(lesson: Lesson, result: Result) -> str:
    marked = [outcome for outcome in result.outcomes if outcome.name not in _WITHOUT_A_MARK]
    counted = [outcome for outcome in marked if outcome.name is not OutcomeName.NEUTRAL]
    if not marked:
        return _("You marked nothing.")
    if not counted:
        return _("None of your marks counted for or against you.")
    alarms = sum(outcome.name in _ALARMS for outcome in counted)
    said = _alarms(alarms, len(counted))
    if _share_of_words(lesson, counted) > _MOST_OF_THE_TEXT:
        warning = _(
            "Your marks cover most of the text. Where everything is marked, nothing is singled "
            "out: mark fewer words."
        )
    elif alarms * 2 > len(counted):
        warning = _("More than half of your marks found nothing: mark less, and choose.")
    else:
        return said
    return f"{said} {warning}"


def _alarms(alarms: int, marks: int) -> str:
    if marks == 1:
        if alarms:
            return _("Your one mark was on a passage that needs no check.")
        return _("Your one mark was on a passage to check.")
    if not alarms:
        sentence = _("Of your {marks} marks, none was on a passage that needs no check.")
        return sentence.format(marks=marks)
    sentence = ngettext(
        "Of your {marks} marks, {alarms} was on a passage that needs no check.",
        "Of your {marks} marks, {alarms} were on passages that need no check.",
        alarms,
    )
    return sentence.format(marks=marks, alarms=alarms)


def _share_of_words(lesson: Lesson, outcomes: list[Outcome]) -> float:
    covered: set[int] = set()
    for outcome in outcomes:
        covered |= lesson.words.compared(outcome.span.start, outcome.span.end)
    return len(covered) / max(len(lesson.words.compared(0, len(lesson.text))), 1)


def _to_practise(category: CategoryResult, result: Result, known: Category | None) -> str:
    if category.f1 is None or category.f1 >= MASTERED:
        return ""
    name = known.name if known else category.category
    precision, recall = category.precision, category.recall
    if recall is None:
        said = _("{name}: nothing here needed this check. Before you mark, say what is missing.")
    elif precision is None or recall < precision:
        said = _("{name}: look for more of them.")
    elif _alarms_of(category, result):
        said = _("{name}: you find them; before you mark, look once more at what needs no check.")
    else:
        said = _(
            "{name}: you are in the right places; mark the words to check, all of them and no more."
        )
    question = known.question if known else ""
    sentence = said.format(name=name)
    return f"{sentence} {_ask(question)}" if question else sentence


def _ask(question: str) -> str:
    return _("Ask: {question}").format(question=question)


def _alarms_of(category: CategoryResult, result: Result) -> bool:
    return any(
        outcome.name in _ALARMS and outcome.category == category.category
        for outcome in result.outcomes
    )
