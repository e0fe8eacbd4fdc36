"""The page about the program: version, where the record is, and the way to keys and licences."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QUrl, Signal, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout

from whosays import __version__
from whosays.desktop.announcing import announce
from whosays.desktop.paper_view import PaperView
from whosays.desktop.typesetting import at_left, button, label, margins
from whosays.lab_settings import lab_settings
from whosays.translation import _


class AboutView(PaperView):
    """Says what the program is; nothing on it needs a network."""

    keys_wanted = Signal()
    licences_wanted = Signal()

    def __init__(self, data: Path) -> None:
        """Show where the data folder *data* is, too."""
        super().__init__("Who Says?")
        self._data = data
        self.add_text(_("Version {version}").format(version=__version__))
        python = ".".join(map(str, sys.version_info[:3]))
        self.add_piece(
            label(
                _("With Python {python} and Qt {qt}").format(python=python, qt=qVersion()), "quiet"
            )
        )
        self.add_text(
            _(
                "Teaches people to read the news the way a good editor does. A mark means “check "
                "this”; it never means “this is false”. The same tests apply to every state and "
                "every outlet."
            )
        )
        self._show_place()
        self.add_heading(_("Keys and licences"))
        self.add_text(
            _(
                "The program is under the Apache License 2.0, the bundled lessons under CC BY 4.0, "
                "articles quoted in them under the rights stated below each. The typefaces are "
                "under the SIL Open Font License 1.1. Qt and PySide6 are used under the LGPL 3."
            )
        )
        self.keys = button(_("All &keys"))
        self.keys.clicked.connect(self.keys_wanted)
        self.licences = button(_("The l&icences in full"))
        self.licences.clicked.connect(self.licences_wanted)
        ways = margins(QHBoxLayout(), (0, 0, 0, 0), 12)
        ways.addWidget(self.keys)
        ways.addWidget(self.licences)
        ways.addStretch(1)
        self.add_layout(ways)
        self.finish()

    def _show_place(self) -> None:
        self.add_heading(_("Your record"))
        self.add_text(str(self._data))
        self.open_folder = button(_("Show the &folder"), name=_("Show the folder of the record"))
        self.open_folder.clicked.connect(self._open_folder)
        self.notice = label("", "fault")
        self.notice.hide()
        self.add_layout(at_left(self.open_folder))
        self.add_piece(self.notice)
        lab = lab_settings()
        if lab.file is not None:
            self.add_text(_("Settings for this computer are in {file}.").format(file=lab.file))
        self.add_text(
            _(
                "To keep it elsewhere, start the program with --data FOLDER, or set WHOSAYS_DATA. "
                "Nothing leaves this machine."
            )
            if not lab.reason("data")
            else lab.reason("data") + " " + _("Nothing leaves this machine.")
        )

    def _open_folder(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._data))):
            self.notice.setText(
                _("Nothing here can show a folder. Its path is above; it can be copied.")
            )
            self.notice.show()
            announce(self, self.notice.text())
