"""The frame of the studio: the parts of a lesson, what is to be mended, and the trying out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from whosays.desktop.announcing import announce
from whosays.desktop.choosing import choose_silently, when_chosen
from whosays.desktop.look.look import Look
from whosays.desktop.studio.editing import Editing
from whosays.desktop.studio.forms.about_form import AboutForm
from whosays.desktop.studio.forms.article_form import ArticleForm
from whosays.desktop.studio.forms.brief_form import BriefForm
from whosays.desktop.studio.forms.questions_form import QuestionsForm
from whosays.desktop.studio.forms.trace_form import TraceForm
from whosays.desktop.studio.key.key_view import KeyView
from whosays.desktop.studio.lesson_part import LessonPart
from whosays.desktop.studio.problems_list import ProblemsList, counted
from whosays.desktop.tab_order import reach_last
from whosays.desktop.typesetting import ElidedLabel, button, label, margins, of_kind
from whosays.lesson_packs.problem import Severity
from whosays.translation import _

_PROBLEM_ROWS = 4


class StudioView(QWidget):
    """One lesson being written."""

    left = Signal()
    preview_wanted = Signal()
    address_wanted = Signal(str)

    def __init__(self, look: Look, editing: Editing, data: Path) -> None:
        """Write the lesson of *editing*; *data* is where a school may keep words for the rules."""
        super().__init__()
        of_kind(self, "view")
        self.editing = editing
        self._look = look
        self.key = KeyView(look, editing, data)
        self.about = AboutForm(look, editing)
        self.article = ArticleForm(look, editing)
        self.brief = BriefForm(look, editing)
        self.trace = TraceForm(look, editing)
        self.questions = QuestionsForm(look, editing)
        self._parts: tuple[tuple[str, LessonPart], ...] = (
            (_("Article"), self.article),
            (_("Key"), self.key),
            (_("Brief"), self.brief),
            (_("Trace"), self.trace),
            (_("Questions"), self.questions),
            (_("About"), self.about),
        )
        self._stack = QStackedWidget()
        self._hint = label("", "quiet")
        self._state = label("", "quiet", wrap=False)
        self._title = ElidedLabel(editing.text.shown.title, "heading")
        self.problems = ProblemsList()
        self.show_problems = button("", "link")
        self.try_it = of_kind(button(_("&Try it as a learner")), "main")
        self.back = button(_("&Back"), "link", name=_("Back to the studio"))
        self._trouble = label("", "fault")
        self.again = button(_("Try &again"))
        self.theirs = button(_("Ta&ke theirs"))
        self.mine = button(_("Write &mine"))
        self._buttons: list[QPushButton] = []
        self._set_out()
        self._connect()
        self._watch()
        self._show_state()
        self._show_problems()
        self.go_to(self.key)

    # -- setting out

    def _set_out(self) -> None:
        top = margins(QHBoxLayout(), (16, 8, 16, 0), 4)
        group = QButtonGroup(self)
        for number, (name, part) in enumerate(self._parts, start=1):
            each = of_kind(button(f"{number}  {name}", name=name), "step")
            each.setCheckable(True)
            each.setAutoExclusive(True)
            each.setShortcut(f"Ctrl+{number}")
            each.setToolTip(_("{part} — Ctrl+{number}").format(part=name, number=number))
            when_chosen(each, partial(self.go_to, part))
            group.addButton(each)
            self._buttons.append(each)
            top.addWidget(each)
            self._stack.addWidget(part)
        top.addSpacing(4)
        top.addWidget(self._title, 1)
        self._trouble_row = QWidget()
        trouble = margins(QHBoxLayout(self._trouble_row), (16, 4, 16, 4), 8)
        trouble.addWidget(self._trouble, 1)
        for each in (self.again, self.theirs, self.mine):
            trouble.addWidget(each)
        self._trouble_row.hide()
        bottom = margins(QHBoxLayout(), (16, 0, 16, 12), 16)
        bottom.addWidget(self.back)
        bottom.addWidget(self._state)
        bottom.addStretch(1)
        bottom.addWidget(self.show_problems)
        bottom.addWidget(self.try_it)
        lines = margins(QVBoxLayout(self), (0, 0, 0, 0), 4)
        lines.addLayout(top)
        lines.addWidget(self._trouble_row)
        lines.addWidget(self._stack, 1)
        listed = margins(QVBoxLayout(), (16, 0, 16, 4), 0)
        listed.addWidget(self.problems)
        lines.addLayout(listed)
        told = margins(QHBoxLayout(), (18, 0, 16, 0), 0)
        told.addWidget(self._hint)
        lines.addLayout(told)
        lines.addLayout(bottom)
        self.problems.hide()
        reach_last(self.try_it, within=self)

    def _connect(self) -> None:
        editing = self.editing
        editing.changed.connect(self._show_state)
        editing.saved.connect(self._show_saved)
        editing.problems_changed.connect(self._show_problems)
        editing.refused.connect(self.tell)
        editing.trouble.connect(partial(self._show_trouble, is_overtaken=False))
        editing.overtaken.connect(partial(self._show_trouble, is_overtaken=True))
        self.again.clicked.connect(editing.save)
        self.theirs.clicked.connect(editing.take_theirs)
        self.mine.clicked.connect(editing.write_mine)
        self.back.clicked.connect(self.left)
        self.try_it.clicked.connect(self.preview_wanted)
        self.show_problems.clicked.connect(self._toggle_problems)
        self.problems.wanted.connect(self.go_to_line)
        for _name, part in self._parts:
            part.hint_changed.connect(self._hint.setText)
        self._action(_("Try it as a learner"), ["Ctrl+Return", "Ctrl+Enter"], self.try_it.click)
        self._action(_("What is to be mended"), ["Ctrl+M"], self._toggle_problems)
        self._action(_("Save now"), ["Ctrl+S"], self._save_now)

    def _action(self, name: str, keys: list[str], do: Callable[[], object]) -> None:
        action = QAction(name, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: do())
        self.addAction(action)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the numbers of the parts out where there is no room for them."""
        super().resizeEvent(event)
        names = [name for name, _part in self._parts]
        for each, (number, name) in zip(self._buttons, enumerate(names, start=1), strict=True):
            each.setText(f"{number}  {name}")
        if sum(each.sizeHint().width() + 4 for each in self._buttons) + 40 > self.width():
            for each, name in zip(self._buttons, names, strict=True):
                each.setText(name)

    # -- other programs at the same file

    def _watch(self) -> None:
        file = self.editing.path
        self._watcher = QFileSystemWatcher([str(file.parent), str(file)], self)
        self._watcher.directoryChanged.connect(lambda _path: self._look_at_disk())
        self._watcher.fileChanged.connect(lambda _path: self._look_at_disk())
        QGuiApplication.instance().applicationStateChanged.connect(self._look_at_disk)  # type: ignore[union-attr]

    def _look_at_disk(self) -> None:
        file = str(self.editing.path)
        if file not in self._watcher.files():  # whoever replaces a file takes the watch with it
            self._watcher.addPath(file)
        self.editing.look_at_disk()

    # -- going about

    def go_to(self, part: LessonPart) -> None:
        """Show *part* of the lesson."""
        self.editing.settle()
        self._stack.setCurrentWidget(part)
        for each, (_name, one) in zip(self._buttons, self._parts, strict=True):
            choose_silently(each, on=one is part)
        self._hint.clear()
        part.enter()

    @property
    def part(self) -> LessonPart:
        """Return the part that is shown."""
        shown = self._stack.currentWidget()
        return next(part for _name, part in self._parts if part is shown)

    def go_to_line(self, line: int) -> None:
        """Show what stands in *line* of the lesson file, from 1."""
        for _name, part in self._parts:
            if part.show_line(line):
                self.go_to(part)
                part.show_line(line)  # it can have the focus now
                return
        self._hint.setText(
            _("Line {line} of {file} belongs to no part; mend it in an editor.").format(
                line=line, file=self.editing.path.name
            )
        )

    def enter(self) -> None:
        """Go on with the part that is shown."""
        self.go_to(self.part)

    # -- saying how it stands

    def _show_state(self) -> None:
        self._state.setText(_("Saved") if self.editing.is_saved else _("Saving …"))
        self._title.show_text(self.editing.text.shown.title or self.editing.path.name)

    def _show_saved(self) -> None:
        self._trouble_row.hide()
        self._show_state()

    def _save_now(self) -> None:
        if self.editing.save():
            self._hint.setText(
                _("Saved as {file}. It is saved as you go, too.").format(file=self.editing.path)
            )

    def tell(self, sentence: str) -> None:
        """Say *sentence* beside the main action."""
        self._hint.setText(sentence)
        announce(self, sentence)

    def _show_trouble(self, sentence: str, *, is_overtaken: bool) -> None:
        self._trouble.setText(sentence)
        self.again.setVisible(not is_overtaken)
        self.theirs.setVisible(is_overtaken)
        self.mine.setVisible(is_overtaken)
        self._trouble_row.show()
        self._state.setText(_("Not saved"))
        announce(self, sentence)

    def _show_problems(self) -> None:
        problems = self.editing.problems
        self.problems.show_problems(problems)
        said = counted(problems)
        self.show_problems.setText(f"{said} (Ctrl+M)" if problems else said)
        self.show_problems.setAccessibleName(said)
        self.show_problems.setEnabled(bool(problems))
        rows = min(len(problems), _PROBLEM_ROWS)
        self.problems.setFixedHeight(max(rows, 1) * self._look.tokens.size("control") + 4)
        if not problems:
            self.problems.hide()

    def _toggle_problems(self) -> None:
        shown = bool(self.editing.problems) and not self.problems.isVisible()
        self.problems.setVisible(shown)
        if shown:
            self.problems.setCurrentRow(0)
            self.problems.setFocus()

    def tell_unfinished(self) -> None:
        """Say that the lesson cannot be tried out, and show why."""
        errors = [each for each in self.editing.problems if each.severity is Severity.ERROR]
        if errors and not self.problems.isVisible():
            self._toggle_problems()
        self.tell(_("Mend what is listed first; then a learner could walk through it."))
