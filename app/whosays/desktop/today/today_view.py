"""The page of the day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from whosays.desktop.announcing import announce
from whosays.desktop.background import Background
from whosays.desktop.course import Course
from whosays.desktop.look.look import Look
from whosays.desktop.page.document import date_in_words
from whosays.desktop.paper_view import PaperView
from whosays.desktop.today.category_row import CategoryRow
from whosays.desktop.today.day import Day, look_up
from whosays.desktop.today.passage_row import PassageRow, Standing
from whosays.desktop.today.round_words import beginning, facts, how_it_went
from whosays.desktop.typesetting import button, label, margins, rule
from whosays.errors import KnownError
from whosays.lesson_packs.categories import categories_of
from whosays.progress.review.passages import Passage
from whosays.progress.review.schedule import Scheduled
from whosays.translation import _


class TodayView(PaperView):
    """Says what is due today, and leads into it."""

    passage_wanted = Signal(object)
    """A ``Passage`` of the round is to be read now."""
    library_wanted = Signal()
    progress_wanted = Signal()
    articles_wanted = Signal()

    def __init__(self, look: Look, course: Course, learner: str) -> None:
        super().__init__(_("Today"))
        self._look, self._course, self._learner = look, course, learner
        self._act: Callable[[], None] = self._look_up
        self._looking = Background(self)
        self.rows: list[PassageRow] = []
        self.sentence = label(_("Looking up what is due …"), "prose")
        self._date = label("", "kicker")
        self._content = QWidget()
        self._inside = margins(QVBoxLayout(self._content), (0, 0, 0, 0), 8)
        self.main = button(_("Beg&in"))
        self.main.clicked.connect(self._take_main_action)
        for piece in (self._date, self.sentence, self._content):
            self.add_piece(piece)
        self.offer(self.main)
        self.finish()
        self._look_up()

    def _look_up(self) -> None:
        self.main.setEnabled(False)
        course, learner = self._course, self._learner
        self._looking.run(lambda: look_up(course, learner), self._show, self._refuse)

    def _take_main_action(self) -> None:
        self._act()

    def _refuse(self, error: BaseException) -> None:
        if not self.isVisible():
            return  # left before it was known; the record may be closed by now
        if not isinstance(error, KnownError):
            raise error
        self._say(error.sentence, _("T&ry again"), self._look_up)

    def _say(self, sentence: str, action: str, act: Callable[[], None], about: str = "") -> None:
        """Say *sentence*, and offer *action*, which is *about* something."""
        self.sentence.setText(sentence)
        self._act = act
        self.main.setText(action)
        name = action.replace("&", "")
        self.main.setAccessibleName(f"{name}: {about}" if about else name)
        self.main.setEnabled(True)
        self.settle_order()
        if self.isVisible():
            self.main.setFocus()
            announce(self, sentence)

    def _show(self, day: Day) -> None:
        self._date.setText(date_in_words(day.date.isoformat()).upper())
        if day.today.passages:
            self._show_round(day)
        elif day.is_done:
            self._show_done(day)
        else:
            self._show_nothing_due(day)

    # -- something is left

    def _show_round(self, day: Day) -> None:
        following = day.today.passages[0]
        self._list(day)
        self._inside.addSpacing(8)
        self._inside.addWidget(
            label(
                _(
                    "These are passages that you have not read lately. In some there is nothing "
                    "to find."
                ),
                "quiet",
            )
        )
        is_under_way = bool(day.today.done or day.begun)
        self._say(
            day.in_words,
            _("Go &on") if is_under_way else _("Beg&in"),
            lambda: self.passage_wanted.emit(following),
            beginning(following.alone()),
        )

    def _list(self, day: Day) -> None:
        self._inside.addSpacing(8)
        self._inside.addWidget(label(_("The round"), "heading"))
        for number, passage in enumerate(day.today.drawn, start=1):
            words = (beginning(passage.alone()), facts(passage))
            row = PassageRow(self._look, number, words, _standing(day, passage))
            self.rows.append(row)
            self._inside.addWidget(rule())
            self._inside.addWidget(row)
        self._inside.addWidget(rule())

    # -- nothing is left

    def _show_done(self, day: Day) -> None:
        self._inside.addWidget(label(" ".join(how_it_went(day)), "prose"))
        reviewed = day.reviewed()
        if reviewed:
            self._inside.addSpacing(8)
            self._inside.addWidget(label(_("How it went"), "heading"))
        for one in reviewed:
            self._inside.addWidget(self._category(day, one))
        self._list(day)
        self._offer_other()
        self._say(day.in_words, _("Choose a le&sson"), self.library_wanted.emit)

    def _category(self, day: Day, one: Scheduled) -> CategoryRow:
        names = {
            identifier: category.name
            for passage in day.today.drawn
            for identifier, category in categories_of(passage.pack).items()
        }
        name = names.get(one.category, one.category)
        back = max(one.due_day(day.zone), day.date + timedelta(days=1))
        return CategoryRow(self._look, name, one.reviews[-1].grade, back)

    def _show_nothing_due(self, day: Day) -> None:
        if day.today.schedule:
            self._inside.addWidget(
                label(
                    _(
                        "Until then, read a lesson: what you read by yourself comes back here, in "
                        "passages that are new to you."
                    ),
                    "prose",
                )
            )
            self._offer_other()
        self._say(day.in_words, _("Choose a le&sson"), self.library_wanted.emit)

    def _offer_other(self) -> None:
        self._inside.addSpacing(8)
        self._inside.addWidget(label(_("What else there is"), "heading"))
        for text, wanted in (
            (_("Loo&k at how you get better"), self.progress_wanted),
            (_("Open an &article again"), self.articles_wanted),
        ):
            way = button(text, "link")
            way.clicked.connect(wanted)
            row = margins(QHBoxLayout(), (0, 0, 0, 0), 0)
            row.addWidget(way)
            row.addStretch(1)
            self._inside.addLayout(row)


def _standing(day: Day, passage: Passage) -> Standing:
    if day.is_read(passage):
        return Standing.READ
    if passage.place in day.begun:
        return Standing.UNDER_WAY
    return Standing.NEXT if passage == day.today.passages[0] else Standing.LATER
