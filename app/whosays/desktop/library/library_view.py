"""The library: who is reading, the lessons, and where the reader stands in each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from whosays.desktop.library.lesson_card import LessonCard
from whosays.desktop.library.reader_row import ReaderRow
from whosays.desktop.prose import Prose
from whosays.desktop.tab_order import reach_last
from whosays.desktop.typesetting import Scrolling, button, column, label, margins, of_kind, rule
from whosays.lesson_packs.lesson import Pack
from whosays.lesson_packs.problem import Problem
from whosays.progress.attempt import Learner, Standing
from whosays.translation import _


class LibraryView(QWidget):
    """Every pack on this machine, like the front page of a newspaper."""

    learner_chosen = Signal(str)
    learner_added = Signal(str)
    lesson_wanted = Signal(str, str)
    """The ids of pack and lesson."""
    result_wanted = Signal(str, str)
    """The ids of pack and lesson whose latest result is to be shown."""
    address_wanted = Signal(str)

    def __init__(self, record: Path) -> None:
        super().__init__()
        of_kind(self, "view")
        self._record = record
        self._next: tuple[str, str] | None = None
        self.reader = ReaderRow()
        self.reader.chosen.connect(self.learner_chosen)
        self.reader.added.connect(self.learner_added)
        self.cards: dict[tuple[str, str], LessonCard] = {}
        self._fault = label("", "fault")
        self._fault.hide()
        self.main = of_kind(button(""), "main")
        self.main.clicked.connect(self._open_next)
        # the button's own shortcut is the letter in its name, which changes
        action = QAction(_("Main action"), self)
        action.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        action.triggered.connect(self.main.click)
        self.addAction(action)
        self._lines = QVBoxLayout()
        self._shelf: QWidget | None = None
        sheet = of_kind(QFrame(), "sheet")
        inside = margins(QVBoxLayout(sheet), (40, 28, 40, 32), 12)
        masthead = label("Who Says?", "title")
        masthead.setAlignment(Qt.AlignmentFlag.AlignCenter)
        motto = label(_("Read the news the way a good editor does"), "kicker")
        motto.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for piece in (masthead, motto, rule(), self.reader, self._fault):
            inside.addWidget(piece)
        inside.addLayout(self._lines)
        inside.addStretch(1)
        self._scrolling = Scrolling(column(sheet, 84), _("Library"))
        place = label(_("Your record: {file}").format(file=record), "quiet")
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        bottom = margins(QHBoxLayout(), (16, 0, 16, 12), 16)
        bottom.addWidget(place, 1)
        bottom.addWidget(self.main)
        outer = margins(QVBoxLayout(self), (0, 8, 0, 0), 8)
        outer.addWidget(self._scrolling, 1)
        outer.addLayout(bottom)

    def show_library(
        self,
        packs: Sequence[Pack],
        problems: Sequence[Problem],
        learners: Sequence[Learner],
        present: str,
        standings: Mapping[tuple[str, str], Standing],
    ) -> None:
        """Show the lessons of *packs* as the learner with the id *present* stands in them."""
        self.reader.show_learners(learners, present)
        shelf = QWidget()
        lines = margins(QVBoxLayout(shelf), (0, 8, 0, 0), 12)
        self.cards = {}
        for pack in packs:
            self._show_pack(lines, pack, standings)
        if not packs:
            lines.addWidget(label(_("There are no lessons on this machine."), "prose"))
        self._show_problems(problems)
        if self._shelf is not None:
            self._lines.removeWidget(self._shelf)
            self._shelf.deleteLater()
        self._shelf = shelf
        self._lines.addWidget(shelf)
        reach_last(self.main, within=self)
        shelf.setEnabled(bool(learners))
        self._offer_next(packs, standings, known=bool(learners))

    def _show_pack(
        self, lines: QVBoxLayout, pack: Pack, standings: Mapping[tuple[str, str], Standing]
    ) -> None:
        lines.addWidget(label(pack.title, "heading"))
        # what a reader came for stands at the top; the rest about the pack below its lessons
        first, _break, rest = pack.introduction.strip().partition("\n\n")
        lines.addWidget(self._prose(first))
        for lesson in pack.lessons:
            key = (pack.id, lesson.id)
            # numbered through all packs: the number is the key that opens it
            card = LessonCard(len(self.cards) + 1, lesson, standings.get(key))
            card.wanted.connect(lambda key=key: self.lesson_wanted.emit(*key))
            card.result_wanted.connect(lambda key=key: self.result_wanted.emit(*key))
            self.cards[key] = card
            lines.addWidget(card)
        if rest:
            lines.addWidget(label(_("About “{title}”").format(title=pack.title), "section"))
            lines.addWidget(self._prose(rest))
        lines.addWidget(
            label(
                _("By {authors} · version {version} · {licence}").format(
                    authors=pack.authors, version=pack.version, licence=pack.licence
                ),
                "quiet",
            )
        )

    def _prose(self, markdown: str) -> Prose:
        prose = Prose(markdown, "plain")
        prose.address_wanted.connect(self.address_wanted)
        return prose

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        self._fault.setVisible(bool(problems))
        if problems:
            self._fault.setText(
                _(
                    "A pack on this machine has faults and is not shown. “whosays check” lists "
                    "them; the first is {problem}"
                ).format(problem=problems[0])
            )

    def _offer_next(
        self,
        packs: Sequence[Pack],
        standings: Mapping[tuple[str, str], Standing],
        *,
        known: bool,
    ) -> None:
        """Offer the lesson under way, else the first not begun, as the main action."""
        lessons = [(pack.id, lesson) for pack in packs for lesson in pack.lessons]
        under_way = [each for each in lessons if _is_open(standings.get((each[0], each[1].id)))]
        fresh = [each for each in lessons if (each[0], each[1].id) not in standings]
        wanted = (under_way or fresh or lessons)[:1]
        self.main.setVisible(bool(wanted) and known)
        if wanted:
            pack, lesson = wanted[0]
            self._next = (pack, lesson.id)
            again = _("&Open the lesson") if fresh else _("Read &one again")
            self.main.setText(_("&Continue the lesson") if under_way else again)
            self.main.setAccessibleName(f"{self.main.text().replace('&', '')}: {lesson.title}")

    def _open_next(self) -> None:
        if self._next is not None:
            self.lesson_wanted.emit(*self._next)

    def refuse(self, sentence: str) -> None:
        """Say why something could not be done."""
        self._fault.setText(sentence)
        self._fault.show()

    def enter(self) -> None:
        """Begin with the name where nobody is known, else with the main action."""
        if self.main.isVisible():
            self.main.setFocus()
        else:
            self.reader.name.setFocus()


def _is_open(standing: Standing | None) -> bool:
    return standing is not None and standing.open_attempt is not None
