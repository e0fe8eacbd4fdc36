"""Composes the two papers of a lesson: the worksheet and the key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from whosays.desktop.paper.pages import (
    Page,
    end_of,
    pages_of_one_column,
    pages_of_two_columns,
)
from whosays.desktop.paper.paper_look import PaperLook
from whosays.desktop.paper.pieces_of_type import body, field, kicker, quiet, rule
from whosays.desktop.paper.set_article import SetArticle
from whosays.desktop.paper.set_notes import Note, marks_of, notes_of, set_notes
from whosays.desktop.paper.set_questions import questions_answered, questions_to_answer
from whosays.desktop.paper.set_text import Setting, set_prose, set_text
from whosays.desktop.paper.set_trace import trace_filled, trace_to_fill
from whosays.desktop.paper.sheet import Sheet
from whosays.desktop.paper.signs import key_legend, legend
from whosays.desktop.paper.strips import (
    Strip,
    beginning,
    height_of,
    kept_together,
    paint_below,
    space,
)
from whosays.errors import KnownError
from whosays.lesson_packs.categories import categories_of
from whosays.lesson_packs.lesson import Category, Lesson, Pack, Practice, Role
from whosays.translation import _, ngettext

_LEAST_OF_A_PAGE = 300.0
_NOTES_A_STEP = 25
_DIGITS = "0123456789"

Step = Callable[[int, int], None]
"""Is told how many of how many parts are done; what it raises ends the work."""


class PaperKind(StrEnum):
    """What of a lesson is put on paper."""

    WORKSHEET = "worksheet"
    KEY = "key"


@dataclass(frozen=True)
class Wanted:
    """What is to be put on paper."""

    lesson: Lesson
    categories: Mapping[str, Category]
    """Those that its key may use, by id."""
    kind: PaperKind
    pack: str = ""
    """The title of its pack, empty where it belongs to none."""

    @classmethod
    def of(cls, pack: Pack | None, lesson: Lesson, kind: PaperKind) -> Wanted:
        """Return *lesson* of *pack* as *kind*."""
        return cls(lesson, categories_of(pack), kind, pack.title if pack is not None else "")


@dataclass(frozen=True)
class Paper:
    """A lesson's worksheet or key, set in pages."""

    title: str
    kind: str
    """What it is, in the reader's language."""
    imprint: str
    """What stands at the foot of every page."""
    language: str
    """BCP 47."""
    sheet: Sheet
    pages: tuple[Page, ...]


def compose(
    wanted: Wanted,
    sheet: Sheet,
    look: PaperLook,
    step: Step = lambda _done, _count: None,
) -> Paper:
    """Set what is *wanted* on *sheet*. Raises KnownError where the article is not there."""
    lesson = wanted.lesson
    if not lesson.has_article or not lesson.text:
        raise KnownError(
            _(
                "The article of “{title}” is not on this machine, so there is nothing to print. "
                "Open the lesson and get its article first."
            ).format(title=lesson.title)
        )
    maker = _Maker(wanted, sheet, look, step)
    pages = maker.worksheet() if wanted.kind is PaperKind.WORKSHEET else maker.key()
    imprint = " · ".join(part for part in ("Who Says?", wanted.pack) if part)
    name = kind_name(wanted.kind)
    return Paper(lesson.title, name, imprint, lesson.language, sheet, tuple(pages))


def kind_name(kind: PaperKind) -> str:
    """Return what *kind* is called."""
    return _("Worksheet") if kind is PaperKind.WORKSHEET else _("Key")


