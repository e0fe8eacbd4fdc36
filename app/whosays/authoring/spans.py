"""Changes the key of a draft: spans, what they ask, where they stand, what explains them."""

from __future__ import annotations

from whosays.articles.span import Span
from whosays.authoring.anatomy import DraftSpan
from whosays.authoring.attribute_block import written_value
from whosays.authoring.entries import (
    entry_lines,
    with_body,
    with_new_entry,
    with_title,
    without_entry,
)
from whosays.authoring.escaping import escaped_title
from whosays.authoring.identifiers import identifier_from
from whosays.authoring.kept import kept, refuse_unless
from whosays.authoring.lesson_text import LessonText
from whosays.authoring.line_starts import one_line_end
from whosays.authoring.meaning import Meaning, checked, claimed
from whosays.authoring.quoting import quoted, words_in
from whosays.authoring.span_blocks import with_bracket_block, with_entry_block, without_bracket
from whosays.errors import KnownError
from whosays.lesson_packs.drafts import Draft
from whosays.lesson_packs.findings import shortened
from whosays.lesson_packs.key import ASK, KeyEntry
from whosays.lesson_packs.problem import Problem, Severity
from whosays.translation import _

__all__ = [
    "Meaning",
    "with_core",
    "with_explanation",
    "with_extent",
    "with_meaning",
    "with_span",
    "without_span",
]

_LONGEST_TITLE = 60


def with_span(
    text: LessonText, core: Span, meaning: Meaning, title: str = ""
) -> tuple[LessonText, str]:
    """Return *text* with a span at *core*, and the id of it.

    *core* is in code points of the article, half-open; edges that are no words are left out.
    Without a *title* its words are one. Raises KnownError where no span can stand there.
    """
    whole = words_in(text, core)
    wanted = checked(text, "", meaning)
    quote = whole.of(text.article.text)
    anatomy = text.anatomy
    taken = {*anatomy.drafts, *anatomy.article.faulty, *(each.id for each in anatomy.entries)}
    identifier = identifier_from(title or quote, taken, "span")
    classes, values = claimed(text, wanted)
    items = [f"#{identifier}", *(f".{name}" for name in classes)]
    for key, value in {**values, **quoted(text, whole)}.items():
        items += [f"{key}={written_value(value)}"] if value is not None else []
    shown = " ".join(title.split()) or _title(quote)
    made = with_new_entry(text, whole, [f"## {escaped_title(shown)} {{{' '.join(items)}}}"])
    found = made.span(identifier)
    refuse_unless(found is not None and found.core == whole and found.title == shown)
    _check_meaning(found, wanted)
    _check_errors(text, made, identifier)
    return kept(text, made, spans=frozenset({identifier})), identifier


def without_span(text: LessonText, identifier: str) -> LessonText:
    """Return *text* without the span or the lost entry *identifier*, and its later mentions.

    Raises KnownError where brackets in the article cannot be taken off.
    """
    gone = {identifier, *(span.id for span in text.spans if span.again_for == identifier)}
    made = text
    for each in sorted(gone):
        draft = made.anatomy.drafts.get(each)
        if draft is not None and draft.bracket is not None:
            made = without_bracket(made, draft.bracket)
        made = without_entry(made, each)
    return kept(text, made, spans=frozenset(gone))


def with_meaning(text: LessonText, identifier: str, meaning: Meaning) -> LessonText:
    """Return *text* with another *meaning* for the span *identifier*."""
    span, draft = _known(text, identifier)
    wanted = checked(text, identifier, meaning)
    if _meaning(span) == wanted:
        return text
    classes, values = claimed(text, wanted)
    made, entry = text, draft.entry
    if draft.bracket is None:
        made = with_entry_block(made, _entry(made, identifier), classes, values)
    else:
        if entry is not None and (entry.attributes.classes or "for" in entry.attributes.values):
            made = with_entry_block(made, entry, (), {"for": None})  # said in one place only
        made = with_bracket_block(made, draft.bracket, classes, values, identifier)
    _check_meaning(made.span(identifier), wanted)
    _check_errors(text, made, identifier)
    later = {each.id for each in text.spans if each.again_for == identifier}
    return kept(text, made, spans=frozenset({identifier, *later}))


def with_core(text: LessonText, identifier: str, core: Span) -> LessonText:
    """Return *text* with the span *identifier* at *core*, code points of the article.

    Brackets in the article come off, and the entry quotes the words. An extent of its own that no
    longer holds the span goes; a title that was its words goes along with them.
    """
    span, draft = _known(text, identifier)
    whole = words_in(text, core)
    if span.core == whole:
        return text
    values: dict[str, str | None] = {"before": None, "after": None, **quoted(text, whole)}
    if span.own_extent and not span.extent.contains(whole):
        values["extent"] = None
    title = _title(whole.of(text.article.text))
    made = text
    if draft.bracket is not None:  # what its brackets said goes to its entry
        classes = [name for name, _where in draft.claim.classes]
        values["for"] = draft.claim.target or None
        values.setdefault("extent", draft.extent or None)
        made = without_bracket(made, draft.bracket)
        if draft.entry is None:
            made = with_new_entry(made, whole, [f"## {escaped_title(title)} {{#{identifier}}}"])
        made = with_entry_block(made, _entry(made, identifier), classes, values)
    else:
        made = with_entry_block(made, _entry(made, identifier), None, values)
    entry = _entry(made, identifier)
    if entry.title == _title(span.core.of(text.article.text)):
        made = with_title(made, entry, title)
    found = made.span(identifier)
    refuse_unless(found is not None and found.core == whole)
    _check_meaning(found, _meaning(span))
    _check_errors(text, made, identifier)
    return kept(text, made, spans=frozenset({identifier}))


