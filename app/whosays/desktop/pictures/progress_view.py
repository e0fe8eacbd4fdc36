"""The page of what was learnt."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from whosays.desktop.announcing import announce
from whosays.desktop.background import Background
from whosays.desktop.course import Course
from whosays.desktop.look.look import Look
from whosays.desktop.paper_view import PaperView
from whosays.desktop.pictures.calendar_picture import calendar_picture
from whosays.desktop.pictures.confusion_picture import confusion_picture
from whosays.desktop.pictures.learned import Learned, learned
from whosays.desktop.pictures.picture_card import PictureCard
from whosays.desktop.pictures.plane_picture import plane_picture
from whosays.desktop.pictures.rates_picture import rates_picture
from whosays.desktop.pictures.skill_piece import SkillPiece
from whosays.desktop.typesetting import label, margins, set_kind
from whosays.errors import KnownError
from whosays.progress.skills.discernment import Discernment
from whosays.translation import _

_PICTURES = (rates_picture, plane_picture, confusion_picture, calendar_picture)
_TAKEN = frozenset("LEGVHB")  # by the menus and the way back


class ProgressView(PaperView):
    """Shows each skill in words, with what it rests on, and the pictures."""

    def __init__(self, look: Look, course: Course, learner: str) -> None:
        super().__init__(_("My progress"))
        self._look = look
        self.skills: list[SkillPiece] = []
        self.cards: list[PictureCard] = []
        self._shown = QWidget()
        self._pieces = margins(QVBoxLayout(self._shown), (0, 0, 0, 0), 10)
        self.state = label(_("Your record is being read …"))
        self._pieces.addWidget(self.state)
        self.add_piece(self._shown)
        self.finish()
        # not a child of the page, which may be left while the record is still being read
        self._background = Background()
        self._background.run(partial(learned, course, learner), self._show, self._refuse)

    @property
    def is_shown(self) -> bool:
        """Tell whether what was learnt is on the page."""
        return bool(self.cards)

    def _refuse(self, error: BaseException) -> None:
        if not isValid(self) or not self.isVisible():
            return
        if not isinstance(error, KnownError):
            raise error
        set_kind(self.state, "fault")
        self.state.setText(error.sentence)
        announce(self, error.sentence)

    def _show(self, found: Learned) -> None:
        if not isValid(self):
            return
        self._shown.hide()  # else the page would be set anew with every piece
        self.state.hide()
        self._add_words(found)
        self._add_skills(found)
        width = self._shown.width()
        for number, picture_of in enumerate(_PICTURES, start=1):
            card = PictureCard(self._look, picture_of(found), number, width)
            self._add_key(number, card)
            self.cards.append(card)
            self._pieces.addWidget(card)
        self._shown.show()
        announce(self, found.words)

    def _add_words(self, found: Learned) -> None:
        self._pieces.addWidget(label(found.words, "prose"))
        if found.warning:
            self._pieces.addWidget(label(found.warning, "fault"))
        if found.discernment.tells:
            self._pieces.addWidget(label(_in_numbers(found.discernment), "quiet"))

    def _add_skills(self, found: Learned) -> None:
        self._pieces.addWidget(label(_("Category by category"), "heading"))
        keys = set(_TAKEN)
        for practised in found.practised:
            key = practised.letter if practised.letter.isascii() else ""
            key = "" if key in keys else key
            keys.add(key)
            piece = SkillPiece(self._look, found, practised, key)
            self.skills.append(piece)
            self._pieces.addWidget(piece)

    def _add_key(self, number: int, card: PictureCard) -> None:
        """Have Alt with *number* lead to *card*."""
        action = QAction(_("Picture {number}").format(number=number), self)
        action.setShortcut(QKeySequence(f"Alt+{number}"))
        action.triggered.connect(lambda _checked=False: self._go_to(card))
        self.addAction(action)

    def _go_to(self, card: PictureCard) -> None:
        card.take_focus()
        self.show_piece(card)


def _in_numbers(one: Discernment) -> str:
    return _(
        "In numbers: d′ {sensitivity}, criterion {criterion}, from {targets} sentences that need a "
        "check and {noise} that do not. A higher d′ tells better; a criterion below zero marks "
        "readily."
    ).format(
        sensitivity=f"{one.sensitivity:.1f}",
        criterion=f"{one.criterion:.1f}",
        targets=one.targets,
        noise=one.noise,
    )
