"""What is wrong with a lesson, as one types; each leads to its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from whosays.desktop.scroll_bar import ScrollBar
from whosays.lesson_packs.problem import Problem, Severity
from whosays.translation import _, ngettext


class ProblemsList(QListWidget):
    """Lists problems, what keeps the lesson from working first."""

    wanted = Signal(int)
    """The line of the lesson file, from 1, that somebody wants to mend."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("What is to be mended"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        ScrollBar(self)
        self.itemClicked.connect(self._go)
        self.itemActivated.connect(self._go)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """List *problems*; the row that was chosen stays chosen."""
        row = self.currentRow()
        self.clear()
        for problem in in_order(problems):
            item = QListWidgetItem(_in_words(problem))
            item.setData(Qt.ItemDataRole.UserRole, problem.line)
            self.addItem(item)
        if 0 <= row < self.count():
            self.setCurrentRow(row)

    def _go(self, item: QListWidgetItem) -> None:
        self.wanted.emit(int(item.data(Qt.ItemDataRole.UserRole)))


def in_order(problems: Sequence[Problem]) -> list[Problem]:
    """Return *problems* with the errors first, each in the order of the file."""
    return sorted(problems, key=lambda each: (each.severity is not Severity.ERROR, each.line))


def _in_words(problem: Problem) -> str:
    if problem.severity is Severity.ERROR:
        return _("To mend: {message} (line {line})").format(
            message=problem.message, line=problem.line
        )
    return _("Better: {message} (line {line})").format(message=problem.message, line=problem.line)


def counted(problems: Sequence[Problem]) -> str:
    """Return how many of *problems* there are, in a few words."""
    errors = sum(each.severity is Severity.ERROR for each in problems)
    others = len(problems) - errors
    said = []
    if errors:
        said.append(ngettext("{count} to mend", "{count} to mend", errors).format(count=errors))
    if others:
        said.append(
            ngettext("{count} could be better", "{count} could be better", others).format(
                count=others
            )
        )
    return ", ".join(said) or _("Nothing to mend")
