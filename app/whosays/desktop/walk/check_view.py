"""The third step: what became of every mark, and why."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from whosays.articles.span import Span
from whosays.desktop.announcing import announce
from whosays.desktop.look.look import Look
from whosays.desktop.look.patterns import OUTCOME_COLOURS, outcome_icon
from whosays.desktop.page.article_page import ArticlePage
from whosays.desktop.page.page_mark import PageMark
from whosays.desktop.scroll_bar import ScrollBar
from whosays.desktop.typesetting import button, label, margins, of_kind
from whosays.desktop.walk.explanation import Explanation
from whosays.desktop.walk.live_attempt import LiveAttempt
from whosays.desktop.walk.outcome_words import drawn_as, outcome_name
from whosays.desktop.walk.step_view import StepView
from whosays.marking.discussion import left_to_discuss
from whosays.marking.result import Outcome, OutcomeName
from whosays.translation import _


class CheckView(StepView):
    """The page with every outcome named, their list, and one explanation at a time."""

    def __init__(self, look: Look, attempt: LiveAttempt) -> None:
        super().__init__()
        self._look = look
        self._attempt = attempt
        self._number = 0
        self._shown: tuple[Outcome, ...] = ()
        """The outcomes of the check, then what is left to discuss."""
        self._marked: set[tuple[Span, str]] = set()
        self.page = ArticlePage(look)
        self.page.setAccessibleName(_("Article with the outcomes"))
        self.outcomes = QListWidget()
        self.outcomes.setAccessibleName(_("Outcomes"))
        self.outcomes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.outcomes.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        ScrollBar(self.outcomes)
        self.explanation = Explanation(look, attempt.lesson.practice)
        self.previous = button(_("‹ &Previous"))
        self.next = button(_("&Next ›"))
        self._where = label("", "section", wrap=False)
        self._set_out()
        self._connect()
        self.page.show_lesson(attempt.lesson)
        if attempt.result is not None:
            self._show_result()

    def _set_out(self) -> None:
        sheet = of_kind(QFrame(), "sheet")
        margins(QVBoxLayout(sheet), (0, 0, 0, 0), 0).addWidget(self.page)
        self._desk = QWidget()
        self._desk.setObjectName("desk")
        turn = margins(QHBoxLayout(), (0, 0, 0, 0), 8)
        turn.addWidget(self.previous)
        turn.addWidget(self.next)
        turn.addWidget(self._where, 1, Qt.AlignmentFlag.AlignRight)
        desk = margins(QVBoxLayout(self._desk), (0, 0, 0, 0), 8)
        if self._attempt.is_proposed:
            whose = _("A program’s proposals, made by rules. They may be wrong.")
            desk.addWidget(label(whose, "section"))
        desk.addLayout(turn)
        desk.addWidget(self.explanation, 5)
        desk.addWidget(self.outcomes, 3)
        row = margins(QHBoxLayout(self), (16, 8, 16, 8), 16)
        row.addWidget(sheet, 1)
        row.addWidget(self._desk)

    def _connect(self) -> None:
        self.previous.clicked.connect(lambda: self.turn(-1))
        self.next.clicked.connect(lambda: self.turn(1))
        self.outcomes.currentRowChanged.connect(self._go_to)
        self.page.mark_entered.connect(self._go_to_mark)
        self.explanation.disputed.connect(self._dispute)
        self.explanation.address_wanted.connect(self.address_wanted)
        self._attempt.checked.connect(self._show_result)
        self._attempt.disputes_changed.connect(self._show_outcome)
        self._look.changed.connect(self._arrange_anew)
        for name, keys, do in (
            (_("Next outcome"), ["N"], lambda: self.turn(1)),
            (_("Previous outcome"), ["P"], lambda: self.turn(-1)),
            (_("See it differently"), ["D"], self.explanation.begin_dispute),
        ):
            action = QAction(name, self)
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _checked=False, do=do: do())
            self.addAction(action)

    def _show_result(self) -> None:
        attempt = self._attempt
        if attempt.result is not None:
            self._shown = (
                *attempt.result.outcomes,
                *left_to_discuss(attempt.lesson, attempt.result, attempt.categories_by_id),
            )
        self._marked = {(kept.mark.span, kept.mark.category) for kept in attempt.marks}
        self.page.show_marks(
            [self._page_mark(n, outcome) for n, outcome in enumerate(self._shown)],
            named=True,
        )
        self._fill_list()
        self._go_to(min(self._number, max(len(self._shown) - 1, 0)))
        for button_ in (self.previous, self.next):
            button_.setEnabled(len(self._shown) > 1)
        self.main_changed.emit()

    def _page_mark(self, number: int, outcome: Outcome) -> PageMark:
        category = self._attempt.category(outcome.category)
        return PageMark(
            str(number),
            outcome.span,
            self._attempt.pen(category.id),
            category.letter,
            category.name,
            self._drawn_as(outcome),
            self._label(outcome),
            filled=self._is_marked(outcome),
        )

    def _is_marked(self, outcome: Outcome) -> bool:
        if self._attempt.is_worked:
            return outcome.name is OutcomeName.FOUND
        return (outcome.span, outcome.category) in self._marked

    def _label(self, outcome: Outcome) -> str:
        return outcome_name(outcome.name, self._attempt.lesson.practice)

    def _drawn_as(self, outcome: Outcome) -> OutcomeName:
        return drawn_as(outcome.name, self._attempt.lesson.practice)

    def _fill_list(self) -> None:
        side = self._look.tokens.size("icon")
        self.outcomes.blockSignals(True)
        self.outcomes.clear()
        self.outcomes.setIconSize(QSize(side, side))
        for number, outcome in enumerate(self._shown):
            shape = self._drawn_as(outcome)
            colour = self._look.tokens.colour(OUTCOME_COLOURS[shape])
            name = self._label(outcome)
            item = QListWidgetItem(outcome_icon(shape, colour, side), "")
            letter = self._attempt.category(outcome.category).letter
            item.setText(f"{letter}  {name.capitalize()} — {self._quote(outcome)}")
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                f"{number + 1}: {name}, {self._attempt.category(outcome.category).name}: "
                f"{self._quote(outcome)}",
            )
            self.outcomes.addItem(item)
        self.outcomes.setCurrentRow(self._number)
        self.outcomes.blockSignals(False)

    def _quote(self, outcome: Outcome) -> str:
        return " ".join(outcome.span.of(self._attempt.lesson.text).split())

    def turn(self, step: int) -> None:
        """Go *step* outcomes on, around the end."""
        count = len(self._shown)
        if count:
            self._go_to((self._number + step) % count)

    def _go_to_mark(self, identifier: str) -> None:
        if identifier.isdigit() and self.page.hasFocus():
            self._go_to(int(identifier), follow=False)

    def _go_to(self, number: int, *, follow: bool = True) -> None:
        if not 0 <= number < len(self._shown):
            return
        self._number = number
        self.outcomes.blockSignals(True)
        self.outcomes.setCurrentRow(number)
        self.outcomes.blockSignals(False)
        self._show_outcome(follow=follow)

    def _show_outcome(self, *, follow: bool = True) -> None:
        outcomes = self._shown
        if not outcomes:
            self.explanation.show_nothing()
            return
        outcome = outcomes[self._number]
        category = self._attempt.category(outcome.category).name
        quote = self._quote(outcome)
        dispute = self._attempt.disputes.get(self._number, "")
        self.explanation.is_settled = self._attempt.is_finished
        self.explanation.show_outcome(
            outcome,
            category,
            quote,
            dispute,
        )
        self._where.setText(
            _("{number} of {count}").format(number=self._number + 1, count=len(outcomes))
        )
        if follow:
            self.page.show_current(outcome.span)
        announce(self, f"{self._label(outcome)}, {category}: {quote}")

    def _dispute(self, reason: str) -> None:
        self._attempt.dispute(self._number, reason)

    def main_action(self) -> str:
        """Return the name of the main action."""
        if self._attempt.lesson.trace:
            return _("&Trace the claim")
        return _("&Questions") if self._attempt.lesson.questions else _("&Sum up")

    def main_enabled(self) -> bool:
        """Tell whether the marks were checked."""
        return self._attempt.result is not None

    def hint(self) -> str:
        """Return how to go through the outcomes."""
        if self._attempt.is_finished:
            return _("N and P walk through the outcomes. This is how it was; nothing is changed.")
        return _("N and P walk through the outcomes; D says that you see one differently.")

    def enter(self) -> None:
        """Begin with the list."""
        self.outcomes.setFocus()
        self._show_outcome()

    def _arrange_anew(self) -> None:
        self._fill_list()
        self._arrange()

    def _arrange(self) -> None:
        tokens = self._look.tokens
        narrow = self.width() < tokens.grown("narrow")
        width = self.width() // 2 - 24 if narrow else tokens.grown("desk-width")
        self._desk.setFixedWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the desk beside the page; a narrow window is halved."""
        super().resizeEvent(event)
        self._arrange()
