"""Makes the lesson that travels without its article: quotes, explanations and the address."""

from __future__ import annotations

from whosays.articles.words import words_of
from whosays.authoring.anatomy import DraftSpan
from whosays.authoring.attribute_block import changed_block, written_value
from whosays.authoring.entries import entry_region
from whosays.authoring.escaping import escaped_title
from whosays.authoring.lesson_text import LessonText
from whosays.authoring.regions import with_section
from whosays.errors import KnownError
from whosays.lesson_packs.findings import shortened
from whosays.lesson_packs.quotes import FoldedText, folded_text
from whosays.lesson_packs.sections import SectionKind
from whosays.translation import _

_WORDS_AROUND = 6


def without_article(text: LessonText) -> LessonText:
    """Return *text* without its article, every span given by its quote and the words around it.

    Raises KnownError for a lesson of several articles, and for one without an address or a key.
    """
    if not text.has_article:
        return text
    if len(text.article.parts) > 1:
        raise KnownError(_("A lesson of several articles cannot leave them out; share its text."))
    if not text.facts.get("url"):
        raise KnownError(
            _("Without its text a lesson needs the address of the article; write it under About.")
        )
    if not text.spans:
        raise KnownError(
            _(
                "Without its article nothing is left of a lesson whose key is empty; mark what "
                "only looks like something to check as a decoy, or share the text."
            )
        )
    entries: list[str] = []
    folded = folded_text(text.article.text)
    for span in text.spans:
        if entries:
            entries.append("")
        entries += _entry(text, span, folded)
    made = with_section(text, SectionKind.KEY, entries)
    return with_section(made, SectionKind.ARTICLE, [])


def _entry(text: LessonText, span: DraftSpan, folded: FoldedText) -> list[str]:
    draft = text.anatomy.drafts[span.id]
    values = _place(text, span, folded)
    extent = draft.extent or None
    values |= {"for": draft.claim.target or None, "extent": extent}
    classes = [name for name, _where in draft.claim.classes]
    entry = draft.entry
    if entry is None:
        title = escaped_title(shortened(span.core.of(text.article.text), 60))
        items = [f"#{span.id}", *(f".{name}" for name in classes)]
        items += [f"{key}={written_value(value)}" for key, value in values.items() if value]
        return [f"## {title} {{{' '.join(items)}}}"]
    heading = entry.heading
    rest = heading.line.text[heading.offset :]
    block = changed_block(rest, entry.attributes, classes, values)
    line = heading.line.text[: heading.offset + entry.attributes.start] + block
    region = entry_region(entry)
    body = [text.lines.line(number) for number in region[1:]]
    while body and not body[-1].strip(" \t"):
        body.pop()
    return [line, *body]


def _place(text: LessonText, span: DraftSpan, folded: FoldedText) -> dict[str, str | None]:
    whole = text.article.text
    words = words_of(whole, text.shown.language)
    numbers = words.touching(span.core.start, span.core.end)
    left = words.spans[max(0, numbers[0] - _WORDS_AROUND)].start
    right = words.spans[min(len(words) - 1, numbers[-1] + _WORDS_AROUND)].end
    before = " ".join(whole[left : span.core.start].split())
    after = " ".join(whole[span.core.end : max(right, span.core.end)].split())
    quote = span.core.of(whole)
    found = list(folded.find(quote, before, after))
    nth = found.index(span.core) + 1 if len(found) > 1 and span.core in found else None
    return {
        "quote": quote,
        "nth": str(nth) if nth else None,
        "before": before or None,
        "after": after or None,
    }
