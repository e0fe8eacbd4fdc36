"""Leads through the studio: its first page, a new lesson, the writing, the trying out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QFileDialog, QWidget

from whosays.authoring.draft_packs import DraftPack, add_lesson, draft_packs, new_pack
from whosays.authoring.lesson_text import LessonText
from whosays.authoring.publishing import PackUnfinished, Published, publish
from whosays.desktop.background import Background
from whosays.desktop.look.look import Look
from whosays.desktop.packs.balance_view import BalanceView
from whosays.desktop.paper_view import PaperView
from whosays.desktop.studio.editing import Editing
from whosays.desktop.studio.new_lesson_view import NewLessonView
from whosays.desktop.studio.pack_page import PackPage
from whosays.desktop.studio.preview import Preview
from whosays.desktop.studio.studio_page import StudioPage
from whosays.desktop.studio.studio_view import StudioView
from whosays.errors import KnownError
from whosays.lesson_packs.lesson import Lesson
from whosays.lesson_packs.library import bundled_ids
from whosays.lesson_packs.own_article import own_pack
from whosays.lesson_packs.pack_file import SUFFIX
from whosays.lesson_packs.reading import PACK_PAGE, pack_around, read_lesson
from whosays.translation import _, ngettext

Clock = Callable[[], datetime]
_PROBLEMS_SHOWN = 8


class Studio(QObject):
    """What is open in the studio; the window shows what it is given."""

    paper_wanted = Signal(PaperView)
    """This page is to be shown above what there is."""
    view_wanted = Signal(QWidget)
    """This view is to be shown instead of what there is."""
    view_left = Signal(QWidget)
    """This view is done with."""
    undo_wanted = Signal(QUndoStack)
    """What undo is to undo now."""
    install_wanted = Signal(Path)
    address_wanted = Signal(str)

    def __init__(self, look: Look, data: Path, clock: Clock, parent: QObject) -> None:
        """Work on the drafts of the data folder *data*, with *clock* for a preview's time."""
        super().__init__(parent)
        self._look = look
        self._data = data
        self._clock = clock
        self._background = Background(self)
        self.page: StudioPage | None = None
        self.view: StudioView | None = None
        self.preview: Preview | None = None
        self.pack_page: PackPage | None = None

    # -- the first page

    def show_page(self, news: str = "", *, built: Path | None = None) -> None:
        """Show what is being written, *news* first, and offer to install what was *built*."""
        page = StudioPage(self._look, self._data, news=news, built=built)
        page.new_wanted.connect(self._show_new)
        page.lesson_wanted.connect(self._open)
        page.page_wanted.connect(self._show_pack_page)
        page.build_wanted.connect(self._ask_where_to_build)
        page.balance_wanted.connect(self._weigh)
        page.changed.connect(self.show_page, Qt.ConnectionType.QueuedConnection)
        page.install_wanted.connect(self.install_wanted)
        self.page = page
        self.paper_wanted.emit(page)

    def _show_new(self, into: Path | None) -> None:
        page = NewLessonView(draft_packs(self._data), into)
        page.lesson_wanted.connect(partial(self._keep_new, page))
        self.paper_wanted.emit(page)
        page.left.connect(partial(self.show_page, ""))  # that is where somebody came from

    def _keep_new(self, page: NewLessonView, pack: DraftPack | None, text: str) -> None:
        try:
            into = pack or new_pack(self._data, _("My lessons"), "")
            file = add_lesson(into, text)
        except KnownError as error:
            page.refuse(error.sentence)
        else:
            self.open_lesson(file)

    def _show_pack_page(self, folder: Path) -> None:
        try:
            page = PackPage(folder)
        except KnownError as error:
            self._say(error.sentence)
            return
        self.pack_page = page
        self.paper_wanted.emit(page)
        self.undo_wanted.emit(page.editing.undo_stack)
        page.left.connect(self._leave_pack_page)

    def _leave_pack_page(self) -> None:
        if self.pack_page is not None:
            self.pack_page.editing.save()
            self.pack_page = None
            self.show_page()

    def _weigh(self, folder: Path) -> None:
        draft = DraftPack(folder)
        pack = draft.pack
        if pack is None:
            self._say(_("The page of the pack has errors; mend those first."))
            return

        def read() -> list[Lesson | None]:
            return [read_lesson(each.path, pack=pack).lesson for each in draft.lessons]

        def show(found: list[Lesson | None]) -> None:
            lessons = [lesson for lesson in found if lesson is not None]
            page = BalanceView(pack, lessons, len(found) - len(lessons))
            self.paper_wanted.emit(page)
            page.left.connect(partial(self.show_page, ""))

        self._background.run(read, show, self._tell_unbuilt)

    # -- a pack file

    def _ask_where_to_build(self, folder: Path) -> None:
        facts = LessonText.read(folder / PACK_PAGE).facts
        name = f"{facts.get('id', folder.name)}-{facts.get('version', '1')}{SUFFIX}"
        kinds = _("Packs ({pattern})").format(pattern=f"*{SUFFIX}")
        chosen, _kind = QFileDialog.getSaveFileName(
            self.page, _("Build a pack file"), str(Path.home() / name), kinds
        )
        if chosen:
            self.build(folder, Path(chosen))

    def build(self, folder: Path, file: Path) -> None:
        """Make the pack *file* of *folder*, beside the window."""
        out = file if file.suffix.lower() == SUFFIX else file.with_name(file.name + SUFFIX)
        if self.page is not None:
            self.page.say(_("Building {file} …").format(file=out.name))
        self._background.run(lambda: publish(folder, out), self._tell_built, self._tell_unbuilt)

    def _tell_built(self, done: Published) -> None:
        said = _("“{title}” is built: {file}. Hand it on, or install it here.").format(
            title=done.pack.title, file=done.file
        )
        if done.without_article:
            count = len(done.without_article)
            said += " " + ngettext(
                "{count} lesson goes without its article, which is not yours to share.",
                "{count} lessons go without their articles, which are not yours to share.",
                count,
            ).format(count=count)
        if done.pack.id in bundled_ids():
            said += " " + _(
                "It cannot be installed here: a pack that comes with the program has its id."
            )
            self.show_page(said)
        else:
            self.show_page(said, built=done.file)

    def _tell_unbuilt(self, error: BaseException) -> None:
        if isinstance(error, PackUnfinished):
            shown = [str(each) for each in error.problems[:_PROBLEMS_SHOWN]]
            left = len(error.problems) - len(shown)
            more = [_("… and {count} more.").format(count=left)] if left else []
            self._say("\n".join((error.sentence, *shown, *more)))
        elif isinstance(error, KnownError):
            self._say(error.sentence)
        else:
            raise error

    def _say(self, sentence: str) -> None:
        if self.page is not None:
            self.page.say(sentence)

    # -- a lesson

    def _open(self, file: Path) -> None:
        try:
            self.open_lesson(file)
        except KnownError as error:
            self._say(error.sentence)

    def open_lesson(self, file: Path) -> None:
        """Open the lesson *file* to be written.

        Raises KnownError where it cannot be read.
        """
        text = LessonText.read(file, pack_around(file))
        self.leave()
        editing = Editing(text, file)
        self.view = StudioView(self._look, editing, self._data)
        editing.setParent(self.view)
        self.view.left.connect(self._leave_lesson)
        self.view.preview_wanted.connect(self._try)
        self.view.address_wanted.connect(self.address_wanted)
        self.view_wanted.emit(self.view)
        self.undo_wanted.emit(editing.undo_stack)
        self.view.enter()

    def _leave_lesson(self) -> None:
        if self.view is not None and self.view.editing.save():
            self.leave()
            self.show_page()

    def leave(self) -> None:
        """Close what is open, saved as far as the disk allows."""
        self._leave_preview()
        if self.view is not None:
            self.view.editing.save()
            view, self.view = self.view, None
            self.view_left.emit(view)

    def save(self) -> bool:
        """Have everything on disk; tell whether it is."""
        saved = self.view is None or self.view.editing.save()
        return saved and (self.pack_page is None or self.pack_page.editing.save())

    # -- trying it out

    def _try(self) -> None:
        if self.view is None:
            return
        text = self.view.editing.text
        reading = text.reading
        if reading.lesson is None:
            self.view.tell_unfinished()
            return
        if not reading.lesson.has_article:
            self.view.tell(_("This lesson came without its article, so that it cannot be tried."))
            return
        pack = text.pack or replace(own_pack(), id="preview")
        try:
            self.preview = Preview(self._look, pack, reading.lesson, self._clock)
        except KnownError as error:
            self.view.tell(error.sentence)
            return
        self.preview.left.connect(self._back_to_writing, Qt.ConnectionType.QueuedConnection)
        self.preview.undo_wanted.connect(self.undo_wanted)
        self.preview.address_wanted.connect(self.address_wanted)
        self.view_wanted.emit(self.preview)
        self.preview.begin()

    def _back_to_writing(self) -> None:
        if self.preview is not None and self.view is not None:
            self._leave_preview()
            self.view_wanted.emit(self.view)
            self.undo_wanted.emit(self.view.editing.undo_stack)
            self.view.enter()

    def _leave_preview(self) -> None:
        if self.preview is not None:
            preview, self.preview = self.preview, None
            self.view_left.emit(preview)
            preview.close_record()
