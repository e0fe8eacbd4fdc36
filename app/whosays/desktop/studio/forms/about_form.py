"""What a lesson says about itself: title, source, rights, level, practice, categories."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLabel, QRadioButton

from whosays.authoring.facts import with_fact
from whosays.authoring.lesson_text import LessonText
from whosays.desktop.choosing import choose_silently, when_chosen
from whosays.desktop.look.look import Look
from whosays.desktop.studio.editing import Editing
from whosays.desktop.studio.fields import LineField
from whosays.desktop.studio.forms.sheet import Sheet, say
from whosays.desktop.typesetting import choice, label
from whosays.lesson_packs.categories import WHOLE_DOCUMENT, categories_of
from whosays.lesson_packs.lesson import Origin, Practice
from whosays.translation import _


class AboutForm(Sheet):
    """Edits the front matter of a lesson."""

    def __init__(self, look: Look, editing: Editing) -> None:
        super().__init__(
            editing,
            _("About the lesson"),
            _("What the library shows, what readers are told of the source, and what they train."),
        )
        del look
        self.fields: dict[str, LineField] = {}
        self.choices: dict[str, dict[str, QRadioButton]] = {}
        self._faults: dict[str, QLabel] = {}
        self._groups: list[QButtonGroup] = []
        self._add_fields((("title", _("T&itle"), "", ""),))
        self._choose("origin", _origins(), _("The article"))
        self._add_fields(_source_fields())
        self._choose("share", _shares(), _("May its text travel with the pack?"))
        self._add_fields((("rights", _("By what &right"), _("CC BY 4.0, say"), ""),))
        self._choose("practice", _practices(), _("How it is practised"))
        self._add_fields(
            (("set", _("Which s&et it is of"), "before", _("Of a test: before, or after.")),)
        )
        self._choose("level", _levels(), _("Level"))
        self._add_fields((("minutes", _("Min&utes it takes"), "20", ""),))
        self._add_categories()
        self.finish()
        self.refresh()

    def _add_fields(self, fields: Sequence[tuple[str, str, str, str]]) -> None:
        for key, name, example, told in fields:
            field = LineField(name.replace("&", ""))
            field.setPlaceholderText(example)
            self.follow(field, partial(self._set, key))
            self._faults[key] = self.add(name, field, told)
            self.fields[key] = field

    def _choose(self, key: str, choices: Sequence[tuple[str, str, str]], heading: str) -> None:
        self.add_heading(heading)
        group = QButtonGroup(self)
        self._groups.append(group)
        self.choices[key] = {}
        for value, name, told in choices:
            each = choice(QRadioButton(), name)
            each.setAccessibleDescription(told)
            when_chosen(each, partial(self._choose_value, key, value))
            group.addButton(each)
            self.choices[key][value] = each
            self.lines.addWidget(each)
            if told:
                self.lines.addWidget(label(told, "quiet"))
        self._faults[key] = self.add_fault()

    def _add_categories(self) -> None:
        self.add_heading(_("What it trains"))
        self.categories: dict[str, QCheckBox] = {}
        for category in categories_of(self._editing.text.pack).values():
            if category.id in WHOLE_DOCUMENT:
                continue
            box = choice(QCheckBox(), category.name)
            box.clicked.connect(lambda _on: self._train())
            self.categories[category.id] = box
            self.lines.addWidget(box)
        self._faults["categories"] = self.add_fault()

    # -- changing

    def _set(self, key: str, value: str) -> bool:
        def edit(text: LessonText) -> LessonText:
            return with_fact(text, key, value)

        return self._editing.change(_("Change “{key}”").format(key=key), edit, merge=key)

    def _choose_value(self, key: str, value: str) -> None:
        self._set(key, value)

    def _train(self) -> None:
        chosen = [name for name, box in self.categories.items() if box.isChecked()]
        there = [name.strip() for name in self._editing.text.facts.get("categories", "").split(",")]
        in_order = [name for name in there if name in chosen]
        in_order += [name for name in chosen if name not in in_order]
        if in_order:
            self._set("categories", ", ".join(in_order))
        else:
            self.hint_changed.emit(_("A lesson trains one category at least."))
        self.refresh()

    # -- showing

    def refresh(self) -> None:
        """Show the front matter as it is now."""
        facts = self._editing.text.facts
        for key, field in self.fields.items():
            self.show_in(field, facts.get(key, ""))
        for key, choices in self.choices.items():
            value = facts.get(key, "text" if key == "share" else "")
            for each, box in choices.items():
                if each == value:
                    choose_silently(box)
        trained = {name.strip() for name in facts.get("categories", "").split(",")}
        for name, tick in self.categories.items():
            tick.setChecked(name in trained)
        self.refresh_problems()

    def refresh_problems(self) -> None:
        """Say below each field what is wrong with it."""
        matter = self._editing.text.anatomy.matter
        for key, fault in self._faults.items():
            line = matter.place(key).line if key in matter.entries else 0
            missing = [
                each.message
                for each in self._editing.problems
                if not line and each.line == matter.end.line and f"“{key}”" in each.message
            ]
            say(fault, self.messages_at(line) if line else "\n".join(missing))

    def enter(self) -> None:
        """Begin with the title."""
        self.fields["title"].setFocus()

    def show_line(self, line: int) -> bool:
        """Take the focus to the field of source line *line*; tell whether it is of these."""
        matter = self._editing.text.anatomy.matter
        for key, entry in matter.entries.items():
            if entry.place.line == line:
                return self._show_key(key)
        if line == matter.end.line:  # what is missing is told there
            for key, fault in self._faults.items():
                if fault.text():
                    return self._show_key(key)
        return line <= matter.end.line and self.go_to(self.fields["title"])

    def _show_key(self, key: str) -> bool:
        if key in self.choices:
            boxes = list(self.choices[key].values())
            return self.go_to(next((box for box in boxes if box.isChecked()), boxes[0]))
        if key == "categories":
            return self.go_to(next(iter(self.categories.values())))
        return self.go_to(self.fields.get(key, self.fields["title"]))


def _source_fields() -> tuple[tuple[str, str, str, str], ...]:
    return (
        ("publisher", _("&Publisher"), "", ""),
        ("country", _("Country that it is &from"), "", _("For the balance of a pack.")),
        ("published", _("Publishe&d"), "2026-05-17", ""),
        ("url", _("Its &address"), "https://", ""),
    )


def _origins() -> tuple[tuple[str, str, str], ...]:
    return (
        (
            Origin.REAL.value,
            _("Somebody published it"),
            _("Readers are told the publisher, the date, the address and the rights."),
        ),
        (Origin.WRITTEN.value, _("It was composed for teaching"), _("The page says so.")),
    )


def _shares() -> tuple[tuple[str, str, str], ...]:
    return (
        ("text", _("Yes"), _("The article goes into the pack file.")),
        ("key", _("No"), _("Only the key travels; each reader’s program gets the article itself.")),
    )


def _practices() -> tuple[tuple[str, str, str], ...]:
    return (
        (Practice.WORKED.value, _("Worked"), _("The key is shown and told.")),
        (Practice.GUIDED.value, _("Guided"), _("Some spans are shown from the start.")),
        (Practice.INDEPENDENT.value, _("Independent"), _("Nothing is shown before the check.")),
        (
            Practice.TEST.value,
            _("Test"),
            _("There is no feedback before the end, and the lesson is of a set."),
        ),
    )


def _levels() -> tuple[tuple[str, str, str], ...]:
    return (
        ("1", _("1, first steps"), ""),
        ("2", _("2, easy"), ""),
        ("3", _("3, as in a newspaper"), ""),
        ("4", _("4, hard to tell"), ""),
        ("5", _("5, for professionals"), ""),
    )
