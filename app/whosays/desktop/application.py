"""Starts the window."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from whosays.bundled import bundled
from whosays.desktop.look.look import Look
from whosays.desktop.window import Window
from whosays.errors import KnownError
from whosays.lab_settings import lab_settings
from whosays.settings import read_settings
from whosays.translation import _

if TYPE_CHECKING:  # the first paint shall not wait for what lessons are
    from whosays.desktop.running.doorbell import Doorbell
    from whosays.lesson_packs.lesson import Pack

_ICON_SIZES = (16, 32, 48, 64, 128, 256)


def now() -> datetime:
    """Return the present time, aware."""
    return datetime.now(UTC)


def has_screen() -> bool:
    """Tell whether there is a screen to draw on; without one, Qt would end the process."""
    if sys.platform in ("win32", "darwin", "cygwin"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


def make_application() -> QApplication:
    """Return the application; one process has one."""
    present = QApplication.instance()
    if isinstance(present, QApplication):
        return present
    QLocale.setDefault(QLocale("en"))
    application = QApplication(sys.argv[:1])
    application.setApplicationName("whosays")
    application.setApplicationDisplayName("Who Says?")
    application.setStyle("fusion")
    application.setWindowIcon(_icon())
    application.setDesktopFileName("whosays")
    return application


def _icon() -> QIcon:
    icon = QIcon()
    for size in _ICON_SIZES:
        icon.addFile(str(bundled("resources") / "icons" / f"whosays-{size}.png"), QSize(size, size))
    return icon


def make_window(data: Path, also: Sequence[Pack] = ()) -> Window:
    """Return the window on the data folder *data*, not yet shown.

    *also* are packs to show that are not installed.
    """
    lab = lab_settings()
    look = Look(lab.over(read_settings(data, lab.look)))
    look.apply()
    window = Window(look, data, now, also)
    look.setParent(window)
    return window


def _report_bug(
    window: Window,
    data: Path,
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
) -> None:
    """Write the details of a bug to a file, and tell the person in a sentence."""
    details = "".join(traceback.format_exception(kind, error, trace))
    sys.stderr.write(details)
    report = data / "last-fault.txt"
    with contextlib.suppress(OSError):
        report.write_text(details, encoding="utf-8")
    window.show_bug(
        _(
            "The program made a mistake. What it showed as kept is kept; if something does not "
            "answer, close the window and open it again. The details are in {file}."
        ).format(file=report)
    )


def run(data: Path, file: Path | None = None) -> int:
    """Show the window until it is closed; return the exit code.

    It opens the pack *file*, where one is given, and those that another start hands over.
    Raises KnownError where there is no screen.
    """
    if not has_screen():
        raise KnownError(
            _(
                "There is no display here, so no window can open. Start it on a desktop, or see "
                "the whole walk in pictures with “whosays tour --out DIR”."
            )
        )
    application = make_application()
    window = make_window(data)
    sys.excepthook = partial(_report_bug, window, data)
    window.show()
    if file is not None:
        window.open_pack(file)
    bells: list[Doorbell] = []
    window.painted.connect(lambda: bells.append(_doorbell(application, window, data)))
    signal.signal(signal.SIGINT, lambda *_: window.close())
    ticks = QTimer()  # lets Python see Ctrl+C while Qt waits
    ticks.start(200)
    ticks.timeout.connect(lambda: None)
    code = application.exec()
    for bell in bells:
        bell.close()
    return code


def _doorbell(application: QApplication, window: Window, data: Path) -> Doorbell:
    from whosays.desktop.running.doorbell import Doorbell

    bell = Doorbell(data, window.open_pack)
    if sys.platform == "darwin":  # a filter in Python slows down every event
        application.installEventFilter(bell)
    return bell
