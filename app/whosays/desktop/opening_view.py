"""What the window shows while it opens: all that the first paint waits for."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from whosays.translation import _


class OpeningView(QWidget):
    """Says that the lessons are being opened.

    Made by hand, because what other views are set with loads more of Qt than a bare window does.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "view")
        lines = QVBoxLayout(self)
        lines.addStretch(1)
        for kind, text in (
            ("title", "Who Says?"),
            ("quiet", _("Opening your record and the lessons…")),
        ):
            said = QLabel(text)
            said.setProperty("kind", kind)
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(said)
            row.addStretch(1)
            lines.addLayout(row)
        lines.addStretch(1)
