"""The page on which an article becomes a lesson: where it is from, and whether it may travel."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLineEdit, QRadioButton

from whosays.authoring.draft_packs import DraftPack
from whosays.authoring.facts import with_fact
from whosays.authoring.lesson_text import LessonText
from whosays.authoring.new_lesson import NewLesson, new_lesson
from whosays.desktop.choice_box import ChoiceBox
from whosays.desktop.practise.taking_view import TakingView
from whosays.desktop.typesetting import button, choice, label, margins
from whosays.errors import KnownError
from whosays.lesson_packs.categories import SCORED
from whosays.lesson_packs.lesson import Origin
from whosays.translation import _

if TYPE_CHECKING:
    from whosays.articles.importing.imported_article import ImportedArticle

_WORDS_A_MINUTE = 60  # of reading twice and marking


class NewLessonView(TakingView):
    """Takes an article and what is known of it, and makes a lesson file's text of both."""

    lesson_wanted = Signal(object, str)
    """The pack, None for a new one, and the text of the lesson file."""

    def __init__(self, packs: Sequence[DraftPack], into: Path | None = None) -> None:
        """Offer *packs* to put the lesson into, that in the folder *into* first."""
        super().__init__(
            _("A new lesson"),
            _(
                "Paste this morning’s article, open a file or fetch a page. Look whether what was "
                "found is right; everything can be changed later."
            ),
        )
        self._packs = tuple(packs)
        self.add_text_field()
        self._add_facts()
        self._add_rights()
        self._add_pack(into)
        self.make = button(_("&Make the lesson"))
        self.make.clicked.connect(self._make)
        self.offer(self.make)
        self.finish()

    def _add_facts(self) -> None:
        self.headline, self.publisher = QLineEdit(), QLineEdit()
        self.published, self.address = QLineEdit(), QLineEdit()
        self.published.setPlaceholderText("2026-05-17")
        self.address.setPlaceholderText("https://")
        grid = margins(QGridLayout(), (0, 8, 0, 0), 8)
        for row, (name, field) in enumerate(
            (
                (_("&Headline"), self.headline),
                (_("&Publisher"), self.publisher),
                (_("Publishe&d"), self.published),
                (_("Its a&ddress"), self.address),
            )
        ):
            grid.addWidget(self.named(name, field), row, 0)
            grid.addWidget(field, row, 1)
        self.add_layout(grid)

    def _add_rights(self) -> None:
        self.add_piece(label(_("May the article’s text travel with your lesson?"), "section"))
        self.key_only = choice(QRadioButton(), _("N&o, only my key"))
        self.travels = choice(QRadioButton(), _("Y&es, I may share the text"))
        self.written = choice(QRadioButton(), _("&I wrote it myself"))
        self.reason = QLineEdit()
        self.reason.setAccessibleName(_("Why the text may be shared"))
        self.reason.setPlaceholderText(_("CC BY 4.0; or quoted in full for criticism"))
        self.key_only.setChecked(True)
        self._rights_group = QButtonGroup(self)
        for each, told in (
            (self.key_only, _("Each reader’s program gets the article from its address itself.")),
            (self.travels, _("Say why; readers see it below the article.")),
            (self.written, _("The page says that it was composed for teaching.")),
        ):
            each.setAccessibleDescription(told)
            self._rights_group.addButton(each)
            self.add_piece(each)
            self.add_piece(label(told, "quiet"))
            if each is self.travels:
                self.add_piece(self.reason)
        self.reason.textEdited.connect(lambda _text: self.travels.setChecked(True))

    def _add_pack(self, into: Path | None) -> None:
        self.pack = ChoiceBox()
        for pack in self._packs:
            self.pack.addItem(pack.title, pack.folder)
        self.pack.addItem(_("A new pack"), None)
        chosen = [number for number, pack in enumerate(self._packs) if pack.folder == into]
        self.pack.setCurrentIndex(chosen[0] if chosen else 0)
        prompt = label(_("P&ut it into"), "section", wrap=False)
        prompt.setBuddy(self.pack)
        self.pack.setAccessibleName(_("Put it into"))
        self.add_piece(prompt)
        self.add_piece(self.pack)

    def take_article(self, article: ImportedArticle) -> None:
        """Show *article* and what is known about it."""
        self.headline.setText(article.title)
        self.publisher.setText(article.publisher)
        self.published.setText(article.published)
        self.address.setText(article.address)
        super().take_article(article)

    # -- making

    def _make(self) -> None:
        if self.is_reading:
            return
        try:
            text = self._lesson()
        except KnownError as error:
            self.refuse(error.sentence)
            return
        number = self.pack.currentIndex()
        pack = self._packs[number] if number < len(self._packs) else None
        self.lesson_wanted.emit(pack, text)

    def _lesson(self) -> str:
        """Return the text of the lesson file. Raises KnownError where it cannot be one."""
        number = self.pack.currentIndex()
        taken = (
            {lesson.id for lesson in self._packs[number].lessons}
            if number < len(self._packs)
            else set()
        )
        body = self.text.toPlainText()
        headline = " ".join(self.headline.text().split())
        is_own = self.written.isChecked()
        address = self.address.text().strip()
        if self.key_only.isChecked() and not address:
            raise KnownError(
                _(
                    "If only the key travels, readers need the article’s address. Write it above, "
                    "or say that the text may be shared."
                )
            )
        made = new_lesson(
            NewLesson(
                title=headline,
                body=body,
                headline=headline,
                publisher=self.publisher.text(),
                published=self.published.text(),
                url=address,
                origin=Origin.WRITTEN if is_own else Origin.REAL,
                rights=self._rights(),
                categories=SCORED,
                minutes=min(max(5, round(len(body.split()) / _WORDS_A_MINUTE)), 120),
            ),
            taken,
        )
        text = LessonText(made)
        if self.key_only.isChecked():
            text = with_fact(text, "share", "key")
        return text.text

    def _rights(self) -> str:
        if self.key_only.isChecked():
            return _("the publisher’s; the article does not travel with the lesson")
        return "" if self.written.isChecked() else self.reason.text()
