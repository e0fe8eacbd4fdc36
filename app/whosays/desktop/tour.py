"""Plays the whole walk through the real window, with real mouse and key events, and takes pictures.

For somebody without a display, for the README's pictures, and as a test of the main job.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from whosays.desktop.application import has_screen, make_application, make_window, now
from whosays.desktop.page.article_page import ArticlePage
from whosays.desktop.walk.check_view import CheckView
from whosays.desktop.walk.mark_view import MarkView
from whosays.desktop.walk.trace_view import TraceView
from whosays.desktop.walk.walk_view import WalkView
from whosays.desktop.window import Window
from whosays.errors import BugError, KnownError
from whosays.lesson_packs.lesson import KeySpan, Lesson, Pack, Role
from whosays.progress.attempt import Attempt
from whosays.progress.events import Step
from whosays.progress.record import Record
from whosays.translation import _

NAME = "Tour"
_PATIENCE = 30.0  # seconds; for a slow classroom machine
_LEFT_BUTTON = Qt.MouseButton.LeftButton


@dataclass(frozen=True, slots=True)
class Toured:
    """What a tour leaves behind."""

    attempt: Attempt
    """As read back from the record after the window was closed."""
    pictures: tuple[Path, ...]
    record: Path


def play(pack: Pack, lesson: Lesson, data: Path, out: Path) -> Toured:
    """Walk through *lesson*, keep the record in *data* and a PNG of each step in *out*.

    Raises KnownError where the pictures cannot be written, BugError where the walk gets stuck.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KnownError(
            _("The pictures cannot be kept in {folder}: {reason}. Name another folder.").format(
                folder=out, reason=error.strerror
            )
        ) from error
    if not has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return _Tour(pack, lesson, data, out).play()


def type_text(widget: QWidget, text: str) -> None:
    """Type *text* into *widget*; unlike ``QTest.keyClicks`` this knows more than ASCII."""
    for character in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
            QApplication.sendEvent(widget, event)


