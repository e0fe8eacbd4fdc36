"""One lesson while it is being written: every change can be undone, and is on disk soon."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from whosays.authoring.lesson_text import LessonText
from whosays.desktop.background import Background
from whosays.errors import KnownError
from whosays.lesson_packs.problem import Problem
from whosays.translation import _

_SAVE_AFTER = 300  # ms without another change
_READ_AFTER = 250  # ms

Edit = Callable[[LessonText], LessonText]


class _Step(QUndoCommand):
    """Sets one text for another; what is typed into one field in a row is one step."""

    def __init__(self, editing: Editing, name: str, after: LessonText, merge: str) -> None:
        super().__init__(name)
        self._editing = editing
        self.before = editing.text
        self.after = after
        self.merge = merge

    def id(self) -> int:
        """Return a number that steps which may join have in common, -1 for none."""
        return 1 if self.merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in *other*, which came next, where both are of one field."""
        if not isinstance(other, _Step) or other.merge != self.merge:
            return False
        self.after = other.after
        self.setObsolete(self.after.text == self.before.text)
        return True

    def redo(self) -> None:
        """Make the change."""
        self._editing.show(self.after)

    def undo(self) -> None:
        """Take the change back."""
        self._editing.show(self.before)


class Editing(QObject):
    """A lesson file that is open in the studio."""

    changed = Signal()
    """The text is another, by an edit, undo or redo."""
    saved = Signal()
    refused = Signal(str)
    """An edit could not be made; why, and what to do. Everything is as it was."""
    trouble = Signal(str)
    """What was written is not on disk; why."""
    overtaken = Signal(str)
    """The file was changed by another program while this had changes of its own."""
    problems_changed = Signal()

    def __init__(
        self,
        text: LessonText,
        path: Path,
        parent: QObject | None = None,
        problems_of: Callable[[LessonText], tuple[Problem, ...]] | None = None,
    ) -> None:
        """Edit *text*, which is what the file *path* holds.

        *problems_of* says what is wrong with a text where it is no lesson; it is asked beside the
        window.
        """
        super().__init__(parent)
        self._problems_of = problems_of or (lambda text: text.reading.problems)
        self.text = text
        self.path = path
        self.undo_stack = QUndoStack(self)
        self.problems: tuple[Problem, ...] = ()
        self._on_disk = text.text
        self._is_overtaken = False
        self._pauses = 0
        self._background = Background(self)
        self._is_reading = False
        self._save_soon = self._timer(_SAVE_AFTER, self.save)
        self._read_soon = self._timer(_READ_AFTER, self._read)
        self._read()

    def _timer(self, after: int, do: Callable[[], object]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(after)
        made.timeout.connect(do)
        return made

    # -- changing

    def change(self, name: str, edit: Edit, *, merge: str = "") -> bool:
        """Apply *edit*, undone as *name*; tell whether the text could be changed so.

        Steps in a row with the same *merge*, the name of a field, are undone as one.
        """
        try:
            after = edit(self.text)
        except KnownError as error:
            self.refused.emit(error.sentence)
            return False
        if after.text != self.text.text:
            field = f"{merge} {self._pauses}" if merge else ""
            self.undo_stack.push(_Step(self, name, after, field))
        return True

    def settle(self) -> None:
        """End what is typed into one field: what is typed from now on is a step of its own."""
        self._pauses += 1

    def show(self, text: LessonText) -> None:
        """Take *text* as the present one, without a step."""
        self.text = text
        self._save_soon.start()
        self._read_soon.start()
        self.changed.emit()

    # -- on disk

    @property
    def is_saved(self) -> bool:
        """Tell whether everything is on disk."""
        return self.text.text == self._on_disk

    def save(self) -> bool:
        """Write what is not on disk yet, and tell whether it is there now."""
        self._save_soon.stop()
        if self._is_overtaken:
            return False
        if not self._is_ours():
            return self._say_overtaken()
        if not self.is_saved:
            try:
                self.text.write(self.path)
            except KnownError as error:
                self.trouble.emit(error.sentence)
                return False
            self._on_disk = self.text.text
        self.saved.emit()
        return True

    def look_at_disk(self) -> None:
        """Take in what another program wrote into the file, where there is nothing of one's own."""
        if self._is_overtaken or self._is_ours():
            return
        if self.is_saved:
            self.take_theirs()
        else:
            self._say_overtaken()

    def take_theirs(self) -> None:
        """Take what the file says, as a step that can be undone."""
        try:
            there = LessonText.read(self.path, self.text.pack)
        except KnownError as error:
            self.trouble.emit(error.sentence)
            return
        self._is_overtaken = False
        self._on_disk = there.text
        self.change(_("Take in what another program wrote"), lambda _text: there)
        self.saved.emit()

    def write_mine(self) -> bool:
        """Write what is here over what another program wrote."""
        self._is_overtaken = False
        try:
            self.text.write(self.path)
        except KnownError as error:
            self.trouble.emit(error.sentence)
            return False
        self._on_disk = self.text.text
        self.saved.emit()
        return True

    def _is_ours(self) -> bool:
        """Tell whether the file is as it was left here; one that is gone is written again."""
        try:
            return self.path.read_bytes() == self._on_disk.encode("utf-8", "surrogatepass")
        except OSError:
            return True

    def _say_overtaken(self) -> bool:
        self._is_overtaken = True
        self.overtaken.emit(
            _(
                "Another program has changed “{file}” while you were writing. Take what it wrote, "
                "or write yours over it; undo brings the other back."
            ).format(file=self.path.name)
        )
        return False

    # -- what is wrong with it

    def _read(self) -> None:
        """Look for problems, beside the window."""
        if self._is_reading:
            self._read_soon.start()
            return
        self._is_reading = True
        text = self.text

        def done(problems: tuple[Problem, ...]) -> None:
            self._is_reading = False
            if text is self.text and problems != self.problems:
                self.problems = problems
                self.problems_changed.emit()

        self._background.run(lambda: self._problems_of(text), done, self._fail)

    def _fail(self, error: BaseException) -> None:
        self._is_reading = False
        raise error
