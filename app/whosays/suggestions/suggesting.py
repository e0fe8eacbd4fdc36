"""The way into suggestions: a text in, proposals out.

A language is a folder of lists in ``resources/gazetteers`` and a package of rules beside this
module with a function like ``english.rules.propose``, entered in ``_RULES``.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from whosays.errors import KnownError
from whosays.suggestions.language import language_of
from whosays.suggestions.suggestion import SHOWN_FROM, Suggestion
from whosays.translation import _

Propose = Callable[[str, Path | None], list[Suggestion]]
_RULES = {"en": "whosays.suggestions.english.rules"}


@dataclass(frozen=True, slots=True)
class Suggested:
    """What was proposed for a text."""

    language: str
    """The language whose rules were used, as BCP 47."""
    suggestions: tuple[Suggestion, ...]
    """In the order of the text; of one category no two share a code point."""


def suggest(
    text: str, language: str = "", data: Path | None = None, at_least: float = SHOWN_FROM
) -> Suggested:
    """Return the proposals for *text* of a confidence of *at_least*.

    *language* (BCP 47) is guessed where it is not given; a text too short to tell is taken for
    English. *data* is the folder of the learners' data, in which a school may keep words of its
    own. Raises KnownError, with a sentence, where there are no rules for the language, or where
    the school's words cannot be used.
    """
    known = (language or language_of(text) or "en").partition("-")[0].lower()
    if known not in _RULES:
        raise KnownError(_no_rules(known))
    propose = cast("Propose", import_module(_RULES[known]).propose)
    with _without_looking_for_circles():
        sure = [each for each in propose(text, data) if each.confidence >= at_least]
        return Suggested(known, _in_order(sure))


@contextmanager
def _without_looking_for_circles() -> Iterator[None]:
    """Put off the search for objects that hold each other: the rules make many, and no circles."""
    was_looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looking:
            gc.enable()


def _no_rules(language: str) -> str:
    if language == "und":
        return _("The program has rules for English, and this text is in another language.")
    sentence = _("The program has rules for English, and none for the language “{language}”.")
    return sentence.format(language=language)


def _in_order(found: list[Suggestion]) -> tuple[Suggestion, ...]:
    """Return *found* in reading order; of two of a category that overlap the surer stands."""
    kept: dict[str, list[Suggestion]] = {}
    for each in sorted(found, key=lambda one: (one.span.start, one.span.end, -one.confidence)):
        same = kept.setdefault(each.category, [])
        if same and same[-1].span.overlaps(each.span):
            if each.confidence > same[-1].confidence:
                same[-1] = each
        else:
            same.append(each)
    everything = [each for same in kept.values() for each in same]
    return tuple(sorted(everything, key=lambda one: (one.span.start, one.span.end, one.category)))
