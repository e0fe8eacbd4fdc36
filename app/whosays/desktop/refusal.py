"""Says why the window cannot open, in a window of its own, for whoever started it from an icon."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox

from whosays.desktop.application import has_screen, make_application
from whosays.desktop.look.look import Look
from whosays.settings import Settings


def show_refusal(sentence: str) -> None:
    """Show *sentence* until somebody has read it; nothing where there is no screen."""
    if not has_screen():
        return
    make_application()
    look = Look(Settings())
    look.apply()
    box = QMessageBox(QMessageBox.Icon.Warning, "Who Says?", sentence)
    box.setAccessibleName(sentence)
    box.exec()
