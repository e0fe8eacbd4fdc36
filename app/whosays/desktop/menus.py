"""The menu bar: every action that is not a view's own, with its key."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QUndoGroup
from PySide6.QtWidgets import QMainWindow, QMenu

from whosays.desktop.look.look import Look
from whosays.settings import TEXT_SIZES
from whosays.translation import _


class Menus:
    """Builds the menus of one window."""

    def __init__(self, window: QMainWindow, look: Look, undo: QUndoGroup) -> None:
        self._window = window
        self._look = look
        self._undo = undo
        self.theme_actions: dict[str, QAction] = {}
        self.typeface_actions: dict[str, QAction] = {}

    def add(self, menu: QMenu, name: str, keys: list[str], do: Callable[[], object]) -> QAction:
        """Add an action to *menu* and return it."""
        action = QAction(name, self._window)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(lambda _checked=False: do())
        menu.addAction(action)
        return action

    def menu(self, name: str) -> QMenu:
        """Add a menu to the bar and return it."""
        return self._window.menuBar().addMenu(name)

    def add_undo(self, menu: QMenu) -> None:
        """Add undo and redo, which name what they would do."""
        undo = self._undo.createUndoAction(self._window, _("Undo"))
        undo.setShortcuts([QKeySequence("Ctrl+Z")])
        redo = self._undo.createRedoAction(self._window, _("Redo"))
        redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        menu.addActions([undo, redo])

    def lock(self, menu: QMenu, reason: str, actions: Iterable[QAction]) -> None:
        """Switch *actions* of *menu* off and say *reason* below them; nothing where it is empty."""
        if reason:
            for action in (*actions, menu.addAction(reason.replace("&", "&&"))):
                action.setEnabled(False)

    def add_choices(
        self,
        menu: QMenu,
        choices: list[tuple[str, str]],
        present: str,
        choose: Callable[[str], None],
    ) -> dict[str, QAction]:
        """Add *choices* (value, name), one of which is in force."""
        group = QActionGroup(self._window)
        actions: dict[str, QAction] = {}
        for value, name in choices:
            action = QAction(name, self._window)
            action.setCheckable(True)
            action.setChecked(value == present)
            action.triggered.connect(lambda _checked=False, value=value: choose(value))
            group.addAction(action)
            menu.addAction(action)
            actions[value] = action
        return actions


def next_size(present: int, step: int) -> int:
    """Return the text size *step* places from *present* (per cent), or the last there is."""
    nearest = min(range(len(TEXT_SIZES)), key=lambda n: abs(TEXT_SIZES[n] - present))
    return TEXT_SIZES[min(max(nearest + step, 0), len(TEXT_SIZES) - 1)]
