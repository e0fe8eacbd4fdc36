"""The questions that a learner answers at the end, with their choices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from whosays.authoring.questions import with_questions
from whosays.desktop.look.look import Look
from whosays.desktop.studio.editing import Editing
from whosays.desktop.studio.fields import LineField, TextField
from whosays.desktop.studio.forms.sheet import Sheet, moved_down, moved_up, say
from whosays.desktop.typesetting import at_left, button, choice, label, margins, of_kind
from whosays.lesson_packs.lesson import Choice, Question
from whosays.lesson_packs.sections import SectionKind
from whosays.translation import _


class QuestionsForm(Sheet):
    """Edits the questions."""

    def __init__(self, look: Look, editing: Editing) -> None:
        super().__init__(
            editing,
            _("The questions"),
            _("What should a reader make of it? Each question has choices; tick what is right."),
        )
        del look
        self.cards: list[_Card] = []
        self._box = margins(QVBoxLayout(), (0, 8, 0, 0), 14)
        self.add_layout(self._box)
        self.add_question = button(_("Add a &question"))
        self.add_question.clicked.connect(self._add_question)
        self.add_layout(at_left(self.add_question))
        self._fault = self.add_fault()
        self._shown: tuple[Question, ...] | None = None
        self.finish()
        self.refresh()

    # -- changing

    def _change(self, name: str, questions: Sequence[Question], *, merge: str = "") -> bool:
        return self._editing.change(name, lambda text: with_questions(text, questions), merge=merge)

    def _add_question(self) -> None:
        choices = (Choice(_("One answer"), right=True), Choice(_("Another answer"), right=False))
        new = Question(_("What do you ask?"), False, choices, "")
        if self._change(_("Add a question"), (*self._editing.text.questions, new)):
            self.cards[-1].asked.setFocus()
            self.cards[-1].asked.selectAll()

    def set_question(self, number: int, question: Question, merge: str = "") -> bool:
        """Have *question* be number *number*; tell whether the lesson took it."""
        questions = list(self._editing.text.questions)
        questions[number] = question
        field = f"question {number} {merge}" if merge else ""
        return self._change(_("Change a question"), questions, merge=field)

    def _move(self, number: int, by: int) -> None:
        questions = list(self._editing.text.questions)
        if 0 <= number + by < len(questions):
            questions.insert(number + by, questions.pop(number))
            if self._change(_("Move a question"), questions):
                self.cards[number + by].asked.setFocus()

    def _remove(self, number: int) -> None:
        questions = list(self._editing.text.questions)
        del questions[number]
        if self._change(_("Remove a question"), questions):
            last = min(number, len(questions) - 1)
            (self.cards[last].asked if questions else self.add_question).setFocus()

    # -- showing

    def refresh(self) -> None:
        """Show the questions as they are now."""
        questions = self._editing.text.questions
        if questions == self._shown:
            return
        self._shown = questions
        while len(self.cards) > len(questions):
            self._drop(self.cards.pop())
        while len(self.cards) < len(questions):
            self._make(len(self.cards))
        for number, (card, question) in enumerate(zip(self.cards, questions, strict=True)):
            card.show_question(question, number, len(questions))
        self.refresh_problems()

    def _make(self, number: int) -> None:
        card = _Card(self, number, lambda: self._editing.text.questions[number])
        card.up.clicked.connect(lambda: self._move(number, -1))
        card.down.clicked.connect(lambda: self._move(number, 1))
        card.remove.clicked.connect(lambda: self._remove(number))
        self.cards.append(card)
        self._box.addWidget(card)

    def _drop(self, card: _Card) -> None:
        for field in (card.asked, card.explanation):
            self.forget(field)
        self._box.removeWidget(card)
        card.hide()
        card.deleteLater()

    def refresh_problems(self) -> None:
        """Say what is wrong with the questions."""
        say(self._fault, self.messages_at(*self._lines_here()))

    def _lines_here(self) -> tuple[int, ...]:
        anatomy = self._editing.text.anatomy
        section = anatomy.section(SectionKind.QUESTIONS)
        if section is None:
            return ()
        return (section.heading.line.number, *anatomy.lines_of(section))

    def enter(self) -> None:
        """Begin with the first question, or with adding one."""
        (self.cards[0].asked if self.cards else self.add_question).setFocus()

    def show_line(self, line: int) -> bool:
        """Take the focus to the question of source line *line*; tell whether there is one."""
        if line not in self._lines_here():
            return False
        lines = self._editing.text.lines
        above = "\n".join(lines.line(number) for number in self._lines_here() if number <= line)
        asked = [
            number
            for number, question in enumerate(self._editing.text.questions)
            if question.text.split("\n")[0] in above
        ]
        if not self.cards:
            return self.go_to(self.add_question)
        return self.go_to(self.cards[asked[-1] if asked else 0].asked)


class _Card(QFrame):
    """One question."""

    def __init__(self, form: QuestionsForm, number: int, present: Callable[[], Question]) -> None:
        super().__init__()
        of_kind(self, "card")
        self._form = form
        self._number = number
        self._present = present
        self.choices: list[_Choice] = []
        self._lines = margins(QVBoxLayout(self), (16, 12, 16, 12), 6)
        self._title = label("", "section")
        self.asked = TextField(_("Question"), 1, 8)
        self.multiple = choice(QCheckBox(), _("Several answers may be right"))
        self.multiple.clicked.connect(self._allow_several)
        self._box = margins(QVBoxLayout(), (0, 4, 0, 4), 4)
        self.add_choice = button(_("Add a choice"), "link")
        self.add_choice.clicked.connect(self._add_choice)
        self.explanation = TextField(_("What explains the answer"), 2, 10)
        self.up, self.down = button("↑", "link"), button("↓", "link")
        self.remove = button(_("Remove the question"), "link")
        form.follow(self.asked, lambda text: self._set(replace(present(), text=text), "text"))
        form.follow(
            self.explanation,
            lambda text: self._set(replace(present(), explanation=text), "explanation"),
        )
        head = margins(QHBoxLayout(), (0, 0, 0, 0), 8)
        head.addWidget(self._title, 1)
        for each in (self.up, self.down, self.remove):
            head.addWidget(each)
        self._lines.addLayout(head)
        self._lines.addWidget(self.asked)
        self._lines.addWidget(label(_("Choices; tick what is right"), "section"))
        self._lines.addLayout(self._box)
        self._lines.addLayout(at_left(self.add_choice))
        self._lines.addWidget(self.multiple)
        self._lines.addWidget(label(_("What explains the answer"), "section"))
        self._lines.addWidget(self.explanation)

    def _set(self, question: Question, merge: str = "") -> bool:
        return self._form.set_question(self._number, question, merge)

    def _allow_several(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        question = self._present()
        choices = question.choices
        if not on:  # the first right one stays so
            first = next((n for n, each in enumerate(choices) if each.right), 0)
            choices = tuple(replace(each, right=n == first) for n, each in enumerate(choices))
        self._set(replace(question, multiple=on, choices=choices))

    def _add_choice(self) -> None:
        question = self._present()
        new = Choice(_("Another answer"), right=not question.choices)
        if self._set(replace(question, choices=(*question.choices, new))):
            self.choices[-1].text.setFocus()
            self.choices[-1].text.selectAll()

    def _set_choice(self, number: int, choice: Choice, merge: str = "") -> bool:
        question = self._present()
        choices = list(question.choices)
        choices[number] = choice
        if choice.right and not question.multiple:
            choices = [replace(each, right=n == number) for n, each in enumerate(choices)]
        return self._set(replace(question, choices=tuple(choices)), merge)

    def _remove_choice(self, number: int) -> None:
        question = self._present()
        left = tuple(each for n, each in enumerate(question.choices) if n != number)
        if self._set(replace(question, choices=left)):
            self.add_choice.setFocus()

    def show_question(self, question: Question, number: int, count: int) -> None:
        """Show *question*, number *number* of *count*."""
        title = _("Question {number}").format(number=number + 1)
        self._title.setText(title)
        self.setAccessibleName(title)
        self.asked.setAccessibleName(title)
        self.up.setAccessibleName(moved_up(title))
        self.down.setAccessibleName(moved_down(title))
        self.remove.setAccessibleName(_("Remove “{title}”").format(title=title))
        self.up.setEnabled(number > 0)
        self.down.setEnabled(number + 1 < count)
        self._form.show_in(self.asked, question.text)
        self._form.show_in(self.explanation, question.explanation)
        self.multiple.setChecked(question.multiple)
        while len(self.choices) > len(question.choices):
            gone = self.choices.pop()
            self._form.forget(gone.text)
            self._box.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.choices) < len(question.choices):
            self._make_choice(len(self.choices))
        for row, told in zip(self.choices, question.choices, strict=True):
            self._form.show_in(row.text, told.text)
            row.right.setChecked(told.right)

    def _make_choice(self, number: int) -> None:
        made = _Choice(number)

        def retext(text: str) -> bool:
            choice = replace(self._present().choices[number], text=text)
            return self._set_choice(number, choice, f"choice {number}")

        def tick(on: bool) -> None:  # noqa: FBT001 - Qt's signal
            choice = self._present().choices[number]
            if not self._set_choice(number, replace(choice, right=on)):
                made.right.setChecked(choice.right)

        self._form.follow(made.text, retext)
        made.right.clicked.connect(tick)
        made.remove.clicked.connect(lambda: self._remove_choice(number))
        self.choices.append(made)
        self._box.addWidget(made)


class _Choice(QFrame):
    """One choice: whether it is right, and what it says."""

    def __init__(self, number: int) -> None:
        super().__init__()
        of_kind(self, "bar")
        title = _("Choice {number}").format(number=number + 1)
        self.right = QCheckBox()
        self.right.setAccessibleName(_("{choice} is right").format(choice=title))
        self.right.setToolTip(_("Right"))
        self.text = LineField(title)
        self.remove: QPushButton = button(
            _("Remove"), "link", name=_("Remove “{title}”").format(title=title)
        )
        row = margins(QHBoxLayout(self), (0, 0, 0, 0), 6)
        row.addWidget(self.right)
        row.addWidget(self.text, 1)
        row.addWidget(self.remove)
