"""Makes lessons of articles that a learner brings along, with the program's proposals for a key."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from whosays.lesson_packs.lesson import Lesson
from whosays.lesson_packs.own_article import own_lesson
from whosays.suggestions.proposed_key import proposed_key
from whosays.suggestions.suggesting import suggest


@lru_cache(maxsize=4)
def lesson_with_proposals(text: str, data: Path) -> Lesson:
    """Return the lesson that *text* makes; *data* may hold a school's own words. Takes a while.

    Raises KnownError, with a sentence, where there are no rules for the text's language.
    """
    found = suggest(text, data=data)
    return own_lesson(text, proposed_key(found.suggestions), language=found.language)
