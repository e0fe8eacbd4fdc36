"""The page of the packs: install one from a file, see what there is, remove one."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton

from whosays.bundled import bundled
from whosays.desktop.announcing import announce
from whosays.desktop.background import Background
from whosays.desktop.keeping.question import Question
from whosays.desktop.look.look import Look
from whosays.desktop.packs.getting_all import Got, get_all, without_articles
from whosays.desktop.packs.progress_row import ProgressRow
from whosays.desktop.packs.words import installed_in_words, pack_in_words
from whosays.desktop.paper_view import PaperView
from whosays.desktop.typesetting import at_left, button, label, lock, margins, rule
from whosays.errors import KnownError
from whosays.lab_settings import lab_settings
from whosays.lesson_packs.installing import Installed, PackHasErrors, install, remove
from whosays.lesson_packs.lesson import Pack
from whosays.lesson_packs.library import reserved_ids
from whosays.lesson_packs.listing import ListedLesson
from whosays.lesson_packs.pack_file import SUFFIX
from whosays.lesson_packs.problem import Severity
from whosays.lesson_packs.unfinished_packs import packs_folder
from whosays.translation import _, ngettext

_PROBLEMS_SHOWN = 8


class _Stopped(Exception):  # noqa: N818 - it never leaves this module
    """Somebody pressed Stop."""


class PacksView(PaperView):
    """Lists the packs on this machine, and changes which they are."""

    balance_wanted = Signal(object)
    """The balance of this pack is to be shown."""
    changed = Signal(str)
    """Packs came or went, as this sentence says: the lessons are to be read anew."""
    opened = Signal(str, str)
    """The pack with this id is there: it was, as the sentence says, or it is new, without one."""
    _step = Signal(int, int)

    def __init__(self, look: Look, data: Path, packs: Sequence[Pack]) -> None:
        super().__init__(_("Packs"))
        self._look = look
        self._data = data
        self._background = Background(self)
        self._stop = threading.Event()
        self._is_busy = False
        self._waiting: list[Path] = []
        self._said: list[str] = []
        """What came of each thing that was done, one after the other."""
        self._is_news = False
        """Whether packs changed with any of them."""
        self.add_text(
            _(
                "A pack is a set of lessons in one file, whose name ends in {suffix}. Install one "
                "that a teacher gave you, or drop it here."
            ).format(suffix=SUFFIX)
        )
        self._fixed = lab_settings().reason("packs")
        if self._fixed:
            self.add_piece(label(self._fixed, "news"))
        self.notice = label("", "prose")
        self.add_piece(self.notice)
        self.notice.hide()
        self.progress = ProgressRow()
        self.progress.stop_wanted.connect(self._end_early)
        self.add_piece(self.progress)
        self.removes: dict[str, QPushButton] = {}
        self.gets: dict[str, QPushButton] = {}
        self.balances: dict[str, QPushButton] = {}
        own = packs_folder(data).resolve()
        for pack in packs:
            self._add_pack(pack, is_own=own in pack.folder.resolve().parents)
        self.install = button(_("&Install a pack…"))
        self.install.clicked.connect(self._choose)
        lock(self.install, self._fixed)
        self.offer(self.install)
        self._step.connect(self._show_step, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(self._stop.set)
        self.setAcceptDrops(True)
        self.finish()

    def _add_pack(self, pack: Pack, *, is_own: bool) -> None:
        self.add_piece(rule())
        self.add_piece(label(pack.title, "section"))
        self.add_piece(label(pack_in_words(pack), "quiet"))
        self._offer_articles(pack)
        name = _("The balance of “{title}”").format(title=pack.title)
        weigh = button(_("Its balance…"), "link", name=name)
        weigh.clicked.connect(partial(self.balance_wanted.emit, pack))
        self.balances[pack.id] = weigh
        if not is_own:
            self.add_piece(label(_whence(pack), "quiet"))
            self.add_layout(at_left(weigh))
            return
        name = _("Remove “{title}”").format(title=pack.title)
        away = button(_("Remove…"), "link", name=name)
        away.clicked.connect(partial(self._ask_to_remove, pack))
        lock(away, self._fixed)
        self.removes[pack.id] = away
        ways = margins(QHBoxLayout(), (0, 0, 0, 0), 12)
        ways.addWidget(weigh)
        ways.addWidget(away)
        ways.addStretch(1)
        self.add_layout(ways)

    def _offer_articles(self, pack: Pack) -> None:
        """Offer to get the articles that did not come with the lessons of *pack*."""
        missing = without_articles(pack)
        if not missing:
            return
        said = ngettext(
            "{count} lesson came without its article, which is got from its publisher.",
            "{count} lessons came without their articles, which are got from their publishers.",
            len(missing),
        )
        self.add_piece(label(said.format(count=len(missing))))
        name = _("Get all articles of “{title}” now").format(title=pack.title)
        get = button(_("Get all articles now"), "link", name=name)
        get.clicked.connect(partial(self._get_articles, pack, missing))
        self.gets[pack.id] = get
        self.add_layout(at_left(get))
        fixed = lab_settings().reason("addresses")
        if fixed:
            lock(get, fixed)
            self.add_piece(label(fixed, "quiet"))

    def _get_articles(self, pack: Pack, lessons: Sequence[ListedLesson]) -> None:
        if self._is_busy:
            return
        self._begin(_("Asking for the articles …"))
        data, step, is_stopped = self._data, self._tell_article, self._stop.is_set
        self._background.run(
            lambda: get_all(pack, lessons, data, step, is_stopped),
            self._take_articles,
            self._refuse,
        )

    def _tell_article(self, number: int, count: int) -> None:
        """Tell the window how far it is; called beside it."""
        if self._stop.is_set():
            raise _Stopped
        self._step.emit(number, count)

    def _take_articles(self, got: Got) -> None:
        self._end(got.in_words(), is_news=bool(got.kept))

    # -- installing

    def _choose(self) -> None:
        kinds = _("Packs ({pattern})").format(pattern=f"*{SUFFIX}")
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("Install a pack"), "", f"{kinds};;{_('All files')} (*)"
        )
        if chosen:
            self.install_file(Path(chosen))

    def install_file(self, file: Path) -> None:
        """Install the pack in *file*, beside the window, after those that are being installed."""
        if self._fixed:
            self.say(self._fixed)
        elif self._is_busy:
            self._waiting.append(file)
        else:
            self._install(file)

    @property
    def is_busy(self) -> bool:
        """Tell whether something is being done that would end with the page."""
        return self._is_busy

    def _install(self, file: Path) -> None:
        self._begin(_("Looking through {file} …").format(file=file.name))
        data, step = self._data, self._tell_step
        self._background.run(
            lambda: install(file, data, reserved=reserved_ids(data), step=step),
            self._take,
            self._refuse,
        )

    def _begin(self, doing: str) -> None:
        self._stop.clear()
        self._is_busy = True
        self.install.setEnabled(False)
        self.say("")
        self.progress.show_step(doing, 0, 0)
        announce(self, doing)

    def _end_early(self) -> None:
        """Have what is being done end; to take away what is there of it may take a moment."""
        self._stop.set()
        self.progress.show_stopping()
        announce(self, self.progress.doing)

    def _tell_step(self, number: int, count: int) -> None:
        """Tell the window how far it is; called beside it."""
        if self._stop.is_set():
            raise _Stopped
        if number % 10 == 0:  # a pack of thousands need not tell of each
            self._step.emit(number, count)

    def _show_step(self, number: int, count: int) -> None:
        if self._is_busy and count and not self._stop.is_set():
            doing = _("Lesson {number} of {count} …").format(
                number=min(number + 1, count), count=count
            )
            self.progress.show_step(doing, number, count)

    def _take(self, done: Installed) -> None:
        self._end(installed_in_words(done), is_news=done.is_new, pack=done.pack.id)

    def _refuse(self, error: BaseException) -> None:
        if isinstance(error, _Stopped):
            self._waiting.clear()
            sentence = _("Stopped.")
        elif isinstance(error, PackHasErrors):
            sentence = _errors_in_words(error)
        elif isinstance(error, KnownError):
            sentence = error.sentence
        else:
            self._end(_("The program made a mistake."))
            raise error
        self._end(sentence)

    def _end(self, sentence: str, *, is_news: bool = False, pack: str = "") -> None:
        """Go on with what waits; else say what came of all of it.

        *sentence* is what came of this; *is_news* where packs changed by it; *pack* is the id of
        one that was to be installed, and is there.
        """
        self._is_busy = False
        self._said.append(sentence)
        self._is_news = self._is_news or is_news
        if self._waiting:
            self._install(self._waiting.pop(0))
            return
        self.progress.hide()
        self.install.setEnabled(not self._fixed)
        said, is_news = "\n".join(self._said), self._is_news
        self._said, self._is_news = [], False
        if not is_news:
            self.say(said)
        if pack:
            self.opened.emit(pack, "" if is_news else said)
        if is_news:
            self.changed.emit(said)

    # -- removing

    def _ask_to_remove(self, pack: Pack) -> None:
        question = Question(
            self,
            self._look,
            _("Remove “{title}”?").format(title=pack.title),
            (
                _("Its lessons are deleted from this computer."),
                _("What was done with them stays in the record, with the text that was read."),
            ),
            _("&Remove it"),
        )
        question.show_to(lambda _typed: self._remove(pack))

    def _remove(self, pack: Pack) -> None:
        if self._is_busy:
            return
        data = self._data
        self._begin(_("Removing …"))
        gone = _("“{title}” is removed.").format(title=pack.title)
        self._background.run(
            lambda: remove(pack.id, data),
            lambda _none: self._end(gone, is_news=True),
            self._refuse,
        )

    def say(self, sentence: str) -> None:
        """Say *sentence* at the top of the page; an empty one takes away what is there."""
        self.notice.setText(sentence)
        self.notice.setVisible(bool(sentence))
        if sentence:
            self.show_piece(self.notice)
            announce(self, sentence)

    # -- dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file that is dragged here."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Install what was dropped."""
        files = [url.toLocalFile() for url in event.mimeData().urls()]
        if files and files[0]:
            event.acceptProposedAction()
            self.install_file(Path(files[0]))


def _errors_in_words(error: PackHasErrors) -> str:
    errors = [each for each in error.problems if each.severity is Severity.ERROR]
    shown = [str(each) for each in errors[:_PROBLEMS_SHOWN]]
    left = len(errors) - len(shown)
    more = [_("… and {count} more.").format(count=left)] if left else []
    said = _("This pack is not installed, because it has errors. Its author can mend them:")
    return "\n".join((said, *shown, *more))


def _whence(pack: Pack) -> str:
    """Return why *pack*, which nobody here installed, is here."""
    if bundled("lessons").resolve() in pack.folder.resolve().parents:
        return _("Comes with the program.")
    return _("Is there for everybody on this computer.")
