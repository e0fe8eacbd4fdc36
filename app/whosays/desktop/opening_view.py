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
        name, self._doing = QLabel("Who Says?"), QLabel(_("Opening your record and the lessons…"))
        lines = QVBoxLayout(self)
        lines.addStretch(1)
        for said, kind in ((name, "title"), (self._doing, "quiet")):
            said.setProperty("kind", kind)
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(said)
            row.addStretch(1)
            lines.addLayout(row)
        lines.addStretch(1)

    def show_reading(self, number: int, count: int) -> None:
        """Say that *number* of the *count* lessons of a pack are read."""
        self._doing.setText(reading_in_words(number, count))


def reading_in_words(number: int, count: int) -> str:
    """Return what is said while the lessons of a pack are read: *number* of *count* are."""
    return _("Reading the lessons of a pack: {number} of {count} …").format(
        number=f"{number:,}", count=f"{count:,}"
    )
