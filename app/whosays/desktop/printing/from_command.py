"""Sets pages for the command line, which has no window."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtGui import QPageSize

from whosays.desktop.application import has_screen, make_application
from whosays.desktop.printing.on_pages import Job, Sheet, save_as_pdf
from whosays.desktop.printing.paper_look import PaperLook
from whosays.lesson_packs.lesson import Lesson, Pack


def save(pack: Pack | None, lesson: Lesson, as_key: bool, on_letter: bool, file: Path) -> int:  # noqa: FBT001
    """Write *lesson* of *pack* to *file* as a PDF; return how many pages it has.

    Raises KnownError where there is no article, or the disk does not take the file.
    """
    if not has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    make_application()
    sizes = QPageSize.PageSizeId
    sheet = Sheet.KEY if as_key else Sheet.WORKSHEET
    job = Job(pack, lesson, sheet, sizes.Letter if on_letter else sizes.A4)
    return save_as_pdf(job, file, PaperLook())
