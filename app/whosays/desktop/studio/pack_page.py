"""The page of a pack that is being written: what it is called, whose it is, whom it is for."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QGridLayout

from whosays.authoring.facts import with_fact
from whosays.authoring.lesson_text import LessonText
from whosays.authoring.prose import with_brief
from whosays.desktop.paper_view import PaperView
from whosays.desktop.studio.editing import Editing
from whosays.desktop.studio.fields import LineField, TextField
from whosays.desktop.typesetting import label, margins
from whosays.lesson_packs.problem import Problem
from whosays.lesson_packs.reading import PACK_PAGE, read_pack_alone
from whosays.translation import _


class PackPage(PaperView):
    """Edits ``pack.md``; what is typed is saved as one goes."""

    def __init__(self, folder: Path) -> None:
        """Edit the page of the pack in *folder*.

        Raises KnownError where it cannot be read.
        """
        super().__init__(_("The page of the pack"))
        self._folder = folder
        file = folder / PACK_PAGE
        self.editing = Editing(LessonText.read(file), file, self, problems_of=self._problems)
        self.fields: dict[str, LineField] = {}
        grid = margins(QGridLayout(), (0, 8, 0, 0), 8)
        for row, (key, name, told) in enumerate(
            (
                ("title", _("&Title"), ""),
                ("authors", _("&Authors"), ""),
                ("version", _("&Version"), _("A newer one replaces an older: 1.0.1 after 1.0.0.")),
                ("language", _("&Language"), _("en, es, ar …")),
                ("licence", _("Li&cence"), _("CC-BY-4.0, say: others may use and change it.")),
            )
        ):
            field = LineField(name.replace("&", ""))
            field.setToolTip(told)
            field.setPlaceholderText(told)
            field.edited.connect(partial(self._set, key))
            field.left.connect(self.editing.settle)
            prompt = label(name, "section", wrap=False)
            prompt.setBuddy(field)
            grid.addWidget(prompt, row, 0)
            grid.addWidget(field, row, 1)
            self.fields[key] = field
        grid.setColumnStretch(1, 1)
        self.add_layout(grid)
        self.introduction = TextField(_("Introduction"), 6)
        self.introduction.edited.connect(self._introduce)
        self.introduction.left.connect(self.editing.settle)
        prompt = label(_("&Introduction, which the library shows"), "section")
        prompt.setBuddy(self.introduction)
        self.add_piece(prompt)
        self.add_piece(self.introduction)
        self.fault = label("", "fault")
        self.fault.hide()
        self.add_piece(self.fault)
        self.editing.changed.connect(self._show)
        self.editing.problems_changed.connect(self._show_problems)
        self.editing.refused.connect(self._say)
        self.editing.trouble.connect(self._say)
        self.editing.overtaken.connect(self._say)
        self._show()
        self.finish()

    def _set(self, key: str, value: str) -> None:
        self.editing.change(
            _("Change the page"), lambda text: with_fact(text, key, value), merge=key
        )

    def _introduce(self, markdown: str) -> None:
        self.editing.change(
            _("Change the page"), lambda text: with_brief(text, markdown), merge="introduction"
        )

    def _show(self) -> None:
        for key, field in self.fields.items():
            told = self.editing.text.facts.get(key, "")
            if not (field.hasFocus() and field.text().strip() == told.strip()):
                field.show_text(told)
        brief = self.editing.text.brief
        here = self.introduction.toPlainText()
        if not (self.introduction.hasFocus() and here.strip() == brief.strip()):
            self.introduction.show_text(brief)

    def _problems(self, _text: LessonText) -> tuple[Problem, ...]:
        """Return what is wrong with the page as it is on the disk."""
        return read_pack_alone(self._folder, file=self._folder.name).problems

    def _show_problems(self) -> None:
        self._say("\n".join(each.message for each in self.editing.problems))

    def _say(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))

    def hideEvent(self, event: QHideEvent) -> None:
        """Save what was typed last."""
        super().hideEvent(event)
        self.editing.save()

    def enter(self) -> None:
        """Begin with the title."""
        self.fields["title"].setFocus()
