"""The page on which a lesson is put on paper: what, how large, printed or as a PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QApplication, QButtonGroup, QFileDialog, QRadioButton

from whosays.desktop.announcing import announce
from whosays.desktop.choice_box import ChoiceBox
from whosays.desktop.packs.progress_row import ProgressRow
from whosays.desktop.paper_view import PaperView
from whosays.desktop.printing.on_pages import Job, Sheet, page_layout, put_on, save_as_pdf, title_of
from whosays.desktop.printing.paper_look import PaperLook
from whosays.desktop.typesetting import at_left, button, choice, label
from whosays.errors import KnownError
from whosays.lesson_packs.lesson import Lesson, Pack
from whosays.lesson_packs.listing import listing_of
from whosays.lesson_packs.stored_pack import gone
from whosays.translation import _, ngettext


class _Stopped(Exception):  # noqa: N818 - it never leaves this module
    """Somebody pressed Stop."""


class OnPaperView(PaperView):
    """Prints worksheets and keys, or saves them."""

    def __init__(
        self,
        packs: Sequence[Pack],
        present: str = "",
        draft: tuple[Pack | None, Lesson] | None = None,
    ) -> None:
        """Offer the lessons of *packs* that have an article, and the *draft* where there is one.

        The draft is chosen, else the lesson with the id *present*.
        """
        super().__init__(_("On paper"))
        self._draft = draft
        self._lessons = [
            (pack, listed) for pack in packs for listed in listing_of(pack) if listed.has_article
        ]
        self._look = PaperLook(self)
        self._stop = False
        self.add_text(
            _(
                "The worksheet has the article with numbered lines and a wide margin to write in. "
                "The key has the same article with every mark, and what explains it."
            )
        )
        self.notice = label("", "news")
        self.notice.hide()
        self.add_piece(self.notice)
        self.lesson = ChoiceBox()
        self.lesson.setAccessibleName(_("Lesson"))
        if draft is not None:
            self.lesson.addItem(_("{title}, as it is being written").format(title=draft[1].title))
        self.lesson.addItems([listed.title for _pack, listed in self._lessons])
        here = [number for number, (_pack, each) in enumerate(self._lessons) if each.id == present]
        self.lesson.setCurrentIndex(here[0] if here and draft is None else 0)
        prompt = label(_("&Lesson"), "section")
        prompt.setBuddy(self.lesson)
        self.add_piece(prompt)
        self.add_piece(self.lesson)
        self.sheets = self._choices(
            _("What"), {Sheet.WORKSHEET: _("The &worksheet"), Sheet.KEY: _("The &key")}
        )
        sizes = QPageSize.PageSizeId
        self.sizes = self._choices(
            _("How large"), {sizes.A4: _("A&4"), sizes.Letter: _("US Lette&r")}
        )
        self.progress = ProgressRow()
        self.progress.stop_wanted.connect(self._stop_it)
        self.add_piece(self.progress)
        self.print = button(_("&Print…"))
        self.print.clicked.connect(self._print)
        self.add_layout(at_left(self.print))
        self.save = button(_("&Save as PDF…"))
        self.save.clicked.connect(self._choose_file)
        self.offer(self.save)
        for each in (self.print, self.save):
            each.setEnabled(self.lesson.count() > 0)
        self.finish()

    def _choices(self, heading: str, names: dict[object, str]) -> dict[object, QRadioButton]:
        self.add_piece(label(heading, "section"))
        group = QButtonGroup(self)
        made: dict[object, QRadioButton] = {}
        for value, name in names.items():
            each = choice(QRadioButton(), name)
            group.addButton(each)
            self.add_piece(each)
            made[value] = each
        next(iter(made.values())).setChecked(True)
        return made

    def _chosen(self) -> tuple[Pack | None, Lesson]:
        number = self.lesson.currentIndex()
        if self._draft is not None:
            if number == 0:
                return self._draft
            number -= 1
        pack, listed = self._lessons[number]
        lesson = pack.lesson(listed.id)
        if lesson is None:
            raise KnownError(gone(listed))
        return pack, lesson

    def job(self) -> Job:
        """Return what is chosen. Raises KnownError where the lesson cannot be read any more."""
        pack, lesson = self._chosen()
        sheet = Sheet.KEY if self.sheets[Sheet.KEY].isChecked() else Sheet.WORKSHEET
        letter = QPageSize.PageSizeId.Letter
        is_letter = self.sizes[letter].isChecked()
        return Job(pack, lesson, sheet, letter if is_letter else QPageSize.PageSizeId.A4)

    def enter(self) -> None:
        """Begin with the lesson."""
        self.lesson.setFocus()

    # -- a file

    def _choose_file(self) -> None:
        try:
            job = self.job()
        except KnownError as error:
            self.say(error.sentence)
            return
        name = f"{job.lesson.id}-{job.sheet.value}.pdf"
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Save as PDF"), str(Path.home() / name), _("PDF files (*.pdf)")
        )
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, file: Path) -> None:
        """Write what is chosen to *file*."""
        out = file if file.suffix.lower() == ".pdf" else file.with_name(f"{file.name}.pdf")
        pages = self._do(lambda: save_as_pdf(self.job(), out, self._look, self._breathe))
        if pages:
            said = ngettext(
                "Saved as {file}, {count} page.", "Saved as {file}, {count} pages.", pages
            )
            self.say(said.format(file=out, count=pages))

    # -- a printer

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            self.say(_("No printer is set up on this computer. Save a PDF, and print that."))
            return
        try:
            job = self.job()
        except KnownError as error:
            self.say(error.sentence)
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout(job.size))
        printer.setDocName(title_of(job))
        dialog = QPrintDialog(printer, self)
        if not dialog.exec():
            return
        pages = self._do(lambda: put_on(job, printer, self._look, self._breathe))
        if pages:
            said = ngettext("{count} page is printed.", "{count} pages are printed.", pages)
            self.say(said.format(count=pages))

    # -- how it goes on

    def _do(self, work: Callable[[], int]) -> int:
        """Do *work*, page by page, and return how many pages it made; 0 where it made none."""
        self._stop = False
        self.notice.hide()
        self._enable(False)
        self.progress.show_step(_("Setting the pages …"), 0, 0)
        try:
            return work()
        except _Stopped:
            self.say(_("Stopped; nothing is saved."))
        except KnownError as error:
            self.say(error.sentence)
        finally:
            self.progress.hide()
            self._enable(True)
        return 0

    def _breathe(self, number: int, count: int) -> None:
        """Let the window live between two pages; text is set on its thread."""
        doing = _("Page {number} of {count} …").format(number=number + 1, count=count)
        self.progress.show_step(doing, number, count)
        QApplication.processEvents()
        if self._stop or not self.isVisible():
            raise _Stopped

    def _stop_it(self) -> None:
        self._stop = True

    def _enable(self, on: bool) -> None:  # noqa: FBT001 - as Qt has it
        for each in (self.print, self.save, self.lesson):
            each.setEnabled(on)

    def say(self, sentence: str) -> None:
        """Say *sentence* at the top of the page."""
        self.notice.setText(sentence)
        self.notice.show()
        self.show_piece(self.notice)
        announce(self, sentence)
