"""The studio's first page: the packs that are being written, with their lessons."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton

from whosays.authoring.draft_packs import (
    DraftLesson,
    DraftPack,
    arrange,
    draft_packs,
    drafts_folder,
    forget_elsewhere,
    remember_elsewhere,
    set_aside,
)
from whosays.desktop.announcing import announce
from whosays.desktop.keeping.question import Question
from whosays.desktop.look.look import Look
from whosays.desktop.paper_view import PaperView
from whosays.desktop.typesetting import at_left, button, label, margins, rule
from whosays.errors import KnownError
from whosays.lesson_packs.reading import PACK_PAGE
from whosays.translation import _, ngettext


class StudioPage(PaperView):
    """Lists what is being written, and leads to each."""

    new_wanted = Signal(object)
    """A new lesson is wanted; the folder of the pack that it is for, or None."""
    lesson_wanted = Signal(Path)
    """A lesson file is to be opened."""
    page_wanted = Signal(Path)
    """The page of the pack in this folder is to be written."""
    balance_wanted = Signal(Path)
    """The balance of the pack in this folder is to be shown."""
    build_wanted = Signal(Path)
    """A pack file is to be made of this folder."""
    changed = Signal(str)
    """Files came, went or have other names, as this sentence says: the page is to be made anew."""
    install_wanted = Signal(Path)
    """This pack file is to be installed here."""

    def __init__(
        self, look: Look, data: Path, *, news: str = "", built: Path | None = None
    ) -> None:
        """List the drafts of *data*; say *news* first, and offer to install what was *built*."""
        super().__init__(_("The studio"))
        self._look = look
        self._data = data
        self.add_text(
            _(
                "Turn an article into a lesson: mark the key on the page, write why, try it as a "
                "learner, and hand a pack to the class. Lessons are text files, which any editor "
                "opens, too."
            )
        )
        self.notice = label(news, "news")
        self.add_piece(self.notice)
        self.notice.setVisible(bool(news))
        self.lessons: dict[Path, QPushButton] = {}
        self.ups: dict[Path, QPushButton] = {}
        self.asides: dict[Path, QPushButton] = {}
        self.builds: dict[Path, QPushButton] = {}
        self.pages: dict[Path, QPushButton] = {}
        self.adds: dict[Path, QPushButton] = {}
        self.balances: dict[Path, QPushButton] = {}
        if built is not None:
            self.install = button(_("Install it on this computer"), "link")
            self.install.clicked.connect(lambda: self.install_wanted.emit(built))
            self.add_layout(at_left(self.install))
        packs = draft_packs(data)
        for pack in packs:
            self._add_pack(pack)
        if not packs:
            self.add_piece(rule())
            self.add_piece(label(_("Nothing is being written yet."), "prose"))
        self.add_piece(rule())
        self.open = button(_("Open a &folder of lessons…"), "link")
        self.open.clicked.connect(self._choose_folder)
        self.add_layout(at_left(self.open))
        self.new = button(_("&New lesson…"))
        self.new.clicked.connect(lambda: self.new_wanted.emit(None))
        self.offer(self.new)
        self.finish()

    def enter(self) -> None:
        """Begin at what was done last, or at a new lesson."""
        if self.notice.text():
            announce(self, self.notice.text())
        self.new.setFocus()

    # -- a pack

    def _add_pack(self, pack: DraftPack) -> None:
        self.add_piece(rule())
        self.add_piece(label(pack.title, "heading"))
        count = len(pack.lessons)
        said = ngettext("{count} lesson", "{count} lessons", count).format(count=count)
        version = pack.page.facts.get("version", "") if pack.page is not None else ""
        if version:
            said = _("{lessons}, version {version}").format(lessons=said, version=version)
        self.add_piece(
            label(_("{said}, in {folder}").format(said=said, folder=pack.folder), "quiet")
        )
        for number, lesson in enumerate(pack.lessons):
            self._add_lesson(pack, lesson, number)
        ways = margins(QHBoxLayout(), (0, 4, 0, 0), 12)
        self.adds[pack.folder] = self._link(
            _("Add a lesson…"), _("Add a lesson to “{title}”"), pack.title
        )
        self.adds[pack.folder].clicked.connect(partial(self.new_wanted.emit, pack.folder))
        self.pages[pack.folder] = self._link(
            _("Its page…"), _("The page of the pack “{title}”"), pack.title
        )
        self.pages[pack.folder].clicked.connect(partial(self.page_wanted.emit, pack.folder))
        self.builds[pack.folder] = self._link(
            _("Build a pack file…"), _("Build a pack file of “{title}”"), pack.title
        )
        self.builds[pack.folder].clicked.connect(partial(self.build_wanted.emit, pack.folder))
        self.balances[pack.folder] = self._link(
            _("Its balance…"), _("The balance of “{title}”"), pack.title
        )
        self.balances[pack.folder].clicked.connect(partial(self.balance_wanted.emit, pack.folder))
        more = margins(QHBoxLayout(), (0, 0, 0, 0), 12)  # in large text one row does not hold all
        for row, each in (
            (ways, self.adds),
            (ways, self.pages),
            (more, self.balances),
            (more, self.builds),
        ):
            row.addWidget(each[pack.folder])
        if drafts_folder(self._data) not in pack.folder.parents:
            forget = self._link(_("Close"), _("Close the folder of “{title}”"), pack.title)
            forget.clicked.connect(partial(self._forget, pack))
            more.addWidget(forget)
        for row in (ways, more):
            row.addStretch(1)
            self.add_layout(row)

    def _add_lesson(self, pack: DraftPack, lesson: DraftLesson, number: int) -> None:
        row = margins(QHBoxLayout(), (0, 0, 0, 0), 8)
        shown = f"{number + 1}.  {lesson.title}".replace("&", "&&")
        name = _("Write at lesson {number}, “{title}”").format(
            number=number + 1, title=lesson.title
        )
        write = button(shown, "link", name=name)
        write.clicked.connect(partial(self.lesson_wanted.emit, lesson.path))
        self.lessons[lesson.path] = write
        row.addWidget(write, 1)
        for text, told, to, store in (
            ("↑", _("Move “{title}” up"), number - 1, self.ups),
            ("↓", _("Move “{title}” down"), number + 1, {}),
        ):
            move = self._link(text, told, lesson.title)
            move.setEnabled(0 <= to < len(pack.lessons))
            move.clicked.connect(partial(self._arrange, pack, number, to))
            store[lesson.path] = move
            row.addWidget(move)
        aside = self._link(_("Take out…"), _("Take “{title}” out of the pack"), lesson.title)
        aside.clicked.connect(partial(self._ask_aside, pack, lesson))
        self.asides[lesson.path] = aside
        row.addWidget(aside)
        self.add_layout(row)

    def _link(self, text: str, name: str, title: str) -> QPushButton:
        made = button(text, "link", name=name.format(title=title))
        made.setToolTip(made.accessibleName())
        made.setMinimumSize(QSize(self._look.tokens.size("badge"), 0))
        return made

    # -- changing

    def _arrange(self, pack: DraftPack, number: int, to: int) -> None:
        names = [lesson.path.name for lesson in pack.lessons]
        title = pack.lessons[number].title
        names.insert(to, names.pop(number))
        try:
            arrange(pack, names)
        except KnownError as error:
            self.say(error.sentence)
        else:
            self.changed.emit(
                _("“{title}” is lesson {number} now.").format(title=title, number=to + 1)
            )

    def _ask_aside(self, pack: DraftPack, lesson: DraftLesson) -> None:
        question = Question(
            self,
            self._look,
            _("Take “{title}” out?").format(title=lesson.title),
            (_("It is no part of the pack then. The file is kept in the folder “.removed”."),),
            _("&Take it out"),
        )
        question.show_to(lambda _typed: self._set_aside(pack, lesson))

    def _set_aside(self, pack: DraftPack, lesson: DraftLesson) -> None:
        try:
            kept = set_aside(pack, lesson.path.name)
        except KnownError as error:
            self.say(error.sentence)
        else:
            self.changed.emit(
                _("“{title}” is taken out; it is kept as {file}.").format(
                    title=lesson.title, file=kept
                )
            )

    def _forget(self, pack: DraftPack) -> None:
        try:
            forget_elsewhere(self._data, pack.folder)
        except KnownError as error:
            self.say(error.sentence)
        else:
            self.changed.emit(_("The folder is closed; everything in it stays."))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, _("A folder with a {page}").format(page=PACK_PAGE)
        )
        if chosen:
            self.open_folder(Path(chosen))

    def open_folder(self, folder: Path) -> None:
        """List the pack in *folder* from now on."""
        try:
            remember_elsewhere(self._data, folder)
        except KnownError as error:
            self.say(error.sentence)
        else:
            self.changed.emit(_("“{folder}” is open.").format(folder=folder.name))

    def say(self, sentence: str) -> None:
        """Say *sentence* at the top of the page."""
        self.notice.setText(sentence)
        self.notice.setVisible(True)
        self.show_piece(self.notice)
        announce(self, sentence)