class _Maker:
    def __init__(self, wanted: Wanted, sheet: Sheet, look: PaperLook, step: Step) -> None:
        self._pack = wanted.pack
        self._lesson = wanted.lesson
        self._sheet = sheet
        self._look = look
        self._step = step
        self._categories = wanted.categories
        self._whole = sheet.right - sheet.left
        self._height = sheet.bottom - sheet.top
        self._aside_end = 0.0

    def worksheet(self) -> list[Page]:
        """Return the pages to work on."""
        self._step(0, 3)
        article = SetArticle(self._lesson, self._look, self._sheet.column)
        self._step(1, 3)
        notes = notes_of(self._lesson, self._categories)
        # what a guided lesson shows from the start; a worked one is read once before its key
        shown = [replace(note, sign=note.sign.rstrip(_DIGITS)) for note in notes if note.span.given]
        said = legend(self._lesson, self._categories, self._look, self._sheet.aside_width)
        brief = set_prose(self._lesson.brief, body(self._look, self._sheet.column))
        flow = self._front(self._head(with_name=True), brief, said)
        flow += beginning(article.strips(marks_of(self._lesson, shown)), 24)
        flow = self._clear(flow)
        self._step(2, 3)
        after = [
            *trace_to_fill(self._lesson, self._look, self._whole),
            *beginning(questions_to_answer(self._lesson, self._look, self._whole), 28),
        ]
        flow += beginning(after, 28)
        return pages_of_one_column(flow, self._sheet.left, self._sheet.top, self._height)

    def key(self) -> list[Page]:
        """Return the pages of the marked article, then those of the notes."""
        self._step(0, 3)
        article = SetArticle(self._lesson, self._look, self._sheet.column)
        self._step(1, 3)
        notes = notes_of(self._lesson, self._categories)
        roles = {note.span.role for note in notes}
        width = self._sheet.aside_width
        said = key_legend(self._lesson, self._categories, roles, self._look, width)
        flow = self._front(self._head(with_name=False), self._counted(notes), said)
        flow += beginning(article.strips(marks_of(self._lesson, notes)), 24)
        sheet, half = self._sheet, self._sheet.half
        pages = pages_of_one_column(self._clear(flow), sheet.left, sheet.top, self._height)
        self._step(2, 3)
        explained: list[Strip] = []
        for number, strips in enumerate(
            set_notes(self._lesson, self._categories, article, self._look, half)
        ):
            if number % _NOTES_A_STEP == 0:
                self._step(number, len(notes))
            explained += strips
        trace = trace_filled(self._lesson, self._look, half)
        answers = questions_answered(self._lesson, self._look, half)
        flow = [*explained, *beginning(trace, 28), *beginning(answers, 28)]
        lefts = (sheet.left, sheet.second_half)
        first = end_of(pages[-1]) + 36
        if sheet.bottom - first < _LEAST_OF_A_PAGE:
            return pages + pages_of_two_columns(flow, lefts, sheet.top, sheet.top, sheet.bottom)
        more = pages_of_two_columns(flow, lefts, first, sheet.top, sheet.bottom)
        return [*pages[:-1], (*pages[-1], *more[0]), *more[1:]]

    # -- what stands first

    def _head(self, *, with_name: bool) -> list[Strip]:
        look, whole = self._look, self._whole
        lesson = self._lesson
        kind = PaperKind.WORKSHEET if with_name else PaperKind.KEY
        facts = ngettext(
            "Level {level} · {count} minute", "Level {level} · {count} minutes", lesson.minutes
        )
        right = facts.format(level=lesson.level, count=lesson.minutes)
        if self._pack:
            right = f"{self._pack} · {right}"
        title = Setting(
            look.article_font("headline", bold=True), look.tokens.colour("ink"), whole, 0, 1.2, 0
        )
        strips = [
            rule(look, whole, 2.4, 6),
            kicker(look, kind_name(kind), right, whole),
            rule(look, whole, 0.8, 6),
            *beginning(set_text(lesson.title, title), 14),
        ]
        if with_name:
            strips.append(self._name_and_date())
        return kept_together(strips)

    def _name_and_date(self) -> Strip:
        name = field(self._look, _("Name"), self._sheet.column)
        date = field(self._look, _("Date"), self._sheet.right - self._sheet.aside)
        apart = self._sheet.aside - self._sheet.left

        def paint(painter: QPainter, corner: QPointF) -> None:
            name(painter, corner)
            date(painter, corner + QPointF(apart, 0))

        return Strip(46, paint, keeps_next=True)

    def _front(self, head: list[Strip], text: list[Strip], aside: list[Strip]) -> list[Strip]:
        """Return *head*, then *text* with *aside* right of it, or below it where it is too high."""
        high = height_of(aside)
        text = text or [space(1)]
        if height_of(head) + 22 + high > self._height:
            return [*head, *beginning(text, 22), *beginning(aside, 22)]
        apart = self._sheet.aside - self._sheet.left
        first = text[0]

        def paint(painter: QPainter, corner: QPointF) -> None:
            first.paint(painter, corner)
            paint_below(aside, painter, corner + QPointF(apart, 0))

        beside = [Strip(first.height, paint, 22, first.keeps_next), *text[1:]]
        self._aside_end = height_of(head) + 22 + high
        return [*head, *beside]

    def _clear(self, flow: list[Strip]) -> list[Strip]:
        """Return *flow*, no lower than what stands beside its beginning."""
        missing = self._aside_end - height_of(flow)
        return [*flow, space(missing)] if missing > 0 else flow

    def _counted(self, notes: list[Note]) -> list[Strip]:
        roles = [note.span.role for note in notes]
        found, decoys = roles.count(Role.TARGET), roles.count(Role.DECOY)
        contested = roles.count(Role.CONTESTED)
        said = [
            _("{count} to be found").format(count=found),
            ngettext("{count} decoy", "{count} decoys", decoys).format(count=decoys),
        ]
        if contested:
            said.append(_("{count} open to argument").format(count=contested))
        line = _("A mark means “check this”; it never means “this is false”.")
        texts = [", ".join(said) + ".", line]
        if self._lesson.practice is Practice.PROPOSED:
            texts.append(_("A program’s proposals, made by rules. They may be wrong."))
        look, width = self._look, self._sheet.column
        return [
            *set_text(texts[0], body(look, width)),
            *beginning(set_text(" ".join(texts[1:]), quiet(look, width)), 6),
        ]
