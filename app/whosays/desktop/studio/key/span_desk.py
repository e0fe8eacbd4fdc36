"""What is said about one span of the key: its role, its categories, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from whosays.articles.span import Span
from whosays.authoring.anatomy import DraftSpan
from whosays.authoring.lesson_text import LessonText
from whosays.authoring.spans import (
    Meaning,
    with_core,
    with_explanation,
    with_extent,
    with_meaning,
    without_span,
)
from whosays.desktop.choice_box import ChoiceBox
from whosays.desktop.studio.editing import Editing
from whosays.desktop.studio.fields import LineField, TextField
from whosays.desktop.studio.key.role_words import role_explained, role_name
from whosays.desktop.typesetting import at_left, button, choice, label, margins, of_kind
from whosays.lesson_packs.categories import categories_of
from whosays.lesson_packs.lesson import Practice, Role
from whosays.translation import _

_LONGEST_SHOWN = 160


class SpanDesk(QFrame):
    """Shows and changes one span."""

    address_wanted = Signal(str)

    def __init__(self, editing: Editing, selected: Callable[[], Span | None]) -> None:
        """Change spans of *editing*; *selected* gives the words chosen on the page, or None."""
        super().__init__()
        of_kind(self, "card")
        self._editing = editing
        self._selected = selected
        self._id = ""
        self._is_showing = False
        self._is_refused = False
        self._lines = margins(QVBoxLayout(self), (16, 12, 16, 12), 6)
        self.words = label("", "prose")
        self._lines.addWidget(self.words)
        self._make_role()
        self._make_categories()
        self._make_why()
        self._make_place()
        self.problems = label("", "fault")
        self.problems.hide()
        self._lines.addWidget(self.problems)
        self.remove = button(_("Remove the span (Del)"), "link", name=_("Remove the span"))
        self.remove.clicked.connect(self.remove_span)
        self._lines.addLayout(at_left(self.remove))
        self.setAccessibleName(_("The span chosen"))
        self.hide()

    # -- setting out

    def _make_role(self) -> None:
        prompt = label(_("&What it is"), "section")
        self.role = ChoiceBox()
        self.role.setAccessibleName(_("What it is"))
        for role in Role:
            self.role.addItem(role_name(role), role)
        self.role.activated.connect(lambda _number: self._mean())
        prompt.setBuddy(self.role)
        self.role_told = label("", "quiet")
        self.first_prompt = label(_("&Of which span"), "section")
        self.first = ChoiceBox()
        self.first.setAccessibleName(_("Of which span it is a later mention"))
        self.first.activated.connect(lambda _number: self._mean())
        self.first_prompt.setBuddy(self.first)
        self.given = choice(QCheckBox(), _("Show it &from the start"))
        self.given.setAccessibleDescription(_("In a guided lesson; it is not scored then."))
        self.given.clicked.connect(lambda _on: self._mean())
        for piece in (
            prompt,
            self.role,
            self.role_told,
            self.first_prompt,
            self.first,
            self.given,
        ):
            self._lines.addWidget(piece)

    def _make_categories(self) -> None:
        self._category_prompt = label("", "section")
        self._lines.addWidget(self._category_prompt)
        self.categories: dict[str, QCheckBox] = {}
        for category in categories_of(self._editing.text.pack).values():
            box = choice(QCheckBox(), category.name)
            box.clicked.connect(lambda _on, name=category.id: self._mean(name))
            self.categories[category.id] = box
            self._lines.addWidget(box)

    def _make_why(self) -> None:
        self.explanation = TextField(_("Why: the explanation that a learner reads"), 4)
        self.explanation.setPlaceholderText(
            _("Without one, the category’s own definition and question stand in.")
        )
        self.ask = LineField(_("The question to ask of it"))
        self.ask.setPlaceholderText(_("Who counted, and could anyone else?"))
        self.title = LineField(_("Its heading"))
        for name, field in (
            (_("W&hy"), self.explanation),
            (_("Its &question"), self.ask),
            (_("Its headin&g"), self.title),
        ):
            prompt = label(name, "section")
            prompt.setBuddy(field)
            field.edited.connect(lambda _text, field=field: self._explain(field))
            field.left.connect(self._editing.settle)
            self._lines.addWidget(prompt)
            self._lines.addWidget(field)

    def _make_place(self) -> None:
        self.extent = label("", "quiet")
        self._lines.addWidget(self.extent)
        self.move_here = button(_("Move it to the chosen words"), "link")
        self.move_here.clicked.connect(self._move)
        self.reach = button(_("A mark may reach as far as the chosen words"), "link")
        self.reach.clicked.connect(self._reach)
        self.usual = button(_("Let a mark reach as far as usual"), "link")
        self.usual.clicked.connect(self._reach_as_usual)
        for each in (self.move_here, self.reach, self.usual):
            self._lines.addLayout(at_left(each))

    # -- showing

    @property
    def span(self) -> DraftSpan | None:
        """Return the span that is shown."""
        return self._editing.text.span(self._id) if self._id else None

    def show_span(self, identifier: str) -> None:
        """Show the span *identifier*; an empty one shows none."""
        if identifier != self._id:
            self._editing.settle()
            self._is_refused = False
            self._id = identifier
        self.refresh()

    def refresh(self) -> None:
        """Show the span as it is now."""
        span = self.span
        self.setVisible(span is not None)
        if span is None:
            return
        text = self._editing.text
        words = " ".join(span.core.of(text.article.text).split())
        if len(words) > _LONGEST_SHOWN:
            words = words[: _LONGEST_SHOWN - 1] + "…"
        self.words.setText(f"“{words}”")
        self._show_role(text, span)
        self._show_why(span)
        self._show_place(text, span)
        self.offer_chosen_words()

    def _show_role(self, text: LessonText, span: DraftSpan) -> None:
        self.role.setCurrentIndex(list(Role).index(span.role))
        self.role_told.setText(role_explained(span.role))
        is_again = span.role is Role.AGAIN
        self._fill_first(text, span)
        for each in (self.first_prompt, self.first):
            each.setVisible(is_again)
        guided = text.shown.practice is Practice.GUIDED
        self.given.setVisible(span.role is Role.TARGET and (guided or span.given))
        self.given.setChecked(span.given)
        asked = _("What it looks like") if span.role is Role.DECOY else _("Category")
        self._category_prompt.setText(asked)
        for name, box in self.categories.items():
            box.setChecked(name in span.categories)
            box.setVisible(name in (*text.shown.categories, *span.categories))

    def _fill_first(self, text: LessonText, span: DraftSpan) -> None:
        self.first.clear()
        for each in _targets(text, span):
            words = " ".join(each.core.of(text.article.text).split())
            self.first.addItem(words[:60], each.id)
            if each.id == span.again_for:
                self.first.setCurrentIndex(self.first.count() - 1)

    def _show_why(self, span: DraftSpan) -> None:
        for field, told in ((self.ask, span.ask), (self.title, span.title)):
            typing = field.hasFocus() and (
                self._is_refused or " ".join(field.text().split()) == " ".join(told.split())
            )
            if not typing:
                field.show_text(told)
        here = self.explanation.toPlainText()
        typing = self.explanation.hasFocus() and (
            self._is_refused or here.strip() == span.explanation.strip()
        )
        if not typing:
            self.explanation.show_text(span.explanation)

    def _show_place(self, text: LessonText, span: DraftSpan) -> None:
        reach = " ".join(span.extent.of(text.article.text).split())
        told = _("A mark counts in full up to “{words}”.").format(words=reach)
        self.extent.setText(told)
        self.extent.setVisible(span.role in (Role.TARGET, Role.AGAIN))
        self.usual.setVisible(span.own_extent)

    def offer_chosen_words(self) -> None:
        """Offer what can be done with the words that are chosen on the page."""
        span, chosen = self.span, self._selected()
        other = span is not None and chosen is not None and chosen != span.core
        self.move_here.setVisible(other)
        self.reach.setVisible(
            other and span is not None and chosen is not None and chosen.contains(span.core)
        )

    def show_problems(self, sentences: Sequence[str]) -> None:
        """Say what is wrong with the span."""
        self.problems.setText("\n".join(sentences))
        self.problems.setVisible(bool(sentences))

    # -- changing

    def _mean(self, clicked: str = "") -> None:
        span = self.span
        if span is None:
            return
        role = Role(self.role.currentData())
        names = [name for name, box in self.categories.items() if box.isChecked()]
        if not names and clicked:
            self.categories[clicked].setChecked(True)  # it is of some category
            return
        first = None
        if role is Role.AGAIN:
            targets = _targets(self._editing.text, span)
            first = self.first.currentData() or (targets[0].id if targets else None)
            names = [] if span.role is not Role.AGAIN else names
        meaning = Meaning(role, tuple(names), self.given.isChecked(), first)
        identifier = self._id
        self._change(
            _("Say what it is"), lambda text: with_meaning(text, identifier, meaning), merge=""
        )
        self.refresh()

    def _explain(self, field: QWidget) -> None:
        title, why, ask = self.title.text(), self.explanation.toPlainText(), self.ask.text()
        identifier = self._id
        name = {self.title: "title", self.ask: "ask"}.get(field, "why")  # type: ignore[call-overload]
        self._is_refused = not self._change(
            _("Explain"),
            lambda text: with_explanation(text, identifier, title, why, ask),
            merge=f"{identifier} {name}",
        )

    def _move(self) -> None:
        chosen = self._selected()
        if chosen is not None:
            identifier = self._id
            self._change(_("Move the span"), lambda text: with_core(text, identifier, chosen))

    def _reach(self) -> None:
        chosen = self._selected()
        if chosen is not None:
            self._change(_("Let marks reach"), partial(_with_extent, self._id, chosen))

    def _reach_as_usual(self) -> None:
        self._change(_("Let marks reach as usual"), partial(_with_extent, self._id, None))

    def remove_span(self) -> None:
        """Take the span out of the key."""
        identifier = self._id
        if self.span is not None:
            self._change(_("Remove the span"), lambda text: without_span(text, identifier))

    def _change(
        self, name: str, edit: Callable[[LessonText], LessonText], *, merge: str = ""
    ) -> bool:
        return self._editing.change(name, edit, merge=merge)


def _with_extent(identifier: str, extent: Span | None, text: LessonText) -> LessonText:
    return with_extent(text, identifier, extent)


def _targets(text: LessonText, span: DraftSpan) -> list[DraftSpan]:
    """Return what *span* can be a later mention of."""
    return [
        each
        for each in text.spans
        if each.role is Role.TARGET and each.id != span.id and each.core.start <= span.core.start
    ]
