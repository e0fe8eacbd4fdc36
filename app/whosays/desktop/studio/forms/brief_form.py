"""The brief, which a learner reads first, and the notes, which only a teacher reads."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout

from whosays.authoring.lesson_text import LessonText
from whosays.authoring.prose import with_brief, with_notes
from whosays.desktop.look.look import Look
from whosays.desktop.prose import Prose
from whosays.desktop.studio.editing import Editing
from whosays.desktop.studio.fields import TextField
from whosays.desktop.studio.forms.sheet import Sheet
from whosays.desktop.typesetting import label, margins, of_kind
from whosays.lesson_packs.sections import SectionKind
from whosays.translation import _


class BriefForm(Sheet):
    """Edits two passages, with how they look below."""

    def __init__(self, look: Look, editing: Editing) -> None:
        super().__init__(
            editing,
            _("The brief"),
            _(
                "What a learner reads before the article: what it is, and what to ask of it. "
                "Empty lines separate paragraphs; *words* between stars lean."
            ),
        )
        del look
        self.brief, self._brief_looks = self._add(_("The &brief"), with_brief, "brief")
        self.add_heading(_("Notes for the teacher"))
        self.notes, self._notes_look = self._add(
            _("&Notes, never shown to a learner"), with_notes, "notes"
        )
        self.finish()
        self.refresh()

    def _add(
        self, name: str, edit: Callable[[LessonText, str], LessonText], merge: str
    ) -> tuple[TextField, Prose]:
        field = TextField(name.replace("&", ""), 6, 18)
        self.follow(
            field,
            lambda markdown: self._editing.change(
                _("Write"), lambda text: edit(text, markdown), merge=merge
            ),
        )
        self.add(name, field)
        looks = Prose("", "prose")
        card = of_kind(QFrame(), "card")
        inside = margins(QVBoxLayout(card), (16, 12, 16, 12), 4)
        inside.addWidget(label(_("How it looks"), "section"))
        inside.addWidget(looks)
        self.lines.addWidget(card)
        return field, looks

    def refresh(self) -> None:
        """Show both as they are now."""
        text = self._editing.text
        for field, looks, told in (
            (self.brief, self._brief_looks, text.brief),
            (self.notes, self._notes_look, text.notes),
        ):
            self.show_in(field, told)
            looks.set_markdown(told or _("*Nothing yet.*"))

    def enter(self) -> None:
        """Begin with the brief."""
        self.brief.setFocus()

    def show_line(self, line: int) -> bool:
        """Take the focus to the passage of source line *line*; tell whether there is one."""
        anatomy = self._editing.text.anatomy
        if any(each.number == line for each in anatomy.sections.brief):
            return self.go_to(self.brief)
        notes = anatomy.section(SectionKind.NOTES)
        if notes is not None and line in (notes.heading.line.number, *anatomy.lines_of(notes)):
            return self.go_to(self.notes)
        return False