class _Tour:
    def __init__(self, pack: Pack, lesson: Lesson, data: Path, out: Path) -> None:
        self._application = make_application()
        self._pack = pack
        self._lesson = lesson
        self._data = data
        self._out = out
        self._pictures: list[Path] = []
        self._window: Window = make_window(data, (pack,))

    def play(self) -> Toured:
        self._window.show()
        self._until(lambda: self._window.library is not None, "the library")
        self._give_name()
        self._open_lesson()
        self._press(self._walk.main)
        self._mark()
        self._press(self._walk.main)
        self._until(lambda: self._walk.attempt.step is Step.CHECK, "the check")
        self._check()
        if self._lesson.trace or self._lesson.questions:
            self._press(self._walk.main)
            self._leave_the_page()
        self._press(self._walk.main)
        self._picture("sum-up")
        attempt = self._walk.attempt.id
        self._press(self._walk.main)
        self._until(lambda: self._window.walk is None, "the way back to the library")
        self._picture("library")
        self._window.close()
        self._settle()
        with Record.open(self._data, clock=now) as record:
            return Toured(record.attempt(attempt), tuple(self._pictures), record.file)

    @property
    def _walk(self) -> WalkView:
        walk = self._window.walk
        if walk is None:
            raise BugError("the tour lost its lesson")
        return walk

    # -- the steps

    def _give_name(self) -> None:
        library, course = self._window.library, self._window.course
        if library is None or course is None:
            raise BugError("the tour found no library")
        present = [learner.id for learner in course.learners() if learner.name == NAME]
        if present:
            self._window.choose_learner(present[0])
            return
        if course.learners():
            self._press(library.reader.somebody)
        type_text(library.reader.name, NAME)
        self._picture("welcome")
        QTest.keyClick(library.reader.name, Qt.Key.Key_Return)
        self._until(lambda: library.reader.names.currentText() == NAME, "a learner")
        self._until(library.main.isVisible, "the lessons")

    def _open_lesson(self) -> None:
        library = self._window.library
        if library is None:
            raise BugError("the tour found no library")
        self._press(library.cards[(self._pack.id, self._lesson.id)].open)
        self._until(lambda: self._window.walk is not None, "the lesson")
        if self._walk.attempt.step is not Step.BRIEF:
            QTest.keyClick(self._window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
        self._picture("brief")

    def _mark(self) -> None:
        view = self._walk.view
        if not isinstance(view, MarkView):
            raise BugError("the tour did not reach the article")
        targets = [span for span in self._lesson.key if span.scored]
        decoys = [span for span in self._lesson.key if span.role is Role.DECOY]
        if self._walk.attempt.can_mark:
            # the last target is missed and a decoy is taken, so that every kind of outcome shows
            for number, span in enumerate(targets[:-1] or targets):
                self._mark_one(view, span, (self._drag, self._type, self._click)[number % 3])
            for span in decoys[:1]:
                self._mark_one(view, span, self._type)
            self._undo_and_redo(view)
        view.page.verticalScrollBar().setValue(0)
        self._picture("mark")

    def _mark_one(
        self, view: MarkView, span: KeySpan, how: Callable[[MarkView, KeySpan], None]
    ) -> None:
        category = next(name for name in span.categories if name in self._lesson.categories)
        before = {kept.id for kept in self._walk.attempt.marks}
        view.page.bring_into_view(span.core)
        self._settle()
        self._press(self._pen(view, category))
        how(view, span)
        self._until(
            lambda: bool({kept.id for kept in self._walk.attempt.marks} - before), "a mark on disk"
        )

    def _pen(self, view: MarkView, category: str) -> QAbstractButton:
        number = self._lesson.categories.index(category)
        return view.pens.findChildren(QAbstractButton)[number]

    def _point(self, page: ArticlePage, position: int) -> QPoint:
        point = page.viewport_point(position)
        if point is None:
            raise BugError(f"position {position} is not on the page")
        return point.toPoint()

    def _drag(self, view: MarkView, span: KeySpan) -> None:
        first = self._point(view.page, span.core.start)
        last = self._point(view.page, span.core.end - 1)
        viewport = view.page.viewport()
        if len(self._lesson.words.touching(span.core.start, span.core.end)) == 1:
            QTest.mouseClick(viewport, _LEFT_BUTTON, pos=first)
            QTest.mouseDClick(viewport, _LEFT_BUTTON, pos=first)
            return
        QTest.mousePress(viewport, _LEFT_BUTTON, pos=first)
        QTest.mouseMove(viewport, (first + last) / 2)
        QTest.mouseMove(viewport, last)
        QTest.mouseRelease(viewport, _LEFT_BUTTON, pos=last)

    def _click(self, view: MarkView, span: KeySpan) -> None:
        category = next(name for name in span.categories if name in self._lesson.categories)
        viewport = view.page.viewport()
        QTest.mouseClick(viewport, _LEFT_BUTTON, pos=self._point(view.page, span.core.start))
        last = self._point(view.page, span.core.end - 1)
        QTest.mouseClick(viewport, _LEFT_BUTTON, Qt.KeyboardModifier.ShiftModifier, last)
        self._press(self._pen(view, category))

    def _type(self, view: MarkView, span: KeySpan) -> None:
        words = self._lesson.words.touching(span.core.start, span.core.end)
        category = next(name for name in span.categories if name in self._lesson.categories)
        page = view.page
        page.setFocus()
        QTest.mouseClick(page.viewport(), _LEFT_BUTTON, pos=self._point(page, span.core.start))
        for _word in words[1:]:
            QTest.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
        pen = Qt.Key(Qt.Key.Key_1 + self._lesson.categories.index(category))
        QTest.keyClick(page, pen)

    def _undo_and_redo(self, view: MarkView) -> None:
        count = len(self._walk.attempt.marks)
        control = Qt.KeyboardModifier.ControlModifier
        QTest.keyClick(view.page, Qt.Key.Key_Z, control)
        self._until(lambda: len(self._walk.attempt.marks) == count - 1, "undo")
        QTest.keyClick(view.page, Qt.Key.Key_Z, control | Qt.KeyboardModifier.ShiftModifier)
        self._until(lambda: len(self._walk.attempt.marks) == count, "redo")

    def _check(self) -> None:
        view = self._walk.view
        if not isinstance(view, CheckView):
            raise BugError("the tour did not reach the check")
        self._picture("check")
        result = self._walk.attempt.result
        outcomes = result.outcomes if result is not None else ()
        disputable = next((n for n, outcome in enumerate(outcomes) if outcome.disputable), None)
        if disputable is None:
            return
        for _turn in range(disputable):
            QTest.keyClick(view, Qt.Key.Key_N)
        self._picture("explanation")
        QTest.keyClick(view, Qt.Key.Key_D)
        type_text(view.explanation.reason, _("I would still ask who could confirm this."))
        self._press(view.explanation.keep_dispute)
        self._until(lambda: disputable in self._walk.attempt.disputes, "the dispute")
        self._picture("dispute")

    def _leave_the_page(self) -> None:
        view = self._walk.view
        if not isinstance(view, TraceView):
            raise BugError("the tour did not reach the trace")
        if self._lesson.trace:
            self._picture("trace")
        for number, form in enumerate(view.questions):
            view.scrolling.ensureWidgetVisible(form)
            self._settle()
            wanted = [
                n for n, each in enumerate(self._lesson.questions[number].choices) if each.right
            ]
            for choice in wanted:
                QTest.keyClick(form.choices[choice], Qt.Key.Key_Space)
            self._press(form.give_answer)
            self._until(partial(self._is_answered, number), "an answer on disk")
        if view.questions:
            view.scrolling.ensureWidgetVisible(view.questions[0], 0, 0)
            self._picture("questions")

    def _is_answered(self, number: int) -> bool:
        return number in self._walk.attempt.answers

    # -- the person

    def _press(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, _LEFT_BUTTON)
        self._settle()

    def _settle(self) -> None:
        for _round in range(5):
            QApplication.processEvents()

    def _until(self, happened: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + _PATIENCE
        while not happened():
            QTest.qWait(2)
            if time.monotonic() > deadline:
                raise BugError(f"the tour waited in vain for {what}")
        self._settle()

    def _picture(self, name: str) -> None:
        self._settle()
        path = self._out / f"{len(self._pictures) + 1:02}-{name}.png"
        if not self._window.grab().save(str(path)):
            raise KnownError(
                _("The picture {file} cannot be written. Name another folder.").format(file=path)
            )
        self._pictures.append(path)
