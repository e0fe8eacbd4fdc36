"""What stands on the worksheet and on the key, from the top down."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape

from PySide6.QtCore import QLineF, QRectF, Qt, QUrl
from PySide6.QtGui import QImage, QPainter, QTextDocument

from whosays.desktop.look.fonts import SERIF
from whosays.desktop.look.patterns import draw_letter, draw_underline
from whosays.desktop.page.page_mark import PageMark
from whosays.desktop.printing.article_column import ArticleColumn
from whosays.desktop.printing.column import Column
from whosays.desktop.printing.paper_look import PaperLook
from whosays.lesson_packs.categories import categories_of
from whosays.lesson_packs.lesson import Category, KeySpan, Lesson, Pack, Question, Role, TraceRow
from whosays.lesson_packs.prose import prose_html
from whosays.translation import _

_ICON = 22  # pixels; drawn four times as large
_BLANK = "_" * 26
_LINE = "_" * 84
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def worksheet(look: PaperLook, pack: Pack | None, lesson: Lesson, room: float) -> list[Column]:
    """Return what a learner is given on paper, *room* pixels wide; the lesson has its article."""
    known = categories_of(pack)
    names = _("Name: {blank}   Date: {short}").format(blank=_BLANK, short=_BLANK[:14])
    head = [f"<p>{names}</p>", f"<h1>{escape(lesson.title)}</h1>", prose_html(lesson.brief)]
    after = [_questions_to_answer(lesson.questions), _trace_to_fill(lesson.trace)]
    return [
        _column(look, [*head, _legend(lesson, known)], room, _pens(look, lesson, known)),
        ArticleColumn(look, lesson, room).column,
        *([_column(look, after, room)] if any(after) else []),
    ]


def key_sheet(look: PaperLook, pack: Pack | None, lesson: Lesson, room: float) -> list[Column]:
    """Return the key on paper, *room* pixels wide; the lesson has its article."""
    known = categories_of(pack)
    marks = [_mark(span, lesson, known) for span in lesson.key]
    article = ArticleColumn(look, lesson, room, marks)
    title = _("{title}: the key").format(title=lesson.title)
    note = _("A mark means “check this”. It never means “this is false”.")
    numbers = {span.id: number for number, span in enumerate(lesson.key, start=1)}
    entries = [
        _entry(span, lesson, known, numbers, article.line_of(span.core.start))
        for span in lesson.key
    ]
    after = [
        *([f"<h2>{escape(_('The spans'))}</h2>", *entries] if entries else []),
        _trace_told(lesson.trace),
        _questions_answered(lesson.questions),
        f"<h2>{escape(_('Notes'))}</h2>{prose_html(lesson.notes)}" if lesson.notes else "",
    ]
    head = [f"<h1>{escape(title)}</h1>", f"<p>{escape(note)}</p>", _legend(lesson, known)]
    return [
        _column(look, head, room, _pens(look, lesson, known)),
        article.column,
        _column(look, after, room),
    ]


def _column(
    look: PaperLook, parts: Sequence[str], width: float, images: Mapping[str, QImage] | None = None
) -> Column:
    document = QTextDocument()
    document.setDefaultFont(look.interface_font())
    document.setDefaultStyleSheet(
        f"h1 {{ font-family: '{SERIF}'; font-size: {look.tokens.size('title')}px; }}"
        f"h2 {{ font-family: '{SERIF}'; font-size: {look.tokens.size('heading')}px; }}"
        f"h4 {{ font-size: {look.tokens.size('interface')}px; font-weight: normal; }}"
        "a { color: black; } td { padding: 3px; }"
    )
    for name, image in (images or {}).items():
        document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), image)
    document.setHtml("".join(parts))
    return Column(document, 0.0, width)


# -- the signs


def _pens(look: PaperLook, lesson: Lesson, known: Mapping[str, Category]) -> dict[str, QImage]:
    return {
        f"pen-{number}": _pen(look, number, known[name].letter)
        for number, name in enumerate(lesson.categories, start=1)
        if name in known
    }


def _pen(look: PaperLook, number: int, letter: str) -> QImage:
    image = QImage(8 * _ICON, 4 * _ICON, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(4, 4)
    ink = look.tokens.colour("ink")
    font = look.interface_font("letter", bold=True)
    draw_letter(painter, QRectF(1, 1, _ICON - 2, _ICON - 2), letter, font, ink)
    sample = QLineF(_ICON + 3, _ICON / 2, 2 * _ICON - 3, _ICON / 2)
    draw_underline(painter, number, sample, ink, 1.6)
    painter.end()
    return image


def _legend(lesson: Lesson, known: Mapping[str, Category]) -> str:
    rows = "".join(
        f"<tr><td><img src='pen-{number}' width='{2 * _ICON}' height='{_ICON}'></td>"
        f"<td><b>{escape(known[name].name)}</b></td>"
        f"<td>{_inline(known[name].question)}</td></tr>"
        for number, name in enumerate(lesson.categories, start=1)
        if name in known
    )
    return f"<table cellspacing='0'>{rows}</table><p></p>"


def _inline(markdown: str) -> str:
    """Return *markdown* of one paragraph as HTML without the paragraph around it."""
    return prose_html(markdown).replace("<p>", "").replace("</p>", "")


# -- the key


def _mark(span: KeySpan, lesson: Lesson, known: Mapping[str, Category]) -> PageMark:
    name = span.categories[0]
    pen = lesson.categories.index(name) + 1 if name in lesson.categories else 1
    category = known.get(name)
    letter = category.letter if category is not None else "?"
    whole = span.role in (Role.TARGET, Role.AGAIN)
    return PageMark(span.id, span.core, pen, letter, name, filled=whole)


def _entry(
    span: KeySpan,
    lesson: Lesson,
    known: Mapping[str, Category],
    numbers: Mapping[str, int],
    line: int,
) -> str:
    names = ", ".join(known[name].name for name in span.categories if name in known)
    role = {
        Role.TARGET: _("to be found"),
        Role.DECOY: _("looks like one, and is not"),
        Role.CONTESTED: _("open to argument"),
        Role.AGAIN: _("mentioned again"),
    }[span.role]
    words = " ".join(span.core.of(lesson.text).split())
    where = _("line {line}").format(line=line) if line else ""
    head = f"<b>{numbers[span.id]}. “{escape(words)}”</b>"
    facts = "; ".join(part for part in (where, f"{names}, {role}") if part)
    if span.again_for is not None and span.again_for in numbers:
        first = _("See {number}.").format(number=numbers[span.again_for])
        return f"<h4>{head} ({escape(facts)}). {escape(first)}</h4>"
    told = prose_html(span.explanation) if span.explanation else ""
    if not span.explanation and span.role is Role.TARGET and span.categories[0] in known:
        told = prose_html(known[span.categories[0]].definition)
    ask = f"<p><i>{escape(_('Ask:'))} {_inline(span.ask)}</i></p>" if span.ask else ""
    return f"<h4>{head} ({escape(facts)})</h4>{told}{ask}"


# -- trace and questions


def _trace(rows: Sequence[TraceRow], cells: Mapping[str, Sequence[str]]) -> str:
    if not rows:
        return ""
    titles = (_("Outlet"), _("Date"), _("Credits"), _("Repeats word for word"))
    head = "".join(f"<th align='left'>{escape(title)}</th>" for title in titles)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell) or '&nbsp;'}</td>" for cell in cells[row.id]) + "</tr>"
        for row in rows
    )
    table = "<table border='1' cellspacing='0' cellpadding='4' width='100%'>"
    return f"<h2>{escape(_('Who else says so?'))}</h2>{table}<tr>{head}</tr>{body}</table>"


def _trace_to_fill(rows: Sequence[TraceRow]) -> str:
    return _trace(rows, {row.id: (row.outlet, row.date, "", "") for row in rows})


def _trace_told(rows: Sequence[TraceRow]) -> str:
    outlets = {row.id: row.outlet for row in rows}

    def names(ids: Sequence[str]) -> str:
        return ", ".join(outlets.get(each, each) for each in ids)

    return _trace(
        rows,
        {
            row.id: (row.outlet, row.date, names(row.credits), names(row.republishes))
            for row in rows
        },
    )


def _questions_to_answer(questions: Sequence[Question]) -> str:
    asked = "".join(
        _asked(number, question, lambda _right: "") + f"<p>{_LINE}</p>"
        for number, question in enumerate(questions, start=1)
    )
    return f"<h2>{escape(_('What do you make of it?'))}</h2>{asked}" if asked else ""


def _questions_answered(questions: Sequence[Question]) -> str:
    right = f" — <b>{escape(_('right'))}</b>"
    asked = "".join(
        _asked(number, question, lambda is_right: right if is_right else "")
        + prose_html(question.explanation)
        for number, question in enumerate(questions, start=1)
    )
    return f"<h2>{escape(_('The questions'))}</h2>{asked}" if asked else ""


def _asked(number: int, question: Question, say: Callable[[bool], str]) -> str:
    choices = "".join(
        f"<p style='margin-left: 16px'>{letter}) {_inline(choice.text)}{say(choice.right)}</p>"
        for letter, choice in zip(_LETTERS, question.choices, strict=False)
    )
    return f"<h4><b>{number}.</b> {_inline(question.text)}</h4>{choices}"
