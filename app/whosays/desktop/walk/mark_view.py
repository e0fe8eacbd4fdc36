"""The second step: read the article and mark what an editor would check."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from whosays.articles.span import Span
from whosays.desktop.announcing import announce
from whosays.desktop.look.look import Look
from whosays.desktop.page.article_page import ArticlePage
from whosays.desktop.page.page_mark import PageMark
from whosays.desktop.typesetting import button, label, margins, of_kind
from whosays.desktop.walk.live_attempt import LiveAttempt
from whosays.desktop.walk.mark_list import MarkList
from whosays.desktop.walk.pens import Definition, Pens
from whosays.desktop.walk.step_view import StepView
from whosays.lesson_packs.lesson import Practice, Role
from whosays.progress.attempt import KeptMark
from whosays.translation import _, ngettext

_LEAST_ROWS = 2  # of the list of marks; what is above it gives way


class MarkView(StepView):
    """The page, the pens and the marks so far."""

    def __init__(self, look: Look, attempt: LiveAttempt) -> None:
        super().__init__()
        self._look = look
        self._attempt = attempt
        self.page = ArticlePage(look)
        self.page.setAccessibleName(_("Article"))
        self.pens = Pens(look, attempt.categories)
        self.definition = Definition()
        self.marks = MarkList(look)
        self._count = label("", "section")
        self.show_definition = button(_("What it means (&D)"), "link")
        self.show_list = button("", "link")
        self.remove = button(_("Remove (Del)"), "link", name=_("Remove the mark"))
        self._page_marks: dict[str, PageMark] = {}
        self._narrow: bool | None = None
        self._definition_wanted = True
        self._list_wanted = False
        self._set_out()
        self._connect()
        self._make_actions()
        self.page.show_lesson(attempt.lesson)
        self.definition.show_category(self.pens.in_hand)
        self._show_marks()

    # -- setting out

    def _set_out(self) -> None:
        sheet = of_kind(QFrame(), "sheet")
        margins(QVBoxLayout(sheet), (0, 0, 0, 0), 0).addWidget(self.page)
        self._desk = QWidget()
        self._desk.setObjectName("desk")
        desk = margins(QVBoxLayout(self._desk), (0, 0, 0, 0), 8)
        desk.addWidget(self.pens)
        self._links = margins(QBoxLayout(QBoxLayout.Direction.LeftToRight), (0, 0, 0, 0), 8)
        self._links.addWidget(self.show_definition)
        self._links.addWidget(self.show_list)
        self._links.addStretch(1)
        desk.addLayout(self._links)
        desk.addWidget(self.definition)
        self._counted = margins(QHBoxLayout(), (0, 0, 0, 0), 8)
        self._counted.addWidget(self._count, 1)
        desk.addLayout(self._counted)
        desk.addWidget(self.marks, 1)
        self._box = margins(QBoxLayout(QBoxLayout.Direction.LeftToRight, self), (16, 8, 16, 8), 16)
        self._box.addWidget(sheet, 1)
        self._box.addWidget(self._desk)

    def _connect(self) -> None:
        self.page.chosen.connect(self._mark_with_pen_in_hand)
        self.page.moved.connect(self._tell)
        self.page.mark_entered.connect(self.marks.choose)
        self.pens.picked.connect(self._pick)
        self.definition.address_wanted.connect(self.address_wanted)
        self.marks.wanted.connect(self._go_to_mark)
        self.marks.unwanted.connect(self._attempt.remove)
        self.show_definition.clicked.connect(self._toggle_definition)
        self.show_list.clicked.connect(self._toggle_list)
        self.remove.clicked.connect(self._delete)
        self.marks.itemSelectionChanged.connect(self._offer_removal)
        self._attempt.marks_changed.connect(self._show_marks)
        self._attempt.checked.connect(self._show_marks)
        self._look.changed.connect(self._arrange_anew)

    def _make_actions(self) -> None:
        for number, category in enumerate(self._attempt.categories, start=1):
            self._action(
                _("Mark as “{name}”").format(name=category.name),
                [str(number)],
                partial(self._press, category.id),
            )
        self._action(_("Remove the mark"), ["Delete", "Backspace"], self._delete)
        self._action(_("What the pen in hand means"), ["D"], self._toggle_definition)
        self._action(_("List of your marks"), ["M"], self._toggle_list)
        self._action(_("Next mark"), ["N"], lambda: self._walk_marks(1))
        self._action(_("Previous mark"), ["P"], lambda: self._walk_marks(-1))

    def _action(self, name: str, keys: list[str], do: Callable[[], object]) -> None:
        action = QAction(name, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: do())
        self.addAction(action)

    # -- marking

    def _press(self, category: str) -> None:
        """Mark what is chosen, or the word under the caret, when a pen's key is pressed."""
        self.pens.take(category)
        self.definition.show_category(self.pens.in_hand)
        span = self.page.selection()
        if span is not None and (self.page.has_range() or self.page.hasFocus()):
            self._mark(category, span)

    def _pick(self, category: str) -> None:
        """Take a pen in hand; words that were chosen before are marked with it."""
        self.definition.show_category(self.pens.in_hand)
        span = self.page.selection()
        if span is not None and self.page.has_range():
            self._mark(category, span)
            self.page.setFocus()
        else:
            self._tell()

    def _mark_with_pen_in_hand(self, span: Span) -> None:
        self._mark(self.pens.in_hand.id, span)

    def _mark(self, category: str, span: Span) -> None:
        if not self._attempt.can_mark:
            self.hint_changed.emit(_("These marks were checked and stand as they are."))
        elif self._attempt.add(category, span) is None:
            self.hint_changed.emit(
                _("This is marked as “{name}” already. Press Delete to remove the mark.").format(
                    name=self._attempt.category(category).name
                )
            )
        self.page.clear_selection()

    def _delete(self) -> None:
        """Remove the mark chosen in the list, else the one under the caret."""
        here = self._marks_here()
        preferred = [kept for kept in here if kept.mark.category == self.pens.in_hand.id]
        under_caret = [kept.id for kept in (preferred or here)]
        chosen = [self.marks.chosen()] if self.marks.chosen() else []
        wanted = chosen or under_caret if self.marks.hasFocus() else under_caret or chosen
        if wanted:
            self._attempt.remove(wanted[0])
        else:
            self.hint_changed.emit(_("There is no mark here to remove."))

    def _marks_here(self) -> list[KeptMark]:
        words = self.page.selection()
        if words is None:
            return []
        return [kept for kept in self._attempt.marks if kept.mark.span.overlaps(words)]

    def _go_to_mark(self, identifier: str) -> None:
        for kept in self._attempt.marks:
            if kept.id == identifier:
                self.page.bring_into_view(kept.mark.span)
                self.page.go_to_word(
                    self._attempt.lesson.words.touching(kept.mark.start, kept.mark.end)[0]
                )
                self.page.setFocus()

    def _walk_marks(self, direction: int) -> None:
        marks = self._attempt.marks
        caret = self.page.selection()
        if not marks or caret is None:
            return
        after = [kept for kept in marks if kept.mark.start > caret.start]
        before = [kept for kept in marks if kept.mark.start < caret.start]
        wanted = (after or marks)[0] if direction > 0 else (before or marks)[-1]
        self._go_to_mark(wanted.id)

    # -- showing

    def _page_mark(self, kept: KeptMark) -> PageMark:
        if kept.id not in self._page_marks:
            category = self._attempt.category(kept.mark.category)
            pen = self._attempt.pen(category.id)
            self._page_marks[kept.id] = PageMark(
                kept.id, kept.mark.span, pen, category.letter, category.name
            )
        return self._page_marks[kept.id]

    def _given(self) -> list[PageMark]:
        """Return what a guided lesson shows from the start."""
        if self._attempt.lesson.practice is not Practice.GUIDED:
            return []
        return [
            PageMark(
                f"given-{span.id}",
                span.core,
                self._attempt.pen(span.categories[0]),
                self._attempt.category(span.categories[0]).letter,
                _("{name}, marked for you").format(
                    name=self._attempt.category(span.categories[0]).name
                ),
                filled=False,
            )
            for span in self._attempt.lesson.key
            if span.given and span.role is Role.TARGET
        ]

    def _show_marks(self) -> None:
        shown = [self._page_mark(kept) for kept in self._attempt.marks]
        text = self._attempt.lesson.text
        self.page.show_marks([*shown, *self._given()])
        self.marks.show_marks([(mark, " ".join(mark.span.of(text).split())) for mark in shown])
        count = ngettext("{count} mark", "{count} marks", len(shown)).format(count=len(shown))
        self._count.setText(count)
        self.show_list.setText(_("Marks: {count} (&M)").format(count=len(shown)))
        self.show_list.setAccessibleName(_("List of your marks, {count}").format(count=count))
        self.main_changed.emit()
        self._offer_removal()
        announce(self.page, count)

    def _offer_removal(self) -> None:
        self.remove.setEnabled(
            self._attempt.can_mark and bool(self._marks_here() or self.marks.chosen())
        )

    def _tell(self) -> None:
        self._offer_removal()
        self.hint_changed.emit(self.hint())

    def hint(self) -> str:
        """Return what can be done with the words that are chosen."""
        if self._attempt.is_worked:
            return _("Read the article; then see what an editor would check in it, and why.")
        if not self._attempt.can_mark:
            return _("These marks were checked and stand as they are.")
        span = self.page.selection()
        if span is not None and self.page.has_range():
            words = " ".join(span.of(self._attempt.lesson.text).split())
            words = words if len(words) <= 60 else words[:57] + "…"
            return _("“{words}” — press a pen’s key, or choose a pen, to mark it.").format(
                words=words
            )
        return _(
            "Drag over words, double-click one, or go with the arrow keys and press a pen’s key. "
            "F1 shows all keys."
        )

    def main_action(self) -> str:
        """Return the name of the main action."""
        if self._attempt.is_worked:
            return _("&See the key")
        if self._attempt.result is not None:
            return _("To the &check")
        return _("&Compare") if self._attempt.is_proposed else _("&Check my marks")

    def enter(self) -> None:
        """Read on where one was."""
        self.page.setFocus()

    # -- fitting the window

    def _toggle_definition(self) -> None:
        self._definition_wanted = not self.definition.isVisible()
        self._arrange()

    def _toggle_list(self) -> None:
        self._list_wanted = not self.marks.isVisible()
        self._arrange()
        if self._list_wanted:
            self.marks.setFocus()

    def _arrange_anew(self) -> None:
        self._narrow = None
        self._arrange()

    def _arrange(self) -> None:
        tokens = self._look.tokens
        narrow = self.width() < tokens.grown("narrow")
        if narrow != self._narrow:
            self._narrow = narrow
            self._definition_wanted = not narrow
            directions = QBoxLayout.Direction
            self._box.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
            self.pens.lay_across(narrow)
            (self._links if narrow else self._counted).addWidget(self.remove)
            self._put_in_reading_order(narrow=narrow)
            width = 16777215 if narrow else tokens.grown("desk-width")
            self._desk.setMaximumWidth(width)
            self._desk.setMinimumWidth(0 if narrow else min(width, self.width() // 3))
        show_list = self._list_wanted if narrow else True
        self.definition.setVisible(self._definition_wanted)
        self.marks.setVisible(show_list)
        self.marks.setMinimumHeight(_LEAST_ROWS * tokens.size("control"))
        self._count.setVisible(not narrow)
        self.show_list.setVisible(narrow)

    def _put_in_reading_order(self, *, narrow: bool) -> None:
        beside = [self.definition.scrolling, self.remove]
        if narrow:
            beside = [self.show_list, self.remove, self.definition.scrolling]
        for earlier, later in pairwise([self.show_definition, *beside, self.marks]):
            QWidget.setTabOrder(earlier, later)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the desk beside the page, or below it where the window is narrow."""
        super().resizeEvent(event)
        self._arrange()
