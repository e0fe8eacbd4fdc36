"""Changes the key of a draft: spans, what they ask, where they stand, what explains them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whosays.articles.span import Span
from whosays.articles.words import words_of
from whosays.authoring.anatomy import DraftSpan
from whosays.authoring.attribute_block import changed_block, written_value
from whosays.authoring.entries import entry_lines, entry_region, with_new_entry
from whosays.authoring.escaping import escaped_title
from whosays.authoring.identifiers import identifier_from
from whosays.authoring.kept import kept, refuse_unless
from whosays.authoring.lesson_text import LessonText
from whosays.errors import KnownError
from whosays.lesson_packs.drafts import Draft
from whosays.lesson_packs.findings import shortened
from whosays.lesson_packs.key import KeyEntry
from whosays.lesson_packs.lesson import Role
from whosays.lesson_packs.quotes import LONGEST_QUOTE, folded_text
from whosays.translation import _

_ROLES = {Role.DECOY: "decoy", Role.CONTESTED: "contested", Role.AGAIN: "again"}
_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a span asks of a learner."""

    role: Role
    categories: tuple[str, ...]
    given: bool = False
    again_for: str | None = None


def with_span(
    text: LessonText, core: Span, meaning: Meaning, title: str = ""
) -> tuple[LessonText, str]:
    """Return *text* with a span at *core*, and the id of it.

    *core* is in code points of the article, half-open; edges that are no words are left out.
    Raises KnownError where no span can stand there.
    """
    whole = _words_in(text, core)
    quote = whole.of(text.article.text)
    anatomy = text.anatomy
    taken = {*anatomy.drafts, *anatomy.article.faulty, *(each.id for each in anatomy.entries)}
    identifier = identifier_from(title or quote, taken, "span")
    heading = _heading(title or quote, identifier, meaning, _place(text, whole))
    made = text.with_text(with_new_entry(text, whole, [heading]))
    found = made.span(identifier)
    refuse_unless(found is not None and found.core == whole)
    return kept(text, made, spans=frozenset({identifier})), identifier


def without_span(text: LessonText, identifier: str) -> LessonText:
    """Return *text* without the span *identifier* and the later mentions of it."""
    gone = {identifier}
    gone |= {span.id for span in text.spans if span.again_for == identifier}
    made = text
    for each in sorted(gone):
        draft = made.anatomy.drafts.get(each)
        if draft is not None and draft.bracket is not None:
            made = _without_bracket(made, draft)
        entry = made.anatomy.entry(each)
        if entry is not None:
            region = entry_region(made, entry)
            made = made.with_text(made.lines.replaced(region.start, region.stop, []))
    return kept(text, made, spans=frozenset(gone))


def with_meaning(text: LessonText, identifier: str, meaning: Meaning) -> LessonText:
    """Return *text* with another *meaning* for the span *identifier*."""
    span, draft = _known(text, identifier)
    if Meaning(span.role, span.categories, span.given, span.again_for) == meaning:
        return text
    classes, values = _claim(meaning)
    made = text
    bracket = draft.bracket
    if bracket is not None:
        made = _with_block_of_bracket(made, draft, classes, values)
    entry = made.anatomy.entry(identifier)
    if entry is not None and (bracket is None or _claims(entry)):
        on_entry: tuple[Sequence[str], Mapping[str, str | None]] = (
            (classes, values) if bracket is None else ((), {"for": None})
        )
        made = _with_block_of_entry(made, entry, *on_entry)
    found = made.span(identifier)
    refuse_unless(found is not None and (found.role, found.given) == (meaning.role, meaning.given))
    later = {each.id for each in text.spans if each.again_for == identifier}
    return kept(text, made, spans=frozenset({identifier, *later}))


