"""Changes the Markdown of a draft's article."""

from __future__ import annotations

from collections.abc import Iterator

from whosays.articles.span import Span
from whosays.authoring.anatomy import DraftSpan
from whosays.authoring.kept import kept, refuse_unless
from whosays.authoring.lesson_text import LessonText
from whosays.authoring.line_starts import ARTICLE, one_line_end
from whosays.authoring.quoting import quoted
from whosays.authoring.regions import lines_of_prose, with_section
from whosays.authoring.span_blocks import with_entry_block
from whosays.errors import KnownError
from whosays.lesson_packs.sections import SectionKind
from whosays.lesson_packs.source import joined
from whosays.translation import _


def article_source(text: LessonText) -> str:
    """Return the Markdown of the first article of *text*, empty where it has none."""
    return ARTICLE.typed(joined(text.anatomy.sections.lines(SectionKind.ARTICLE)))


def with_article_source(text: LessonText, markdown: str) -> LessonText:
    """Return *text* with *markdown* for its first article.

    Quotes of the key stay with the words they are of, also where the same words are added or
    taken out elsewhere. Spans whose words are gone stand in ``lost`` then. Raises KnownError where
    there would be no article, or another part of the lesson would change.
    """
    wanted = _without_blank_edges(one_line_end(markdown))
    if wanted == article_source(text):
        return text
    if not wanted:
        raise KnownError(_("A lesson has an article; write its text here, or undo."))
    made = with_section(text, SectionKind.ARTICLE, lines_of_prose(ARTICLE.written(wanted)))
    refuse_unless(_without_blank_edges(article_source(made)) == wanted)
    made = _quoted_anew(text, kept(text, made, "article", "spans", "has_article"))
    return kept(text, made, "article", "spans", "has_article")


def _without_blank_edges(markdown: str) -> str:
    lines = markdown.split("\n")
    while lines and not lines[0].strip(" \t"):
        lines.pop(0)
    while lines and not lines[-1].strip(" \t"):
        lines.pop()
    return "\n".join(lines)


def _quoted_anew(old: LessonText, new: LessonText) -> LessonText:
    """Return *new* with the quotes that would be found elsewhere than in *old* counted anew."""
    made = new
    for identifier, core in _strayed(old, new):
        entry = made.anatomy.entry(identifier)
        if entry is not None:
            place = {"before": None, "after": None, **quoted(made, core)}
            # the words stay as their author quoted them
            del place["quote"]
            changed = with_entry_block(made, entry, None, place)
            found = changed.span(identifier)
            made = changed if found is not None and found.core == core else made
    return made


def _strayed(old: LessonText, new: LessonText) -> Iterator[tuple[str, Span]]:
    """Yield the quoted spans of *old* that *new* finds elsewhere, and where their words are."""
    before, after = old.article.text, new.article.text
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    moved = len(after) - len(before)
    for span in _quoted_spans(old):
        if span.core.end <= head:
            core = span.core
        elif span.core.start >= len(before) - tail:
            core = Span(span.core.start + moved, span.core.end + moved)
        else:
            continue
        found = new.span(span.id)
        if found is None or found.core != core:
            yield span.id, core


def _quoted_spans(text: LessonText) -> Iterator[DraftSpan]:
    for span in text.spans:
        if text.anatomy.drafts[span.id].bracket is None:
            yield span


def _common(one: str, other: str) -> int:
    """Return how many characters the two begin with alike."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low