def with_extent(text: LessonText, identifier: str, extent: Span | None) -> LessonText:
    """Return *text* with *extent*, in code points, for the span; None gives it the usual one."""
    span, draft = _known(text, identifier)
    if extent is None and not span.own_extent:
        return text
    whole = words_in(text, extent) if extent is not None else None
    if whole is not None and not whole.contains(span.core):
        raise KnownError(
            _("The longest mark holds the span itself; choose words around it and it.")
        )
    value = {"extent": whole.of(text.article.text) if whole is not None else None}
    made, entry, bracket = text, draft.entry, draft.bracket
    if entry is not None and ("extent" in entry.attributes.values or bracket is None):
        made = with_entry_block(made, entry, None, value)
    if bracket is not None and ("extent" in bracket.attributes.values or made is text):
        made = with_bracket_block(made, bracket, None, value, identifier)
    found = made.span(identifier)
    if whole is not None and (found is None or found.extent != whole):
        raise KnownError(
            _(
                "These words stand around the span more than once, so that they do not say how "
                "far a mark may reach; choose one word more or one less."
            )
        )
    refuse_unless(found is not None and found.own_extent == (whole is not None))
    return kept(text, made, spans=frozenset({identifier}))


def with_explanation(
    text: LessonText, identifier: str, title: str, explanation: str, ask: str
) -> LessonText:
    """Return *text* with what explains the span *identifier*: plain *title*, Markdown the others.

    An empty title becomes the words of the span. Raises KnownError where a text would be read as
    something else.
    """
    span, draft = _known(text, identifier)
    told, asked = one_line_end(explanation).strip(), one_line_end(ask).strip()
    shown = " ".join(title.split())
    if (span.title, span.explanation, span.ask) == (shown, told, asked):
        return text
    shown = shown or _title(span.core.of(text.article.text))
    _check_prose(told, asked)
    made, entry = text, draft.entry
    if entry is None:
        if draft.bracket is not None and draft.bracket.attributes.id is None:
            made = with_bracket_block(made, draft.bracket, None, {}, identifier)
        heading = f"## {escaped_title(shown)} {{#{identifier}}}"
        made = with_new_entry(made, span.core, [heading, *entry_lines(told, asked)])
    else:
        made = with_title(with_body(made, entry, told, asked), entry, shown)
    found = made.span(identifier)
    refuse_unless(
        found is not None and (found.title, found.explanation, found.ask) == (shown, told, asked)
    )
    return kept(text, made, spans=frozenset({identifier}))


def _title(quote: str) -> str:
    return shortened(quote, _LONGEST_TITLE)


def _meaning(span: DraftSpan) -> Meaning:
    return Meaning(span.role, span.categories, span.given, span.again_for)


def _check_meaning(found: DraftSpan | None, wanted: Meaning) -> None:
    if found is None or _meaning(found) != wanted:
        raise KnownError(
            _("This cannot be said of these words here; choose another category or another span.")
        )


def _check_errors(old: LessonText, new: LessonText, identifier: str) -> None:
    """Raise KnownError where the checker finds more wrong with *new* than with *old*."""
    if len(_errors(new)) > len(_errors(old)):
        span = new.span(identifier)
        here = [each.message for each in _errors(new) if span and each.line == span.line]
        raise KnownError((here or [_errors(new)[-1].message])[0])


def _errors(text: LessonText) -> list[Problem]:
    return [each for each in text.reading.problems if each.severity is Severity.ERROR]


def _check_prose(told: str, asked: str) -> None:
    if any(ASK.match(line) for line in told.split("\n")):
        raise KnownError(
            _(
                "A line that begins with **Ask:** is the span's question; write it in the field "
                "for the question."
            )
        )
    if any(not line.strip(" \t") for line in asked.split("\n")) and asked:
        raise KnownError(_("A question is one paragraph; take the empty line out of it."))


def _known(text: LessonText, identifier: str) -> tuple[DraftSpan, Draft]:
    span = text.span(identifier)
    if span is None:
        raise KnownError(
            _("The span “{id}” is not there any more; choose another.").format(id=identifier)
        )
    return span, text.anatomy.drafts[identifier]


def _entry(text: LessonText, identifier: str) -> KeyEntry:
    entry = text.anatomy.entry(identifier)
    refuse_unless(entry is not None)
    assert entry is not None  # noqa: S101 - refused otherwise
    return entry
