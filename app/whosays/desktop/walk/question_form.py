"""A question with its choices; once answered, what is right and why."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from whosays.desktop.announcing import announce
from whosays.desktop.look.look import Look
from whosays.desktop.look.patterns import outcome_icon
from whosays.desktop.prose import Prose
from whosays.desktop.typesetting import button, label, margins, of_kind
from whosays.lesson_packs.lesson import Question
from whosays.lesson_packs.prose import prose_text
from whosays.marking.result import OutcomeName
from whosays.progress.attempt import Answer
from whosays.translation import _


class QuestionForm(QFrame):
    """Asks one question."""

    answered = Signal(tuple)
    """The numbers of the choices taken, ascending."""
    address_wanted = Signal(str)

    def __init__(self, look: Look, number: int, question: Question) -> None:
        super().__init__()
        of_kind(self, "card")
        self._look = look
        self._question = question
        self._answer: Answer | None = None
        inside = margins(QVBoxLayout(self), (16, 14, 16, 14), 6)
        inside.addWidget(label(_("Question {number}").format(number=number + 1), "section"))
        asked = Prose(question.text, "prose")
        inside.addWidget(asked)
        if question.multiple:
            inside.addWidget(label(_("Choose all that are right."), "quiet"))
        self.choices: list[QAbstractButton] = []
        self._shapes: list[QLabel] = []
        self._verdicts: list[QLabel] = []
        # only where one choice is right: Tab comes to no more than one button of a group
        self._group = None if question.multiple else QButtonGroup(self)
        for choice in question.choices:
            inside.addWidget(self._choice(prose_text(choice.text)))
        self.give_answer = button(
            _("Answer (A)"), name=_("Answer question {number}").format(number=number + 1)
        )
        self.give_answer.setEnabled(False)
        self.give_answer.clicked.connect(self._give)
        action = QAction(_("Answer the question"), self)
        action.setShortcut(QKeySequence("A"))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(self.give_answer.click)
        self.addAction(action)
        inside.addWidget(self.give_answer, 0, Qt.AlignmentFlag.AlignLeft)
        self._verdict = label("", "section")
        self._explanation = Prose("", "plain")
        for prose in (asked, self._explanation):
            prose.address_wanted.connect(self.address_wanted)
        inside.addWidget(self._verdict)
        inside.addWidget(self._explanation)
        self._verdict.hide()
        self._explanation.hide()
        self.setAccessibleName(prose_text(question.text))
        look.changed.connect(self._dress)
        self._dress()

    def _choice(self, text: str) -> QWidget:
        row = QWidget()
        line = margins(QHBoxLayout(row), (0, 0, 0, 0), 4)
        choice = QCheckBox() if self._question.multiple else QRadioButton()
        choice.setAccessibleName(text)
        choice.toggled.connect(self._choose)
        if self._group is not None:
            self._group.addButton(choice)
        words = label(text)
        words.setBuddy(choice)
        words.mousePressEvent = lambda _event: choice.click()  # type: ignore[method-assign]
        shape, verdict = QLabel(), label("", "quiet", wrap=False)
        line.addWidget(choice, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        line.addWidget(shape, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(verdict, 0, Qt.AlignmentFlag.AlignTop)
        self.choices.append(choice)
        self._shapes.append(shape)
        self._verdicts.append(verdict)
        return row

    def show_answer(self, answer: Answer) -> None:
        """Show *answer* as the one that was given, and what is right."""
        self._answer = answer
        for number, choice in enumerate(self.choices):
            choice.blockSignals(True)
            choice.setChecked(number in answer.choices)
            choice.setEnabled(False)
            choice.blockSignals(False)
        self.give_answer.hide()
        verdict = _("That is right.") if answer.right else _("Not quite.")
        self._verdict.setText(verdict)
        self._explanation.set_markdown(self._question.explanation)
        self._verdict.show()
        self._explanation.setVisible(bool(self._question.explanation))
        self._dress()
        announce(self, verdict)

    def settle(self) -> None:
        """Take no answer any more: the lesson was finished without one."""
        for choice in self.choices:
            choice.setEnabled(False)
        self.give_answer.hide()
        self._verdict.setText(_("Left open."))
        self._verdict.show()

    def _choose(self) -> None:
        self.give_answer.setEnabled(any(choice.isChecked() for choice in self.choices))

    def _give(self) -> None:
        taken = tuple(n for n, choice in enumerate(self.choices) if choice.isChecked())
        if taken:
            # the button will be gone: whoever goes on by keyboard goes on from here
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setFocus()
            self.give_answer.setEnabled(False)
            self.answered.emit(taken)

    def _dress(self) -> None:
        if self._answer is None:
            return
        side = self._look.tokens.size("icon")
        for number, choice in enumerate(self._question.choices):
            taken = number in self._answer.choices
            if not taken and not choice.right:
                continue
            shape = OutcomeName.FOUND if choice.right else OutcomeName.FALSE_ALARM
            if choice.right and not taken:
                shape = OutcomeName.MISSED
            colour = {
                OutcomeName.FOUND: "right",
                OutcomeName.FALSE_ALARM: "alarm",
                OutcomeName.MISSED: "missed",
            }[shape]
            icon = outcome_icon(shape, self._look.tokens.colour(colour), side)
            self._shapes[number].setPixmap(icon.pixmap(QSize(side, side)))
            verdict = {
                OutcomeName.FOUND: _("right"),
                OutcomeName.FALSE_ALARM: _("not right"),
                OutcomeName.MISSED: _("right, not chosen"),
            }[shape]
            self._verdicts[number].setText(verdict)
            self._shapes[number].setAccessibleName(verdict)
