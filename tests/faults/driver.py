"""Works in the real window without end, and prints what the window shows as kept.

Arguments: the data folder, a seed, and how many actions at most. Every line is JSON: ``resumed``
is what a fresh start shows, ``begins`` the action that is under way, ``kept`` one event that the
window has just shown as kept, ``shown`` the attempt on screen once nothing waits for the disk.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from whosays.desktop.application import make_application, make_window
from whosays.desktop.tour import type_text
from whosays.desktop.walk.check_view import CheckView
from whosays.desktop.walk.live_attempt import LiveAttempt
from whosays.desktop.walk.mark_view import MarkView
from whosays.desktop.walk.trace_view import TraceView
from whosays.desktop.walk.walk_view import WalkView
from whosays.desktop.window import Window
from whosays.progress.events import Step

LESSON = ("the-copy-desk", "al-tanf")
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
_PATIENCE = 60.0


def say(**what: object) -> None:
    print(json.dumps(what), flush=True)


def until(happened: Callable[[], object], what: str) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not happened():
        QTest.qWait(1)
        if time.monotonic() > deadline:
            sys.exit(f"waited in vain for {what}")


class Driver:
    """Chooses one action after the other, as somebody in a hurry would."""

    def __init__(self, window: Window, chance: random.Random) -> None:
        self._window = window
        self._chance = chance
        self._watched: LiveAttempt | None = None
        self._marks: dict[str, list[Any]] = {}
        self._disputes: dict[int, str] = {}
        self._answers: dict[int, list[int]] = {}
        self._steps: list[list[str]] = []
        self._watch()

    @property
    def _walk(self) -> WalkView:
        assert self._window.walk is not None
        return self._window.walk

    # -- what the window shows as kept

    def shown(self) -> dict[str, Any]:
        """Return what is on screen: the attempt with all that stands in it, or the library."""
        if self._window.walk is None:
            return {"attempt": ""}
        attempt = self._window.walk.attempt
        return {
            "attempt": attempt.id,
            "step": attempt.step.value,
            "marks": sorted(_marks(attempt).values()),
            "checked": attempt.result is not None,
            "disputes": sorted([number, why] for number, why in attempt.disputes.items()),
            "answers": sorted([n, list(given.choices)] for n, given in attempt.answers.items()),
        }

    def _watch(self) -> None:
        """Follow the attempt on screen."""
        attempt = self._window.walk.attempt if self._window.walk is not None else None
        if attempt is None or attempt is self._watched:
            return
        self._watched = attempt
        self._marks = _marks(attempt)
        self._disputes = dict(attempt.disputes)
        self._answers = {n: list(given.choices) for n, given in attempt.answers.items()}
        attempt.step_changed.connect(
            lambda: self._steps.append(["step reached", attempt.id, attempt.step.value])
        )
        attempt.marks_changed.connect(lambda: self._tell_marks(attempt))
        attempt.checked.connect(lambda: say(kept=["checked", attempt.id]))
        attempt.finished.connect(lambda: say(kept=["attempt finished", attempt.id]))
        attempt.disputes_changed.connect(lambda: self._tell_disputes(attempt))
        attempt.answers_changed.connect(lambda: self._tell_answers(attempt))

    def _tell_marks(self, attempt: LiveAttempt) -> None:
        now = _marks(attempt)
        for mark in now.keys() - self._marks.keys():
            say(kept=["mark added", attempt.id, *now[mark]])
        for mark in self._marks.keys() - now.keys():
            say(kept=["mark removed", attempt.id, mark])
        self._marks = now

    def _tell_disputes(self, attempt: LiveAttempt) -> None:
        for number in self._disputes.keys() | attempt.disputes.keys():
            reason = attempt.disputes.get(number, "")
            if reason != self._disputes.get(number, ""):
                say(kept=["disputed", attempt.id, number, reason])
        self._disputes = dict(attempt.disputes)

    def _tell_answers(self, attempt: LiveAttempt) -> None:
        now = {n: list(given.choices) for n, given in attempt.answers.items()}
        for number, choices in now.items():
            if self._answers.get(number) != choices:
                say(kept=["question answered", attempt.id, number, choices])
        self._answers = now

    # -- acting

    def act(self) -> None:
        """Do one thing, and wait until nothing is on its way to the disk."""
        name, action = self._choose()
        say(begins=name)
        action()
        course = self._window.course
        assert course is not None
        QApplication.processEvents()  # a shortcut acts only once Qt has looked for its keys
        until(lambda: not self._pressed() and not course.journal.busy, "the record")
        self._watch()
        for step in self._steps:
            say(kept=step)  # a step shows before it is on disk; now it is there
        self._steps.clear()
        say(shown=self._walk.attempt.id if self._window.walk is not None else "")

    def _pressed(self) -> bool:
        """Tell whether a button is still down: Qt lets a shortcut's button up after a while."""
        return any(button.isDown() for button in self._window.findChildren(QAbstractButton))

    def _choose(self) -> tuple[str, Callable[[], None]]:
        if self._window.walk is None:
            assert self._window.course is not None
            known = bool(self._window.course.learners())
            return ("open", self._open) if known else ("name", self._give_name)
        choices = self._choices()
        (chosen,) = self._chance.choices(choices, [weight for weight, *_rest in choices])
        return chosen[1], chosen[2]

    def _choices(self) -> list[tuple[int, str, Callable[[], None]]]:
        """Return what may be done now, each with how often, its name and how."""
        view = self._walk.view
        somewhere = [(1, "leave", self._leave), (1, "step", self._go_somewhere)]
        if isinstance(view, MarkView) and self._walk.attempt.result is None:
            return [
                *somewhere,
                (14, "mark", self._mark),
                (4, "remove", self._remove),
                (4, "undo", lambda: QTest.keyClick(view.page, Qt.Key.Key_Z, CONTROL)),
                (2, "redo", lambda: QTest.keyClick(view.page, Qt.Key.Key_Z, CONTROL | SHIFT)),
                (2, "check", self._press_main),
            ]
        if isinstance(view, CheckView):
            return [*somewhere, (8, "dispute", self._dispute), (3, "step", self._press_main)]
        if isinstance(view, TraceView):
            return [*somewhere, (4, "answer", self._answer), (3, "step", self._press_main)]
        if self._walk.attempt.step is Step.SUM_UP:
            return [*somewhere, (6, "finish", self._press_main)]
        return [*somewhere, (8, "step", self._press_main)]

    def _give_name(self) -> None:
        window = self._window
        assert window.library is not None
        assert window.course is not None
        type_text(window.library.reader.name, "Zoë")
        QTest.keyClick(window.library.reader.name, Qt.Key.Key_Return)
        course, library = window.course, window.library
        until(library.main.isVisible, "the lessons")
        say(kept=["learner added", course.learners()[0].id])

    def _open(self) -> None:
        assert self._window.library is not None
        fresh = "Continue" not in self._window.library.main.text()
        click(self._window.library.cards[LESSON].open)
        until(lambda: self._window.walk is not None, "the lesson")
        if fresh:
            say(kept=["attempt started", self._walk.attempt.id])

    def _leave(self) -> None:
        QTest.keyClick(self._window, Qt.Key.Key_L, CONTROL)
        until(lambda: self._window.walk is None, "the library")

    def _press_main(self) -> None:
        click(self._walk.main)

    def _go_somewhere(self) -> None:
        number = self._chance.randrange(1, 6)
        QTest.keyClick(self._window, getattr(Qt.Key, f"Key_{number}"), CONTROL)

    def _mark(self) -> None:
        view = self._walk.view
        assert isinstance(view, MarkView)
        view.page.go_to_word(self._chance.randrange(len(self._walk.attempt.lesson.words) - 5))
        for _word in range(self._chance.randrange(4)):
            QTest.keyClick(view.page, Qt.Key.Key_Right, SHIFT)
        QTest.keyClick(view.page, self._chance.choice((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)))

    def _remove(self) -> None:
        view, attempt = self._walk.view, self._walk.attempt
        assert isinstance(view, MarkView)
        if attempt.marks:
            span = self._chance.choice(attempt.marks).mark.span
            view.page.go_to_word(attempt.lesson.words.touching(span.start, span.end)[0])
            QTest.keyClick(view.page, Qt.Key.Key_Delete)

    def _dispute(self) -> None:
        view = self._walk.view
        assert isinstance(view, CheckView)
        view.outcomes.setCurrentRow(self._chance.randrange(view.outcomes.count()))
        if view.explanation.open_dispute.isVisible():
            QTest.keyClick(view, Qt.Key.Key_D)
            view.explanation.reason.selectAll()
            type_text(view.explanation.reason, f"Who says? {self._chance.randrange(1000)} 📰")
            QTest.keyClick(view.explanation.reason, Qt.Key.Key_Return, CONTROL)

    def _answer(self) -> None:
        view = self._walk.view
        assert isinstance(view, TraceView)
        for form in view.questions:
            if form.choices[0].isEnabled():
                form.choices[self._chance.randrange(len(form.choices))].click()
                click(form.give_answer)
                return


def _marks(attempt: LiveAttempt) -> dict[str, list[Any]]:
    return {
        kept.id: [kept.id, kept.mark.category, kept.mark.span.start, kept.mark.span.end]
        for kept in attempt.marks
    }


def click(widget: QAbstractButton) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def main(data: Path, seed: str, most: int) -> None:
    """Work on *data* as *seed* has it, for *most* actions; then wait."""
    make_application()
    window = make_window(data)
    window.resize(1100, 780)
    window.show()
    until(lambda: window.library is not None and window.course is not None, "the library")
    until(lambda: window.focusWidget() is not None, "a place to type")
    driver = Driver(window, random.Random(seed))  # noqa: S311 - what to do next
    say(resumed=driver.shown())
    for _action in range(most):
        driver.act()
    sys.stdin.readline()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
