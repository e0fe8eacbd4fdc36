"""Sets the numbered notes of a key: what is to be found, what only looks like it, what is open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from whosays.desktop.page.page_mark import PageMark
from whosays.desktop.paper.paper_look import PaperLook
from whosays.desktop.paper.pieces_of_type import body, heading, quiet
from whosays.desktop.paper.set_article import SetArticle
from whosays.desktop.paper.set_text import Setting, set_prose, set_text
from whosays.desktop.paper.signs import pen_of
from whosays.desktop.paper.strips import Strip, beginning, kept_together
from whosays.lesson_packs.lesson import Category, KeySpan, Lesson, Role
from whosays.marking.discussion import left_to_discuss
from whosays.marking.scoring import score
from whosays.translation import _

_LONGEST_QUOTE = 240  # code points


@dataclass(frozen=True, slots=True)
class Note:
    """A span of the key with its sign."""

    span: KeySpan
    sign: str
    """What stands above its first word: S3, (S3), S3? or =S3."""
    category: str
    """The one whose pen underlines it."""


def notes_of(lesson: Lesson, categories: Mapping[str, Category]) -> list[Note]:
    """Return the spans of *lesson* that are about what it trains, numbered in reading order.

    A later mention has the number of the first.
    """
    shown = [span for span in lesson.key if set(span.categories) & set(lesson.categories)]
    numbered = [span for span in shown if span.role is not Role.AGAIN]
    numbers = {span.id: number for number, span in enumerate(numbered, start=1)}
    notes = []
    for span in shown:
        own = [name for name in span.categories if name in lesson.categories]
        letters = "/".join(categories[name].letter for name in own if name in categories)
        number = numbers.get(span.id) or numbers.get(span.again_for or "")
        sign = f"{letters}{number or ''}"
        if span.role is Role.DECOY:
            sign = f"({sign})"
        elif span.role is Role.CONTESTED:
            sign = f"{sign}?"
        elif span.role is Role.AGAIN:
            sign = f"={sign}"
        notes.append(Note(span, sign, own[0]))
    return notes


def marks_of(lesson: Lesson, notes: list[Note]) -> list[PageMark]:
    """Return *notes* as marks of the page: what is to be found in the pattern of its pen."""
    return [
        PageMark(
            note.span.id,
            note.span.core,
            pen_of(lesson, note.category),
            note.sign,
            note.category,
            filled=note.span.role is Role.TARGET,
        )
        for note in notes
        if len(note.span.core)
    ]


def set_notes(
    lesson: Lesson,
    categories: Mapping[str, Category],
    article: SetArticle,
    look: PaperLook,
    width: float,
) -> Iterator[list[Strip]]:
    """Go through the notes, each with its line, its words, and what the author says about it."""
    notes = [note for note in notes_of(lesson, categories) if note.span.role is not Role.AGAIN]
    yield heading(look, _("The key, explained"), width)
    if not notes:
        yield set_text(_("Nothing is to be found here."), body(look, width))
        return
    said = _what_is_said(lesson, categories)
    for note in notes:
        words, ask = said.get(note.span.id) or _of_the_key(note, categories)
        own = [name for name in note.span.categories if name in lesson.categories]
        names = _(" or ").join(categories[name].name for name in own if name in categories)
        line = _("line {number}").format(number=article.line_of(note.span.core.start))
        facts = " · ".join((_kind(note, names), line))
        head = _head(note, facts, note.span.core.of(lesson.text), look, width)
        text = set_prose(words, body(look, width))
        if ask:
            asked = _("**Ask:** {question}").format(question=ask)
            text += beginning(set_prose(asked, body(look, width)), 4)
        yield beginning([*kept_together([*head, *beginning(text[:1], 5)]), *text[1:]], 20)


def _what_is_said(
    lesson: Lesson, categories: Mapping[str, Category]
) -> dict[str | None, tuple[str, str]]:
    """Return explanation and question by span, as a check of no marks at all gives them."""
    result = score(lesson, (), categories)
    outcomes = (*result.outcomes, *left_to_discuss(lesson, result, categories))
    return {outcome.key: (outcome.explanation, outcome.ask) for outcome in outcomes}


def _of_the_key(note: Note, categories: Mapping[str, Category]) -> tuple[str, str]:
    category = categories.get(note.category)
    span = note.span
    definition = category.definition if category else ""
    return span.explanation or definition, span.ask or (category.question if category else "")


def _head(note: Note, facts: str, words: str, look: PaperLook, width: float) -> list[Strip]:
    bold = Setting(look.interface_font(bold=True), look.tokens.colour("ink"), width, between=0)
    title = f"{note.sign}  {note.span.title}" if note.span.title else note.sign
    quote = " ".join(words.split())
    if len(quote) > _LONGEST_QUOTE:
        quote = quote[: _LONGEST_QUOTE - 1] + "…"
    # upright: many scripts have no italic, and some machines no letters for one
    serif = Setting(look.article_font("interface"), look.tokens.colour("ink"), width, between=4)
    return [
        *set_text(title, bold),
        *set_text(facts, quiet(look, width)),
        *set_text(f"“{quote}”", serif),
    ]


def _kind(note: Note, names: str) -> str:
    if note.span.role is Role.DECOY:
        return _("looks like {names}, and is not").format(names=names)
    if note.span.role is Role.CONTESTED:
        return _("{names}: open to argument, never scored").format(names=names)
    if note.span.given:
        return _("{names}, marked from the start").format(names=names)
    return names
