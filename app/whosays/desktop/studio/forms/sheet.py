"""A sheet of fields, each with what is wrong about it below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLayout, QVBoxLayout, QWidget

from whosays.desktop.studio.editing import Editing
from whosays.desktop.studio.fields import LineField, TextField
from whosays.desktop.studio.lesson_part import LessonPart
from whosays.desktop.typesetting import Scrolling, column, label, margins, of_kind
from whosays.translation import _


class Sheet(LessonPart):
    """A part of a lesson that is a column of fields."""

    def __init__(self, editing: Editing, title: str, told: str) -> None:
        """Show *title* and what is *told* about the part, above the fields."""
        super().__init__()
        self._editing = editing
        self._refused: set[QWidget] = set()
        """Fields that show what the lesson did not take."""
        inside = of_kind(QWidget(), "paper")
        self.lines = margins(QVBoxLayout(inside), (8, 16, 8, 32), 8)
        self.lines.addWidget(label(title, "title"))
        self.lines.addWidget(label(told, "prose"))
        self.scrolling = Scrolling(column(inside, 84), title)
        margins(QVBoxLayout(self), (16, 8, 0, 8), 0).addWidget(self.scrolling)
        editing.changed.connect(self.refresh)
        editing.problems_changed.connect(self.refresh_problems)

    def refresh(self) -> None:
        """Show the lesson as it is now."""
        raise NotImplementedError

    def refresh_problems(self) -> None:
        """Show what is wrong about it."""

    def add(self, name: str, field: QWidget, told: str = "") -> QLabel:
        """Add *field* under its *name* with the mnemonic, and return where faults are said."""
        prompt = label(name, "section")
        prompt.setBuddy(field)
        self.lines.addWidget(prompt)
        self.lines.addWidget(field)
        if told:
            self.lines.addWidget(label(told, "quiet"))
        return self.add_fault()

    def add_fault(self) -> QLabel:
        """Add a place where a fault is said, and return it."""
        fault = label("", "fault")
        fault.hide()
        self.lines.addWidget(fault)
        return fault

    def add_heading(self, text: str) -> None:
        """Add a heading."""
        self.lines.addSpacing(12)
        self.lines.addWidget(label(text, "heading"))

    def add_layout(self, layout: QLayout) -> None:
        """Add *layout*."""
        self.lines.addLayout(layout)

    def finish(self) -> None:
        """Push what was added to the top."""
        self.lines.addStretch(1)

    # -- keeping in step

    def follow(self, field: LineField | TextField, change: Callable[[str], bool]) -> None:
        """Have *change* told what is typed into *field*; it tells whether the lesson took it."""

        def typed(text: str) -> None:
            if change(text):
                self._refused.discard(field)
            else:
                self._refused.add(field)

        field.edited.connect(typed)
        field.left.connect(self._editing.settle)

    def show_in(self, field: LineField | TextField, value: str) -> None:
        """Show *value* in *field*, unless that is what somebody types, or what was refused."""
        here = field.text() if isinstance(field, LineField) else field.toPlainText()
        is_same = here.strip() == value.strip()
        if not (is_same and field.hasFocus()) and not (field in self._refused and field.hasFocus()):
            self._refused.discard(field)
            field.show_text(value)

    def forget(self, field: QWidget) -> None:
        """Forget *field*, which is gone."""
        self._refused.discard(field)

    def messages_at(self, *numbers: int) -> str:
        """Return what is wrong in the source lines *numbers*, a sentence a line."""
        return "\n".join(each.message for each in self._editing.problems if each.line in numbers)

    def go_to(self, field: QWidget) -> bool:
        """Take the focus to *field*, and bring it into view."""
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.scrolling.ensureWidgetVisible(field, 0, self.scrolling.height() // 3)
        return True


def say(fault: QLabel, sentences: str) -> None:
    """Say *sentences* in *fault*, or nothing."""
    fault.setText(sentences)
    fault.setVisible(bool(sentences))


def moved_up(title: str) -> str:
    """Return what a screen reader says of the button that moves *title* up."""
    return _("Move “{title}” up").format(title=title)


def moved_down(title: str) -> str:
    """Return what a screen reader says of the button that moves *title* down."""
    return _("Move “{title}” down").format(title=title)
