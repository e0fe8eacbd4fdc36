"""The frame of the walk: the steps above, the step's content, the one main action below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from whosays.desktop.announcing import announce
from whosays.desktop.look.look import Look
from whosays.desktop.tab_order import reach_last
from whosays.desktop.typesetting import ElidedLabel, button, label, margins, of_kind
from whosays.desktop.walk.brief_view import BriefView
from whosays.desktop.walk.check_view import CheckView
from whosays.desktop.walk.live_attempt import LiveAttempt
from whosays.desktop.walk.mark_view import MarkView
from whosays.desktop.walk.step_view import StepView
from whosays.desktop.walk.steps_bar import StepsBar, step_label
from whosays.desktop.walk.sum_up_view import SumUpView
from whosays.desktop.walk.trace_view import TraceView
from whosays.progress.events import Step
from whosays.translation import _


class WalkView(QWidget):
    """Leads a learner through one lesson."""

    left = Signal()
    """The learner is through, or wants the library."""
    place_changed = Signal()
    """The learner is somewhere else in the article."""
    address_wanted = Signal(str)

    def __init__(self, look: Look, attempt: LiveAttempt, *, in_round: bool = False) -> None:
        """Walk through *attempt*, which may belong to the day's round and lead back to it."""
        super().__init__()
        of_kind(self, "view")
        self._in_round = in_round
        self._look = look
        self.attempt = attempt
        self._views: dict[Step, StepView] = {}
        self.steps = StepsBar()
        self._title = ElidedLabel(attempt.lesson.title, "heading")
        self._stack = QStackedWidget()
        self._trouble = label("", "fault")
        self._again = button(_("Try &again"))
        self._hint = label("", "quiet")
        self.main = of_kind(button(""), "main")
        self._set_out()
        self.steps.wanted.connect(self._go_to)
        self.main.clicked.connect(self._take_main_action)
        self._again.clicked.connect(self._try_again)
        attempt.journal.trouble.connect(self.show_trouble)
        attempt.journal.settled.connect(self._trouble_row.hide)
        attempt.checked.connect(lambda: self._go_to(Step.CHECK))
        attempt.step_changed.connect(self._show_step)
        attempt.finished.connect(self.left)
        action = QAction(_("Main action"), self)
        action.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        action.triggered.connect(self.main.click)
        self.addAction(action)
        self._show_step()

    def _set_out(self) -> None:
        top = margins(QHBoxLayout(), (16, 8, 16, 0), 16)
        top.addWidget(self.steps)
        top.addWidget(self._title, 1)
        self._trouble_row = QWidget()
        trouble = margins(QHBoxLayout(self._trouble_row), (16, 4, 16, 4), 8)
        trouble.addWidget(self._trouble, 1)
        trouble.addWidget(self._again)
        self._trouble_row.hide()
        bottom = margins(QHBoxLayout(), (16, 0, 16, 12), 16)
        bottom.addWidget(self._hint, 1)
        bottom.addWidget(self.main)
        lines = margins(QVBoxLayout(self), (0, 0, 0, 0), 4)
        lines.addLayout(top)
        lines.addWidget(self._trouble_row)
        lines.addWidget(self._stack, 1)
        lines.addLayout(bottom)

    # -- steps

    @property
    def view(self) -> StepView:
        """Return the step that is shown."""
        return self._views[self.attempt.step]

    @property
    def mark_view(self) -> MarkView | None:
        """Return the marking step, where it was opened."""
        view = self._views.get(Step.MARK)
        return view if isinstance(view, MarkView) else None

    def _reachable(self) -> set[Step]:
        if self.attempt.result is None:
            return {Step.BRIEF, Step.MARK}
        return set(Step)

    def _go_to(self, step: Step) -> None:
        if step in self._reachable():
            self.attempt.go_to(step)

    def _make(self, step: Step) -> StepView:
        if step is Step.BRIEF:
            return BriefView(self._look, self.attempt)
        if step is Step.MARK:
            view = MarkView(self._look, self.attempt)
            view.page.moved.connect(self.place_changed)
            view.page.scrolled.connect(self.place_changed)
            return view
        if step is Step.CHECK:
            return CheckView(self._look, self.attempt)
        if step is Step.TRACE:
            return TraceView(self._look, self.attempt)
        return SumUpView(self._look, self.attempt, in_round=self._in_round)

    def _show_step(self) -> None:
        step = self.attempt.step
        if step is Step.SUM_UP and step in self._views:
            old = self._views.pop(step)  # it sums up what may have changed since
            self._stack.removeWidget(old)
            old.deleteLater()
        if step not in self._views:
            view = self._make(step)
            view.done.connect(self._advance)
            view.hint_changed.connect(self._hint.setText)
            view.main_changed.connect(self._show_main)
            view.address_wanted.connect(self.address_wanted)
            self._views[step] = view
            self._stack.addWidget(view)
            reach_last(self.main, within=self)
        self._stack.setCurrentWidget(self.view)
        self.steps.show_step(step, self._reachable())
        self._hint.setText(self.view.hint())
        self._show_main()
        self.view.enter()
        announce(self, step_label(step))

    def _show_main(self) -> None:
        if self.attempt.step in self._views:
            self.main.setText(self.view.main_action())
            self.main.setAccessibleName(self.view.main_action().replace("&", ""))
            self.main.setEnabled(self.view.main_enabled())

    def _take_main_action(self) -> None:
        self.view.take_main_action()

    def _advance(self) -> None:
        step = self.attempt.step
        lesson = self.attempt.lesson
        if step is Step.BRIEF:
            self._go_to(Step.MARK)
        elif step is Step.MARK:
            if self.attempt.result is None:
                self.attempt.check()
            else:
                self._go_to(Step.CHECK)
        elif step is Step.CHECK:
            outside = bool(lesson.trace or lesson.questions)
            self._go_to(Step.TRACE if outside else Step.SUM_UP)
        elif step is Step.TRACE:
            self._go_to(Step.SUM_UP)
        else:
            self.attempt.finish()

    # -- trouble with the record

    def show_trouble(self, sentence: str) -> None:
        """Show *sentence* above the step until what waits is written, or it is put away."""
        self._trouble.setText(sentence)
        waits = self.attempt.journal.busy
        self._again.setText(_("Try &again") if waits else _("Put &away"))
        self._trouble_row.show()
        announce(self, sentence)

    def _try_again(self) -> None:
        self.attempt.journal.try_again()
