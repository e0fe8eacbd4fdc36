"""What every step of the walk shows the frame around it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from whosays.desktop.typesetting import of_kind


class StepView(QWidget):
    """A step: its content, the one main action, and a hint beside it."""

    done = Signal()
    """The main action was taken."""
    hint_changed = Signal(str)
    main_changed = Signal()
    """The main action has another name, or may or may not be taken now."""
    address_wanted = Signal(str)
    """A link was clicked."""

    def __init__(self) -> None:
        super().__init__()
        of_kind(self, "view")

    def main_action(self) -> str:
        """Return the name of the main action, with ``&`` before its mnemonic."""
        raise NotImplementedError

    def main_enabled(self) -> bool:
        """Tell whether the main action may be taken now."""
        return True

    def take_main_action(self) -> None:
        """Do what the main button says."""
        self.done.emit()

    def hint(self) -> str:
        """Return what one can do here, in a sentence."""
        return ""

    def enter(self) -> None:
        """Take the focus where a reader would begin."""
        self.setFocus()
