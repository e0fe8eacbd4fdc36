"""The key on the page: mark a span, say what it is and why; proposals one at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from whosays.articles.span import Span
from whosays.authoring.anatomy import DraftSpan
from whosays.authoring.lesson_text import LessonText
from whosays.authoring.spans import Meaning, with_span
from whosays.desktop.announcing import announce
from whosays.desktop.background import Background
from whosays.desktop.look.look import Look
from whosays.desktop.page.article_page import ArticlePage
from whosays.desktop.page.page_mark import PageMark
from whosays.desktop.studio.editing import Editing
from whosays.desktop.studio.key.proposal_card import ProposalCard
from whosays.desktop.studio.key.proposals import Proposals
from whosays.desktop.studio.key.role_words import role_name
from whosays.desktop.studio.key.span_desk import SpanDesk
from whosays.desktop.studio.lesson_part import LessonPart
from whosays.desktop.typesetting import Scrolling, button, label, margins, of_kind
from whosays.desktop.walk.mark_list import MarkList
from whosays.desktop.walk.pens import Pens
from whosays.errors import KnownError
from whosays.lesson_packs.categories import categories_of
from whosays.lesson_packs.lesson import Category, Lesson, Role
from whosays.lesson_packs.sections import SectionKind
from whosays.suggestions.suggesting import Suggested, suggest
from whosays.suggestions.suggestion import Suggestion
from whosays.translation import _, ngettext

_ROWS = 5  # of the list of spans


class KeyView(LessonPart):
    """The page, the pens, the spans so far, and what is said about the one chosen."""

    def __init__(self, look: Look, editing: Editing, data: Path) -> None:
        """Show the key of *editing*; *data* is where a school may keep words for the rules."""
        super().__init__()
        self._look = look
        self._editing = editing
        self._data = data
        self._shown: Lesson | None = None
        self._proposals = Proposals()
        self._background = Background(self)
        self._narrow: bool | None = None
        self.page = ArticlePage(look)
        self.page.setAccessibleName(_("Article"))
        self.pens = Pens(look, self._categories())
        self.proposal = ProposalCard()
        self.spans = MarkList(look)
        self.spans.setAccessibleName(_("Spans of the key"))
        self.desk = SpanDesk(editing, self._chosen)
        self.suggest = button(_("Have marks proposed (S)"), "link", name=_("Have marks proposed"))
        self._count = label("", "section")
        self._empty = label(
            _(
                "Nothing is marked yet. Drag over words on the page and press a pen, or have "
                "marks proposed. Spans alone make a lesson; explanations can follow."
            ),
            "quiet",
        )
        self._set_out()
        self._connect()
        self._make_actions()
        self._show()

    # -- setting out

    def _set_out(self) -> None:
        sheet = of_kind(QFrame(), "sheet")
        margins(QVBoxLayout(sheet), (0, 0, 0, 0), 0).addWidget(self.page)
        inside = QWidget()
        self._lines = margins(QVBoxLayout(inside), (8, 0, 8, 8), 8)
        counted = margins(QHBoxLayout(), (0, 0, 0, 0), 8)
        counted.addWidget(self._count, 1)
        counted.addWidget(self.suggest)
        self._lines.addWidget(self.pens)
        self._lines.addLayout(counted)
        for piece in (self.proposal, self._empty, self.spans, self.desk):
            self._lines.addWidget(piece)
        self._lines.addStretch(1)
        self._side = Scrolling(inside, _("The key"))
        self._box = margins(QBoxLayout(QBoxLayout.Direction.LeftToRight, self), (16, 8, 16, 8), 12)
        self._box.addWidget(sheet, 1)
        self._box.addWidget(self._side)

    def _connect(self) -> None:
        self.page.chosen.connect(self._take_words)
        self.page.moved.connect(self._tell)
        self.page.mark_entered.connect(self.choose_span)
        self.pens.picked.connect(self._pick)
        self.spans.wanted.connect(self.go_to_span)
        self.spans.itemSelectionChanged.connect(self._show_chosen)
        self.spans.unwanted.connect(self._remove)
        self.suggest.clicked.connect(self._toggle_proposals)
        self.proposal.accepted.connect(partial(self._decide, Role.TARGET))
        self.proposal.decoy_wanted.connect(partial(self._decide, Role.DECOY))
        self.proposal.dismissed.connect(self._dismiss)
        self.proposal.closed.connect(self._toggle_proposals)
        self._editing.changed.connect(self._show)
        self._editing.problems_changed.connect(self._show_problems)
        self._look.changed.connect(self._arrange_anew)

    def _make_actions(self) -> None:
        for number, category in enumerate(categories_of(self._editing.text.pack).values(), start=1):
            if number < 10:
                name = _("Pen {number}").format(number=number)
                self._action(name, [str(number)], partial(self._press, number))
            del category
        self._action(_("Remove the span"), ["Delete"], self._delete)
        self._action(_("Next span"), ["N"], lambda: self._walk(1))
        self._action(_("Previous span"), ["P"], lambda: self._walk(-1))
        self._action(_("Explain the span"), ["E"], self._explain)
        self._action(_("Have marks proposed"), ["S"], self._toggle_proposals)
        for key, choice in (
            ("A", self.proposal.accept),
            ("Y", self.proposal.decoy),
            ("X", self.proposal.dismiss),
        ):
            self._action(choice.accessibleName(), [key], choice.click)

    def _action(self, name: str, keys: list[str], do: Callable[[], object]) -> None:
        action = QAction(name, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: do())
        self.addAction(action)

    # -- what there is

    def _categories(self) -> list[Category]:
        text = self._editing.text
        known = categories_of(text.pack)
        return [known[name] for name in text.shown.categories]

    def _chosen(self) -> Span | None:
        return self.page.selection() if self.page.has_range() else None

    def enter(self) -> None:
        """Go on where one was on the page."""
        self.page.setFocus()

    def show_line(self, line: int) -> bool:
        """Choose the span of which source line *line* is; tell whether there is one."""
        identifier = self._span_at(line)
        if identifier:
            self.go_to_span(identifier)
            self._explain()
        return bool(identifier)

    def _span_at(self, line: int) -> str:
        """Return the span whose entry, or whose brackets, stand in source line *line*."""
        anatomy = self._editing.text.anatomy
        key = anatomy.section(SectionKind.KEY)
        starts = sorted((entry.place.line, entry.id) for entry in anatomy.entries)
        above = [identifier for start, identifier in starts if start <= line]
        if key is not None and line in anatomy.lines_of(key) and above:
            return above[-1] if above[-1] in anatomy.drafts else ""
        return next((span.id for span in self._editing.text.spans if span.line == line), "")

    # -- marking

    def _press(self, number: int) -> None:
        categories = self._categories()
        if number > len(categories):
            return
        self.pens.take(categories[number - 1].id)
        span = self.page.selection()
        if span is not None and (self.page.has_range() or self.page.hasFocus()):
            self._mark(span)

    def _pick(self, _category: str) -> None:
        span = self._chosen()
        if span is not None:
            self._mark(span)
            self.page.setFocus()

    def _take_words(self, span: Span) -> None:
        """Mark the words with the pen in hand, unless they are for what is being looked at."""
        present = self._present()
        is_for_proposal = present is not None and present.span.overlaps(span)
        shown = self.desk.span
        is_for_span = shown is not None and shown.core.overlaps(span)
        if is_for_proposal or is_for_span:
            self._tell()
        else:
            self._mark(span)

    def _mark(self, span: Span) -> None:
        self._add(span, Meaning(Role.TARGET, (self.pens.in_hand.id,)))
        self.page.clear_selection()

    def _add(self, span: Span, meaning: Meaning) -> bool:
        same = [
            each
            for each in self._editing.text.spans
            if each.core == span and set(meaning.categories) & set(each.categories)
        ]
        if same:
            self.hint_changed.emit(_("These words are a span already; see beside the page."))
            self.choose_span(same[0].id)
            return False
        made = ""

        def edit(text: LessonText) -> LessonText:
            nonlocal made
            after, made = with_span(text, span, meaning)
            return after

        done = self._editing.change(_("Mark a span"), edit)
        if done and made:
            self.choose_span(made)
        return done

    def _remove(self, identifier: str) -> None:
        self.choose_span(identifier)
        self.desk.remove_span()

    def _delete(self) -> None:
        """Remove the span under the caret, else the one that is chosen."""
        caret = self.page.selection()
        here = [each for each in self._editing.text.spans if caret and each.core.overlaps(caret)]
        if self.page.hasFocus() and here:
            chosen = self.desk.span
            self._remove(chosen.id if chosen in here and chosen is not None else here[0].id)
        elif self.desk.span is not None:
            self.desk.remove_span()

    # -- choosing

    def choose_span(self, identifier: str) -> None:
        """Show what is said about the span *identifier*."""
        self.spans.choose(identifier)
        self._show_chosen()

    def go_to_span(self, identifier: str) -> None:
        """Choose the span *identifier* and bring it into view, the caret on it."""
        span = self._editing.text.span(identifier)
        if span is not None and self._shown is not None:
            self.choose_span(identifier)
            self.page.bring_into_view(span.core)
            numbers = self._shown.words.touching(span.core.start, span.core.end)
            if numbers:
                self.page.go_to_word(numbers[0])
            self.page.setFocus()

    def _walk(self, direction: int) -> None:
        spans, caret = self._editing.text.spans, self.page.selection()
        if not spans or caret is None:
            return
        after = [each for each in spans if each.core.start > caret.start]
        before = [each for each in spans if each.core.start < caret.start]
        wanted = (after or spans)[0] if direction > 0 else (before or spans)[-1]
        self.go_to_span(wanted.id)

    def _show_chosen(self) -> None:
        self.desk.show_span(self.spans.chosen())
        self._show_problems()
        if self._present() is None or not self.proposal.isVisible():
            span = self.desk.span
            self.page.show_current(span.core if span is not None else None)

    def _explain(self) -> None:
        if self.desk.span is not None:
            self.desk.explanation.setFocus()
            self._side.ensureWidgetVisible(self.desk.explanation)

    # -- proposals

    def _toggle_proposals(self) -> None:
        if self.proposal.isVisible():
            self.proposal.hide()
            self._show_chosen()
            return
        text = self._editing.text
        self.proposal.show_busy()
        article, language, data = text.article.text, text.shown.language, self._data

        def take(found: Suggested) -> None:
            self._proposals.take(found.suggestions, article)
            self._show_proposal()

        def refuse(error: BaseException) -> None:
            if not isinstance(error, KnownError):
                raise error
            self.proposal.show_none(error.sentence)

        self._background.run(lambda: suggest(article, language, data), take, refuse)

    def _present(self) -> Suggestion | None:
        return self._proposals.present(self._editing.text)

    def _show_proposal(self) -> None:
        text, one = self._editing.text, self._present()
        if one is None:
            self.proposal.show_none(_("No further proposal. What the rules miss is yours to find."))
            announce(self, _("No further proposal."))
            return
        words = " ".join(one.span.of(text.article.text).split())
        category = categories_of(text.pack)[one.category]
        self.proposal.show_one(one, words, category, len(self._proposals.open(text)))
        self.page.show_current(one.span)
        self._side.ensureWidgetVisible(self.proposal)
        announce(self, f"{category.name}: {words}. {one.reason}")

    def _decide(self, role: Role) -> None:
        one, chosen = self._present(), self._chosen()
        if one is None:
            return
        words = chosen if chosen is not None and chosen.overlaps(one.span) else one.span
        self._proposals.go_past(one)
        if self._add(words, Meaning(role, (one.category,))):
            self.page.clear_selection()
            self._proposals.dismiss(one)
        self._show_proposal()

    def _dismiss(self) -> None:
        one = self._present()
        if one is not None:
            self._proposals.dismiss(one)
            self._show_proposal()

    # -- showing

    def _show(self) -> None:
        text = self._editing.text
        lesson = text.shown
        if self._shown is None or not _is_same_page(self._shown, lesson):
            word = self.page.caret_word() if self._shown is not None else 0
            top = self.page.top_position()
            self.page.show_lesson(lesson)
            if word < len(lesson.words):
                self.page.go_to_word(word)
            self.page.go_to_top(top)
        if self._shown is not None and self._shown.categories != lesson.categories:
            self._change_pens()
        self._shown = lesson
        marks = [self._page_mark(span) for span in text.spans]
        self.page.show_marks(marks)
        rows = [(mark, self._row(text, mark)) for mark in marks]
        self.spans.show_marks(rows)
        self.spans.setVisible(bool(rows))
        self._fit_list(len(rows))
        self._empty.setVisible(not rows)
        said = ngettext("{count} span", "{count} spans", len(rows)).format(count=len(rows))
        self._count.setText(said)
        self.desk.show_span(self.spans.chosen())
        self._show_problems()
        if self.proposal.isVisible() and self.proposal.accept.isVisible():
            self._show_proposal()

    def _change_pens(self) -> None:
        old, self.pens = self.pens, Pens(self._look, self._categories())
        self.pens.picked.connect(self._pick)
        self._lines.replaceWidget(old, self.pens)
        self.pens.lay_across(bool(self._narrow))
        old.deleteLater()

    def _fit_list(self, rows: int) -> None:
        row = self._look.tokens.size("control")
        self.spans.setFixedHeight(min(max(rows, 2), _ROWS) * row)

    def _page_mark(self, span: DraftSpan) -> PageMark:
        known, trained = categories_of(self._editing.text.pack), self._editing.text.shown.categories
        name = span.categories[0] if span.categories else ""
        category = known.get(name)
        pen = trained.index(name) + 1 if name in trained else len(trained) + 1
        title = category.name if category is not None else _("No category")
        role = "" if span.role is Role.TARGET else f", {role_name(span.role).lower()}"
        return PageMark(
            span.id,
            span.core,
            pen,
            category.letter if category is not None else "?",
            f"{title}{role}",
            filled=span.role in (Role.TARGET, Role.AGAIN),
        )

    def _row(self, text: LessonText, mark: PageMark) -> str:
        words = " ".join(mark.span.of(text.article.text).split())
        span = text.span(mark.id)
        if span is None or span.role is Role.TARGET:
            return words
        return f"{words} — {role_name(span.role).lower()}"

    def _show_problems(self) -> None:
        chosen = self.spans.chosen()
        said = [
            problem.message
            for problem in self._editing.problems
            if chosen and self._span_at(problem.line) == chosen
        ]
        self.desk.show_problems(said)

    def _tell(self) -> None:
        self.desk.offer_chosen_words()
        self.hint_changed.emit(self.hint())

    def hint(self) -> str:
        """Return what can be done now, in a sentence."""
        span = self._chosen()
        if span is None:
            return _(
                "Drag over words and press a pen’s key. E explains, Delete removes, S proposes."
            )
        words = " ".join(span.of(self._editing.text.article.text).split())
        words = words if len(words) <= 60 else words[:57] + "…"
        return _("“{words}” — press a pen’s key to make it a span.").format(words=words)

    # -- fitting the window

    def _arrange_anew(self) -> None:
        self._narrow = None
        self._arrange()

    def _arrange(self) -> None:
        tokens = self._look.tokens
        narrow = self.width() < tokens.grown("narrow")
        if narrow == self._narrow:
            return
        self._narrow = narrow
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        width = 16777215 if narrow else round(1.2 * tokens.grown("desk-width"))
        self._box.setStretch(0, 3 if narrow else 1)
        self._box.setStretch(1, 2 if narrow else 0)
        self.pens.lay_across(narrow)
        self._side.setMaximumWidth(width)
        self._side.setMinimumWidth(0 if narrow else min(width, self.width() * 2 // 5))
        self._fit_list(self.spans.count())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the key beside the page, or below it where the window is narrow."""
        super().resizeEvent(event)
        self._arrange()


def _is_same_page(old: Lesson, new: Lesson) -> bool:
    return (old.text, old.blocks, old.styles, old.title, old.publisher, old.published) == (
        new.text,
        new.blocks,
        new.styles,
        new.title,
        new.publisher,
        new.published,
    )
