"""The page on which a lesson is put on paper: printed, or kept as PDF."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, QLocale, Qt, QTimer, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QFormLayout, QHBoxLayout, QLabel, QPushButton

from whosays.desktop.announcing import announce
from whosays.desktop.background import Background
from whosays.desktop.choice_box import ChoiceBox
from whosays.desktop.look.look import Look
from whosays.desktop.packs.progress_row import ProgressRow
from whosays.desktop.paper.at_hand import LessonChoice
from whosays.desktop.paper.paper_look import PaperLook
from whosays.desktop.paper.papers_of_lesson import PaperKind, Wanted, compose, kind_name
from whosays.desktop.paper.printing import paint, save_pdf
from whosays.desktop.paper.sheet import PaperSize, Sheet
from whosays.desktop.paper_view import PaperView
from whosays.desktop.typesetting import button, label, margins, set_kind
from whosays.errors import KnownError
from whosays.translation import _

PRINT = "print"
SAVE = "save"


class _Stopped(Exception):  # noqa: N818 - it never leaves this module
    """Somebody pressed Stop."""


class OnPaperView(PaperView):
    """Offers a lesson's worksheet and key, for the printer or as a file."""

    _step = Signal(int, int)

    def __init__(self, look: Look, choices: Sequence[LessonChoice], present: int = 0) -> None:
        """Offer *choices*, of which the one at *present* is chosen."""
        super().__init__(_("On paper"))
        self._look = look
        self._paper_look = PaperLook(look.settings.typeface)
        self._choices = tuple(choices)
        self._background = Background(self)
        self._stop = threading.Event()
        self._is_busy = False
        self.notice = label("", "prose")
        self.notice.hide()
        self.add_piece(self.notice)
        self.progress = ProgressRow()
        self.progress.stop_wanted.connect(self._stop.set)
        self.add_piece(self.progress)
        self.lesson = self._box(_("Lesson"), [choice.title for choice in choices], present)
        sizes = [size.value for size in PaperSize]
        self.size_box = self._box(_("Paper"), sizes, sizes.index(_usual_size()))
        form = margins(QFormLayout(), (0, 0, 0, 0), 8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for name, box in ((_("&Lesson:"), self.lesson), (_("&Paper:"), self.size_box)):
            buddy = QLabel(name)
            buddy.setBuddy(box)
            form.addRow(buddy, box)
        self.add_layout(form)
        self.acts: dict[tuple[PaperKind, str], QPushButton] = {}
        self._add_kind(
            PaperKind.WORKSHEET,
            _(
                "The article with numbered lines and a wide margin, what to mark with its signs, "
                "an empty trace, and the questions with lines to write on."
            ),
            (_("Print the &worksheet…"), _("&Save the worksheet as PDF…")),
        )
        self._add_kind(
            PaperKind.KEY,
            _(
                "The article with its marks, which can be told apart in black and white; every "
                "explanation, the decoys, what is open to argument, the trace and the answers."
            ),
            (_("Print the &key…"), _("Save the key as P&DF…")),
        )
        self._step.connect(self._show_step, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(self._stop.set)
        self.finish()

    def _box(self, name: str, items: Sequence[str], present: int) -> ChoiceBox:
        box = ChoiceBox()
        box.addItems([" ".join(item.split()) for item in items])
        box.setCurrentIndex(present)
        box.setAccessibleName(name)
        # a long title shortens the box, not the page
        box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        return box

    def _add_kind(self, kind: PaperKind, said: str, names: tuple[str, str]) -> None:
        self.add_heading(kind_name(kind))
        self.add_text(said)
        row = margins(QHBoxLayout(), (0, 0, 0, 0), 8)
        for act, name in zip((PRINT, SAVE), names, strict=True):
            made = button(name)
            made.clicked.connect(lambda _checked=False, act=act: self.begin(kind, act))
            self.acts[kind, act] = made
            row.addWidget(made)
        row.addStretch(1)
        self.add_layout(row)

    def begin(self, kind: PaperKind, act: str) -> None:
        """Ask for a printer or a file for the chosen lesson's *kind*."""
        if self._is_busy:
            return
        try:
            wanted = self._wanted(kind)
        except KnownError as error:
            self.say(error.sentence, "fault")
            return
        if act == PRINT:
            self._choose_printer(wanted)
        else:
            self._choose_file(wanted)

    def _wanted(self, kind: PaperKind) -> Wanted:
        if not self._choices:
            raise KnownError(_("There is no lesson on this machine to print."))
        return self._choices[self.lesson.currentIndex()].find(kind)

    # -- as PDF

    def _choose_file(self, wanted: Wanted) -> None:
        dialog = QFileDialog(self, _("Save as PDF"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{wanted.lesson.id}-{wanted.kind.value}.pdf")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.save_to(wanted, Path(file)))
        dialog.open()

    def save_to(self, wanted: Wanted, file: Path) -> None:
        """Keep what is *wanted* in *file*, beside the window, and say so or why not."""
        sheet = Sheet.of(PaperSize(self.size_box.currentText()))
        look, step = self._paper_look, self._tell_step

        def work() -> str:
            save_pdf(compose(wanted, sheet, look, step), file, look, step)
            return _("Kept as {file}.").format(file=file)

        self._run(work)

    # -- on a printer

    def _choose_printer(self, wanted: Wanted) -> None:
        if not QPrinterInfo.availablePrinterNames():
            said = _("No printer is set up on this computer. Save it as PDF, and print that.")
            self.say(said, "fault")
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(f"{wanted.lesson.title} – {kind_name(wanted.kind)}")
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_to(wanted, printer))
        dialog.setModal(True)
        dialog.show()

    def print_to(self, wanted: Wanted, printer: QPrinter) -> None:
        """Print what is *wanted* on the paper of *printer*, and say so or why not."""
        printer.setFullPage(True)
        points = printer.pageLayout().fullRectPoints()
        sheet = Sheet.of_points(points.width(), points.height())
        look, step = self._paper_look, self._tell_step

        def work() -> str:
            if paint(compose(wanted, sheet, look, step), printer, look, step):
                return _("Sent to the printer.")
            raise KnownError(_("The printer does not take it. Save it as PDF instead."))

        self._run(work)

    # -- beside the window

    def _run(self, work: Callable[[], str]) -> None:
        self._stop.clear()
        self._is_busy = True
        self.notice.hide()
        patience = self._look.tokens.duration("slow-work")
        QTimer.singleShot(patience, self, self._show_progress)
        self._background.run(lambda: _beside(work), self._tell, self._refuse)

    def _show_progress(self) -> None:
        if self._is_busy and self.progress.isHidden():
            self._show_step(0, 0)

    def _tell_step(self, number: int, count: int) -> None:
        """Tell the window how far it is; called beside it."""
        if self._stop.is_set():
            raise _Stopped
        self._step.emit(number, count)

    def _show_step(self, number: int, count: int) -> None:
        if self._is_busy and (count == 0 or self.progress.isVisible()):
            self.progress.show_step(_("Setting the pages …"), number, count)

    def _tell(self, sentence: str) -> None:
        self._end()
        self.say(sentence, "news")

    def _refuse(self, error: BaseException) -> None:
        self._end()
        if isinstance(error, _Stopped):
            self.say(_("Stopped; nothing was kept."), "news")
        elif isinstance(error, KnownError):
            self.say(error.sentence, "fault")
        else:
            raise error

    def _end(self) -> None:
        self._is_busy = False
        self.progress.hide()

    def say(self, sentence: str, kind: str) -> None:
        """Say *sentence* at the top of the page, as ``news`` or as a ``fault``."""
        set_kind(self.notice, kind)
        self.notice.setText(sentence)
        self.notice.show()
        self.show_piece(self.notice)
        announce(self, sentence)


def _beside(work: Callable[[], str]) -> str:
    """Do *work*, which sets text, on a thread of its own, and leave nothing that belongs to it."""
    timing = QEventLoop()  # a document times its layout, and needs what gives the time there
    try:
        return work()
    except (KnownError, _Stopped) as error:
        told = error.with_traceback(None)  # else it would keep the pages for another thread
    finally:
        del timing
    raise told


def _usual_size() -> str:
    """Return the paper that is usual where this machine stands."""
    system = QLocale.system().measurementSystem()
    is_american = system == QLocale.MeasurementSystem.ImperialUSSystem
    return (PaperSize.LETTER if is_american else PaperSize.A4).value
