"""Chooses the words of a draft's article that a span can be made of, and quotes them."""

from __future__ import annotations

from whosays.articles.span import Span
from whosays.articles.words import words_of
from whosays.authoring.lesson_text import LessonText
from whosays.errors import KnownError
from whosays.lesson_packs.quotes import LONGEST_QUOTE, folded_text
from whosays.translation import _

_MOST_PLACES = 10_000


def words_in(text: LessonText, core: Span) -> Span:
    """Return *core* without what is no word at its edges.

    Raises KnownError where no word is left, or it is too long or runs over a paragraph.
    """
    whole = text.article.text
    words = words_of(whole, text.shown.language)
    numbers = words.touching(core.start, core.end)
    if not numbers or not words.compared(core.start, core.end):
        raise KnownError(_("There is no word here to mark; choose some words first."))
    start = max(core.start, words.spans[numbers[0]].start)
    end = min(core.end, words.spans[numbers[-1]].end)
    if "\n\n" in whole[start:end]:
        raise KnownError(_("A span does not run over the end of a paragraph; end it there."))
    if end - start > LONGEST_QUOTE:
        raise KnownError(_("A span has at most 1,000 characters; choose fewer words."))
    return Span(start, end)


def quoted(text: LessonText, core: Span) -> dict[str, str | None]:
    """Return the attributes ``quote`` and ``nth`` by which *core* is found.

    Raises KnownError where it cannot be.
    """
    quote = core.of(text.article.text)
    number = None
    count = 0
    for span in folded_text(text.article.text).find(quote):
        count += 1
        if span == core:
            number = count
        if number is not None and count > 1:
            break
    if number is None or number > _MOST_PLACES:
        raise KnownError(
            _("These words cannot be quoted as they stand; choose one word more or one less.")
        )
    return {"quote": quote, "nth": str(number) if count > 1 else None}
