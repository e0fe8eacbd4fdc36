"""Notices that a person chose one of several buttons, by whatever means."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton


def when_chosen(button: QAbstractButton, act: Callable[[], None]) -> None:
    """Call *act* whenever a person chooses *button*, also where it is chosen already.

    A screen reader switches one of several buttons on without clicking it. What the program does
    must not look the same: it switches buttons with their signals blocked.
    """
    pressed = [False]

    def press() -> None:
        pressed[0] = True

    def release() -> None:
        pressed[0] = False

    def switch(on: bool) -> None:  # noqa: FBT001 - Qt's signal
        if on and not pressed[0]:
            act()

    button.pressed.connect(press)
    button.toggled.connect(switch)
    button.released.connect(release)
    button.clicked.connect(lambda _checked=False: act())


def choose_silently(button: QAbstractButton, *, on: bool = True) -> None:
    """Switch *button* as the program, without anybody's having chosen it."""
    button.blockSignals(True)
    button.setChecked(on)
    button.blockSignals(False)
