"""The fourth step: leave the page, see who else says so, and answer for it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from whosays.desktop.look.look import Look
from whosays.desktop.typesetting import Scrolling, column, label, margins
from whosays.desktop.walk.live_attempt import LiveAttempt
from whosays.desktop.walk.question_form import QuestionForm
from whosays.desktop.walk.step_view import StepView
from whosays.desktop.walk.trace_picture import TracePicture
from whosays.translation import _, ngettext


class TraceView(StepView):
    """The picture of the trace, then the questions."""

    def __init__(self, look: Look, attempt: LiveAttempt) -> None:
        super().__init__()
        self._attempt = attempt
        lesson = attempt.lesson
        inside = QWidget()
        lines = margins(QVBoxLayout(inside), (8, 16, 8, 24), 12)
        if lesson.trace:
            lines.addWidget(label(_("Who else says so?"), "title"))
            lead = _("From the top: each report stands below those it repeats.")
            lines.addWidget(label(lead, "prose"))
            self.picture = TracePicture(look, lesson.trace)
            self.picture.address_wanted.connect(self.address_wanted)
            lines.addWidget(self.picture)
            legend = _("Whole line: credits. Broken line: republishes. Empty ring: not seen by us.")
            lines.addWidget(label(legend, "quiet"))
        self.questions = [
            QuestionForm(look, number, question) for number, question in enumerate(lesson.questions)
        ]
        if self.questions:
            lines.addSpacing(12)
            lines.addWidget(label(_("What do you make of it?"), "title"))
        for number, form in enumerate(self.questions):
            form.answered.connect(lambda taken, n=number: attempt.answer(n, taken))
            form.address_wanted.connect(self.address_wanted)
            lines.addWidget(form)
        if not lesson.trace and not lesson.questions:
            lines.addWidget(label(_("This lesson has no trace and no questions."), "prose"))
        lines.addStretch(1)
        self.scrolling = Scrolling(column(inside, 84), _("Trace and questions"))
        margins(QVBoxLayout(self), (16, 8, 16, 8), 0).addWidget(self.scrolling)
        attempt.answers_changed.connect(self._show_answers)
        self._shown: set[int] = set()
        self._show_answers()

    def _show_answers(self) -> None:
        for number, answer in self._attempt.answers.items():
            if number < len(self.questions) and number not in self._shown:
                self._shown.add(number)
                self.questions[number].show_answer(answer)
        if self._attempt.is_finished:
            for number, form in enumerate(self.questions):
                if number not in self._shown:
                    form.settle()
        self.main_changed.emit()
        self.hint_changed.emit(self.hint())

    def main_action(self) -> str:
        """Return the name of the main action."""
        return _("&Sum up")

    def hint(self) -> str:
        """Return how many questions are open."""
        left = len(self.questions) - len(self._shown)
        if not self.questions:
            return ""
        if self._attempt.is_finished and left:
            return _("This is how it was; nothing is changed.")
        if not left:
            return _("All questions are answered.")
        text = ngettext(
            "{count} question is still open; you may leave it.",
            "{count} questions are still open; you may leave them.",
            left,
        )
        return text.format(count=left)

    def enter(self) -> None:
        """Begin with the picture."""
        self.scrolling.setFocus()
