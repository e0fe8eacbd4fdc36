"""The page of licences: everything the program is made of, each with its licence in full."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from whosays.desktop.background import Background
from whosays.desktop.paper_view import PaperView
from whosays.desktop.typesetting import at_left, button, label, margins, rule
from whosays.licences import Part, parts
from whosays.translation import _


class LicencesView(PaperView):
    """Lists the parts of the program."""

    text_wanted = Signal(object)
    """The licence of this part is to be shown in full."""

    def __init__(self) -> None:
        super().__init__(_("Licences"))
        self.add_text(_("Everything that is in this program, each with its licence."))
        self._reading = label(_("One moment …"), "quiet")
        self.add_piece(self._reading)
        self.reads: dict[str, QPushButton] = {}
        self._list = QWidget()
        self._rows = margins(QVBoxLayout(self._list), (0, 0, 0, 0), 8)
        self.add_piece(self._list)
        self.finish()
        Background(self).run(parts, self._show, self._fail)

    def _show(self, found: tuple[Part, ...]) -> None:
        self._reading.hide()
        for part in found:
            self._rows.addWidget(rule())
            self._rows.addWidget(label(f"{part.name} {part.version}".strip(), "section"))
            if part.licence:
                self._rows.addWidget(label(part.licence, "quiet"))
            if not part.text:
                self._rows.addWidget(label(_("It came without the text of its licence."), "quiet"))
                continue
            name = _("The licence of {name}").format(name=part.name)
            read = button(_("Read it…"), "link", name=name)
            read.clicked.connect(partial(self.text_wanted.emit, part))
            self.reads[part.name] = read
            self._rows.addLayout(at_left(read))
        self.settle_order()

    def _fail(self, error: BaseException) -> None:
        raise error


class LicenceText(PaperView):
    """The licence of one part, in full."""

    def __init__(self, part: Part) -> None:
        super().__init__(part.name)
        for paragraph in part.text.split("\n\n"):
            if paragraph.strip():
                self.add_text(paragraph.strip("\n"))
        self.finish()
