"""An attempt at a lesson while it is being made: what the walk's views show and change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from whosays.articles.span import Span
from whosays.desktop.walk.journal import Journal
from whosays.lesson_packs.lesson import Category, Lesson, Practice
from whosays.marking.mark import Mark
from whosays.marking.observing import observe
from whosays.marking.result import Result
from whosays.marking.scoring import score
from whosays.progress.attempt import Answer, Attempt, KeptMark
from whosays.progress.events import (
    AttemptFinished,
    Checked,
    Disputed,
    MarkAdded,
    MarkRemoved,
    QuestionAnswered,
    Step,
    StepReached,
    new_identifier,
)
from whosays.translation import _

Clock = Callable[[], datetime]


class MarkChange(QUndoCommand):
    """Sets some marks and takes some away, and back."""

    def __init__(
        self,
        attempt: LiveAttempt,
        added: tuple[KeptMark, ...],
        removed: tuple[KeptMark, ...],
        name: str,
    ) -> None:
        super().__init__(name)
        self._attempt = attempt
        self._added = added
        self._removed = removed

    def redo(self) -> None:
        """Make the change."""
        self._attempt.apply(self._added, self._removed)

    def undo(self) -> None:
        """Take the change back."""
        self._attempt.apply(self._removed, self._added)


class LiveAttempt(QObject):
    """One learner's attempt at one lesson. Everything it shows is on disk already."""

    marks_changed = Signal()
    step_changed = Signal()
    checked = Signal()
    disputes_changed = Signal()
    answers_changed = Signal()
    finished = Signal()

    def __init__(
        self,
        attempt: Attempt,
        lesson: Lesson,
        categories: Mapping[str, Category],
        journal: Journal,
        clock: Clock,
    ) -> None:
        """Take up *attempt* where the record left it; *clock* gives aware times."""
        super().__init__(journal)
        self.id = attempt.id
        self.lesson = lesson
        self.categories = tuple(categories[name] for name in lesson.categories)
        self.journal = journal
        self.undo_stack = QUndoStack(self)
        self.step = attempt.step
        self.result: Result | None = attempt.result
        self.disputes: dict[int, str] = dict(attempt.disputes)
        self.answers: dict[int, Answer] = dict(attempt.answers)
        self.is_finished = attempt.finished is not None
        self._all_categories = categories
        self._clock = clock
        self._marks = {kept.id: kept for kept in attempt.marks}
        self._in_order: tuple[KeptMark, ...] | None = None
        self._intended = dict(self._marks)

    @property
    def marks(self) -> tuple[KeptMark, ...]:
        """Return the marks that stand and are on disk, in reading order."""
        if self._in_order is None:
            kept = sorted(self._marks.values(), key=lambda kept: (kept.mark, kept.id))
            self._in_order = tuple(kept)
        return self._in_order

    @property
    def categories_by_id(self) -> Mapping[str, Category]:
        """Return every category there is, by id."""
        return self._all_categories

    @property
    def can_mark(self) -> bool:
        """Tell whether marks can still be set: until the check, and not where the key is shown."""
        return self.result is None and not self.is_worked

    @property
    def is_worked(self) -> bool:
        """Tell whether the key is shown and narrated, so that there is nothing to mark."""
        return self.lesson.practice is Practice.WORKED

    @property
    def is_proposed(self) -> bool:
        """Tell whether what the marks are laid beside is a program's proposals, and no key."""
        return self.lesson.practice is Practice.PROPOSED

    def category(self, identifier: str) -> Category:
        """Return the category *identifier*."""
        return self._all_categories[identifier]

    def pen(self, category: str) -> int:
        """Return the number of *category*'s pen, from 1; the last plus one for one not trained."""
        names = self.lesson.categories
        return names.index(category) + 1 if category in names else len(names) + 1

    # -- marks

    def add(self, category: str, span: Span) -> str | None:
        """Mark *span* (code points) as *category*; return the mark's id, None when it stands.

        A mark of the same category that it overlaps gives way: that is how a mark is corrected.
        """
        mark = Mark(span.start, span.end, category)
        rivals = [
            kept
            for kept in self._intended.values()
            if kept.mark.category == category and kept.mark.span.overlaps(span)
        ]
        if not self.can_mark or any(kept.mark == mark for kept in rivals):
            return None
        kept = KeptMark(new_identifier(), mark)
        self.undo_stack.push(MarkChange(self, (kept,), tuple(rivals), _("Mark")))
        return kept.id

    def remove(self, identifier: str) -> None:
        """Take the mark *identifier* away, where it stands."""
        kept = self._intended.get(identifier)
        if kept is not None and self.can_mark:
            self.undo_stack.push(MarkChange(self, (), (kept,), _("Remove the mark")))

    def apply(self, added: tuple[KeptMark, ...], removed: tuple[KeptMark, ...]) -> None:
        """Write a change of marks; it shows once it is on disk."""
        # what is set comes first: a kill in between must not lose words that were marked
        for kept in added:
            self._intended[kept.id] = kept
            mark = kept.mark
            added_event = MarkAdded(self.id, kept.id, mark.category, mark.span, self._clock())
            self.journal.write(added_event, lambda kept=kept: self._keep(kept))  # type: ignore[misc]
        for kept in removed:
            self._intended.pop(kept.id, None)
            event = MarkRemoved(self.id, kept.id, self._clock())
            self.journal.write(event, lambda kept=kept: self._take_away(kept))  # type: ignore[misc]

    def _keep(self, kept: KeptMark) -> None:
        self._marks[kept.id] = kept
        self._in_order = None
        self.marks_changed.emit()

    def _take_away(self, kept: KeptMark) -> None:
        self._marks.pop(kept.id, None)
        self._in_order = None
        self.marks_changed.emit()

    # -- the walk

    def go_to(self, step: Step) -> None:
        """Go to *step*, and remember it until the end of the lesson was reached."""
        if step is not self.step:
            self.step = step
            if not self.is_finished:
                self.journal.write(StepReached(self.id, step, self._clock()), lambda: None)
            self.step_changed.emit()

    def check(self) -> None:
        """Check the marks that stand; from here on they stand for good."""
        if self.result is None:
            marks = (
                self._shown_key()
                if self.is_worked
                else [kept.mark for kept in self._intended.values()]
            )
            result = score(self.lesson, marks, self._all_categories)
            # the program's own marks tell nothing of the learner, and its proposals are no key
            is_no_evidence = self.is_worked or self.is_proposed
            told = None if is_no_evidence else observe(self.lesson, marks, result)
            judged = frozenset(self._intended)
            self.journal.write(
                Checked(self.id, result, self._clock(), marks=judged, evidence=told),
                lambda: self._take_result(result),
            )

    def _shown_key(self) -> list[Mark]:
        """Return the key as marks: in a worked example it is the program that marks."""
        return [
            Mark(span.core.start, span.core.end, span.categories[0])
            for span in self.lesson.key
            if span.scored
        ]

    def _take_result(self, result: Result) -> None:
        self.result = result
        self.undo_stack.clear()
        self.checked.emit()

    def dispute(self, outcome: int, reason: str) -> None:
        """Keep why the learner disagrees with an outcome, by its number; no reason withdraws.

        A finished attempt stays as it is.
        """
        if self.is_finished:
            return
        reason = reason.strip()
        event = Disputed(self.id, outcome, reason, self._clock())
        self.journal.write(event, lambda: self._keep_dispute(outcome, reason))

    def _keep_dispute(self, outcome: int, reason: str) -> None:
        if reason:
            self.disputes[outcome] = reason
        else:
            self.disputes.pop(outcome, None)
        self.disputes_changed.emit()

    def answer(self, number: int, choices: tuple[int, ...]) -> None:
        """Keep the answer to question *number*: the numbers of the choices taken, ascending.

        A finished attempt stays as it is.
        """
        if self.is_finished:
            return
        question = self.lesson.questions[number]
        right = set(choices) == {n for n, choice in enumerate(question.choices) if choice.right}
        event = QuestionAnswered(self.id, number, choices, right, self._clock())
        self.journal.write(event, lambda: self._keep_answer(number, Answer(choices, right)))

    def _keep_answer(self, number: int, answer: Answer) -> None:
        self.answers[number] = answer
        self.answers_changed.emit()

    def finish(self) -> None:
        """Come to the end of the lesson."""
        if self.is_finished:
            self.finished.emit()
            return
        self.journal.write(AttemptFinished(self.id, self._clock()), self._take_finish)

    def _take_finish(self) -> None:
        self.is_finished = True
        self.finished.emit()
