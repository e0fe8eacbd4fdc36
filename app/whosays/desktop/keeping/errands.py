"""Does one thing after another to the record, beside the window, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from whosays.desktop.background import Background
from whosays.errors import KnownError
from whosays.translation import _


class Errands(QObject):
    """Has one thing done at a time; whatever could begin another waits for it."""

    said = Signal(str)
    """A sentence for the top of the page."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._waiting: list[QWidget] = []

    def hold(self, *beginning: QWidget) -> None:
        """Have what is *beginning* something disabled while another thing is done."""
        self._waiting += beginning

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Do *work* beside the window, then *done* with what it gave.

        An error goes to *failed*, else its sentence is said.
        """
        self.said.emit(_("One moment …"))
        self._enable(False)
        self._background.run(
            work, partial(self._then, done), partial(self._then, failed or self.refuse)
        )

    def refuse(self, error: BaseException) -> None:
        """Say why something could not be done; what is no KnownError is raised."""
        if not isinstance(error, KnownError):
            raise error
        self.said.emit(error.sentence)

    def _then(self, act: Callable[[Any], None], answer: object) -> None:
        self._enable(True)
        act(answer)

    def _enable(self, on: bool) -> None:  # noqa: FBT001 - as Qt has it
        for each in self._waiting:
            each.setEnabled(on)