def with_core(text: LessonText, identifier: str, core: Span) -> LessonText:
    """Return *text* with the span *identifier* at *core*, code points of the article."""
    span, draft = _known(text, identifier)
    whole = _words_in(text, core)
    if span.core == whole:
        return text
    made = text
    place: dict[str, str | None] = {"nth": None, "before": None, "after": None}
    place |= _place(text, whole)
    if span.own_extent and not span.extent.contains(whole):
        place["extent"] = None
    if draft.bracket is not None:
        # what its brackets said goes to its entry, and it is quoted there
        bracket = draft.bracket
        classes = [name for name, _where in draft.claim.classes]
        place["for"] = draft.claim.target or None
        if "extent" not in place:
            place["extent"] = bracket.attributes.value("extent") or None
        made = _without_bracket(made, draft)
        if made.anatomy.entry(identifier) is None:
            heading = f"## {escaped_title(_title(whole.of(text.article.text)))} {{#{identifier}}}"
            made = made.with_text(with_new_entry(made, whole, [heading]))
        entry = _entry(made, identifier)
        made = _with_block_of_entry(made, entry, classes, place)
    else:
        made = _with_block_of_entry(made, _entry(made, identifier), None, place)
    found = made.span(identifier)
    refuse_unless(found is not None and found.core == whole)
    return kept(text, made, spans=frozenset({identifier}))


def with_extent(text: LessonText, identifier: str, extent: Span | None) -> LessonText:
    """Return *text* with *extent*, in code points, for the span; None gives it the usual one."""
    span, draft = _known(text, identifier)
    if extent is None and not span.own_extent:
        return text
    value = None
    if extent is not None:
        whole = _words_in(text, extent)
        if not whole.contains(span.core):
            raise KnownError(
                _("The longest mark holds the span itself; choose words around it and it.")
            )
        value = whole.of(text.article.text)
    entry = draft.entry
    made = text
    if entry is not None and ("extent" in entry.attributes.values or draft.bracket is None):
        made = _with_block_of_entry(made, entry, None, {"extent": value})
    else:
        made = _with_block_of_bracket(made, draft, None, {"extent": value})
    found = made.span(identifier)
    refuse_unless(found is not None and found.own_extent == (extent is not None))
    return kept(text, made, spans=frozenset({identifier}))


def with_explanation(
    text: LessonText, identifier: str, title: str, explanation: str, ask: str
) -> LessonText:
    """Return *text* with what explains the span *identifier*: plain *title*, Markdown the others.

    An empty title becomes the words of the span. Raises KnownError where a text would be read as
    something else.
    """
    span, draft = _known(text, identifier)
    wanted = (" ".join(title.split()), _prose(explanation), _prose(ask))
    if (span.title, span.explanation, span.ask) == wanted:
        return text
    shown = wanted[0] or _title(span.core.of(text.article.text))
    made = text
    entry = draft.entry
    if entry is None:
        if draft.bracket is not None and draft.bracket.attributes.id is None:
            made = _with_block_of_bracket(made, draft, None, {}, identifier)
        heading = f"## {escaped_title(shown)} {{#{identifier}}}"
        lines = [heading, *entry_lines(wanted[1], wanted[2])]
        made = made.with_text(with_new_entry(made, span.core, lines))
    else:
        made = _with_title(made, entry, shown)
        made = _with_body(made, _entry(made, identifier), wanted[1], wanted[2])
    found = made.span(identifier)
    refuse_unless(
        found is not None and (found.title, found.explanation, found.ask) == (shown, *wanted[1:])
    )
    return kept(text, made, spans=frozenset({identifier}))


# -- what is written


def _prose(markdown: str) -> str:
    return markdown.replace("\r\n", "\n").strip()


def _title(quote: str) -> str:
    return shortened(quote, _LONGEST_TITLE)


def _claim(meaning: Meaning) -> tuple[list[str], dict[str, str | None]]:
    """Return the classes and the value of ``for`` that say *meaning*."""
    classes = [] if meaning.role is Role.DECOY else list(meaning.categories)
    if meaning.role in _ROLES:
        classes.append(_ROLES[meaning.role])
    if meaning.given:
        classes.append("given")
    target = None
    if meaning.role is Role.DECOY:
        target = ", ".join(meaning.categories)
    elif meaning.role is Role.AGAIN:
        target = meaning.again_for
    return classes, {"for": target}


def _heading(title: str, identifier: str, meaning: Meaning, place: Mapping[str, str | None]) -> str:
    classes, target = _claim(meaning)
    items = [f"#{identifier}", *(f".{name}" for name in classes)]
    for key, value in {**target, **place}.items():
        if value is not None:
            items.append(f"{key}={written_value(value)}")
    return f"## {escaped_title(_title(title))} {{{' '.join(items)}}}"


