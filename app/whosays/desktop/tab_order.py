"""The order in which Tab goes through a view that grows."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def reach_last(widget: QWidget, within: QWidget) -> None:
    """Have Tab come to *widget* after everything else *within* a view.

    What is made later comes later, wherever it is put; so this is asked again after the view grew.
    """
    # Qt puts nothing behind what cannot have the focus
    reached = [
        each
        for each in _chain(within)
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus and within.isAncestorOf(each)
    ]
    if reached and reached[-1] != widget:
        QWidget.setTabOrder(reached[-1], widget)


def _chain(start: QWidget) -> Iterator[QWidget]:
    """Go through all of the window's widgets in the order of Tab, from *start* around to it."""
    following = start.nextInFocusChain()
    while following is not None:
        # PySide takes what this returns for a child of what it was asked of, and would give it
        # up with that; saying whose child it is changes nothing for Qt
        following.setParent(following.parentWidget())
        if following == start:
            return
        yield following
        following = following.nextInFocusChain()
