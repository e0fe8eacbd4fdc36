"""The steps of the walk, always in sight, with where one is."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from whosays.desktop.choosing import choose_silently, when_chosen
from whosays.desktop.typesetting import button, margins, of_kind
from whosays.progress.events import Step
from whosays.translation import _


def step_label(step: Step) -> str:
    """Return a step's name as the bar shows it."""
    return {
        Step.BRIEF: _("Brief"),
        Step.MARK: _("Mark"),
        Step.CHECK: _("Check"),
        Step.TRACE: _("Trace"),
        Step.SUM_UP: _("Sum up"),
    }[step]


class StepsBar(QWidget):
    """A row of the five steps; those that were reached can be gone back to."""

    wanted = Signal(Step)

    def __init__(self) -> None:
        super().__init__()
        row = margins(QHBoxLayout(self), (0, 0, 0, 0), 4)
        self._group = QButtonGroup(self)
        self._steps: dict[Step, QPushButton] = {}
        for number, step in enumerate(Step, start=1):
            each = of_kind(button(f"{number}  {step_label(step)}"), "step")
            each.setCheckable(True)
            each.setAutoExclusive(True)  # one of several, a screen reader is told
            each.setShortcut(f"Ctrl+{number}")
            each.setToolTip(
                _("{step} — Ctrl+{number}").format(step=step_label(step), number=number)
            )
            when_chosen(each, partial(self.wanted.emit, step))
            self._group.addButton(each)
            self._steps[step] = each
            row.addWidget(each)
        row.addStretch(1)
        self.setAccessibleName(_("Steps of the lesson"))

    def show_step(self, step: Step, reachable: Collection[Step]) -> None:
        """Show *step* as the present one, and let those in *reachable* be gone to."""
        for each, widget in self._steps.items():
            here = each is step
            choose_silently(widget, on=here)
            widget.setEnabled(each in reachable)
            state = _("you are here") if here else ""
            if each not in reachable:
                state = _("not reached yet")
            name = step_label(each)
            widget.setAccessibleName(f"{name}, {state}" if state else name)
