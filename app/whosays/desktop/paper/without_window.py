"""Writes a lesson's paper where no window is open."""

from __future__ import annotations

import locale
import os
import sys
from pathlib import Path

from whosays.desktop.application import has_screen, make_application
from whosays.desktop.paper.paper_look import PaperLook
from whosays.desktop.paper.papers_of_lesson import PaperKind, Wanted, compose
from whosays.desktop.paper.printing import save_pdf
from whosays.desktop.paper.sheet import PaperSize, Sheet
from whosays.lesson_packs.lesson import Lesson, Pack


def typeset(pack: Pack | None, lesson: Lesson, out: Path, size: str, *, is_key: bool) -> int:
    """Write the worksheet of *lesson*, or its key, to *out*; return how many pages it has.

    *size* is ``A4`` or ``Letter``. Raises KnownError where there is no article, or no place for
    the file.
    """
    if not has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if sys.platform == "linux" and locale.getencoding() != "UTF-8":
        os.environ["LC_ALL"] = "C.UTF-8"  # Qt takes it anyway, and complains at length
    application = make_application()
    look = PaperLook()
    kind = PaperKind.KEY if is_key else PaperKind.WORKSHEET
    paper = compose(Wanted.of(pack, lesson, kind), Sheet.of(PaperSize(size)), look)
    save_pdf(paper, out, look)
    application.processEvents()
    return len(paper.pages)