def _place(text: LessonText, core: Span) -> dict[str, str | None]:
    """Return how a heading quotes *core*."""
    quote = core.of(text.article.text)
    found = list(folded_text(text.article.text).find(quote))
    number = next((n for n, span in enumerate(found, start=1) if span == core), None)
    if number is None:
        raise KnownError(
            _("These words cannot be quoted as they stand; choose one word more or one less.")
        )
    return {"quote": quote, "nth": str(number) if len(found) > 1 else None}


def _words_in(text: LessonText, core: Span) -> Span:
    """Return *core* without what is no word at its edges; raise KnownError where none is left."""
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


def _known(text: LessonText, identifier: str) -> tuple[DraftSpan, Draft]:
    span = text.span(identifier)
    if span is None:
        raise KnownError(
            _("The span “{id}” is not there any more; choose another.").format(id=identifier)
        )
    return span, text.anatomy.drafts[identifier]


def _entry(text: LessonText, identifier: str) -> KeyEntry:
    entry = text.anatomy.entry(identifier)
    if entry is None:
        raise KeyError(identifier)
    return entry


def _claims(entry: KeyEntry) -> bool:
    return bool(entry.attributes.classes) or "for" in entry.attributes.values


# -- where it is written


def _with_block_of_entry(
    text: LessonText,
    entry: KeyEntry,
    classes: Sequence[str] | None,
    values: Mapping[str, str | None],
) -> LessonText:
    heading, attributes = entry.heading, entry.attributes
    line = heading.line
    rest = line.text[heading.offset :]
    block = changed_block(rest, attributes, classes, values)
    start = text.lines.offset(heading.place(attributes.start))
    end = start + attributes.end - attributes.start
    return text.with_text(text.text[:start] + block + text.text[end:])


def _with_block_of_bracket(
    text: LessonText,
    draft: Draft,
    classes: Sequence[str] | None,
    values: Mapping[str, str | None],
    identifier: str = "",
) -> LessonText:
    bracket = draft.bracket
    if bracket is None:
        return text
    attributes = bracket.attributes
    block = changed_block(bracket.passage.text, attributes, classes, values, identifier)
    start = text.lines.offset(bracket.passage.place(attributes.start))
    end = text.lines.offset(bracket.passage.place(attributes.end - 1)) + 1
    return text.with_text(text.text[:start] + block.replace("\n", " ") + text.text[end:])


def _without_bracket(text: LessonText, draft: Draft) -> LessonText:
    bracket = draft.bracket
    if bracket is None:
        return text
    attributes, passage = bracket.attributes, bracket.passage
    opening = text.lines.offset(bracket.place)
    closing = text.lines.offset(passage.place(attributes.start - 1))
    end = text.lines.offset(passage.place(attributes.end - 1)) + 1
    inside = text.text[opening + 1 : closing]
    made = text.with_text(text.text[:opening] + inside + text.text[end:])
    if made.article.text != text.article.text:  # it begins as a list or a heading would
        made = text.with_text(text.text[:opening] + _held(inside) + text.text[end:])
    return made


def _held(inside: str) -> str:
    digits = len(inside) - len(inside.lstrip("0123456789"))
    return f"{inside[:digits]}\\{inside[digits:]}"


def _with_title(text: LessonText, entry: KeyEntry, title: str) -> LessonText:
    if entry.title == title:
        return text
    old = entry.heading.title
    start = text.lines.offset(old.at(0))
    end = start + len(old.text)
    space = "" if text.text[end : end + 1] in (" ", "\t") else " "
    return text.with_text(text.text[:start] + escaped_title(title) + space + text.text[end:])


def _with_body(text: LessonText, entry: KeyEntry, explanation: str, ask: str) -> LessonText:
    if (entry.explanation, entry.ask) == (explanation, ask):
        return text
    region = entry_region(text, entry)
    lines = text.lines
    last = region.stop
    while last > region.start + 1 and not lines.line(last - 1).strip(" \t"):
        last -= 1
    wanted = entry_lines(explanation, ask)
    has_room = last < region.stop or last > len(lines)
    gap = [] if has_room else [""]
    return text.with_text(lines.replaced(region.start + 1, last, [*wanted, *gap]))
