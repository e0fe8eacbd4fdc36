"""The one window: library, walk and papers, one at a time."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QPaintEvent,
    QUndoGroup,
    QUndoStack,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from whosays.desktop.look.look import Look
from whosays.desktop.menus import Menus, next_size
from whosays.desktop.opening_view import OpeningView
from whosays.errors import KnownError
from whosays.lab_settings import lab_settings
from whosays.settings import Place, Settings, read_place, write_place, write_settings
from whosays.translation import _

if TYPE_CHECKING:  # these cost half a start-up: they are imported after the first paint
    from whosays.desktop.background import Background
    from whosays.desktop.course import Course, Opened
    from whosays.desktop.fault_view import FaultView
    from whosays.desktop.library.library_view import LibraryView
    from whosays.desktop.library.paging import Wanted
    from whosays.desktop.packs.packs_view import PacksView
    from whosays.desktop.paper_view import PaperView
    from whosays.desktop.practise.getting_view import GettingView
    from whosays.desktop.practise.practise_view import PractiseView
    from whosays.desktop.studio.studio import Studio
    from whosays.desktop.walk.live_attempt import LiveAttempt
    from whosays.desktop.walk.walk_view import WalkView
    from whosays.lesson_packs.lesson import Lesson, Pack
    from whosays.licences import Part
    from whosays.progress.review.passages import Passage

Clock = Callable[[], datetime]
_TOLD_OF = 20  # lessons; to tell of each would keep the window busy
_PATIENCE = 10.0  # seconds that closing waits for what is on its way to the disk


class Window(QMainWindow):
    """Shows one view at a time and remembers where somebody was."""

    painted = Signal()
    """There is something to be seen: the window was painted for the first time."""
    _reading = Signal(int, int)
    """So many of so many lessons of a pack are read; their list was missing or overtaken."""

    def __init__(self, look: Look, data: Path, clock: Clock, also: Sequence[Pack] = ()) -> None:
        """Work on *data*, with *clock* for the time and *also* for packs not installed."""
        super().__init__()
        self._also = also
        self._look = look
        self._data = data
        self._clock = clock
        self._background: Background | None = None
        self._undo = QUndoGroup(self)
        self.course: Course | None = None
        self.library: LibraryView | None = None
        self.walk: WalkView | None = None
        self._studio: Studio | None = None
        self._paper: PaperView | None = None
        self._under_paper: QWidget | None = None
        self._focus_under_paper: QWidget | None = None
        self._learner = ""
        self._started = False
        self._wanted: Wanted | None = None
        """What is to be seen of the library, where that is not its beginning."""
        self._due: Background | None = None
        self._lookups = 0
        """How often was looked for what is due; only the last answer counts."""
        self._is_in_round = False
        """Whether the lesson that is open belongs to the day's round."""
        self._wish: Callable[[], None] | None = None
        """What somebody wanted of the library before the record was open."""
        self._to_open: list[Path] = []
        """Pack files that somebody wants opened."""
        self._aside: Path | None = None
        self._news = ""
        """What is to be said once the record is open again."""
        self._is_bad = False
        """Whether that says why something could not be done."""
        self._warned = False
        self._views = QStackedWidget()
        self._opening = OpeningView()
        self._fault: FaultView | None = None
        self._views.addWidget(self._opening)
        self.setCentralWidget(self._views)
        self.setWindowTitle("Who Says?")
        self.resize(QSize(1180, 820))
        self.setMinimumSize(QSize(640, 480))
        self.setAcceptDrops(True)
        self._reading.connect(self._show_reading, Qt.ConnectionType.QueuedConnection)
        self._save_place = QTimer(self)
        self._save_place.setSingleShot(True)
        self._save_place.setInterval(look.tokens.duration("place-delay"))
        self._save_place.timeout.connect(self._keep_place)
        self._make_menus()

    # -- opening

    def paintEvent(self, event: QPaintEvent) -> None:
        """Open the record after the first paint."""
        super().paintEvent(event)
        if not self._started:
            self._started = True
            QTimer.singleShot(0, self._open)
            QTimer.singleShot(0, self.painted.emit)

    def _open(self) -> None:
        if self._show_front_page() and self.library is not None:
            # what is opened would take its time from the painting
            self.library.painted.connect(self._open_folder)
        else:
            self._views.setCurrentWidget(self._opening)
            self._open_folder()

    def _show_front_page(self) -> bool:
        """Show the library as it was last, which is quicker than to look; tell whether it does."""
        from whosays.desktop.library.front_page import read_front_page

        page = read_front_page(self._data)
        place = read_place(self._data)
        is_of_now = page is not None and page.present == place.learner and not place.attempt
        if page is None or not is_of_now or self._also or self._fault is not None:
            return False
        self._learner = page.present
        library = self._make_library()
        library.show_page(page, in_haste=True)
        library.painted.connect(partial(library.show_page, page))
        self._show_view_of_library()
        return True

    def _open_folder(self) -> None:
        """Open the record, and read the lessons."""
        from whosays.desktop.background import Background

        data, clock, also = self._data, self._clock, self._also

        def work() -> Opened:
            from whosays.desktop.course import open_folder

            return open_folder(data, clock, also, self._hear)

        if self._background is None:
            self._background = Background(self)
        self._background.run(work, self._take_course, self._show_fault)

    def _hear(self, number: int, count: int) -> None:
        """Take what the reading of a pack's lessons tells, beside the window."""
        if number % _TOLD_OF == 0:
            with contextlib.suppress(RuntimeError):  # the window may be gone
                self._reading.emit(number, count)

    def _show_reading(self, number: int, count: int) -> None:
        if self.course is not None:
            return
        self._opening.show_reading(number, count)
        if self.library is not None:
            self.library.show_reading(number, count)

    def _take_course(self, opened: Opened) -> None:
        try:
            self._come_in(opened)
        except KnownError as error:  # it could be opened, but not read
            self._leave_record()
            self._show_fault(error)
            return
        if self._aside is not None:
            self._say(_("The damaged record is kept as {file}.").format(file=self._aside))
            self._aside = None
        if self._news and self.walk is None and self.library is not None and not self._is_bad:
            self.library.tell(self._news)
        elif self._news:
            self._say(self._news)
        self._news = ""
        self._check_health()
        self._keep_backup()

    def _keep_backup(self) -> None:
        """Make a backup beside the window; the page of the record says what keeps one away."""
        from whosays.desktop.background import Background

        if self.course is not None:
            course = self.course

            def keep() -> None:
                with contextlib.suppress(OSError):  # it is quicker with it, and goes without
                    course.keep_index()
                course.keep_backup()

            Background(self).run(keep, lambda _made: None, lambda _error: None)

    def _check_health(self) -> None:
        """Look beside the window whether the whole record is sound."""
        from whosays.desktop.background import Background

        course = self.course

        def take_answer(sentence: str | None) -> None:
            from whosays.desktop.mending import damage

            if sentence is not None and self.course is course:
                self._leave_record()
                self._show_fault(damage(self._data))

        if course is not None:
            health = Background(self)
            health.run(course.quick_check, take_answer, lambda _error: None)

    def _come_in(self, opened: Opened) -> None:
        from whosays.desktop.course import Course

        self.course = Course(opened, self._clock)
        self.course.journal.trouble.connect(self._show_trouble)
        self.course.journal.settled.connect(self._forget_warning)
        self.course.journal.overtaken.connect(self._read_anew)
        is_shown = self.library is not None
        place = read_place(self._data)
        known = [learner.id for learner in self.course.learners()]
        self._learner = place.learner if place.learner in known else (known[:1] or [""])[0]
        attempt = self.course.resume(place.attempt) if place.attempt else None
        if is_shown:
            self._set_front_page()  # whoever is doing something there is not disturbed
        else:
            self._make_library()
            if attempt is not None and place.learner == self._learner:
                self._walk_through(attempt, place)
            else:
                self.show_library()
        wish, self._wish = self._wish, None
        if wish is not None:
            wish()
        self._open_packs()

    def _make_library(self) -> LibraryView:
        from whosays.desktop.library.library_view import LibraryView

        self.library = LibraryView()
        self.library.learner_chosen.connect(self.choose_learner)
        self.library.learner_added.connect(self._add_learner)
        self.library.lesson_wanted.connect(self._open_lesson)
        self.library.result_wanted.connect(self._open_result)
        self.library.more_wanted.connect(self._show_more)
        self.library.words_wanted.connect(self._find)
        self.library.address_wanted.connect(self.open_address)
        self.library.today.wanted.connect(self.show_today)
        self.library.today.practise_wanted.connect(self.show_practise)
        self._views.addWidget(self.library)
        return self.library

    def _show_fault(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error
        from whosays.desktop.mending import copy_in, is_damage

        damaged = is_damage(error)
        copy = copy_in(self._data) if damaged else None
        self._show_sentence(error.sentence, is_damaged=damaged, copy=copy)

    def _show_sentence(
        self, sentence: str, *, is_damaged: bool = False, copy: Path | None = None
    ) -> None:
        from whosays.desktop.fault_view import FaultView

        if self.course is None:
            self._leave_record()  # what was shown of it from the last time, too
        if self._fault is None:
            self._fault = FaultView()
            self._fault.again.connect(self._open)
            self._fault.elsewhere.connect(self._choose_folder)
            self._fault.mending.connect(self._mend)
            self._views.addWidget(self._fault)
        self._views.setCurrentWidget(self._fault)
        self._fault.show_fault(sentence, is_damaged=is_damaged, copy=copy)

    def _mend(self, copy: Path | None) -> None:
        """Set the damaged record aside, for *copy* or a new one, and go on."""
        from whosays.desktop.mending import mend

        try:
            self._aside = mend(self._data, copy, self._clock())
        except KnownError as error:
            self._show_fault(error)
        else:
            self._open()

    def _leave_record(self) -> None:
        """Close the record and everything that shows something of it."""
        for view in (self.walk, self.library):
            if view is not None:
                self._views.removeWidget(view)
                view.deleteLater()
        self.walk, self.library = None, None
        self._undo.setActiveStack(None)  # type: ignore[arg-type]  # Qt takes none, its stub not
        if self.course is not None:
            self.course.close()
            self.course = None

    def _choose_folder(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(self, _("A folder for the record"))
        if chosen:
            self._data = Path(chosen)
            self._open()

    # -- library

    def show_library(self) -> None:
        """Show the library as it stands now."""
        self._close_paper()
        if self._studio is not None:
            self._studio.leave()
        if self.course is None or self.library is None:
            return
        if self.walk is not None:
            self._views.removeWidget(self.walk)
            self.walk.deleteLater()
            self.walk = None
        self._is_in_round = False
        self._undo.setActiveStack(None)  # type: ignore[arg-type]  # Qt takes none, its stub not
        self._set_front_page()
        self._show_view_of_library()
        if self.course.journal.stuck:
            self.library.refuse(self.course.journal.stuck)
        self._keep_place()

    def _set_front_page(self) -> None:
        """Have the library show what the record and the packs say now, and keep that."""
        from whosays.desktop.library.front_page import keep_front_page
        from whosays.desktop.library.setting import front_page_of

        course = self.course
        if course is None or self.library is None:
            return
        page = front_page_of(
            course.record_file,
            (course.packs, course.problems),
            (course.learners(), self._learner),
            course.standings(self._learner) if self._learner else {},
            self._wanted,
        )
        self.library.show_page(page)
        if self._wanted is not None:
            return  # what is found is not what there is
        with contextlib.suppress(OSError):  # it is quicker with it, and goes without
            keep_front_page(self._data, page)
        QTimer.singleShot(0, self._look_what_is_due)

    def _show_more(self, pack: str) -> None:
        from whosays.desktop.library.paging import Wanted

        self._wanted = (self._wanted or Wanted()).more(pack)
        self._set_front_page()

    def _find(self, words: str) -> None:
        from whosays.desktop.library.paging import Wanted

        self._wanted = Wanted(words=words) if words.strip() else None
        self._set_front_page()

    def _look_what_is_due(self) -> None:
        """Say in the library what is due, once that was looked up beside the window."""
        from whosays.desktop.background import Background

        course, learner, library = self.course, self._learner, self.library
        if course is None or library is None or self._views.currentWidget() is not library:
            return
        if not learner:
            return
        self._lookups += 1
        number = self._lookups

        def work() -> tuple[int, str]:
            from whosays.desktop.today.day import look_up

            return number, look_up(course, learner).in_words

        def show(answer: tuple[int, str]) -> None:
            if answer[0] == self._lookups and self.library is library:
                library.today.show_sentence(answer[1])

        if self._due is None:
            self._due = Background(self)
        # what keeps the record from being read is said by whoever else reads it
        self._due.run(work, show, lambda _error: None)

    def _show_view_of_library(self) -> None:
        if self.library is not None:
            self._views.setCurrentWidget(self.library)
            self.setWindowTitle("Who Says?")
            self.library.enter()

    def choose_learner(self, learner: str) -> None:
        """Show the library as the learner with the id *learner* stands in it."""
        if self.course is None:
            self._wish = partial(self.choose_learner, learner)
            return
        self._learner = learner
        self.show_library()

    def _add_learner(self, name: str) -> None:
        if self.course is None:
            self._wish = partial(self._add_learner, name)
        elif self.library is not None:
            self.course.add_learner(name, self.choose_learner, self.library.reader.refuse)

    # -- the walk

    def _open_lesson(self, pack: str, lesson: str) -> None:
        if self.course is None or self.library is None:
            self._wish = partial(self._open_lesson, pack, lesson)
            return
        found = self.course.find(pack, lesson)
        if found is not None and self._learner:
            if found[1].has_article:
                self.course.begin(self._learner, *found, self._walk_through, self.library.refuse)
            else:
                self._get_article(*found)

    def _get_article(self, pack: Pack, lesson: Lesson) -> None:
        """Show the page on which the article of *lesson* is got, and read it then."""
        from whosays.desktop.practise.getting_view import GettingView

        page = GettingView(lesson)
        page.article_wanted.connect(partial(self._begin_with_article, page, pack))
        self._show_paper(page)

    def _begin_with_article(self, page: GettingView, pack: Pack, lesson: Lesson, text: str) -> None:
        if self.course is None:
            return
        try:
            whole = self.course.keep_article(pack, lesson, text)
        except KnownError as error:
            page.refuse(error.sentence)
            return
        self._close_paper()
        self.show_library()
        self.course.begin(self._learner, whole, lesson, self._walk_through, self._say)

    def _open_result(self, pack: str, lesson: str) -> None:
        if self.course is None or self.library is None:
            self._wish = partial(self._open_result, pack, lesson)
            return
        found = self.course.find(pack, lesson)
        if found is None:
            return
        attempt = self.course.latest(self._learner, *found)
        if attempt is None:
            self.library.refuse(
                _("The article has changed since then; its old result cannot be laid over it.")
            )
        else:
            self._walk_through(attempt)

    def _walk_through(self, attempt: LiveAttempt, place: Place | None = None) -> None:
        from whosays.desktop.walk.walk_view import WalkView

        self._is_in_round = place is not None and place.in_round
        self.walk = WalkView(self._look, attempt, in_round=self._is_in_round)
        self.walk.left.connect(self._leave_walk)
        self.walk.address_wanted.connect(self.open_address)
        self.walk.place_changed.connect(self._save_place.start)
        attempt.step_changed.connect(self._keep_place)
        self._undo.addStack(attempt.undo_stack)
        self._undo.setActiveStack(attempt.undo_stack)
        self._views.addWidget(self.walk)
        self._views.setCurrentWidget(self.walk)
        self.setWindowTitle(f"{attempt.lesson.title} — Who Says?")
        self.walk.view.enter()
        if attempt.journal.stuck:
            self.walk.show_trouble(attempt.journal.stuck)
        marking = self.walk.mark_view
        if place is not None and marking is not None:
            marking.page.go_to_word(place.word)
            QTimer.singleShot(0, lambda: marking.page.go_to_top(place.top))
        self._keep_place()

    # -- an article of one's own

    def show_practise(self) -> None:
        """Show the page on which an article of one's own is brought along."""
        if self.course is None and self.library is not None:
            self._wish = self.show_practise
        elif self.course is not None and self._learner:
            from whosays.desktop.practise.practise_view import PractiseView

            page = PractiseView()
            page.article_wanted.connect(partial(self._begin_own, page))
            self._show_paper(page)

    def _begin_own(self, page: PractiseView, text: str) -> None:
        """Begin a walk through *text*, once it was looked through beside the window."""
        from whosays.desktop.background import Background

        course = self.course
        if course is None:
            return

        def begin(found: tuple[Pack, Lesson]) -> None:
            if self._paper is page and self.course is course:
                self._close_paper()
                self.show_library()
                course.begin(self._learner, *found, self._walk_through, self._say)

        def refuse(error: BaseException) -> None:
            if not isinstance(error, KnownError):
                raise error
            page.refuse(error.sentence)

        Background(page).run(lambda: course.own_article(text), begin, refuse)

    # -- on paper

    def show_on_paper(self, kind: str = "", act: str = "") -> None:
        """Show the page on which lessons are printed, and begin to print or save one where asked.

        *kind* is ``worksheet`` or ``key``, *act* ``print`` or ``save``.
        """
        if self.course is None and self.library is not None:
            self._wish = partial(self.show_on_paper, kind, act)
        elif self.course is not None and self.library is not None:
            from whosays.desktop.paper.at_hand import (
                lessons_of_library,
                open_lesson,
                written_lesson,
            )
            from whosays.desktop.paper.on_paper_view import OnPaperView
            from whosays.desktop.paper.papers_of_lesson import PaperKind

            choices, present = lessons_of_library(self.course, self.library.lesson_in_mind())
            writing = self._studio.view if self._studio is not None else None
            if writing is not None:
                choices, present = [written_lesson(writing.editing.text), *choices], 0
            elif self.walk is not None:
                choices, present = [open_lesson(self.walk.attempt), *choices], 0
            page = OnPaperView(self._look, choices, present)
            self._show_paper(page)
            if kind:
                page.begin(PaperKind(kind), act)

    # -- the studio

    def show_studio(self) -> None:
        """Show what is being written."""
        if self._fault is not None and self._views.currentWidget() is self._fault:
            return
        self.studio().show_page()

    def studio(self) -> Studio:
        """Return the studio, which is made when it is first asked for."""
        if self._studio is None:
            from whosays.desktop.studio.studio import Studio

            self._studio = Studio(self._look, self._data, self._clock, self)
            self._studio.paper_wanted.connect(self._show_paper)
            self._studio.view_wanted.connect(self._show_writing)
            self._studio.view_left.connect(self._leave_writing)
            self._studio.undo_wanted.connect(self._undo_in)
            self._studio.install_wanted.connect(self.install_pack)
            self._studio.address_wanted.connect(self.open_address)
        return self._studio

    def _show_writing(self, view: QWidget) -> None:
        self._close_paper()
        self._views.addWidget(view)
        self._views.setCurrentWidget(view)
        self.setWindowTitle(_("The studio — Who Says?"))

    def _leave_writing(self, view: QWidget) -> None:
        under = self.library if self.library is not None else self._opening
        if self._views.currentWidget() is view:
            self._views.setCurrentWidget(under)
        if self._under_paper is view:
            self._under_paper, self._focus_under_paper = under, None
        self._views.removeWidget(view)
        view.deleteLater()
        self._undo.setActiveStack(None)  # type: ignore[arg-type]  # Qt takes none, its stub not

    def _undo_in(self, stack: QUndoStack) -> None:
        self._undo.addStack(stack)
        self._undo.setActiveStack(stack)

    # -- packs

    def show_packs(self) -> None:
        """Show the page of the packs."""
        self.install_pack(None)

    def install_pack(self, file: Path | None) -> None:
        """Show the page of the packs, and install the pack in *file* where one is given."""
        if self.course is None and self.library is not None:
            self._wish = partial(self.install_pack, file)
        elif self.course is not None:
            page = self._packs_page(self.course)
            if file is not None:
                page.install_file(file)

    def _packs_page(self, course: Course) -> PacksView:
        """Show the page of the packs and return it; the one that is busy stays as it is."""
        from whosays.desktop.packs.packs_view import PacksView

        if isinstance(self._paper, PacksView) and self._paper.is_busy:
            return self._paper
        page = PacksView(self._look, self._data, course.packs)
        page.changed.connect(self._read_packs_anew)
        page.balance_wanted.connect(self._show_balance)
        self._show_paper(page)
        return page

    def open_pack(self, file: Path) -> None:
        """Come to the front, install the pack in *file*, and show its lessons."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        self._to_open.append(file)
        self._open_packs()

    def _open_packs(self) -> None:
        """Install what is to be opened, once the record is open."""
        if self.course is None or not self._to_open:
            return
        files, self._to_open = self._to_open, []
        page = self._packs_page(self.course)
        page.opened.connect(self._go_to_pack, Qt.ConnectionType.UniqueConnection)
        for file in files:
            page.install_file(file)

    def _go_to_pack(self, pack: str, news: str) -> None:
        """Show the lessons of *pack*, at once or when the packs are read anew, and say *news*."""

        def show() -> None:
            self.show_library()
            if self.library is not None:
                self.library.show_pack(pack)

        if news:
            show()
            if self.library is not None:
                self.library.tell(news)
        else:
            self._wish = show

    def _show_balance(self, pack: Pack) -> None:
        from whosays.desktop.background import Background
        from whosays.desktop.packs.balance_view import BalanceView

        def show(lessons: tuple[Lesson, ...]) -> None:
            page = BalanceView(pack, lessons)
            self._show_paper(page)
            page.left.connect(self.show_packs)  # that is where somebody came from

        reading = Background(self)
        reading.run(lambda: tuple(pack.lessons), show, self._tell_error)

    def _tell_error(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._say(error.sentence)

    def _read_packs_anew(self, news: str) -> None:
        self._do_while_closed(lambda: news)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a pack file that is dragged here."""
        if _dragged_pack(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Install the pack file that was dropped."""
        file = _dragged_pack(event.mimeData())
        if file is not None:
            event.acceptProposedAction()
            self.install_pack(file)

    # -- what is a learner's own

    def show_today(self) -> None:
        """Show what is due today."""
        if self.course is None and self.library is not None:
            self._wish = self.show_today
        elif self.course is not None and self._learner:
            from whosays.desktop.today.today_view import TodayView

            page = TodayView(self._look, self.course, self._learner)
            page.passage_wanted.connect(self._open_passage)
            page.library_wanted.connect(self.show_library)
            page.progress_wanted.connect(self.show_progress)
            page.articles_wanted.connect(self.show_articles)
            self._show_paper(page)

    def _open_passage(self, passage: Passage) -> None:
        if self.course is not None:
            self._close_paper()
            self.show_library()
            place = Place(self._learner, in_round=True)
            walk_through = partial(self._walk_through, place=place)
            lesson = passage.alone()
            self.course.begin(self._learner, passage.pack, lesson, walk_through, self._say)

    def show_progress(self) -> None:
        """Show what was learnt."""
        if self.course is not None and self._learner:
            from whosays.desktop.pictures.progress_view import ProgressView

            self._show_paper(ProgressView(self._look, self.course, self._learner))

    def show_articles(self) -> None:
        """Show what was read."""
        if self.course is not None and self._learner:
            from whosays.desktop.reading.articles_view import ArticlesView

            page = ArticlesView(self._look, self.course, self._learner)
            page.attempt_wanted.connect(self._open_attempt)
            page.again_wanted.connect(self._open_again)
            page.kept_wanted.connect(self._show_kept)
            page.library_wanted.connect(self.show_library)
            self._show_paper(page)

    def _show_kept(self, attempt: str) -> None:
        """Show what the record kept of an attempt whose lesson is gone or has changed."""
        if self.course is not None:
            from whosays.desktop.reading.kept_view import KeptView

            page = KeptView(self._look, self.course, attempt)
            self._show_paper(page)
            page.left.connect(self.show_articles)  # that is where somebody came from

    def _open_attempt(self, attempt: str) -> None:
        live = self.course.resume(attempt) if self.course is not None else None
        if live is not None:
            self._close_paper()
            self.show_library()
            self._walk_through(live)

    def _open_again(self, pack: str, lesson: str) -> None:
        self._close_paper()
        self.show_library()
        self._open_lesson(pack, lesson)

    def show_keeping(self) -> None:
        """Show the page of the record itself."""
        if self.course is not None:
            from whosays.desktop.keeping.keeping_view import KeepingView

            page = KeepingView(self._look, self.course, self._learner, self._data)
            page.reopen_wanted.connect(self._do_while_closed)
            page.learner_read.connect(self._take_in_learner)
            self._show_paper(page)

    def _take_in_learner(self, learner: str) -> None:
        self._learner = self._learner or learner
        self._set_front_page()

    def _do_while_closed(self, act: Callable[[], str]) -> None:
        """Close the record, *act*, open it again, and say what came of it."""
        self._close_paper()
        if self._studio is not None:
            self._studio.leave()
        if self.course is not None:
            self.course.journal.settle(_PATIENCE)
            if self.course.journal.stuck:  # it would be lost
                self._say(self.course.journal.stuck)
                return
        self._leave_record()
        self._views.setCurrentWidget(self._opening)
        if self._background is not None:
            self._background.run(act, self._open_and_say, self._open_in_spite)

    def _open_and_say(self, news: str) -> None:
        self._news, self._is_bad = news, False
        self._open()

    def _open_in_spite(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._news, self._is_bad = error.sentence, True
        self._open()

    # -- papers

    def open_address(self, address: str) -> None:
        """Open what a link names: a term of the glossary here, a web address in the browser."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        if address.startswith("glossary.md"):
            self.show_glossary(address.partition("#")[2])
        elif QUrl(address).scheme() in ("http", "https", "mailto"):
            QDesktopServices.openUrl(QUrl(address))

    def show_glossary(self, anchor: str = "") -> None:
        """Show the glossary, at the term *anchor* where one is named."""
        from whosays.desktop.papers import glossary_paper

        packs = self.course.packs if self.course else ()
        paper, wanted = glossary_paper(packs, anchor)
        self._show_paper(paper)
        if wanted is not None:
            QTimer.singleShot(0, lambda: paper.show_piece(wanted))

    def show_keys(self) -> None:
        """Show the page of all keys."""
        from whosays.desktop.papers import keys_paper

        self._show_paper(keys_paper())

    def show_about(self) -> None:
        """Show the page about the program."""
        from whosays.desktop.about.about_view import AboutView

        page = AboutView(self._data)
        page.keys_wanted.connect(self._show_keys_from_about)
        page.licences_wanted.connect(self.show_licences)
        self._show_paper(page)

    def _show_keys_from_about(self) -> None:
        self.show_keys()
        if self._paper is not None:
            self._paper.left.connect(self.show_about)  # that is where somebody came from

    def show_licences(self) -> None:
        """Show whose work is in the program."""
        from whosays.desktop.about.licences_view import LicencesView

        page = LicencesView()
        page.text_wanted.connect(self._show_licence)
        self._show_paper(page)
        page.left.connect(self.show_about)

    def _show_licence(self, part: Part) -> None:
        from whosays.desktop.about.licences_view import LicenceText

        page = LicenceText(part)
        self._show_paper(page)
        page.left.connect(self.show_licences)

    def _show_paper(self, paper: PaperView) -> None:
        if self._paper is not None:
            self._close_paper()
        self._under_paper = self._views.currentWidget()
        self._focus_under_paper = self.focusWidget()
        self._paper = paper
        paper.left.connect(self._close_paper)
        paper.address_wanted.connect(self.open_address)
        self._views.addWidget(paper)
        self._views.setCurrentWidget(paper)
        paper.enter()

    def _close_paper(self) -> None:
        if self._paper is None:
            return
        self._views.removeWidget(self._paper)
        self._paper.deleteLater()
        self._paper = None
        if self._under_paper is not None:
            self._views.setCurrentWidget(self._under_paper)
        if self._focus_under_paper is not None:
            self._focus_under_paper.setFocus()
        self._look_what_is_due()

    # -- remembering

    def _place(self) -> Place:
        """Return where somebody is."""
        place = Place(self._learner)
        if self.walk is not None:
            marking = self.walk.mark_view
            place = replace(place, attempt=self.walk.attempt.id, in_round=self._is_in_round)
            if marking is not None:
                place = replace(
                    place, word=marking.page.caret_word(), top=marking.page.top_position()
                )
        return place

    def _leave_walk(self) -> None:
        was_in_round = self._is_in_round
        self.show_library()
        if was_in_round:
            self.show_today()

    def _keep_place(self) -> None:
        place = self._place()
        with contextlib.suppress(OSError):  # the place is a comfort; the record is what counts
            write_place(self._data, place)

    def _choose_settings(self, settings: Settings) -> None:
        self._look.choose(settings)
        with contextlib.suppress(OSError):  # a read-only folder keeps nothing, and stops nobody
            write_settings(self._data, settings, lab_settings().look)

    def show_bug(self, report: str) -> None:
        """Say that the program went wrong, and where the details are."""
        self._say(report)

    def _say(self, sentence: str) -> None:
        """Show *sentence* wherever somebody is."""
        if self.walk is not None:
            self.walk.show_trouble(sentence)
        elif self.library is not None:
            self.library.refuse(sentence)
        else:
            self._show_sentence(sentence)

    def _show_trouble(self, sentence: str) -> None:
        """Say in the library why something waits; a walk says so by itself."""
        if self.walk is None:
            self._say(sentence)

    def _forget_warning(self) -> None:
        self._warned = False

    def _read_anew(self, attempt: str, sentence: str) -> None:
        """Show the attempt with the id *attempt* as another window left it, and say *sentence*."""
        if self.course is None or self.walk is None or self.walk.attempt.id != attempt:
            return
        with self._telling():
            place = self._place()
            live = self.course.resume(attempt)
            self._views.removeWidget(self.walk)
            self.walk.deleteLater()
            self.walk = None
            if live is None:
                self.show_library()
            else:
                self._walk_through(live, place)
            self._say(sentence)

    @contextlib.contextmanager
    def _telling(self) -> Iterator[None]:
        """Say in words why the record cannot be read just now."""
        try:
            yield
        except KnownError as error:
            self._say(error.sentence)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the place, and close the record after what waits is written."""
        self._save_place.stop()
        if self._studio is not None and not self._studio.save() and not self._warned:
            self._warned = True  # the studio says why; a second time closes without it
            event.ignore()
            return
        if self._studio is not None:
            self._studio.leave()
        if self.course is not None:
            self._keep_place()
            self.course.journal.settle(_PATIENCE)
            stuck = self.course.journal.stuck
            if stuck and not self._warned:
                self._warned = True
                self._say(
                    stuck
                    + " "
                    + _("What you did last is not kept. Close the window again to go without it.")
                )
                event.ignore()
                return
            self.hide()  # nobody waits for the last backup
            with contextlib.suppress(KnownError, OSError):
                self.course.keep_backup()
            self.course.close()
            self.course = None
        super().closeEvent(event)

    # -- menus

    def _make_menus(self) -> None:
        menus, lab = Menus(self, self._look, self._undo), lab_settings()
        lesson = menus.menu(_("&Lesson"))
        menus.add(lesson, _("&Library"), ["Ctrl+L", "Alt+Left"], self.show_library)
        menus.add(lesson, _("&Practise on an article…"), ["Ctrl+N"], self.show_practise)
        menus.add(lesson, _("Pac&ks…"), ["Ctrl+I"], self.show_packs)
        studio = menus.add(lesson, _("The &studio…"), ["Ctrl+E"], self.show_studio)
        menus.lock(lesson, lab.reason("studio"), [studio])
        lesson.addSeparator()
        menus.add(lesson, _("On p&aper…"), ["Ctrl+Shift+P"], self.show_on_paper)
        for name, key, kind, act in (
            (_("Print the &worksheet…"), "Ctrl+Shift+W", "worksheet", "print"),
            (_("Print the k&ey…"), "Ctrl+Shift+K", "key", "print"),
            (_("Save the worksheet as P&DF…"), "Ctrl+Shift+S", "worksheet", "save"),
            (_("Save the key as PD&F…"), "Ctrl+Shift+D", "key", "save"),
        ):
            menus.add(lesson, name, [key], partial(self.show_on_paper, kind, act))
        lesson.addSeparator()
        menus.add(lesson, _("&Quit"), ["Ctrl+Q"], self.close)
        menus.add_undo(menus.menu(_("&Edit")))
        mine = menus.menu(_("Pro&gress"))
        menus.add(mine, _("&Today"), ["Ctrl+T"], self.show_today)
        menus.add(mine, _("My &progress"), ["Ctrl+P"], self.show_progress)
        menus.add(mine, _("My &articles"), ["Ctrl+J"], self.show_articles)
        mine.addSeparator()
        menus.add(mine, _("The &record…"), ["Ctrl+K"], self.show_keeping)
        view = menus.menu(_("&View"))
        sizes = [
            menus.add(view, _("&Larger text"), ["Ctrl++", "Ctrl+="], lambda: self._resize_text(1)),
            menus.add(view, _("&Smaller text"), ["Ctrl+-"], lambda: self._resize_text(-1)),
            menus.add(view, _("Text at &100%"), ["Ctrl+0"], lambda: self._resize_text(0)),
        ]
        menus.lock(view, lab.reason("text-size"), sizes)
        view.addSeparator()
        settings = self._look.settings
        themes = [
            ("system", _("As the &system")),
            ("light", _("Li&ght")),
            ("dark", _("&Dark")),
            ("contrast-light", _("&High contrast, black on white")),
            ("contrast-dark", _("High &contrast, white on black")),
        ]
        colours = view.addMenu(_("&Colours"))
        chosen = menus.add_choices(
            colours,
            themes,
            settings.theme,
            lambda theme: self._choose_settings(replace(self._look.settings, theme=theme)),
        )
        menus.lock(colours, lab.reason("theme"), chosen.values())
        typefaces = [("standard", _("&Standard")), ("OpenDyslexic", _("&OpenDyslexic"))]
        faces = view.addMenu(_("&Typeface"))
        chosen = menus.add_choices(
            faces,
            typefaces,
            settings.typeface,
            lambda face: self._choose_settings(replace(self._look.settings, typeface=face)),
        )
        menus.lock(faces, lab.reason("typeface"), chosen.values())
        help_menu = menus.menu(_("&Help"))
        menus.add(help_menu, _("All &keys"), ["F1"], self.show_keys)
        menus.add(help_menu, _("&Glossary"), ["F2"], self.show_glossary)
        menus.add(help_menu, _("&About Who Says?"), [], self.show_about)

    def _resize_text(self, step: int) -> None:
        settings = self._look.settings
        size = next_size(settings.text_size, step) if step else 100
        self._choose_settings(replace(settings, text_size=size))


def _dragged_pack(data: QMimeData) -> Path | None:
    """Return the pack file in *data*, None where there is none."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return next((file for file in files if file.suffix.lower() == ".whosays"), None)
